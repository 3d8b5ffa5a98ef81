"""The program under test, and how what it leaves is compared."""
import hashlib
import os
import sqlite3
import subprocess
from pathlib import Path

from project import DAU, find_program


def use(path):
    global DAU
    DAU = find_program(path)


def convert(source, out, *options, **keywords):
    """Runs a conversion to its end."""
    return subprocess.run([DAU, "convert", source, "-o", out, *options], text=True,
                          capture_output=True, **keywords)


def tree(folder):
    """Digest by path of all files but the catalogue, whose rows are compared instead."""
    found = {}
    for path in sorted(p for p in Path(folder).rglob("*") if p.is_file()):
        if not path.name.startswith("catalogue.sqlite"):
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def tree_digest(folder):
    text = "\n".join(f"{digest} {path}" for path, digest in tree(folder).items())
    return hashlib.sha256(text.encode()).hexdigest()


# What does not hang on when and in which order documents were converted.
ROWS = {
    "document": "SELECT sha256, path, base, outputs, pages, type, symbol, date, title, notes FROM document",
    "page": "SELECT sha256, number, source, text FROM page JOIN document ON document = document.id",
    "section": "SELECT sha256, ordinal, kind, label, heading, text FROM section JOIN document ON document = id",
    "citation": "SELECT sha256, ordinal, c.symbol, c.text FROM citation c JOIN document d ON c.document = d.id",
    "responsibility": "SELECT sha256, ordinal, role, task, deadline FROM responsibility JOIN document ON document = id",
    "agency": "SELECT sha256, responsibility, r.ordinal, name, isCoordinator FROM responsibleAgency r "
              "JOIN agency a ON r.agency = a.id JOIN document d ON r.document = d.id",
    "doubt": "SELECT sha256, ordinal, page, line, form, probability FROM doubt JOIN document ON document = id",
    "input": "SELECT path, base, sha256, state FROM input",
    "failure": "SELECT * FROM failure",
}


def rows_digest(out):
    """Digest of the catalogue's rows."""
    base = sqlite3.connect(f"{out}/catalogue.sqlite")
    digest = hashlib.sha256()
    for query in ROWS.values():
        for row in sorted(map(repr, base.execute(query))):
            digest.update(row.encode())
    base.close()
    return digest.hexdigest()


def journal_problems(out):
    """What is wrong with the catalogue and with what the journal says is there."""
    base = sqlite3.connect(f"{out}/catalogue.sqlite")
    problems = [row[0] for row in base.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [str(row) for row in base.execute("PRAGMA foreign_key_check")]
    expected = {"index.json", "index.md", "failures.json"}
    for path, place, state in base.execute("SELECT path, base, state FROM input"):
        if state != "failed":
            expected |= {f"{place}.{ending}" for ending in ("json", "txt", "md")}
    found = set(tree(out))
    problems += [f"{name}: in the journal, not in the folder" for name in sorted(expected - found)]
    problems += [f"{name}: in the folder, not in the journal" for name in sorted(found - expected)]
    for path, in base.execute(
            "SELECT path FROM input WHERE state <> 'failed' AND sha256 NOT IN (SELECT sha256 FROM document)"):
        problems.append(f"{path}: an entry of the journal without document")
    for sha256, in base.execute(
            "SELECT sha256 FROM document WHERE sha256 NOT IN (SELECT sha256 FROM input)"):
        problems.append(f"{sha256}: a document without entry in the journal")
    base.close()
    return problems


def descendants(pid):
    """Process numbers of a process and all below it."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                found += descendants(int(child))
        except OSError:
            pass
    return found


def memory(pid):
    """Bytes of memory that no file backs, of a process and all below it."""
    total = 0
    for process in descendants(pid):
        try:
            fields = Path(f"/proc/{process}/statm").read_text().split()
            total += (int(fields[1]) - int(fields[2])) * os.sysconf("SC_PAGESIZE")
        except (OSError, IndexError):
            pass
    return total


def verdict(kept, text):
    print(("kept:   " if kept else "BROKEN: ") + text, flush=True)
    return kept
