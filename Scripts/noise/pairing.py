"""Pairs what was read with what was printed, line for line."""
import unicodedata
from difflib import SequenceMatcher

from layout import pt  # Scripts/corpus

ALIKE = 0.6  # Lines whose letters resemble the truth by less were not read but lost.


def letters(text):
    """The letters without their marks, in lower case."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if c.isalnum())


def resemblance(read, true):
    return SequenceMatcher(None, letters(read), letters(true), autojunk=False).ratio()


def pairs(page, scan, words):
    """(read, true, resemblance) for each printed line; what stands off all lines is noise and goes."""
    found = [[] for _ in page.lines]
    for text, x, y in words:
        x, y = scan.unscanned(x, y)
        distances = [abs(line.y - pt(line.size) * 0.3 - y) for line in page.lines]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        if distances[nearest] < page.step * 0.6:
            found[nearest].append((x, text))
    for line, items in zip(page.lines, found):
        read = unicodedata.normalize("NFC", " ".join(text for _, text in sorted(items)))
        yield " ".join(read.split()), line.text, resemblance(read, line.text)
