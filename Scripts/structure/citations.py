"""Splits corpus texts into documents, and checks what dau found in them.

usage: check_citations.py split FOLDER MOST TEXT ...   writes up to MOST documents a text to FOLDER
       check_citations.py check FOLDER JSON-FOLDER     compares with an independent regular expression
"""
import json
import os
import re
import subprocess
import sys

# A document starts where its head or its type stands on a line of its own, or its first base does.
HEAD = re.compile(
    r"^(CỘNG H[ÒO][ÀA]? ?XÃ|ĐẢNG CỘNG SẢN VIỆT NAM|(?:QUYẾT ĐỊNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ"
    r"|THÔNG TƯ LIÊN TỊCH|CHỈ THỊ|KẾ HOẠCH|LUẬT|BÁO CÁO|TỜ TRÌNH|THÔNG BÁO|HƯỚNG DẪN|CÔNG ĐIỆN"
    r"|PHÁP LỆNH|BỘ LUẬT)$)"
)
# NUMBER/SYMBOL: 30/2020/NĐ-CP, 749/QĐ-TTg, 18-NQ/TW. Of the code at least one part has two capitals.
CAPITALS = r"[A-ZĐÂĂÊÔƠƯ]"
PART = CAPITALS + r"[A-ZĐÂĂÊÔƠƯa-z0-9&]*"
SYMBOL = re.compile(
    r"(?<![\w/.-])\d{1,5}[a-zđ]?(?:\.\d{1,2})?"
    r"(?:(?:/(?:19|20)\d\d)?/" + PART + r"(?:-" + PART + r")*|-" + PART + "/" + PART + r")(?![\w/])"
)


def documents(path):
    lines, size, was_base = [], 0, False
    process = subprocess.Popen(["zstdcat", path], stdout=subprocess.PIPE)
    for raw in process.stdout:
        line = raw.decode("utf8", "replace")
        is_base = line.startswith("Căn cứ ")
        if size > 1500 and (HEAD.match(line) or is_base and not was_base):
            yield "".join(lines)
            lines, size = [], 0
        was_base = is_base
        lines.append(line)
        size += len(line)
    yield "".join(lines)


def split(folder, most, texts):
    os.makedirs(folder, exist_ok=True)
    total = 0
    for text in texts:
        count = 0
        for document in documents(text):
            if count == most:
                break
            if 1500 < len(document) < 120000:
                with open(f"{folder}/{total:05d}.txt", "w", encoding="utf8") as file:
                    file.write(document)
                count += 1
                total += 1
    print(f"{total} documents")


def is_symbol(text):
    """Whether a string is a number with a code: forms and units have one letter or none behind."""
    code = text.split("/")[-1]
    return sum(letter.isupper() for letter in code) >= 2 or "-" in text.split("/")[0]


def check(folder, json_folder):
    names = sorted(name for name in os.listdir(folder) if name.endswith(".txt"))
    seen = found = scalars = 0
    missing, misses, gaps = [], [], []
    for name in names:
        path = f"{json_folder}/{name[:-4]}.json"
        if not os.path.exists(path):
            missing.append(name)
            continue
        with open(path, encoding="utf8") as file:
            document = json.load(file)
        text = document["text"]
        scalars += len(text)
        end = 0
        for span in document["account"]:
            if span["start"] != end or span["end"] <= end:
                gaps.append(name)
            end = span["end"]
        if end != len(text):
            gaps.append(name)
        # The document's own symbol in its head is no citation, nor are the initials in its foot.
        cited = [(one["start"], one["end"]) for one in document["citations"]]
        outside = [(one["start"], one["end"]) for one in document["account"] if one["place"] in ("header", "foot")]
        for match in SYMBOL.finditer(text):
            if not is_symbol(match[0]) or any(a <= match.start() < b for a, b in outside):
                continue
            # `Mẫu số 01/ĐKKD` is a form and no document.
            if re.search(r"(?i)(mẫu|biểu|phụ lục|bảng|mẫu biểu|biểu mẫu)\s*(số)?\s*:?\s*$", text[max(0, match.start() - 24):match.start()]):
                continue
            seen += 1
            if any(a <= match.start() and match.end() <= b for a, b in cited):
                found += 1
            else:
                around = text[max(0, match.start() - 50):match.end() + 20]
                misses.append(f"{name}\t{match[0]}\t{' '.join(around.split())}")
    print(f"{len(names)} documents, {scalars} characters")
    print(f"without output: {len(missing)} {' '.join(missing[:10])}")
    print(f"with characters in no place or in two: {len(set(gaps))} {' '.join(sorted(set(gaps))[:10])}")
    print(f"strings NUMBER/SYMBOL: {seen}, found as citations: {found} ({100 * found / max(seen, 1):.2f} %)")
    print("missed:")
    for miss in misses:
        print(miss)
    if missing or gaps:
        sys.exit(1)


def main(arguments):
    if len(arguments) >= 4 and arguments[0] == "split":
        split(arguments[1], int(arguments[2]), arguments[3:])
    elif len(arguments) == 3 and arguments[0] == "check":
        check(arguments[1], arguments[2])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
