"""Words of a text as the scorers have them, and which of those that were read stand beside which true one."""
import difflib
import re
import unicodedata

OUTER = ".,;:!?()[]{}\"'“”‘’…–—-+*•·/\\|_~<>=`´«»"
# The tone of oa, oe and uy stands on the first letter where no other follows.
MODERN = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
          "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
ENDING = re.compile(r"(?<![qQ])(" + "|".join(MODERN) + r")$", re.IGNORECASE)


def traditional(word):
    return ENDING.sub(lambda m: "".join(new.upper() if old.isupper() else new
                                        for old, new in zip(m[0], MODERN[m[0].lower()])), word)


def cores(text):
    """The words of a text without what stands around them."""
    return [traditional(c) for c in (unicodedata.normalize("NFC", t).strip(OUTER) for t in text.split()) if c]


def judged_words(truth, read):
    """Indices of the words read that can be set beside a true one, and whether they are right."""
    matcher = difflib.SequenceMatcher(None, truth, read, autojunk=False)
    for op, i1, i2, j1, j2 in matcher.get_opcodes():
        if op == "equal" or op == "replace" and i2 - i1 == j2 - j1:
            yield from ((j, op == "equal") for j in range(j1, j2))
