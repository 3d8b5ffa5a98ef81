"""Prints the memory of dau over a long document; started by Scripts/measure-reading-memory."""
import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STRETCHES = 10


def page_count(pdf):
    return int(subprocess.run(["qpdf", "--show-npages", pdf], capture_output=True, text=True, check=True).stdout)


def make(pdfs, pages, target):
    """A document of so many pages, the given ones again and again."""
    parts, left = [], pages
    counts = [(pdf, page_count(pdf)) for pdf in pdfs]
    while left > 0:
        for pdf, count in counts:
            if left > 0:
                parts += [pdf, f"1-{min(count, left)}"]
                left -= count
    subprocess.run(["qpdf", "--empty", "--pages", *parts, "--", str(target)], check=True)


def processes(root):
    """The ids of a process and of all below it."""
    children = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            children.setdefault(int(stat.rsplit(")", 1)[1].split()[1]), []).append(int(entry.name))
    found = [root]
    for process in found:
        found += children.get(process, [])
    return found


def look(root):
    """Megabytes held in all (what processes share is counted once), processes, and threads at work."""
    held = count = running = 0
    for process in processes(root):
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
            states = [task.joinpath("stat").read_text().rsplit(")", 1)[1].split()[0]
                      for task in Path(f"/proc/{process}/task").iterdir()]
        except OSError:
            continue
        held += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        running += sum(state == "R" for state in states)
        count += 1
    return held / 1024, count, running


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--dau", required=True)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--formats", default="json,txt")
    parser.add_argument("pdfs", nargs="+")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "long.pdf"
        make(options.pdfs, options.pages, source)
        start = time.monotonic()
        command = [options.dau, "convert", "-q", str(source), "-o", f"{folder}/out", "--jobs", str(options.jobs),
                   "--formats", options.formats]
        run = subprocess.Popen(command)
        samples = []
        while run.poll() is None:
            samples.append((time.monotonic() - start, *look(run.pid)))
            time.sleep(0.5)
        seconds = time.monotonic() - start
        if run.returncode:
            sys.exit(f"dau ended with {run.returncode}")
    print(f"{options.pages} pages in {seconds:.0f} s, --jobs {options.jobs}: megabytes held by all processes together")
    print(f"{'seconds':>12}{'mean':>8}{'most':>8}{'processes':>11}{'at work':>9}")
    for part in range(STRETCHES):
        some = [s for s in samples if part <= s[0] * STRETCHES / seconds < part + 1]
        if some:
            held = [s[1] for s in some]
            print(f"{some[0][0]:6.0f}-{some[-1][0]:<5.0f}{sum(held) / len(held):8.0f}{max(held):8.0f}"
                  f"{max(s[2] for s in some):11}{sum(s[3] for s in some) / len(some):9.1f}")
    print(f"most: {max(s[1] for s in samples):.0f} MB")


main()
