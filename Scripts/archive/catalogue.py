"""Search over a large catalogue, and its rows in PostgreSQL."""
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import documents
import program
from marks import without_marks
from project import ROOT


def arguments(name, parser):
    parser.add_argument("--documents", type=int, default=100_000 if name == "find" else 100)


def run_find(options, scratch):
    source, out = scratch / "in", scratch / "out"
    documents.make(source, 1)
    program.convert(source, out, "--quiet")
    fill(out / "catalogue.sqlite", options.documents)
    size = (out / "catalogue.sqlite").stat().st_size
    print(f"{options.documents} synthetic documents, {size >> 20} MB")
    worst = 0.0
    for words in (["kế", "hoạch"], ["ke", "hoach"], ["Sở", "Nội", "vụ"], ["so", "noi", "vu"],
                  ['"tổ chức thực hiện"'], ["nhiem", "vu", "77777"], ["kiê*"], ["khôngcótừnày"],
                  ["77777/KH-SNV"], ["ban", "hanh", "trien", "khai"]):
        times = []
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for _ in range(9):
            begin = time.monotonic()
            done = subprocess.run([program.DAU, "find", *words, "-c", out, "--format", "json"],
                                  capture_output=True, text=True, check=True)
            times.append((time.monotonic() - begin) * 1000)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        busy = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / 9 * 1000
        times.sort()
        worst = max(worst, times[4])
        print(f"  {' '.join(words):24} {len(done.stdout.splitlines()):3} documents, "
              f"{times[4]:5.1f} ms as a whole process (median of 9), {busy:.1f} ms of the processor")
    return 0 if program.verdict(worst < 50, f"the slowest search takes {worst:.1f} ms") else 1


def fill(path, count):
    """Adds synthetic documents, as the program would write them."""
    base = sqlite3.connect(path)
    base.execute("PRAGMA synchronous = OFF")
    sentences = documents.Sentences()
    rng = random.Random(1)
    words = sorted({w for line in sentences.items + sentences.bases for w in line.split()})
    for number in range(2, count + 2):
        # Words of a distribution like that of a language: few are frequent, many are rare.
        text = "\n".join([
            f"Số: {number}/KH-SNV", "KẾ HOẠCH", f"Thực hiện nhiệm vụ số {number}",
            rng.choice(sentences.bases), rng.choice(sentences.items), rng.choice(sentences.items),
            " ".join(words[int(len(words) * rng.random() ** 3)] for _ in range(60)),
            f"{rng.choice(sentences.agencies)} tổ chức thực hiện."])
        base.execute(
            "INSERT INTO document (id, sha256, fingerprint, run, path, base, outputs, pages, type, symbol, "
            "symbolKey, date, year, title, recipients, doubtfulWords, failedPages, notes, bytes, seconds) "
            "VALUES (?, ?, 'f', 1, ?, ?, '[]', 1, 'KẾ HOẠCH', ?, ?, '2024-05-06', 2024, ?, '[]', 0, 0, '[]', 1, 1)",
            (number, f"{number:064x}", f"plans/{number}.pdf", f"{number}", f"{number}/KH-SNV",
             f"{number}/kh-snv", f"Thực hiện nhiệm vụ số {number}"))
        page = base.execute("INSERT INTO page (document, number, source, text) VALUES (?, 1, 'textLayer', ?)",
                            (number, text)).lastrowid
        base.execute("INSERT INTO pageSearch (rowid, marked, plain) VALUES (?, ?, ?)",
                     (page, text, without_marks(text).lower()))
    base.commit()
    base.close()


def run_postgresql(options, scratch):
    server = Server(scratch)
    if not server.initdb:
        print("skipped: there is no PostgreSQL server (apt-get install postgresql)")
        return 0
    source, out = scratch / "in", scratch / "out"
    documents.make(source, options.documents)
    program.convert(source, out, "--quiet")
    script = ROOT / "Scripts/load-postgresql"
    with server:
        # Twice: loading again replaces what is there.
        for _ in range(2):
            subprocess.run([script, out, server.url], check=True,
                           env=os.environ | {"DAU": str(program.DAU)}, stdout=subprocess.DEVNULL)
        base = sqlite3.connect(out / "catalogue.sqlite")
        kept = []
        for table, name in (("documents", "document"), ("pages", "page"), ("sections", "section"),
                            ("citations", "citation"), ("responsibilities", "responsibility"),
                            ("doubts", "doubt")):
            here = base.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            there = int(server.ask(f"SELECT count(*) FROM dau.{table}"))
            kept.append(program.verdict(here == there, f"{table}: {there} of {here} rows"))
        issuers = [row[0] for row in base.execute("SELECT DISTINCT issuer FROM document ORDER BY sha256")]
        there = server.ask("SELECT DISTINCT ON (issuer) issuer FROM dau.documents").splitlines()
        kept.append(program.verdict(sorted(there) == sorted(i or "" for i in issuers),
                                    f"{len(there)} issuers come back as they were: {there[0]}, …"))
        resolved = base.execute(
            "SELECT count(*) FROM (SELECT 1 FROM resolvedCitation WHERE target IS NOT NULL "
            "GROUP BY document, ordinal HAVING count(*) = 1)").fetchone()[0]
        joined = server.ask("SELECT count(*) FROM dau.citations c JOIN dau.documents d ON c.target = d.sha256")
        kept.append(program.verdict(int(joined) == resolved > 0,
                                    f"{joined} citations lead to a document of the archive"))
        agencies = server.ask(
            "SELECT count(*) FROM dau.responsibilities WHERE agencies ? 'Sở Nội vụ' "
            "AND deadline_date < '2030-01-01'")
        kept.append(program.verdict(int(agencies) > 0, f"{agencies} tasks of Sở Nội vụ with a deadline"))
    return 0 if all(kept) else 1


class Server:
    """A PostgreSQL server of its own: its own folder, a socket in it, no network."""

    def __init__(self, scratch):
        found = [shutil.which("initdb")] + sorted(map(str, Path("/usr/lib/postgresql").glob("*/bin/initdb")))
        self.initdb = next((f for f in reversed(found) if f), None)
        self.folder = scratch / "postgresql"
        self.url = f"postgresql:///postgres?host={self.folder}&user=dau"

    def run(self, *command):
        # The server refuses to run as root.
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        # A file and no pipe: the server goes on writing to it.
        with open(self.folder.with_suffix(".log"), "a+b") as log:
            done = subprocess.run([*as_user, *map(str, command)], stdin=subprocess.DEVNULL,
                                  stdout=log, stderr=log, cwd="/")
            log.seek(0)
            if done.returncode != 0:
                sys.exit(f"{command[0]} ended with {done.returncode}: {log.read().decode()[-2000:]}")

    def ask(self, query):
        return subprocess.run(["psql", "-XAt", "-c", query, self.url], check=True, text=True,
                              capture_output=True).stdout.strip()

    def __enter__(self):
        self.folder.mkdir()
        if os.geteuid() == 0:
            for folder in (self.folder, *self.folder.parents):
                if folder != Path("/") and folder != Path("/tmp"):
                    folder.chmod(folder.stat().st_mode | 0o011)
            shutil.chown(self.folder, "postgres", "postgres")
        self.run(self.initdb, "-D", self.folder / "data", "-U", "dau", "-A", "trust", "-E", "UTF8",
                 "--locale=C.UTF-8")
        self.control = Path(self.initdb).with_name("pg_ctl")
        self.run(self.control, "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o",
                 f"-k {self.folder} -h ''", "start")
        return self

    def __exit__(self, *_):
        self.run(self.control, "-D", self.folder / "data", "-m", "immediate", "stop")
