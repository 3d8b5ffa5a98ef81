"""Kills a conversion again and again and compares what is left in the end."""
import random
import shutil
import signal
import subprocess
import time

import documents
import program


def arguments(_, parser):
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sections", type=int, default=60, help="length of a document")


def run(options, scratch):
    source, whole, killed = scratch / "in", scratch / "whole", scratch / "killed"
    documents.make(source, options.documents, sections=options.sections)
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    begin = time.monotonic()
    done = program.convert(source, whole, "--quiet")
    seconds = time.monotonic() - begin
    if done.returncode != 2:
        print(done.stderr)
        return 0 if program.verdict(False, f"the undisturbed run ended with {done.returncode}") else 1
    print(f"undisturbed: {options.documents} documents in {seconds:.1f} s, exit code {done.returncode}")

    # Each time somewhere on the way that is left, so that the kills fall all over the run.
    rng = random.Random(options.seed)
    made, progress = 0, []
    starts = 0
    while made < options.kills and starts < 4 * options.kills:
        starts += 1
        process = subprocess.Popen([program.DAU, "convert", source, "-o", killed, "--quiet"],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        limit = 0.25 + rng.random() * max(0.4, 2.2 * seconds / options.kills)
        try:
            process.wait(limit)
            # It came to its end before the kill: the next run begins anew.
            shutil.rmtree(killed, ignore_errors=True)
            continue
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            made += 1
        progress.append(sum(1 for f in killed.rglob("*.json") if ".dau" not in str(f)))
    print(f"{made} kills by SIGKILL, seed {options.seed}; documents after each: {progress}")
    done = program.convert(source, killed)
    print("last run: " + next(line for line in done.stderr.splitlines() if " converted in " in line))

    problems = program.journal_problems(killed)
    for problem in problems[:10]:
        print("  " + problem)
    same = program.tree_digest(whole) == program.tree_digest(killed)
    if not same:
        left, right = program.tree(whole), program.tree(killed)
        for name in sorted(set(left) | set(right)):
            if left.get(name) != right.get(name):
                print(f"  differs: {name}")
    return 0 if all([
        program.verdict(made == options.kills, f"{made} of {options.kills} kills hit a run"),
        program.verdict(same, f"the trees are the same: {program.tree_digest(killed)[:16]}"),
        program.verdict(program.rows_digest(whole) == program.rows_digest(killed),
                        "the catalogues have the same rows"),
        program.verdict(not problems, "the journal has no orphan, the catalogue is sound"),
    ]) else 1
