"""Races dau structure with eyecite in one run.

usage: race.py DAU TEXT ...

dau reads the texts, which are Vietnamese; eyecite reads English with citations in most sentences. Times are those of the processor,
of one core, of reading the text that is in memory already, for both.
"""
import os
import subprocess
import sys
import tempfile
import time

from eyecite import get_citations

SENTENCES = (
    "The court held in Bush v. Gore, 531 U.S. 98, 99-100 (2000), that the recount could not go on. ",
    "See also Roe v. Wade, 410 U.S. 113 (1973); Lissner v. Test, 1 F.2d 1, 5 (9th Cir. 1924). ",
    "The defendant had notice of the hearing and chose not to attend it, which the record bears out. ",
    "Id. at 12. The statute, 42 U.S.C. § 1983, gives a cause of action against state officers. ",
)


def english(length):
    text = "".join(SENTENCES)
    return (text * (length // len(text) + 1))[:length]


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    dau, paths = arguments[0], arguments[1:]
    text = ""
    for path in paths:
        with open(path, encoding="utf8") as file:
            text += file.read()
    print(f"{len(text)} characters, {len(text.encode())} bytes of Vietnamese")
    for part in (1, 2, 4):
        some = text[: len(text) * part // 4]
        taken = timing(dau, some)
        print(f"dau structure: {len(some.encode())} bytes in {taken:.3f} s: {len(some.encode()) / taken / 1e6:.1f} MB/s, {len(some) / taken:,.0f} characters/s")
    ours = len(text) / taken
    lines = "- Sở Nội vụ chủ trì, phối hợp với Sở Tài chính thực hiện Nghị định số 30/2020/NĐ-CP.\n"
    many = lines * 100_000
    taken = timing(dau, many)
    print(f"100,000 lines: {taken:.2f} s: {len(many.encode()) / taken / 1e6:.1f} MB/s")
    sample = english(60_000)
    get_citations(sample[:2000])
    start = time.process_time()
    found = get_citations(sample)
    taken = time.process_time() - start
    theirs = len(sample) / taken
    print(f"eyecite: {len(sample)} characters in {taken:.2f} s: {theirs:,.0f} characters/s, {len(found)} citations")
    print(f"ratio: {ours / theirs:.0f}")


def timing(dau, text):
    """Processor seconds that dau itself says the structure of a text took."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text.txt")
        with open(path, "w", encoding="utf8") as file:
            file.write(text)
        result = subprocess.run([dau, "structure", path, "--timing"], check=True, capture_output=True, text=True)
        return float(result.stderr.split("processor: ")[1].split()[0])


main(sys.argv[1:])
