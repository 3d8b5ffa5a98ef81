"""Lets Tesseract read the scans as English: the garbled layer, and its words by line."""
import subprocess
import sys

import scan
from layout import pt


def read(pdf, page, resolution, base):
    """Writes BASE.pdf, the page's text alone, and BASE.tsv."""
    run("pdftoppm", "-png", "-r", resolution, "-f", page, "-l", page, "-singlefile", pdf, base)
    run("tesseract", f"{base}.png", base, "-l", "eng", "--dpi", resolution,
        "-c", "textonly_pdf=1", "pdf", "tsv")


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"make-corpus: {command[0]} failed: {done.stderr.strip()}")


def underlay(scan_pdf, text_pdfs, layer_pdf, folder):
    """Puts the text-only pages under the scanned ones."""
    joined = folder / "text.pdf"
    run("qpdf", "--empty", "--deterministic-id", "--pages", *text_pdfs, "--", joined)
    run("qpdf", "--deterministic-id", scan_pdf, "--underlay", joined, "--", layer_pdf)


def words(tsv):
    """(text, x, y) of the words' centres in reading order."""
    for row in tsv.read_text(encoding="utf8").splitlines()[1:]:
        cells = row.split("\t")
        if cells[0] == "5" and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            yield cells[11], left + width / 2, top + height / 2


def by_line(layout, page, tsv, seen):
    """Line number -> what was read there. Words far from every printed word are noise and go."""
    printed = []
    for number, line in enumerate(layout.lines):
        if line.page == page:
            printed += [(number, w) for w in line.words]
    found = {}
    for text, x, y in words(tsv):
        x, y = scan.unscanned(seen, x, y)
        def distance(item):
            w = item[1]
            dx = max(w.x - x, x - w.x - w.width, 0)
            return dx / 2 + abs(w.y - pt(w.size) * 0.3 - y)
        number, word = min(printed, key=distance)
        if distance((number, word)) < pt(12):
            found.setdefault(number, []).append((word.cell, round(word.y), x, text))
    result = {}
    for number, items in found.items():
        cells = layout.lines[number].text.count(" | ") + 1
        if cells > 1:  # A bar in a table is a rule, not a word.
            items = [item for item in items if item[3].strip("|")]
        texts = [" ".join(t for c, _, _, t in sorted(items) if c == cell) for cell in range(cells)]
        result[number] = " | ".join(texts)
    return result
