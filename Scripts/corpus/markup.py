"""Reads a document's source: its head and foot as directives, its body as paragraphs.

A line of a source is one of
  @key value            a field of the head or foot (issuer, title, recipient, ...; see Source)
  @by A; B              the agencies of the tasks that follow
  @do key=value | ...   the unit above is a task: role, with, due, product, by, from, to
  @appendix TITLE       starts the appendix; further @appendix lines are the title's next lines
  @table widths=...     a table follows: one row a line, cells between |, up to @end
  @closing              the paragraphs from here on close the document: no units
  # ...                 a remark
  anything else         a paragraph

In a paragraph {words} is the unit's heading and [[words]] a citation; [[words|amended]] gives its
role. A paragraph's kind follows from its label: I. / 1. / 2.1. / a) / - / +.
"""
import re
from dataclasses import dataclass, field

LABELS = [
    ("part", re.compile(r"([IVX]+)\. ")),
    ("section", re.compile(r"(\d+(?:\.\d+)*)\. ")),
    ("point", re.compile(r"([a-zđ])\) ")),
    ("indent", re.compile(r"(-) ")),
    ("subindent", re.compile(r"(\+) ")),
]


@dataclass
class Citation:
    start: int
    end: int
    role: str | None


@dataclass
class Paragraph:
    text: str
    kind: str | None = None
    label: str | None = None
    path: list = field(default_factory=list)
    heading: tuple | None = None  # start and end in text
    citations: list = field(default_factory=list)
    tasks: list = field(default_factory=list)
    by: list = field(default_factory=list)
    part_of: str = "body"  # basis, body, closing or appendix


@dataclass
class Table:
    widths: list
    rows: list
    tasks: bool


@dataclass
class Source:
    parent: list = field(default_factory=list)
    issuer: list = field(default_factory=list)
    number: list = field(default_factory=list)
    place: list = field(default_factory=list)
    date: list = field(default_factory=list)  # d/m/yyyy
    type: list = field(default_factory=list)
    title: list = field(default_factory=list)
    authority: list = field(default_factory=list)
    capacity: list = field(default_factory=list)
    signer: list = field(default_factory=list)
    recipient: list = field(default_factory=list)
    seal: list = field(default_factory=list)
    scan: list = field(default_factory=list)  # grey or bitonal
    body: list = field(default_factory=list)
    appendix: list = field(default_factory=list)  # title lines
    appendix_note: Paragraph | None = None
    appendix_body: list = field(default_factory=list)


def fields(text):
    return dict(part.strip().split("=", 1) for part in text.split("|"))


def names(text):
    return [n.strip() for n in text.split(";") if n.strip()]


def paragraph(line):
    """A paragraph without its marks, which become offsets."""
    text, heading, citations, start, citation = "", None, [], None, None
    for piece in re.split(r"(\{|\}|\[\[|(?:\|\w+)?\]\])", line):
        if piece == "{":
            start = len(text)
        elif piece == "}":
            heading = (start, len(text))
        elif piece == "[[":
            citation = len(text)
        elif piece.endswith("]]"):
            citations.append(Citation(citation, len(text), piece[1:-2] or None))
        else:
            text += piece
    result = Paragraph(text, heading=heading, citations=citations)
    for kind, pattern in LABELS:
        if match := pattern.match(text):
            result.kind, result.label = kind, match[1]
            break
    return result


def set_path(unit, open_units):
    """The unit's path, and the units that stay open below it."""
    if unit.kind in ("indent", "subindent"):
        unit.path = [u.label for u in open_units]
        return
    rank = {"part": 0, "section": 1, "point": 9}
    depth = rank[unit.kind] + (unit.label.count(".") if unit.kind == "section" else 0)
    while open_units and open_units[-1].depth >= depth:
        open_units.pop()
    unit.depth = depth
    open_units.append(unit)
    unit.path = [u.label for u in open_units]


def read(path):
    source, open_units, by, where, table = Source(), [], [], "basis", None
    for line in path.read_text(encoding="utf8").splitlines():
        line = line.strip()
        if not line or line.startswith("# "):
            continue
        if table is not None and line != "@end":
            table.rows.append([c.strip() for c in line.split("|")])
            continue
        if not line.startswith("@"):
            unit = paragraph(line)
            if where == "appendix" and not source.appendix_body and source.appendix_note is None:
                unit.part_of, source.appendix_note = where, unit
                continue
            if unit.kind == "part" and where == "basis":
                where = "body"
            if where != "basis" and where != "closing" and unit.kind:
                set_path(unit, open_units)
            else:
                unit.kind = None
            unit.part_of, unit.by = where, by
            (source.appendix_body if where == "appendix" else source.body).append(unit)
            continue
        key, _, value = line[1:].partition(" ")
        body = source.appendix_body if where == "appendix" else source.body
        if key == "by":
            by = names(value)
            body[-1].by = by
        elif key == "do":
            body[-1].tasks.append(fields(value) if value else {})
        elif key == "closing":
            where = key
        elif key == "appendix":
            where = key
            source.appendix.append(value)
        elif key == "table":
            options = fields(value)
            widths = [float(w) for w in options["widths"].split(",")]
            table = Table(widths, [], options.get("tasks") == "yes")
            body.append(table)
        elif key == "end":
            table = None
        else:
            getattr(source, key).append(value)
    return source
