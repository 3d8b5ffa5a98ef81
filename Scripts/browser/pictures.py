"""Makes the pictures of the README; started by Scripts/make-pictures."""
import argparse
import sys
import tempfile
from pathlib import Path

from chromium import View, chromium
from project import ROOT, add_program, fail, find_program
from project import run_program as dau

LIMIT = 150_000


def shrink(path):
    """Fewer colours: the pictures are text on paper, and readers fetch them with the README."""
    from PIL import Image
    image = Image.open(path).convert("RGB")
    # The few strong colours of a page are rare among its many greys: they get weight by being there
    # again and again in what the palette is made from.
    pixels = list(image.get_flattened_data())
    pixels += 8 * [pixel for pixel in pixels if max(pixel) - min(pixel) > 60]
    sample = Image.new("RGB", (image.width, len(pixels) // image.width))
    sample.putdata(pixels[:sample.width * sample.height])
    for colors in (128, 64, 32, 16):
        palette = sample.quantize(colors, kmeans=1)
        image.quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)
        if path.stat().st_size < LIMIT:
            print(f"{path}: {path.stat().st_size / 1000:.0f} KB, {colors} colours")
            return
    fail(f"{path} is larger than {LIMIT / 1000:.0f} KB")


def document(browser, url, path):
    """A page beside its text, a changed word lit up in both."""
    with View(browser) as view:
        view.open(url)
        word = view.page.locator(".page ins.changed[data-box]").first
        view.page.locator("#p1").scroll_into_view_if_needed()
        view.page.evaluate("document.getElementById('p1').scrollIntoView()")
        view.page.wait_for_timeout(300)
        word.hover()
        view.page.wait_for_timeout(300)
        view.page.screenshot(path=path, clip=dict(x=300, y=0, width=970, height=860))


def archive(browser, url, path):
    """The citation graph and the agencies of all sample plans."""
    with View(browser, "1280-dark") as view:
        view.open(url)
        view.page.locator("#plot-agencies").scroll_into_view_if_needed()
        box = view.page.locator("#plot-agencies").bounding_box()
        graph = view.page.locator("#plot-graph").bounding_box()
        height = graph["y"] + graph["height"] - box["y"]
        view.page.screenshot(path=path, full_page=True, clip=dict(
            x=box["x"] - 8, y=box["y"] + view.page.evaluate("scrollY") - 8, width=860,
            height=min(height + 16, 1000)))


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/make-pictures",
        description="Converts the scans of Corpus/, makes reports of them, and takes the pictures "
        "that the README shows, with a headless Chromium. Installs what is missing "
        "(Scripts/setup-browser).")
    add_program(parser)
    parser.add_argument("--output", type=Path, default=ROOT / "Scripts/pictures",
                        help="where they are written; Scripts/pictures by default")
    arguments = parser.parse_args()
    program = find_program(arguments.dau)
    arguments.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dau-pictures-") as name:
        folder = Path(name)
        scans = folder / "scans"
        scans.mkdir()
        for scan in sorted(ROOT.glob("Corpus/*/layer.pdf")):
            (scans / f"{scan.parent.name}.pdf").write_bytes(scan.read_bytes())
        dau(program, "convert", scans, "-o", folder / "out", "--quiet")
        dau(program, "report", folder / "out/chuyen-doi-so-tinh.json", "-o",
            folder / "document.html", "--language", "en")
        dau(program, "report", folder / "out", "-o", folder / "archive.html", "--language", "en")
        with chromium() as browser:
            document(browser, (folder / "document.html").as_uri(), arguments.output / "page.png")
            archive(browser, (folder / "archive.html").as_uri(), arguments.output / "archive.png")
    for picture in ("page.png", "archive.png"):
        shrink(arguments.output / picture)


sys.exit(main())
