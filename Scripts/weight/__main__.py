"""Measures what the project weighs; started by Scripts/measure-weight."""
import argparse
import os
import re
import resource
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from project import ROOT, add_program, find_program

# The modules that the project imports of a package, and those that come along.
PACKAGES = {
    "swift-argument-parser": (["ArgumentParser"], ["ArgumentParserToolInfo"]),
    "swift-subprocess": (["Subprocess"], ["SystemPackage"]),
    "GRDB": (["GRDB"], []),
    "swift-mustache": (["Mustache"], []),
    "hummingbird and what it stands on": (
        ["Hummingbird", "HummingbirdCore", "HTTPTypes", "NIOCore", "Logging", "ServiceLifecycle"],
        ["NIOPosix", "NIOHTTP1", "NIOExtras", "NIOEmbedded", "NIOConcurrencyHelpers", "_NIOFileSystem",
         "_NIODataStructures", "_NIOBase", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "AsyncAlgorithms",
         "OrderedCollections", "DequeModule", "InternalCollectionsUtilities", "Tracing",
         "Instrumentation", "ServiceContextModule", "CoreMetrics", "Metrics", "Atomics",
         "UnixSignals"]),
}
# Bodies of a low, a middle and a high module.
ONE_LINE = ["Sources/VietnameseText/Folding.swift", "Sources/Restoration/Decoding/LatticeDecoder.swift",
            "Sources/Archive/Conversion/ConversionRun.swift"]
BODY = re.compile(r"func [^\n]*\{\n|: String \{\n")


def megabytes(path):
    return int(subprocess.check_output(["du", "-sm", path], text=True).split()[0])


def clones():
    with tempfile.TemporaryDirectory(prefix="dau-weight-") as folder:
        for name, options in (("bare clone", ["--bare"]), ("clone with its files", [])):
            subprocess.run(["git", "clone", "-q", "--no-local", *options, ROOT, f"{folder}/{name}"], check=True)
            print(f"{name}\t{megabytes(f'{folder}/{name}')} MB")


def symbols(program):
    """Bytes of the symbols of each module that is linked into the program."""
    sizes = Counter()
    for line in subprocess.check_output(["nm", "-S", "--defined-only", program], text=True).splitlines():
        fields = line.split()
        if len(fields) == 4 and (found := re.match(r"\$s(?:o|S)?(\d+)(\w+)", fields[3])):
            sizes[found[2][:int(found[1])]] += int(fields[1], 16)
    return sizes


def importing():
    """For each module, the files of the project that import it."""
    files = {}
    for path in (ROOT / "Sources").glob("**/*.swift"):
        for found in re.finditer(r"^\s*(?:@\w+ )?import (\w+)", path.read_text(encoding="utf8"), re.M):
            files.setdefault(found[1], set()).add(path)
    return files


def dependencies(program):
    for file in (program, program.with_name("dau-pages")):
        print(f"{file.name}\t{file.stat().st_size / 1e6:.1f} MB")
    sizes, files = symbols(program), importing()
    print("package\tfiles that import it\tKB of symbols in dau")
    for package, (own, along) in PACKAGES.items():
        users = set().union(*(files.get(module, set()) for module in own))
        print(f"{package}\t{len(users)}\t{sum(sizes[module] for module in own + along) // 1000}")


# Stands for the compiler, and notes the processor time of each call with the module that it is for.
COMPILER = """#!/usr/bin/env python3
import resource, subprocess, sys
words = sys.argv[1:]
code = subprocess.call([{compiler!r}, *words])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
module = words[words.index("-module-name") + 1] if "-module-name" in words else ""
with open({notes!r}, "a") as file:
    file.write(f"{{module}}\\t{{used.ru_utime + used.ru_stime}}\\n")
sys.exit(code)
"""


def clean_build(arguments):
    """A release build from nothing, and what of it the packages take."""
    with tempfile.TemporaryDirectory(prefix="dau-weight-") as folder:
        compiler, notes = Path(folder, "swiftc"), Path(folder, "notes.tsv")
        compiler.write_text(COMPILER.format(compiler=shutil.which("swiftc"), notes=str(notes)))
        compiler.chmod(0o755)
        os.environ["SWIFT_EXEC"] = str(compiler)
        build("release build from nothing", ["-c", "release", "--scratch-path", f"{folder}/build", *arguments])
        del os.environ["SWIFT_EXEC"]
        seconds = Counter()
        for line in notes.read_text().splitlines():
            module, used = line.split("\t")
            seconds[module] += float(used)
    print("package\tseconds of processor time that its modules took to compile")
    for package, (own, along) in PACKAGES.items():
        print(f"{package}\t{sum(seconds[module] for module in own + along):.0f}")
    print(f"all\t{sum(seconds.values()):.0f}")


def build(name, arguments):
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(["swift", "build", "--package-path", ROOT, "--jobs", "2", "--quiet", *arguments], check=True,
                   stdout=subprocess.DEVNULL)
    wall, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"{name}\t{wall:.0f} s, {cpu:.0f} s of processor time", flush=True)


def one_line_changes():
    build("debug build of all, as it stood", ["--build-tests"])
    for name in ONE_LINE:
        path = ROOT / name
        text = path.read_text(encoding="utf8")
        place = BODY.search(text).end()
        try:
            path.write_text(f"{text[:place]}    _ = {time.time_ns()}.description\n{text[place:]}",
                            encoding="utf8")
            build(f"debug build after one line of {name}", ["--build-tests"])
        finally:
            path.write_text(text, encoding="utf8")
    build("debug build after that line is gone", ["--build-tests"])


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/measure-weight",
        description="Prints what a clone of the last commit weighs, the size of the programs, and for each "
        "package how many files import it and how much of dau is its symbols (what is specialised for "
        "others counts for those). Sizes are those of the release build.")
    add_program(parser)
    parser.add_argument("--changes", action="store_true",
                        help="also time debug builds after a line was added to a low, a middle and a high "
                        "module; the lines are taken out again")
    parser.add_argument("--clean", action="store_true",
                        help="also time a release build from nothing, in a folder of its own, and what "
                        "each package takes of it")
    arguments = parser.parse_args()
    clones()
    dependencies(find_program(arguments.dau))
    if arguments.clean:
        clean_build([])
    if arguments.changes:
        one_line_changes()


if __name__ == "__main__":
    main()
