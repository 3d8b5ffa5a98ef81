"""Fills the disk in the middle of a conversion, then makes room."""
import os
import subprocess
import time

import documents
import program


def arguments(_, parser):
    parser.add_argument("--documents", type=int, default=200)


def run(options, scratch):
    if os.geteuid():
        print("skipped: only root may mount a disk of limited size")
        return 0
    source, whole, disk = scratch / "in", scratch / "whole", scratch / "disk"
    documents.make(source, options.documents)
    program.convert(source, whole, "--quiet")
    size = sum(f.stat().st_size for f in whole.rglob("*") if f.is_file())
    # Beside the outputs there must be room for SQLite's log, which takes some megabytes.
    small, large = max(600 << 10, int(size * 0.4)), size * 4 + (64 << 20)
    print(f"{options.documents} documents, {size >> 10} KB of outputs; a disk of {small >> 10} KB")
    disk.mkdir()
    kept = []
    try:
        mount(disk, small)
        out = disk / "out"
        done = program.convert(source, out, "--quiet")
        messages = done.stderr.strip().splitlines()
        print("\n".join("  " + line for line in messages))
        kept.append(program.verdict(
            done.returncode == 5 and sum("the disk is full" in m for m in messages) == 1,
            f"stop: said once, exit code {done.returncode}"))
        kept.append(whole_outputs(whole, out))
        mount(disk, large, "remount,")
        done = program.convert(source, out, "--quiet")
        kept.append(program.verdict(
            done.returncode == 0 and program.tree_digest(whole) == program.tree_digest(out)
            and program.rows_digest(whole) == program.rows_digest(out)
            and not program.journal_problems(out), "stop: with room the next run makes the same tree"))

        subprocess.run(["umount", disk], check=True)
        mount(disk, small)
        process = subprocess.Popen(
            [program.DAU, "convert", source, "-o", out, "--quiet", "--on-disk-full", "wait"],
            stderr=subprocess.PIPE, text=True)
        first = process.stderr.readline()
        print("  " + first.strip())
        time.sleep(12)
        kept.append(program.verdict("waiting" in first and process.poll() is None,
                                    "wait: the run waits"))
        kept.append(whole_outputs(whole, out))
        mount(disk, large, "remount,")
        rest = process.communicate(timeout=300)[1]
        print("  " + rest.strip())
        kept.append(program.verdict(
            process.returncode == 0 and program.tree_digest(whole) == program.tree_digest(out)
            and not program.journal_problems(out),
            f"wait: with room the same run makes the same tree, exit code {process.returncode}"))
    finally:
        subprocess.run(["umount", "-l", disk], stderr=subprocess.DEVNULL)
    return 0 if all(kept) else 1


def mount(folder, size, how=""):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{how}size={size}", "tmpfs", folder], check=True)


def whole_outputs(whole, out):
    """Whether each output is there as a whole or not at all."""
    expected, found = program.tree(whole), program.tree(out)
    indices = {"index.json", "index.md", "failures.json"}
    strange = [name for name, digest in found.items()
               if name not in indices and digest != expected.get(name)
               and not name.startswith(".dau-stage/")]
    return program.verdict(not strange, f"no half-written output among {len(found)} {strange[:3]}")
