"""Builds Corpus/NAME/* from Corpus/NAME/source.txt; started by Scripts/make-corpus."""
import sys
import tempfile
import unicodedata
import zlib
from pathlib import Path

import numpy as np

import layer
import markup
import reference
import scan
import scanned_pdf
from layout import Layout


def build(folder):
    source = markup.read(folder / "source.txt")
    layout = Layout(source)
    text = layout.text()
    if text != unicodedata.normalize("NFC", text):
        sys.exit(f"make-corpus: {folder}/source.txt is not in NFC")
    (folder / "text.txt").write_text(text, encoding="utf8")
    (folder / "structure.json").write_text(
        reference.dump(reference.build(source, layout)), encoding="utf8")

    scans, texts, garbled = [], [], {}
    for page in range(1, layout.pages + 1):
        rng = np.random.default_rng([zlib.crc32(folder.name.encode()), page])
        mode = "colour" if page == layout.seal.page else source.scan[0]
        scans.append(scan.scan(scan.draw_page(layout, page, rng), mode, rng))
    scanned_pdf.write(folder / "scan.pdf", scans)
    with tempfile.TemporaryDirectory() as temporary:
        for page, seen in enumerate(scans, 1):
            base = Path(temporary) / f"page-{page:02}"
            layer.read(folder / "scan.pdf", page, seen.resolution, base)
            texts.append(base.with_suffix(".pdf"))
            garbled |= layer.by_line(layout, page, base.with_suffix(".tsv"), seen)
        layer.underlay(folder / "scan.pdf", texts, folder / "layer.pdf", Path(temporary))

    lines = []
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        turn = "\f" if line.startswith("\f") else ""
        lines.append(turn + garbled.get(number, "") + "\n")
    (folder / "garbled.txt").write_text("".join(lines), encoding="utf8")
    sizes = [round((folder / name).stat().st_size / 1024) for name in ("scan.pdf", "layer.pdf")]
    print(f"{folder.name}: {layout.pages} pages, {len(layout.lines)} lines,"
          f" {len(text.split())} tokens, scan {sizes[0]} KB, layer {sizes[1]} KB")


def main(corpus, names):
    folders = [corpus / n for n in names] or sorted(p.parent for p in corpus.glob("*/source.txt"))
    for folder in folders:
        if not (folder / "source.txt").is_file():
            sys.exit(f"make-corpus: {folder}/source.txt does not exist")
        build(folder)


main(Path(sys.argv[1]), sys.argv[2:])
