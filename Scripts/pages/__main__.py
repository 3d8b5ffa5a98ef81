"""Makes pages with their true text; started by Scripts/make-pages."""
import argparse
import sys
from pathlib import Path

sys.path += [str(Path(__file__).resolve().parent.parent / folder) for folder in ("corpus", "noise")]

import numpy as np

import stamps
from degrade import degrade
from layout import HEIGHT, mm
from scan import scan
from text import Corpus
from typeset import draw, typeset

BOTTOM = HEIGHT - mm(18)


def full_page(passages, rng, top):
    """A page of text from a height on, and its lines."""
    lines = []
    for _ in range(4):
        lines += next(passages)[1]
    page = typeset(lines, rng)
    for line in page.lines:
        line.y += top
    page.lines = [line for line in page.lines if line.y < BOTTOM]
    page.height = HEIGHT
    return page


def write(path, image, dpi):
    """One image as the one page of a PDF: black and white losslessly, all else as JPEG."""
    half = path.with_name(f".{path.name}.part")
    image.save(half, "PDF", resolution=dpi, **({} if image.mode == "1" else {"quality": 75}))
    half.rename(path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--dpi", type=int, nargs="+", default=[150, 200, 300])
    parser.add_argument("--stamps", action="store_true")
    parser.add_argument("--set", choices=["training", "development", "test"], default="development")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(options.seed)
    passages = Corpus(options.corpus).passages(options.set, rng)
    for number in range(1, options.pages + 1):
        rng = np.random.default_rng([options.seed, number])
        page = full_page(passages, rng, mm(35) if options.stamps and rng.random() < 0.5 else 0)
        if not page.lines:
            continue
        truth = "".join(line.text + "\n" for line in page.lines)
        (options.out / f"{number:03}.txt").write_text(truth, "utf8")
        drawn = draw(page)
        mode = "grey"
        if options.stamps:
            mode = str(rng.choice(["colour", "colour", "grey", "bitonal"]))
            drawn = stamps.stamped(drawn.convert("RGB"), page.lines, rng)
        for dpi in options.dpi:
            # The same copier and scanner at each resolution.
            wear = np.random.default_rng([options.seed, number, 1])
            if options.stamps:
                image = scan(drawn, mode, wear, dpi).image
            else:
                image = degrade(drawn, wear, dpi).image
            write(options.out / f"{number:03}.{dpi}.pdf", image, dpi)


main()
