"""Lays a document out on A4 pages by Nghị định 30/2020/NĐ-CP: every printed line with its words.

All measures are pixels at RESOLUTION unless they say points.
"""
from dataclasses import dataclass, field
from pathlib import Path

from PIL import ImageFont

from markup import Table

RESOLUTION = 400
WIDTH, HEIGHT = 3307, 4677
FONTS = Path("/usr/share/fonts/truetype/croscore")
FACES = {"": "Regular", "b": "Bold", "i": "Italic", "bi": "BoldItalic"}


def pt(points):
    return points * RESOLUTION / 72


def mm(millimetres):
    return millimetres * RESOLUTION / 25.4


# TOP and BOTTOM are base lines.
LEFT, RIGHT, TOP, BOTTOM = mm(30), WIDTH - mm(16), mm(24), HEIGHT - mm(20)
SIGNING = mm(28)  # where the signature and the seal go
_fonts = {}


def font(face, size):
    key = face, size
    if key not in _fonts:
        path = FONTS / f"Tinos-{FACES[face]}.ttf"
        _fonts[key] = ImageFont.truetype(str(path), round(pt(size)), layout_engine=ImageFont.Layout.BASIC)
    return _fonts[key]


def wrapped(text, width, face, size):
    """The lines that a text takes in a column."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = (line + " " + word).strip()
        if line and font(face, size).getlength(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return lines + [line]


@dataclass
class Word:
    x: float
    y: float  # of the base line
    text: str
    face: str
    size: float
    cell: int = 0
    width: float = 0

    def __post_init__(self):
        self.width = font(self.face, self.size).getlength(self.text)


@dataclass
class Line:
    page: int
    text: str
    words: list = field(default_factory=list)


@dataclass
class Seal:
    page: int
    x: float
    y: float
    text: str


class Layout:
    """Lines in reading order; `places` says on which line each piece of a paragraph stands."""

    def __init__(self, source):
        self.source = source
        self.lines, self.rules, self.pages = [], [], 1
        self.places = {}  # id(paragraph) -> [(offset, line number)]
        self.rows = {}  # id(table) -> line numbers of its rows
        self.appendix_line = None
        self.seal = None
        self.y = TOP
        self.head()
        *body, closing = source.body
        for item in body:
            self.item(item)
        # No signature stands on a page without any text above it.
        height = len(wrapped(closing.text, RIGHT - LEFT - mm(6), "", 14)) * pt(18.3)
        self.room(height + pt(4) + self.foot_height())
        self.item(closing)
        self.foot()
        if source.appendix:
            self.appendix()

    # Lines

    def emit(self, text, words=()):
        self.lines.append(Line(self.pages, text, list(words)))
        return len(self.lines)

    def blank(self):
        self.emit("")

    def centred(self, text, centre, y, face="", size=14):
        x = centre - font(face, size).getlength(text) / 2
        return self.emit(text, self.spread(text, x, y, face, size))

    def spread(self, text, x, y, face, size):
        words, space = [], font(face, size).getlength(" ")
        for w in text.split(" "):
            words.append(Word(x, y, w, face, size))
            x += words[-1].width + space
        return words

    def rule(self, x1, y1, x2, y2, width=4):
        self.rules.append((self.pages, x1, y1, x2, y2, width))

    def new_page(self):
        self.pages += 1
        self.y = TOP
        self.centred(str(self.pages), (LEFT + RIGHT) / 2, mm(14), "", 13)

    def room(self, height):
        if self.y + height > BOTTOM:
            self.new_page()

    # Parts of the page

    def head(self):
        s, left, right = self.source, mm(62), mm(143)
        y = self.y
        for text in s.parent:
            self.centred(text, left, y, "", 13)
            y += pt(17)
        for text in s.issuer:
            self.centred(text, left, y, "b", 13)
            y += pt(17)
        self.rule(left - mm(12), y - pt(12), left + mm(12), y - pt(12))
        self.centred("Số: " + s.number[0], left, y + pt(8), "", 13)
        y = self.y
        self.centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", right, y, "b", 13)
        motto = "Độc lập - Tự do - Hạnh phúc"
        self.centred(motto, right, y + pt(17), "b", 14)
        half = font("b", 14).getlength(motto) / 2
        self.rule(right - half, y + pt(22), right + half, y + pt(22))
        day, month, year = s.date[0].split("/")
        # Day, and January and February, with two digits.
        date = f"{s.place[0]}, ngày {int(day):02} tháng {month if int(month) > 2 else month.zfill(2)} năm {year}"
        self.centred(date, right, y + pt(42), "i", 14)
        self.y = max(y + pt(42), y + pt(25) + pt(17) * (len(s.parent) + len(s.issuer))) + pt(34)
        self.blank()
        centre = (LEFT + RIGHT) / 2
        self.centred(s.type[0], centre, self.y, "b", 14)
        for text in s.title:
            self.y += pt(19)
            self.centred(text, centre, self.y, "b", 14)
        self.rule(centre - mm(22), self.y + pt(8), centre + mm(22), self.y + pt(8))
        self.y += pt(34)
        self.blank()

    def item(self, item):
        if isinstance(item, Table):
            self.table(item)
        else:
            self.paragraph(item)

    def paragraph(self, p, size=14):
        places = self.places.setdefault(id(p), [])
        face = "i" if p.part_of == "basis" and p.text.startswith("Căn cứ") else ""
        words, offset = [], 0
        for text in p.text.split(" "):
            bold = p.heading and (p.heading[0] <= offset < p.heading[1] or offset == 0)
            words.append((offset, Word(0, 0, text, "b" if bold else face, size)))
            offset += len(text) + 1
        start, space, indent = 0, font("", size).getlength(" "), mm(11)
        if p.kind == "part":
            self.room(pt(45))
        while start < len(words):
            x = LEFT + (indent if start == 0 else 0)
            end, used = start, 0
            while end < len(words):
                more = words[end][1].width + (space if end > start else 0)
                if used + more > RIGHT - x:
                    break
                used, end = used + more, end + 1
            self.room(pt(8))
            line = [w for _, w in words[start:end]]
            slack = RIGHT - x - used
            gap = space + (slack / (len(line) - 1) if end < len(words) and len(line) > 1 else 0)
            for w in line:
                w.x, w.y = x, self.y
                x += w.width + gap
            places.append((words[start][0], self.emit(" ".join(w.text for w in line), line)))
            self.y += pt(18.3)
            start = end
        self.y += pt(4)

    def table(self, t):
        size, pad, step = 12, pt(3.5), pt(15.5)
        scale = (RIGHT - LEFT) / sum(t.widths)
        edges = [LEFT]
        for w in t.widths:
            edges.append(edges[-1] + w * scale)
        self.y -= pt(6)
        numbers = self.rows.setdefault(id(t), [])
        for index, row in enumerate(t.rows):
            head = index == 0
            group = len(row) < len(t.widths)
            face = "b" if head or group else ""
            spans = [(edges[i], edges[i + 1]) for i in range(len(row))]
            if group:
                spans[-1] = (spans[-1][0], edges[-1])
            cells = [wrapped(c, b - a - 2 * pad, face, size) for c, (a, b) in zip(row, spans)]
            height = max(len(c) for c in cells) * step + pt(7)
            if self.y + height > BOTTOM:
                self.new_page()
                self.y -= pt(6)
            words = []
            for column, (lines, (a, b)) in enumerate(zip(cells, spans)):
                top = self.y + (height - len(lines) * step) / 2 if head or column == 0 else self.y + pt(3.5)
                for i, text in enumerate(lines):
                    long = font(face, size).getlength(text)
                    x = (a + b - long) / 2 if head or column == 0 else a + pad
                    for w in self.spread(text, x, top + i * step + pt(11.5), face, size):
                        w.cell = column
                        words.append(w)
            for x in sorted({x for span in spans for x in span}):
                self.rule(x, self.y, x, self.y + height)
            for y in (self.y, self.y + height):
                self.rule(edges[0], y, edges[-1], y)
            numbers.append(self.emit(" | ".join(row), words))
            self.y += height
        self.y += pt(24)

    def foot_height(self):
        s = self.source
        block = len(s.authority + s.capacity)
        return pt(10) + max(pt(14) * len(s.recipient), pt(18) * block + SIGNING)

    def foot(self):
        s = self.source
        block = s.authority + s.capacity
        self.room(self.foot_height())
        self.y += pt(10)
        self.blank()
        y = self.y
        self.emit("Nơi nhận:", self.spread("Nơi nhận:", LEFT, y, "bi", 12))
        for text in s.recipient:
            y += pt(14)
            self.emit(text, self.spread(text, LEFT, y, "", 11))
        centre, low, y = mm(147), y, self.y
        for text in block:
            self.centred(text, centre, y, "b", 14)
            y += pt(18)
        self.seal = Seal(self.pages, centre - mm(19), y + mm(12), s.seal[0])
        y += SIGNING
        self.centred(s.signer[0], centre, y, "b", 14)
        self.y = max(low, y) + pt(20)

    def appendix(self):
        s, centre = self.source, (LEFT + RIGHT) / 2
        self.new_page()
        self.appendix_line = self.centred("PHỤ LỤC", centre, self.y, "b", 14)
        for text in s.appendix:
            self.y += pt(19)
            self.centred(text, centre, self.y, "b", 14)
        note, places = s.appendix_note, []
        offset = 0
        for text in wrapped(note.text, mm(140), "i", 14):
            self.y += pt(19)
            places.append((offset, self.centred(text, centre, self.y, "i", 14)))
            offset += len(text) + 1
        self.places[id(note)] = places
        self.rule(centre - mm(18), self.y + pt(7), centre + mm(18), self.y + pt(7))
        self.y += pt(32)
        self.blank()
        for item in s.appendix_body:
            self.item(item)

    # What was made

    def line_of(self, p, offset):
        """The number of the line on which a paragraph's offset stands."""
        return max((start, line) for start, line in self.places[id(p)] if start <= offset)[1]

    def text(self):
        parts = []
        for i, line in enumerate(self.lines):
            turn = "\f" if i and line.page != self.lines[i - 1].page else ""
            parts.append(turn + line.text + "\n")
        return "".join(parts)
