"""Measures KenLM, SymSpell and underthesea over what the peers benchmark wrote, and prints all figures."""

import difflib
import re
import sys
import time

PUNCTUATION = ".,;:!?()[]{}\"'“”‘’…–—-+*•·/\\|_~<>=`´«»"
TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}
TONE = re.compile("(?:" + "|".join(TONES) + ")$")


def word(token):
    """A token as accuracy sees it: without outer marks, in lower case, one placement of the tone."""
    token = token.strip(PUNCTUATION).lower()
    return token if token.startswith("qu") else TONE.sub(lambda match: TONES[match[0]], token)


def best_time(runs, body):
    """The shortest processor time of several runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        body()
        times.append(time.process_time() - start)
    return min(times)


def line(name, value, digits=0):
    print(f"{name:<58}{value:>14,.{digits}f}")


def score_with_kenlm(folder, figures):
    import kenlm

    model = kenlm.Model(f"{folder}/model.arpa")
    texts = open(f"{folder}/tokens.txt", encoding="utf8").read().splitlines()
    seconds = best_time(3, lambda: [model.score(text) for text in texts])
    speed = figures["syllables"] / seconds
    line("KenLM, scoring the restored lines, syllables/s", speed)
    line("Dấu restoring / KenLM scoring, tokens new", figures["restore.new"] / speed, 2)
    line("Dấu restoring / KenLM scoring, tokens known", figures["restore.again"] / speed, 2)


def unigrams(path):
    """The words of an ARPA file with their probabilities; classes are left out."""
    is_inside = False
    for row in open(path, encoding="utf8"):
        if row.startswith("\\"):
            if is_inside:
                return
            is_inside = row.startswith("\\1-grams")
        elif is_inside and row.strip():
            probability, text = row.split("\t")[:2]
            if not text.startswith("<"):
                yield text.strip(), 10 ** float(probability)


def pairs_of_tokens(folder):
    """Garbled and true tokens, of lines that have as many of both; words of letters only."""
    for row in open(f"{folder}/pairs.tsv", encoding="utf8"):
        garbled, true = (column.split() for column in row.rstrip("\n").split("\t")[:2])
        if len(garbled) == len(true):
            yield from ((g, t) for g, t in zip(garbled, true) if word(t).isalpha())


def look_up_with_symspell(folder, figures, pairs):
    from symspellpy import SymSpell, Verbosity

    words = dict(unigrams(f"{folder}/model.arpa"))
    sample = [word(garbled) for garbled, _ in pairs][:20_000]
    best = None
    for distance in (1, 2, 3):
        speller = SymSpell(max_dictionary_edit_distance=distance, prefix_length=7)
        for text, probability in words.items():
            speller.create_dictionary_entry(text, max(1, round(probability * 1e9)))

        def look_up(text):
            found = speller.lookup(text, Verbosity.TOP, distance, include_unknown=True)
            return found[0].term if found else text

        known = {text: look_up(text) for text in {word(garbled) for garbled, _ in pairs}}
        right = sum(known[word(garbled)] == word(true) for garbled, true in pairs) / len(pairs)
        seconds = best_time(2, lambda: [look_up(text) for text in sample])
        line(f"SymSpell, distance {distance}, top 1, %", 100 * right, 2)
        line(f"SymSpell, distance {distance}, look-ups/s", len(sample) / seconds)
        if best is None or right > best[0]:
            best = (right, distance, len(sample) / seconds)
    _, distance, speed = best
    line(f"Dấu / SymSpell (distance {distance}), look-ups, tokens known", figures["lookup.known"] / speed, 1)
    line(f"Dấu / SymSpell (distance {distance}), look-ups, tokens new", figures["lookup.new"] / speed, 1)


def accuracy(folder, pairs):
    readings = dict(
        row.rstrip("\n").split("\t") for row in open(f"{folder}/readings.tsv", encoding="utf8")
    )
    right = sum(word(readings[garbled]) == word(true) for garbled, true in pairs)
    line("words whose lines have as many tokens garbled as true", len(pairs))
    line("as garbled, %", 100 * sum(word(g) == word(t) for g, t in pairs) / len(pairs), 2)
    line("Dấu, top 1 without context, %", 100 * right / len(pairs), 2)
    restored = open(f"{folder}/restored.txt", encoding="utf8").read().splitlines()
    line("Dấu, in context, %", 100 * share_right(folder, restored), 2)


def share_right(folder, texts):
    """The share of words that are right in the first lines, given as they were corrected."""
    right = total = 0
    for row, text in zip(open(f"{folder}/pairs.tsv", encoding="utf8"), texts):
        garbled, true = (column.split() for column in row.rstrip("\n").split("\t")[:2])
        if len(garbled) != len(true):
            continue
        wanted = [word(token) for token in true]
        got = [word(token) for token in text.split()]
        total += sum(token.isalpha() for token in wanted)
        for block in difflib.SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks():
            right += sum(token.isalpha() for token in wanted[block.a : block.a + block.size])
    return right / total


def normalize_with_underthesea(folder, figures):
    from underthesea import text_normalize

    rows = [row.split("\t")[0] for row in open(f"{folder}/pairs.tsv", encoding="utf8")][:5_000]
    seconds = best_time(2, lambda: [text_normalize(row) for row in rows])
    speed = sum(len(row.split()) for row in rows) / seconds
    line("underthesea, text_normalize, in context, %",
         100 * share_right(folder, [text_normalize(row) for row in rows]), 2)
    line("underthesea, text_normalize, syllables/s", speed)
    line("Dấu restoring / underthesea, tokens new", figures["restore.new"] / speed, 1)


def main(folder):
    figures = {
        name: float(value)
        for name, value in (row.split("\t") for row in open(f"{folder}/figures.tsv", encoding="utf8"))
    }
    line("lines", figures["lines"])
    line("garbled tokens between white space, here syllables", figures["syllables"])
    line("distinct ones", figures["distinct"])
    line("Dấu, restoring, tokens new, syllables/s", figures["restore.new"])
    line("Dấu, restoring, tokens known, syllables/s", figures["restore.again"])
    line("Dấu, reading tokens one by one, new, look-ups/s", figures["lookup.new"])
    line("Dấu, reading tokens one by one, known, look-ups/s", figures["lookup.known"])
    pairs = list(pairs_of_tokens(folder))
    accuracy(folder, pairs)
    for measure in (
        lambda: score_with_kenlm(folder, figures),
        lambda: look_up_with_symspell(folder, figures, pairs),
        lambda: normalize_with_underthesea(folder, figures),
    ):
        try:
            measure()
        except ImportError as error:
            print(f"not measured: {error}")


main(sys.argv[1])
