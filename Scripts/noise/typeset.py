"""Sets passages on strips of A4 pages in the manner of Nghị định 30/2020/NĐ-CP.

All measures are pixels at RESOLUTION unless they say points.
"""
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from layout import WIDTH, mm, pt  # Scripts/corpus
from text import LETTERS

FONTS = Path("/usr/share/fonts/truetype")
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
# Family -> how often a page is set in it, and the files of its styles.
FAMILIES = {
    "Tinos": (32, [f"croscore/Tinos-{s}.ttf" for s in STYLES]),
    "LiberationSerif": (28, [f"liberation2/LiberationSerif-{s}.ttf" for s in STYLES]),
    "FreeSerif": (12, [f"freefont/FreeSerif{s}.ttf" for s in ("", "Bold", "Italic", "BoldItalic")]),
    "NotoSerif": (7, [f"noto/NotoSerif-{s}.ttf" for s in STYLES]),
    "Arimo": (7, [f"croscore/Arimo-{s}.ttf" for s in STYLES]),
    "NotoSans": (4, [f"noto/NotoSans-{s}.ttf" for s in STYLES]),
    "DejaVuSerif": (4, [f"dejavu/DejaVuSerif{s}.ttf" for s in ("", "-Bold", "-Bold", "-Bold")]),
    "Carlito": (4, [f"crosextra/Carlito-{s}.ttf" for s in STYLES]),
}
HEADING = re.compile(r"(Điều|Chương|Mục|Phần|Phụ lục|PHỤ LỤC) |[IVX]+\. ")
MARGIN = mm(12)  # above and below the text of a strip


@dataclass
class Line:
    """A printed line: its words at x on the base line y."""

    text: str
    words: list  # of (x, text)
    y: float
    face: str
    size: float


@dataclass
class Page:
    font: str
    lines: list
    height: int
    step: float  # between base lines


@cache
def opened(path, size):
    return ImageFont.truetype(str(FONTS / path), round(pt(size)), layout_engine=ImageFont.Layout.BASIC)


@cache
def draws(path, letter):
    """Whether the font has a glyph for the letter: what is missing looks like U+FFFF."""
    font = opened(path, 12)
    return letter == " " or bytes(font.getmask(letter)) != bytes(font.getmask("\uffff"))


@cache
def families():
    """The installed families that have all letters of Vietnamese: many old versions lack some."""
    usable = {name: weight for name, (weight, paths) in FAMILIES.items()
              if all((FONTS / p).is_file() and all(draws(p, c) for c in LETTERS) for p in paths)}
    if not usable:
        raise FileNotFoundError(f"{FONTS} holds no font with the letters of Vietnamese")
    return list(usable), [w / sum(usable.values()) for w in usable.values()]


def typeset(passage, rng):
    names, shares = families()
    family = str(rng.choice(names, p=shares))
    paths = FAMILIES[family][1]
    size = float(rng.choice([11, 12, 13, 13.5, 14], p=[0.1, 0.18, 0.3, 0.12, 0.3]))
    step = pt(size) * rng.uniform(1.16, 1.6)
    left, right = mm(rng.uniform(20, 32)), WIDTH - mm(rng.uniform(13, 22))
    justified, indent = rng.random() < 0.7, mm(rng.choice([0, 10, 12.7]))
    lines, y = [], MARGIN + pt(size)
    for text in passage:
        text, style, centred = shaped(text, rng)
        if not all(draws(paths[style], c) for c in text):
            continue
        font = opened(paths[style], size)
        first = 0 if centred else indent
        broken = broken_lines(text.split(" "), font, right - left, first)
        for number, words in enumerate(broken):
            start, width = (left + first, right - left - first) if number == 0 else (left, right - left)
            slack = width - sum(width_of(w, font) for w in words) - width_of(" ", font) * (len(words) - 1)
            last = number == len(broken) - 1
            gap = slack / (len(words) - 1) if justified and not centred and not last and len(words) > 1 else 0
            lines.append(Line(" ".join(words), placed(words, font, start + centred * slack / 2, gap),
                              y, paths[style], size))
            y += step
        y += pt(size) * rng.choice([0, 0.25, 0.5])
    return Page(family, lines, round(y + MARGIN - step), step)


def shaped(text, rng):
    """The text as printed, its style, and whether it is centred."""
    short = len(text.split(" ")) <= 16 and text[-1] not in ";,."
    if short or (HEADING.match(text) and len(text) < 160):
        capitals = rng.random() < 0.35
        text = unicodedata.normalize("NFC", text.upper()) if capitals else text
        style = rng.choice(4, p=[0.28, 0.54, 0.1, 0.08])
        return text, int(style), bool(short and rng.random() < 0.3)
    if text.startswith("Căn cứ"):
        return text, int(rng.choice([0, 2], p=[0.4, 0.6])), False
    return text, int(rng.choice(4, p=[0.84, 0.06, 0.08, 0.02])), False


@cache
def width_of(word, font):
    return font.getlength(word)


def broken_lines(words, font, width, first):
    lines, line, used, space = [], [], first, width_of(" ", font)
    for word in words:
        length = width_of(word, font)
        if line and used + space + length > width:
            lines.append(line)
            line, used = [], 0
        used += length + (space if line else 0)
        line.append(word)
    return lines + [line]


def placed(words, font, x, gap):
    result, space = [], width_of(" ", font) + gap
    for word in words:
        result.append((x, word))
        x += width_of(word, font) + space
    return result


def draw(page):
    """The page as it left the printer, grey at RESOLUTION."""
    image = Image.new("L", (WIDTH, page.height), 255)
    pen = ImageDraw.Draw(image)
    for line in page.lines:
        for x, word in line.words:
            pen.text((x, line.y), word, 16, opened(line.face, line.size), anchor="ls")
    return image
