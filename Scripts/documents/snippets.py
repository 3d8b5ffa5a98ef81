"""Has the compiler read the Swift of the documents."""
import subprocess
from pathlib import Path

from project import ROOT


def modules(program):
    """The folder of the modules that were built with the program."""
    return program.parent / "Modules"


def sources(blocks):
    """The program texts of a document: a block that imports something begins one."""
    found = []
    for block in blocks:
        if block.language != "swift":
            continue
        text = "\n".join(block.lines)
        if "import " in text:
            found.append([block.line, text])
        elif found:
            found[-1][1] += "\n" + text
    return found


def faults(text, program, folder):
    """What the compiler says of a program text."""
    file = Path(folder) / "main.swift"
    file.write_text(text, encoding="utf8")
    search = [f"-I{path.parent}" for path in ROOT.glob("Sources/C*/module.modulemap")]
    done = subprocess.run(
        ["swiftc", "-typecheck", "-swift-version", "6", f"-I{modules(program)}", *search, file],
        capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stderr
