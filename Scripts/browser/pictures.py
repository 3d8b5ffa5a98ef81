"""Makes the pictures of the README; started by Scripts/make-pictures."""
import argparse
import base64
import difflib
import html
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from chromium import View, chromium
from project import ROOT, add_program, fail, find_program
from project import run_program as dau

LIMIT = 150_000
LINES = 4
RESOLUTION = 110
PARAGRAPH = """<!DOCTYPE html><meta charset="utf-8"><style>
body {{ margin: 0 }} main {{ width: 46rem; padding: 1rem; background: #fff; color: #1b1f24;
font: 1rem/1.5 "Liberation Sans", "Noto Sans", sans-serif }}
h2 {{ font-size: .95rem; margin: .9rem 0 .3rem; color: #545b66 }} h2:first-child {{ margin-top: 0 }}
img, p {{ margin: 0; border: 1px solid #ccd1d9; border-radius: 6px }} img {{ display: block; width: 100% }}
p {{ padding: .6rem .8rem }} del, ins {{ text-decoration: none; border-radius: 3px; padding: 0 .1em }}
del {{ background: #ffdcd7; color: #8d1216 }} ins {{ background: #d9f2e3; color: #0a5a33 }}
</style><main><h2>{captions[0]}</h2><img src="data:image/png;base64,{image}">
<h2>{captions[1]}</h2><p>{before}</p>
<h2>{captions[2]}</h2><p>{after}</p></main>"""


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


CAPTIONS = {
    "paragraph.png": ("The scan", "Its text layer, made by an OCR that took Vietnamese for English",
                      "What dau restore makes of that layer"),
    "paragraph.vi.png": ("Bản quét", "Lớp chữ do phần mềm nhận dạng đọc nhầm tiếng Việt thành tiếng Anh",
                         "Kết quả của lệnh dau restore"),
}


def paragraph(browser, program, converted, output):
    """A paragraph on paper, as the text layer has it, and as it is restored; what was changed is marked."""
    plan = ROOT / "Corpus/chuyen-doi-so-tinh"
    page = json.loads(converted.read_text(encoding="utf8"))["pages"][0]
    texts = [" ".join(word["form"] for word in line["words"]) for line in page["lines"]]
    first = next(n for n, text in enumerate(texts) if text.startswith("Thực hiện Nghị quyết số 27"))
    boxes = [line["box"] for line in page["lines"][first:first + LINES]]
    garbled = (plan / "garbled.txt").read_text(encoding="utf8").splitlines()
    start = next(n for n, line in enumerate(garbled) if line.startswith("Thu hi"))
    garbled = garbled[start:start + LINES]
    restored = subprocess.run(
        [program, "restore"], input="\n".join(garbled) + "\n", text=True, capture_output=True,
        check=True).stdout.splitlines()
    # The lines of the scan, with some paper around them, in pixels.
    scale, margin = RESOLUTION / 72, 6
    left = min(box["x"] for box in boxes) - margin
    top = min(box["y"] for box in boxes) - margin
    width = max(box["x"] + box["width"] for box in boxes) + margin - left
    height = max(box["y"] + box["height"] for box in boxes) + margin - top
    crop = output / "crop"
    subprocess.run(
        ["pdftoppm", "-png", "-singlefile", "-r", str(RESOLUTION), "-f", "1", "-l", "1",
         *(word for option, value in zip("xyWH", (left, top, width, height))
           for word in (f"-{option}", str(round(value * scale)))),
         plan / "scan.pdf", crop], check=True)
    image = base64.b64encode(crop.with_suffix(".png").read_bytes()).decode()
    crop.with_suffix(".png").unlink()
    before, after = [], []
    for read, chosen in zip(garbled, restored):
        old, new = read.split(), chosen.split()
        for kind, i, j, k, m in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
            before += [(word, kind != "equal", "del") for word in old[i:j]]
            after += [(word, kind != "equal", "ins") for word in new[k:m]]
        before.append(None)
        after.append(None)
    for name, captions in CAPTIONS.items():
        with View(browser) as view:
            view.page.set_content(PARAGRAPH.format(
                captions=captions, image=image, before="".join(map(marked, before)),
                after="".join(map(marked, after))))
            view.page.locator("main").screenshot(path=output / name)


def marked(word):
    if word is None:
        return "<br>"
    text, is_changed, tag = word
    text = html.escape(text)
    return f"<{tag}>{text}</{tag}> " if is_changed else text + " "


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
            paragraph(browser, program, folder / "out/chuyen-doi-so-tinh.json", arguments.output)
            document(browser, (folder / "document.html").as_uri(), arguments.output / "page.png")
            archive(browser, (folder / "archive.html").as_uri(), arguments.output / "archive.png")
    for picture in (*CAPTIONS, "page.png", "archive.png"):
        shrink(arguments.output / picture)


sys.exit(main())
