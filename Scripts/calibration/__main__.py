"""Fits what makes probabilities of the lattice's posteriors; started by Scripts/fit-calibration."""
import itertools
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from alignment import cores, judged_words
from held_out import ADMINISTRATIVE, pairs
from marks import without_marks
from project import ROOT

TABLE = """/// What `Scripts/fit-calibration` found on held-out noise, in the order of `Calibration.features(of:)`.
enum CalibrationTable {
%s}
"""


def judged(rows):
    """For each word that can be set beside a true one: its line, its features, whether it is wrong."""
    with tempfile.NamedTemporaryFile("w", suffix=".tsv") as file:
        file.write("".join("\t".join(row) + "\n" for row in rows))
        file.flush()
        program = ROOT / "Benchmarks/.build/release/calibration"
        out = subprocess.run([program, ROOT / "Dictionaries/vietnamese.dau", file.name], check=True,
                             capture_output=True, text=True).stdout
    words = (line.split("\t") for line in out.splitlines())
    for number, line in itertools.groupby(words, key=lambda word: int(word[0])):
        read = [(core, [float(value) for value in word[2:]]) for word in line for core in cores(word[1])]
        truth = cores(rows[number][1])
        for j, right in judged_words(truth, [core for core, _ in read]):
            yield number, read[j][1], not right


def bare(path):
    """Held-out lines typed without marks, each with its own, in documents of a hundred."""
    rows = []
    for line in path.read_text("utf8").split("\n"):
        columns = line.split("\t", 2)
        if len(columns) == 3 and columns[1] == "development" and len(columns[2]) > 60:
            if ADMINISTRATIVE.match(columns[0]) or columns[0].startswith("news"):
                text = unicodedata.normalize("NFC", columns[2]).replace("\t", " ")
                rows.append([without_marks(text), text, columns[0], str(len(rows) // 100)])
    return rows[:6000]


def report(name, wrong, doubt):
    least = numpy.argsort(-doubt, kind="stable")[: len(doubt) // 20]
    sure = doubt <= 0.01
    print(f"{name}: of {sure.mean():.1%} given 0.99 or more {1 - wrong[sure].mean():.2%} are right; the least certain 5 % "
          f"hold {wrong[least].sum() / wrong.sum():.1%} of {int(wrong.sum())} errors", file=sys.stderr)


def fit(name, words):
    lines = numpy.array([word[0] // 20 for word in words])
    features = numpy.array([word[1] for word in words])
    wrong = numpy.array([word[2] for word in words])

    def model(chosen):
        return LogisticRegression(C=10, max_iter=5000, fit_intercept=False).fit(features[chosen], wrong[chosen])

    doubt = numpy.zeros(len(words))
    for training, rest in GroupKFold(5).split(features, wrong, lines):
        doubt[rest] = model(training).predict_proba(features[rest])[:, 1]
    # A figure has no odds of its own.
    before = numpy.where(features[:, 2] > 0, 0.0157, 1 / (1 + numpy.exp(features[:, 1])))
    report(f"{name}, before", wrong, before)
    report(f"{name}, after", wrong, doubt)
    return -model(slice(None)).coef_[0]


def main(arguments):
    folders = [pathlib.Path(folder) for folder in arguments[1:]]

    def noise(kind):
        words = []
        for folder in folders:
            rows = pairs(folder / f"development.{kind}.tsv.zst")
            for rows in (rows, [row[:2] for row in rows]):
                first = words[-1][0] + 1000 if words else 0
                words += [(first + number, *rest) for number, *rest in judged(rows)]
        return words

    names = {"foreign": noise("eng"), "vietnamese": noise("vie"),
             "bare": list(judged(bare(pathlib.Path(arguments[0]))))}
    table = ""
    for name, words in names.items():
        values = [f"{value:.3f}" for value in fit(name, words)]
        values += ["0"] * (16 - len(values))
        table += f"  static let {name} = Calibration.Features(\n    {', '.join(values)})\n"
    print(TABLE % table, end="")


main(sys.argv[1:])
