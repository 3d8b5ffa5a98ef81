"""Makes noise pairs out of the corpus; started by Scripts/make-noise."""
import argparse
import subprocess
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent / "corpus"))

import numpy as np

import pairing
import recognisers
from degrade import degrade
from text import Corpus
from typeset import draw, typeset

# Recogniser -> pages in one file of training pairs: the files of all recognisers take turns.
PAGES = {"eng": 30, "vie": 20, "other": 30}


def build(corpus, path, kind, name, part, pages, seed):
    """Writes one file. Its content depends on its arguments alone, not on what was made before."""
    rng = np.random.default_rng([seed, zlib.crc32(f"{kind}.{name}.{part}".encode())])
    passages = corpus.passages(kind, rng)
    rows, count = [], Counter()
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(pages):
            source, passage = next(passages)
            page = typeset(passage, rng)
            if not page.lines:
                continue
            scan = degrade(draw(page), rng)
            program = recognisers.program(name, rng)
            try:
                words = recognisers.read(program, scan, Path(folder))
            except recognisers.Unreadable as error:
                print(f"make-noise: {path.name}: a page is left out: {error}", file=sys.stderr)
                continue
            for read, true, alike in pairing.pairs(page, scan, words):
                kept = alike >= pairing.ALIKE and "\t" not in read
                count["pairs" if kept else "unlike" if read else "empty"] += 1
                count["syllables"] += kept * len(true.split(" "))
                if kept:
                    rows.append(f"{read}\t{true}\t{scan.dpi}\t{page.font}\t{scan.wear:.2f}\t{source}\n")
    half = path.with_name(f".{path.name}.part")
    subprocess.run(["zstd", "-q", "-f", "-12", "-o", str(half)], input="".join(rows).encode(), check=True)
    half.rename(path)
    print(f"{path.name}: {count['pairs']} lines, {count['syllables']} syllables;"
          f" left out: {count['unlike']} unlike, {count['empty']} not read", flush=True)


def files(options):
    """(path, recogniser, part, pages) of the files to make."""
    if options.set != "training":
        for name in options.recogniser:
            yield options.out / f"{options.set}.{name}.tsv.zst", name, 0, options.pages
        return
    part, left = 0, dict.fromkeys(options.recogniser, options.pages)
    while any(left.values()):
        part += 1
        for name in [n for n in options.recogniser if left[n]]:
            pages = min(left[name], PAGES.get(name, PAGES["other"]))
            left[name] -= pages
            yield options.out / f"training.{name}.{part}.tsv.zst", name, part, pages


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--set", choices=["training", "development", "test"], default="training")
    parser.add_argument("--recogniser", nargs="+", default=list(PAGES), choices=recognisers.NAMES)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    try:
        corpus = Corpus(options.corpus)
        for path, name, part, pages in files(options):
            if not path.exists():
                build(corpus, path, options.set, name, part, pages, options.seed)
    except FileNotFoundError as error:
        sys.exit(f"make-noise: {error}")


main()
