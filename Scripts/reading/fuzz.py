"""Converts damaged files until the time is over; started by Scripts/fuzz-reading."""
import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FILES = 24
# A worker that crashed cost a page and no more; what did it may be a fault of a library, or ours.
NOTE = "note:"


def damaged(data, rng):
    data = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        if len(data) < 16:
            break
        place, size = rng.randrange(len(data)), rng.choice([1, 4, 64, 1024])
        match rng.randrange(6):
            case 0:
                data[place] ^= 1 << rng.randrange(8)
            case 1:
                data[place] = rng.randrange(256)
            case 2:
                del data[place : place + size]
            case 3:
                data[place:place] = data[place : place + size]
            case 4:
                data[place : place + size] = rng.randbytes(size)
            case 5:
                digit = next((i for i in range(place, len(data)) if 0x30 <= data[i] <= 0x39), None)
                if digit is not None:
                    data[digit:digit] = b"99999999"
    if rng.random() < 0.25:
        del data[rng.randrange(len(data)) :]
    return bytes(data)


def faults(files, out):
    """What is wrong with a run, in words."""
    start = time.monotonic()
    command = [os.environ["DAU"], "convert", str(files), "-o", str(out), "-q", "--page-timeout", "30",
               "--formats", "json,pdf"]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired:
        yield "it does not end"
        return
    if run.returncode not in (0, 2, 3):
        yield f"exit code {run.returncode}: {run.stderr[-500:]}"
        return
    if time.monotonic() - start > 30 * FILES:
        yield "it takes too long"
    told = {d["path"] for d in json.loads((out / "index.json").read_text("utf8"))["documents"]}
    told |= {f["path"] for f in json.loads((out / "failures.json").read_text("utf8"))["failures"]}
    for path in files.iterdir():
        if str(path) not in told:
            yield f"{path.name} is told of nowhere"
    for line in run.stderr.splitlines():
        if not line.startswith("dau: "):
            yield f"a stray line: {line[:200]}"
        if "crashed" in line:
            yield f"{NOTE} {line[:200]}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, required=True)
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    seeds = [(f.name, f.read_bytes()) for f in options.files]
    end, rounds, broken = time.monotonic() + options.seconds, 0, 0
    while time.monotonic() < end:
        rng = random.Random(f"{options.seed}.{rounds}")
        with tempfile.TemporaryDirectory() as folder:
            files, out = Path(folder) / "in", Path(folder) / "out"
            files.mkdir()
            for number in range(FILES):
                name, data = rng.choice(seeds)
                (files / f"{number}-{name}").write_bytes(damaged(data, rng))
            for fault in faults(files, out):
                broken += not fault.startswith(NOTE)
                kept = options.keep / f"{options.seed}.{rounds}"
                shutil.copytree(files, kept, dirs_exist_ok=True)
                print(f"round {rounds}: {fault}; files in {kept}", flush=True)
        rounds += 1
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{rounds * FILES} files, {broken} faults; the largest process held {peak} MB")
    sys.exit(1 if broken else 0)


main()
