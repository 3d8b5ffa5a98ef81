"""What documents show: command lines with what they print, program text, and code in running text."""
import re
from dataclasses import dataclass, field

from project import ROOT

FENCE = re.compile(r"^\s*```(?P<language>\w*)\s*$")
SPAN = re.compile(r"`(?P<code>[^`\n]+)`")
# What stands behind a command is for the reader.
REMARK = re.compile(r"\s+#\s.*$")


@dataclass
class Block:
    """The lines between two fences, without their common indentation."""
    document: str
    line: int
    language: str
    lines: list = field(default_factory=list)


@dataclass
class Command:
    """A command line, and what it is shown to print."""
    document: str
    line: int
    text: str
    shown: list = field(default_factory=list)

    @property
    def place(self):
        return f"{self.document}:{self.line}"


def documents():
    """The Markdown files of the project, that for everyone first."""
    found = [path.relative_to(ROOT) for path in ROOT.rglob("*.md")
             if not any(part.startswith(".") or part == "out" for part in path.relative_to(ROOT).parts)]
    return sorted(map(str, found), key=lambda name: (name != "README.md", name))


def lines(document):
    return (ROOT / document).read_text(encoding="utf8").splitlines()


def blocks(document):
    block = None
    for number, line in enumerate(lines(document), 1):
        fence = FENCE.match(line)
        if fence and block:
            yield block
            block = None
        elif fence:
            block = Block(document, number, fence["language"])
            indentation = len(line) - len(line.lstrip())
        elif block:
            block.lines.append(line[indentation:])


def commands(document):
    """The commands of the shell blocks; lines that begin with # tell what the one above prints."""
    found = []
    for block in blocks(document):
        if block.language != "sh":
            continue
        whole = ""
        for number, line in enumerate(block.lines, block.line + 1):
            if line.startswith("# "):
                found[-1].shown.append(line[2:])
            elif line.endswith("\\"):
                whole += line[:-1].strip() + " "
            elif line.strip():
                found.append(Command(document, number, whole + REMARK.sub("", line).strip()))
                whole = ""
    return found


def spans(document):
    """(line, code) of the code in running text and tables."""
    fenced = False
    for number, line in enumerate(lines(document), 1):
        if FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            for span in SPAN.finditer(line):
                yield number, span["code"].replace("\\|", "|")
