"""Good files among hostile ones."""
import json
import random
import re
import shutil
import struct
import subprocess
import zlib

import documents
import program
import text_pdf


def arguments(_, parser):
    parser.add_argument("--good", type=int, default=200)
    parser.add_argument("--hostile", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)


def run(options, scratch):
    source, out = scratch / "in", scratch / "out"
    documents.make(source / "good", options.good, pdf=True)
    (source / "bad").mkdir()
    rng = random.Random(options.seed)
    sentences = documents.Sentences()
    for number in range(options.hostile):
        kind = list(KINDS)[number % len(KINDS)]
        name, content = KINDS[kind](rng, text_pdf.pdf(documents.text(90_000 + number, sentences)))
        path = source / "bad" / f"{number:03}-{kind}.{name}"
        path.write_bytes(content)
        if kind == "encrypted":
            encrypt(path)
    done = program.convert(source, out, "--plain", "--document-timeout", "60", "--memory-limit", "1024")
    print("\n".join("  " + line for line in done.stderr.splitlines()[-12:]))
    index = json.loads((out / "index.json").read_text())["documents"]
    failures = json.loads((out / "failures.json").read_text())["failures"]
    good = [d for d in index if "/good/" in d["path"]]
    bad = {f["path"] for f in failures if "/bad/" in f["path"]}
    for path in sorted((source / "bad").iterdir()):
        if str(path) not in bad:
            print(f"  no reason for {path.name}")
    again = program.convert(source, out, "--quiet")
    return 0 if all([
        program.verdict(len(good) == options.good, f"{len(good)} of {options.good} good results"),
        program.verdict(len(bad) == options.hostile, f"{len(bad)} of {options.hostile} reasons"),
        program.verdict(done.returncode == 2, f"exit code {done.returncode}"),
        program.verdict(again.returncode == 2, f"exit code {again.returncode} when run again"),
        program.verdict(not program.journal_problems(out), "the journal and the folder agree"),
    ]) else 1


def encrypt(path):
    if shutil.which("qpdf"):
        plain = path.with_suffix(".plain")
        path.rename(plain)
        subprocess.run(["qpdf", "--encrypt", "a", "b", "256", "--", plain, path], check=True)
        plain.unlink()
    else:
        path.write_bytes(b"")


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data
            + struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, rows):
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def page_loop(rng, pdf):
    """The list of pages holds itself and nothing else."""
    return "pdf", re.sub(rb"/Count \d+ /Kids \[[^]]*\]", b"/Count 1 /Kids [2 0 R]", pdf)


def no_pages(rng, pdf):
    return "pdf", re.sub(rb"/Count \d+ /Kids \[[^]]*\]", b"/Count 0 /Kids []", pdf)


KINDS = {
    "empty": lambda rng, pdf: ("pdf", b""),
    "head": lambda rng, pdf: ("pdf", pdf[:rng.randrange(10, 200)]),
    "noise": lambda rng, pdf: ("pdf", b"%PDF-1.7\n" + rng.randbytes(5000)),
    "text": lambda rng, pdf: ("pdf", "Đây là văn bản.".encode() + str(rng.random()).encode()),
    "zip": lambda rng, pdf: ("pdf", b"PK\x03\x04" + rng.randbytes(2000)),
    "binary": lambda rng, pdf: ("txt", bytes([0, 1, 2]) + rng.randbytes(3000)),
    "encrypted": lambda rng, pdf: ("pdf", pdf),
    "loop": page_loop,
    "no-pages": no_pages,
    "cut-png": lambda rng, pdf: ("png", png(800, 800, bytes(801 * 800))[:rng.randrange(20, 60)]),
    "bomb-png": lambda rng, pdf: ("png", png(40_000, 40_000, rng.randbytes(1000))),
    "noise-jpeg": lambda rng, pdf: ("jpg", b"\xff\xd8\xff\xe0" + rng.randbytes(4000)),
    "noise-tiff": lambda rng, pdf: ("tif", b"II*\x00" + rng.randbytes(4000)),
}
