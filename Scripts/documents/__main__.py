"""Runs the command lines of all documents; started by Scripts/check-documents."""
import argparse
import json
import re
import sys
import tempfile
import time

import markdown
import options
import snippets
from checks import Checks
from project import ROOT, add_program, find_program
from sandbox import Sandbox

TIME = re.compile(r"(\d+ (h|min) )*\d+(\.\d+)? ((pages|documents)/)?s\b")
BUILDS = re.compile(r"\b(swift|docker) ")
MINUTES = 60


class Special:
    """What is not run as it stands, and why; a line that no document needs is a fault."""

    def __init__(self):
        path = ROOT / "Scripts/documents/special.tsv"
        rows = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()
                if line and not line.startswith("#")]
        self.rows = {command: (how, what) for how, command, what in rows}
        self.used = set()

    def of(self, command):
        """How a command is treated: (how, what)."""
        for text, (how, what) in self.rows.items():
            if command.text == text or how == "not" and command.text.startswith(text):
                self.used.add(text)
                return how, what
        return "run", ""

    def stale(self):
        return [text for text in self.rows if text not in self.used]


def timeless(line):
    return TIME.sub("TIME", line)


def check(command, text, sandbox, checks, seconds):
    start = time.monotonic()
    good, printed = sandbox.run(text, seconds)
    name = f"{command.place}: {command.text}"
    if text != command.text:
        name += f"   (as: {text})"
    if not good:
        return checks.expect(name, False, "\n" + "\n".join(printed.splitlines()[-15:]))
    found = [timeless(line) for line in printed.splitlines() if line]
    for line, shown in zip(found + [""] * len(command.shown), map(timeless, command.shown)):
        if line != shown:
            return checks.expect(name, False, f"\n  shown:   {shown}\n  printed: {line}")
    return checks.expect(name, True, f"{time.monotonic() - start:.1f} s")


def run_commands(arguments, program, checks, folder):
    special = Special()
    sandbox = Sandbox(folder, program)
    ran, left = {}, []
    try:
        late = []
        for document in markdown.documents():
            for command in markdown.commands(document):
                how, what = special.of(command)
                if arguments.only and arguments.only not in command.text and how != "run":
                    continue
                if how == "run" and BUILDS.search(command.text):
                    checks.expect(f"{command.place}: {command.text}", False, "special.tsv does not name it")
                elif how == "slow":
                    late.append((command, what or command.text))
                elif how in ("elsewhere", "not"):
                    left.append((command, f"{'run by' if how == 'elsewhere' else 'not run:'} {what}"))
                elif (same := ran.get(command.text)) is not None:
                    alike = command.shown in ([], same)
                    checks.expect(f"{command.place}: {command.text}", alike, "as in another document"
                                  if alike else "another document shows another output")
                else:
                    ran[command.text] = command.shown
                    check(command, what or command.text, sandbox, checks, 5 * MINUTES)
        if arguments.slow and late:
            sandbox.prepare_slow()
        for command, text in late:
            if not arguments.slow:
                left.append((command, "run with --slow"))
            elif (command.text, text) not in ran:
                ran[command.text, text] = command.shown
                check(command, text, sandbox, checks, 180 * MINUTES)
        check_json(checks, sandbox.converted)
    finally:
        sandbox.close()
    for command, why in left:
        print(f"left   {command.place}: {command.text}: {why}")
    if not arguments.only:
        checks.expect("special.tsv names what is there", not special.stale(), special.stale() or "")


def holds(whole, shown):
    """Whether what is shown stands in the whole: fewer members, fewer elements, texts cut at an ellipsis."""
    if isinstance(shown, dict):
        return isinstance(whole, dict) and all(
            key in whole and holds(whole[key], value) for key, value in shown.items())
    if isinstance(shown, list):
        return isinstance(whole, list) and all(any(holds(a, b) for a in whole) for b in shown)
    if isinstance(shown, str) and shown.endswith("…"):
        return isinstance(whole, str) and whole.startswith(shown.removesuffix("…").rstrip(" ,"))
    return whole == shown


def check_json(checks, converted):
    """The JSON of documents is that of the sample plan, shortened."""
    whole = json.loads(converted.read_text(encoding="utf8")) if converted.exists() else {}
    for document in markdown.documents():
        for block in markdown.blocks(document):
            if block.language == "json":
                for name, value in json.loads("\n".join(block.lines)).items():
                    checks.expect(f"{document}:{block.line}: {name}", holds(whole.get(name), value))


def check_names(program, checks):
    """Commands and options that running text names are there."""
    dau = options.Program(program)
    count = 0
    for document in markdown.documents():
        for line, code in markdown.spans(document):
            fault = None
            if code.startswith("dau "):
                fault = dau.fault(code)
            elif code.startswith("Scripts/") and code != "Scripts/":
                fault = options.script_fault(code)
            elif code.startswith("--"):
                fault = options.lone_fault(code, dau)
            else:
                continue
            count += 1
            if fault:
                checks.expect(f"{document}:{line}: {code}", False, fault)
    checks.expect("commands and options of running text were looked up", count > 0, count)


def check_snippets(program, checks, folder):
    if not snippets.modules(program).is_dir():
        print(f"left   Swift in documents: {snippets.modules(program)} is missing: swift build")
        return
    for document in markdown.documents():
        for line, text in snippets.sources(markdown.blocks(document)):
            faults = snippets.faults(text, program, folder)
            checks.expect(f"{document}:{line}: Swift", not faults, faults)


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/check-documents",
        description="Runs each command line of the shell blocks of all documents in a folder that has "
        "what they name, and compares what they print with the lines behind # below them, times aside; "
        "looks up each command and option that running text names; and has the compiler read the Swift "
        "between. Tells what it left out and why: Scripts/documents/special.tsv lists that. The exit "
        "code is 0 where all is as the documents say, 1 where something is not.")
    add_program(parser)
    parser.add_argument("--slow", action="store_true", help="also what takes minutes, or the network")
    parser.add_argument("--only", metavar="TEXT",
                        help="of what is not run as it stands, only commands with this text")
    arguments = parser.parse_args()
    program = find_program(arguments.dau)
    checks = Checks()
    check_names(program, checks)
    with tempfile.TemporaryDirectory(prefix="dau-documents-") as folder:
        check_snippets(program, checks, folder)
    with tempfile.TemporaryDirectory(prefix="dau-documents-") as folder:
        run_commands(arguments, program, checks, folder)
    return checks.finish()


sys.exit(main())
