"""The programs that read the scans. Each gives (text, x, y) of the words' centres."""
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from layer import words as tesseract_words  # Scripts/corpus

# What stands for the OCR of other makers, and how often a page goes to each.
OTHERS = {"fra": 1, "deu": 1, "ita": 1, "spa": 1, "por": 1, "ces": 1, "pol": 1, "ron": 1, "gocr": 1, "ocrad": 1}
NAMES = ["eng", "vie", "other", *(f"other.{name}" for name in OTHERS)]


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"make-noise: {command[0]} failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode("utf8", "replace")


def program(name, dpi, rng):
    """Which program reads a page for a recogniser."""
    if name != "other":
        return name.removeprefix("other.")
    names, weights = zip(*OTHERS.items())
    return str(rng.choice(names, p=[w / sum(weights) for w in weights]))


def read(recogniser, scan, folder):
    image = folder / "scan.pnm"
    scan.image.save(image, "PPM")
    if recogniser == "gocr":
        return gocr(image)
    if recogniser == "ocrad":
        return ocrad(image, scan.dpi)
    run("tesseract", image, folder / "scan", "-l", recogniser, "--dpi", scan.dpi, "tsv")
    return list(tesseract_words(folder / "scan.tsv"))


def gocr(image):
    """Words from the boxes of letters that gocr writes as XML."""
    words = []
    for line in ElementTree.fromstring(run("gocr", "-f", "XML", "-e", "/dev/null", image)).iter("line"):
        words += joined((box.get("value") or "", *(int(box.get(k)) for k in ("x", "y", "dx", "dy")))
                        if box.tag == "box" else None for box in line)
    return words


def ocrad(image, dpi):
    """Words from ocrad's results file: one letter a line, `x y w h; guesses, 'letter'confidence...`."""
    export = image.with_suffix(".orf")
    run("ocrad", "--format=utf8", f"--scale={2 if dpi < 200 else 1}", f"--export={export}", image)
    words, letters = [], []
    scale = 2 if dpi < 200 else 1
    for row in export.read_text("utf8", "replace").splitlines() + ["line"]:
        place, _, guesses = row.partition("; ")
        if not guesses:
            words += joined(letters)
            letters = []
            continue
        letter = guesses.partition("'")[2].rpartition("'")[0][:1]
        x, y, w, h = (int(n) / scale for n in place.split())
        letters.append((letter, x, y, w, h) if letter.strip() else None)
    return words


def joined(letters):
    """Letters of one line joined into words; None is a space."""
    word = []
    for letter in [*letters, None]:
        if letter is not None:
            word.append(letter)
        elif word:
            left, right = word[0][1], word[-1][1] + word[-1][3]
            top, bottom = min(l[2] for l in word), max(l[2] + l[4] for l in word)
            yield "".join(l[0] for l in word), (left + right) / 2, (top + bottom) / 2
            word = []
