"""The programs that read the scans. Each gives (text, x, y) of the words' centres."""
import resource
import subprocess
import xml.etree.ElementTree as ElementTree

from layer import words as tesseract_words  # Scripts/corpus

# What stands for the OCR of other makers, and how often a page goes to each.
OTHERS = {"ocrad": 30, "gocr": 6, "fra": 15, "deu": 12, "ita": 9, "spa": 7, "por": 7, "pol": 7, "ron": 7}
NAMES = ["eng", "vie", "other", *(f"other.{name}" for name in OTHERS)]
PATIENCE = 30  # seconds of the processor for a page: most take 2, a few would take minutes


class Unreadable(Exception):
    """A program gave up on a page."""


def run(*command):
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    done = subprocess.run([str(c) for c in command], capture_output=True, stdin=subprocess.DEVNULL,
                          preexec_fn=limit)
    if done.returncode:
        error = done.stderr.decode(errors="replace").strip()
        raise Unreadable(f"{command[0]} ended with {done.returncode} {error}")
    return done.stdout.decode("utf8", "replace")


def program(name, rng):
    """Which program reads a page for a recogniser."""
    if name != "other":
        return name.removeprefix("other.")
    names, weights = zip(*OTHERS.items())
    return str(rng.choice(names, p=[w / sum(weights) for w in weights]))


def read(recogniser, scan, folder):
    # Tesseract's reader takes the first pixels of a PNM file for white space, gocr and ocrad read only PNM.
    image = folder / ("scan.pnm" if recogniser in ("gocr", "ocrad") else "scan.tif")
    scan.image.save(image)
    if recogniser == "gocr":
        return gocr(image)
    if recogniser == "ocrad":
        return ocrad(image, scan.dpi)
    run("tesseract", image, folder / "scan", "-l", recogniser, "--dpi", scan.dpi, "tsv")
    return list(tesseract_words(folder / "scan.tsv"))


def gocr(image):
    """Words from the boxes of letters that gocr writes as XML. The gaps that it sees before and after a
    mark are too narrow to be spaces."""
    words = []
    try:
        page = ElementTree.fromstring(run("gocr", "-f", "XML", "-e", "/dev/null", image))
    except ElementTree.ParseError as error:
        raise Unreadable(f"gocr wrote broken XML: {error}") from error
    for line in page.iter("line"):
        letters = []
        for box in line:
            x, y, w, h = (int(box.get(k)) for k in ("x", "y", "dx", "dy"))
            if box.tag == "box":
                letters.append((box.get("value") or "_", x, y, w, h))
            elif w >= 0.3 * h:
                letters.append(None)
        words += joined(letters)
    return words


def ocrad(image, dpi):
    """Words from ocrad's results file: one letter a line, `x y w h; guesses, 'letter'confidence...`. What
    it has no guess for becomes `_`, as in ocrad's text."""
    export, scale = image.with_suffix(".orf"), 2 if dpi < 200 else 1
    run("ocrad", "--format=utf8", f"--scale={scale}", f"--export={export}", image)
    words, letters = [], []
    for row in export.read_text("utf8", "replace").splitlines() + ["line"]:
        place, _, guesses = row.partition("; ")
        if not guesses:
            words += joined(letters)
            letters = []
            continue
        letter = guesses.partition("'")[2][:1] or "_"
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
