"""Races readers of scans on the same pages; started by Scripts/race-reading."""
import argparse
import ctypes
import os
import re
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

CORES = os.cpu_count() or 1


def page_count(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], capture_output=True, text=True, check=True).stdout)


def deal(inputs, pages):
    """How many pages of each input are read: one of each in turn until there are enough."""
    left = {pdf: page_count(pdf) for pdf, _ in inputs}
    taken = dict.fromkeys(left, 0)
    while sum(taken.values()) < pages and any(left.values()):
        for pdf in left:
            if left[pdf] and sum(taken.values()) < pages:
                left[pdf] -= 1
                taken[pdf] += 1
    return taken, {pdf for pdf, n in left.items() if n == 0}


def run(command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(action):
    """Seconds by the clock, and of the processor by the action's processes and theirs."""
    start, before = time.perf_counter(), processor_seconds()
    action()
    seconds = time.perf_counter() - start
    # Processes whose parents have ended come here, see main; they count too.
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    return seconds, processor_seconds() - before


class Reader:
    """A competitor: reads all files of a folder, and leaves the text of each as NAME.txt."""

    def __init__(self, name, read):
        self.name, self.read, self.seconds = name, read, []


def read_dau(dau, source, out):
    run([dau, "convert", "-q", str(source), "-o", str(out), "--formats", "txt"])


def read_ocrmypdf(program, source, out):
    for pdf in sorted(source.glob("*.pdf")):
        run([program, "-l", "vie", "--jobs", str(CORES), "--output-type", "pdf", "--force-ocr", "--invalidate-digital-signatures",
             "--sidecar", str(out / (pdf.stem + ".txt")), str(pdf), str(out / pdf.name)])


def read_tesseract(source, out):
    for pdf in sorted(source.glob("*.pdf")):
        run(["pdftoppm", "-r", "300", str(pdf), str(out / pdf.stem)])
    images = sorted(str(p) for p in out.glob("*.ppm"))
    run(["xargs", "-P", str(CORES), "-I{}", "tesseract", "{}", "{}", "-l", "vie"], input="\n".join(images).encode())
    for pdf in source.glob("*.pdf"):
        parts = sorted(out.glob(pdf.stem + "-*.txt"))
        (out / (pdf.stem + ".txt")).write_text("\n".join(p.read_text("utf8") for p in parts), "utf8")


def wrong(dau, truths, out):
    """Substituted and left-out syllables of all files whose truth is known."""
    pairs = [part for pdf, truth in truths for part in (truth, str(out / (pdf.stem + ".txt")))]
    text = subprocess.run([dau, "evaluate", "text", "--pages", *pairs], capture_output=True, text=True, check=True).stdout
    last = text.strip().split("\n")[-1]
    return re.search(r"substituted (\d+), left out (\d+)", last).groups()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dau", required=True)
    parser.add_argument("--ocrmypdf", required=True)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--layer")
    parser.add_argument("inputs", nargs="+")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER
    inputs = [(pdf, truth or None) for pdf, _, truth in (i.partition("=") for i in options.inputs)]
    readers = [
        Reader("dau", lambda s, o: read_dau(options.dau, s, o)),
        Reader("ocrmypdf", lambda s, o: read_ocrmypdf(options.ocrmypdf, s, o)),
        Reader("tesseract", read_tesseract),
    ]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "in"
        source.mkdir()
        taken, whole = deal(inputs, options.pages)
        truths = []
        for pdf, truth in inputs:
            if not taken[pdf]:
                continue
            target = source / Path(pdf).name
            subprocess.run(["qpdf", pdf, "--pages", pdf, f"1-{taken[pdf]}", "--", str(target)])
            if truth and pdf in whole:
                truths.append((target, truth))
        total = sum(taken.values())
        errors = {}
        for _ in range(options.rounds):
            for reader in readers:
                out = Path(folder) / reader.name
                shutil.rmtree(out, ignore_errors=True)
                out.mkdir()
                reader.seconds.append(timed(lambda: reader.read(source, out)))
                if truths:
                    errors[reader.name] = wrong(options.dau, truths, out)
        print(f"{total} pages, {CORES} cores, {options.rounds} round(s), best of each")
        print(f"{'':12}{'seconds':>9}{'pages/s':>9}{'dau is':>9}{'processor s':>13}{'dau is':>9}"
              "  substituted, left out")
        best, least = (min(column) for column in zip(*readers[0].seconds))
        for reader in readers:
            seconds, processor = (min(column) for column in zip(*reader.seconds))
            mistakes = ", ".join(errors.get(reader.name, ()))
            print(f"{reader.name:12}{seconds:9.1f}{total / seconds:9.2f}{seconds / best:8.2f}x"
                  f"{processor:13.1f}{processor / least:8.2f}x  {mistakes}")
        if options.layer:
            race_layer(options, Path(folder))


def race_layer(options, folder):
    pages = page_count(options.layer)
    ours, theirs = [], []
    for _ in range(max(3, options.rounds)):
        theirs.append(timed(lambda: run(["pdftotext", options.layer, str(folder / "layer.txt")]))[0])
        out = folder / "layer"
        shutil.rmtree(out, ignore_errors=True)
        ours.append(timed(lambda: read_dau(options.dau, options.layer, out))[0])
    print(f"\n{pages} pages with a sound text layer, best of {len(ours)}")
    print(f"dau        {min(ours):7.2f} s {pages / min(ours):8.1f} pages/s")
    print(f"pdftotext  {min(theirs):7.2f} s {pages / min(theirs):8.1f} pages/s;"
          f" dau does {min(theirs) / min(ours):.2f} of it")


main()
