"""Tries weights of the evidence and counts confidences; started by Scripts/choose-evidence."""
import hashlib
import json
import math
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from alignment import cores, judged_words

BOUNDS = [0, 0.3, 0.6, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96, 0.965, 0.97, 1.01]
READABLE = 20  # per cent of wrong syllables


def evaluate(dau, kept, scans, *options):
    command = [dau, "evaluate", "evidence", "--keep", str(kept), *options, *(f"{pdf}={truth}" for pdf, truth in scans)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def readable(dau, kept, scans):
    """The scans of which little is wrong."""
    for scan in scans:
        rate = float(re.search(r"SER +([\d.]+) %", evaluate(dau, kept, [scan]))[1])
        if rate < READABLE:
            yield scan


def confidences(kept, pdf, truth):
    """The confidence of each word and whether it is right, where that can be told."""
    reading = json.loads((kept / f"{hashlib.sha256(pdf.read_bytes()).hexdigest()}.json").read_text())
    words = [(core, word["confidence"]) for page in reading["pages"] for line in page["lines"]
             for word in line["words"] if "confidence" in word for core in cores(word["form"])]
    for place, right in judged_words(cores(truth.read_text("utf8")), [core for core, _ in words]):
        yield words[place][1], right


def main():
    dau, kept, pages, *weights = sys.argv[1:]
    kept = Path(kept)
    scans = [(pdf, pdf.with_name(pdf.name.split(".")[0] + ".txt")) for pdf in sorted(Path(pages).glob("*.pdf"))]
    if not scans:
        sys.exit(f"choose-evidence: {pages} holds no PDF; Scripts/make-pages makes some")
    evaluate(dau, kept, scans)  # Reads them all, as many at a time as there are cores.
    good = list(readable(dau, kept, scans))
    print(f"{len(good)} of {len(scans)} pages are readable")
    print(evaluate(dau, kept, good, *(part for weight in weights for part in ("--vary", weight))))
    counts = Counter()
    for pdf, truth in good:
        for confidence, right in confidences(kept, pdf, truth):
            low = max(bound for bound in BOUNDS if bound <= confidence)
            counts[low, right] += 1
    right, wrong = (sum(n for (_, r), n in counts.items() if r == kind) for kind in (True, False))
    print(f"confidence from   right  wrong  speaks for the word ({right} right, {wrong} wrong)")
    for low in BOUNDS[:-1]:
        r, w = counts[low, True], counts[low, False]
        evidence = math.log((r + 0.5) / (right + 0.5) * (wrong + 0.5) / (w + 0.5))
        print(f"{low:15}{r:8}{w:7}{evidence:8.2f}")


main()
