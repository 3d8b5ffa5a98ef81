"""Chooses the text of the pages: which blocks of the corpus a set may use, which lines are fit to print.

A corpus file counts in blocks of 100 lines. Whether a block is held out depends on the file's name and the
block's number alone, so that whoever trains and whoever measures agree without a list.
"""
import re
import string
import subprocess
import unicodedata

BLOCK = 100  # lines
HELD_OUT = 200  # one block in so many

# Files and how often a page is taken from each: most from what is nearest to provincial plans.
WEIGHTS = {
    "legal_tnt305.txt": 36, "legal_hanhchinh7.txt": 12, "legal_misc.txt": 10, "legal_vbplreview.txt": 9,
    "legal_8chude2026.txt": 8, "legal_vbpl1000.txt": 8, "legal_misc2.txt": 5, "legal_misc3.txt": 5,
    "legal_hatinh_portal.txt": 4, "legal_luatvietnam.txt": 3,
}

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
LETTERS = {unicodedata.normalize("NFC", v + tone) for v in VOWELS for tone in ("", *TONES)} | set("đĐ")
MARKED = {letter for letter in LETTERS if not letter.isascii()}
PRINTED = LETTERS | set(string.digits + string.ascii_letters) | set(" .,;:!?()[]/%&+-*='\"“”‘’–—…°²³§")
# Words that lost ư or ơ where a legacy encoding was converted badly, and leavings of web pages.
BROKEN = re.compile(r"(?i:(?<!ư)[ơờớởỡợ](ng|c)\b|\b(ngời|dới)\b)|[a-z]-[à-ỹ]"
                    r"|\.{4}|…{2}|http|www|\[[A-Z]{3}")


def fnv1a(data):
    value = 14695981039346656037
    for byte in data:
        value = (value ^ byte) * 1099511628211 % 2**64
    return value


def set_of(name, block):
    """The set that a block belongs to: training, development or test."""
    h = fnv1a(f"{name}:{block}".encode())
    if h % HELD_OUT:
        return "training"
    return "test" if h // HELD_OUT % 2 else "development"


def fit(line):
    """Whether a line is whole, Vietnamese and no row of numbers."""
    tokens = line.split(" ")
    letters = sum(c.isalpha() for c in line)
    words = [t for t in tokens if t.islower() and t.isalpha()]
    marked = sum(not MARKED.isdisjoint(t) for t in words)
    return (PRINTED.issuperset(line) and not BROKEN.search(line) and max(map(len, tokens)) <= 40
            and letters >= 0.6 * len(line.replace(" ", "")) and marked >= 0.45 * len(words)
            and (marked or not MARKED.isdisjoint(line)))


def dense(line):
    """Whether a line is rich in what running text is poor in: symbols, numbers, abbreviations, names."""
    tokens = line.split(" ")
    rare = sum(any(c.isdigit() for c in t) or sum(c.isupper() for c in t) > 1 for t in tokens)
    names = sum(a[:1].isupper() and b[:1].isupper() for a, b in zip(tokens, tokens[1:]))
    return 4 <= len(tokens) <= 70 and rare + names >= 0.35 * len(tokens)


class Source:
    """One corpus file, unpacked when it is first needed."""

    def __init__(self, path):
        self.path, self.name = path, path.name.removesuffix(".zst")
        self._lines, self._blocks = None, {}

    def load(self):
        if self._lines is None:
            data = subprocess.run(["zstd", "-dcq", "--long=27", str(self.path)], check=True,
                                  capture_output=True).stdout
            self._lines = data.split(b"\n")
            for block in range((len(self._lines) + BLOCK - 1) // BLOCK):
                self._blocks.setdefault(set_of(self.name, block), []).append(block)

    def blocks(self, kind):
        self.load()
        return self._blocks.get(kind, [])

    def lines(self, block):
        """The lines of a block that are fit to print, in NFC with single spaces, each once."""
        self.load()
        seen = set()
        for raw in self._lines[block * BLOCK : (block + 1) * BLOCK]:
            line = unicodedata.normalize("NFC", " ".join(raw.decode("utf8", "replace").split()))
            if line and line.lower() not in seen and fit(line):
                seen.add(line.lower())
                yield line


class Corpus:
    def __init__(self, folder):
        paths = {name: folder / f"{name}.zst" for name in WEIGHTS}
        self.sources = {name: Source(path) for name, path in paths.items() if path.is_file()}
        if not self.sources:
            raise FileNotFoundError(f"{folder} holds none of {', '.join(WEIGHTS)}")

    def passages(self, kind, rng):
        """Texts of pages without end: a file's name, and a list of lines that follow each other in a document.

        In training, every fourth page holds dense lines only."""
        sources = [s for s in self.sources.values() if s.blocks(kind)]
        weights = [WEIGHTS[s.name] for s in sources]
        running = {s.name: running_text(s, kind, rng) for s in sources}
        rich = {s.name: rich_text(s, kind, rng) for s in sources}
        while True:
            source = sources[rng.choice(len(sources), p=[w / sum(weights) for w in weights])]
            texts = rich if kind == "training" and rng.random() < 0.25 else running
            passage = next(texts[source.name], None)
            if passage:
                yield source.name, passage


def running_text(source, kind, rng):
    """The blocks in random order, each cut into passages; a second passage of a block comes only when every
    block has given one."""
    while True:
        queue = []
        for block in rng.permutation(source.blocks(kind)):
            parts = passages_of(source.lines(int(block)), rng)
            order = [parts[i] for i in rng.permutation(len(parts))]
            if order:
                yield order[0]
                queue += order[1:]
        yield from (queue[i] for i in rng.permutation(len(queue)))
        yield None  # A source without any fit line must not be asked for ever.


def rich_text(source, kind, rng):
    while True:
        lines = []
        for block in rng.permutation(source.blocks(kind)):
            lines += [line for line in source.lines(int(block)) if dense(line)]
            if sum(len(line.split(" ")) for line in lines) > 250:
                yield passages_of(lines, rng)[0]
                lines = []
        yield None


def passages_of(lines, rng):
    """Lines joined into passages of about a page's half; a line longer than that is cut."""
    passages, passage, size, limit = [], [], 0, rng.integers(160, 400)
    for line in lines:
        tokens = line.split(" ")[:limit]
        if passage and (size + len(tokens) > limit or len(passage) == 36):
            passages.append(passage)
            passage, size = [], 0
        passage.append(" ".join(tokens))
        size += len(tokens)
    if size >= 60 or not passages:
        passages.append(passage)
    return [p for p in passages if p]
