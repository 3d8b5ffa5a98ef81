"""Synthetic archives: short plans that are put together from the sentences of Corpus/."""
import random
import re
from pathlib import Path

import text_pdf
from marks import without_marks
from project import ROOT


def arguments(_, parser):
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--pdf", action="store_true", help="PDFs with a text layer, not text files")
    parser.add_argument("--sections", type=int, default=3, help="length of a document")


def run(options, _):
    make(options.folder, options.count, pdf=options.pdf, sections=options.sections)
    return 0


class Sentences:
    """The lines of the corpus by what they are good for."""

    def __init__(self):
        texts = [p.read_text(encoding="utf8").replace("\f", "") for p in
                 sorted((ROOT / "Corpus").glob("*/text.txt"))]
        lines = [line for text in texts for line in text.splitlines()]
        self.bases = [line for line in lines if line.startswith("Căn cứ ")]
        self.items = [line for line in lines if re.match(r"- \w", line)]
        self.agencies = sorted({m for line in lines for m in re.findall(
            r"Sở (?:Nội vụ|Tài chính|Y tế|Tư pháp|Xây dựng|Giáo dục và Đào tạo)", line)}) or ["Sở Nội vụ"]


def text(number, sentences, sections=3):
    """The document of a number: always the same."""
    rng = random.Random(number)
    year = 2015 + number % 10
    lines = [
        "ỦY BAN NHÂN DÂN TỈNH AN LÂM", rng.choice(sentences.agencies).upper(),
        f"Số: {number}/KH-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        f"An Lâm, ngày {1 + number % 28:02} tháng {3 + number % 9} năm {year}", "", "KẾ HOẠCH",
        f"Thực hiện nhiệm vụ số {number} năm {year}", ""]
    lines += [rng.choice(sentences.bases) for _ in range(2)]
    # A mention of another document of the archive.
    if number > 1:
        other = 1 + rng.randrange(number - 1)
        lines.append(f"Căn cứ Kế hoạch số {other}/KH-SNV của Sở Nội vụ;")
    lines.append("Sở Nội vụ ban hành Kế hoạch như sau:")
    for section in range(1, sections + 1):
        lines.append(f"{['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII'][section % 8 - 1]}. NỘI DUNG")
        lines += [rng.choice(sentences.items) for _ in range(4)]
    lines += ["IX. TỔ CHỨC THỰC HIỆN",
              f"1. {rng.choice(sentences.agencies)}: Chủ trì, phối hợp với {rng.choice(sentences.agencies)} "
              f"thực hiện nhiệm vụ số {number} trước ngày 15/{3 + number % 9}/{year + 1}."]
    whole = "\n".join(lines) + "\n"
    # Every third document has lost its marks, so that restoration has its work.
    return without_marks(whole) if number % 3 == 0 else whole


def make(folder, count, pdf=False, sections=3, first=1):
    """Writes documents into folders of a hundred; each fiftieth is a duplicate of the one before."""
    sentences = Sentences()
    folder = Path(folder)
    for number in range(first, first + count):
        content = text(number - 1 if number % 50 == 0 else number, sentences, sections)
        place = folder / f"{number // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        if pdf:
            (place / f"plan-{number}.pdf").write_bytes(text_pdf.pdf(content))
        else:
            (place / f"kế hoạch {number}.txt").write_text(content, encoding="utf8")
