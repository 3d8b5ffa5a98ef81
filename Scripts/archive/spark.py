"""A conversion on a Spark cluster, one of whose executors is killed, against one on this machine."""
import json
import os
import signal
import subprocess
import threading
import time

import documents
import program
from project import ROOT


def arguments(_, parser):
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--sections", type=int, default=100, help="length of a document")
    parser.add_argument("--bytes", action="store_true",
                        help="hand the archive over as a URL, so that Spark fetches the bytes")


def run(options, scratch):
    source, out, rows, parquet = (scratch / name for name in ("in", "out", "rows", "parquet"))
    documents.make(source, options.documents, sections=options.sections)
    (source / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (source / "empty.pdf").write_bytes(b"")
    program.convert(source, out, "--quiet")
    subprocess.run([program.DAU, "rows", "-c", out, "-o", rows], check=True, capture_output=True)

    archive = source.resolve().as_uri() if options.bytes else source
    process = subprocess.Popen(
        [ROOT / "Scripts/convert-on-spark", "--master", "local-cluster[2,1,1024]",
         "--conf", "spark.executor.memory=512m", "--conf", "spark.ui.enabled=false", "--",
         archive, parquet, "--dau", program.DAU, "--tasks", str(max(8, options.documents // 20))],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=scratch)
    log = []
    reader = threading.Thread(target=lambda: log.extend(process.stderr))
    reader.start()
    killed = kill_executor(process, log)
    answer = process.stdout.read()
    process.wait()
    reader.join()
    if not (answer.strip() and killed):
        print("".join(log[-30:]))
        return 0 if program.verdict(False, f"executor killed: {killed}, answer: {answer!r}") else 1
    print(f"{answer.strip()}; executor {killed} killed by SIGKILL in the middle")
    (scratch / "spark.log").write_text("".join(log))
    lost = sum("Lost executor" in line for line in log)
    started, finished = (sum(f"{what} task " in line and "TID" in line for line in log)
                         for what in ("Starting", "Finished"))
    print(f"Spark's log: {lost} executor lost, {started} tasks started, {finished} finished")

    here, there = local_rows(out, rows), spark_rows(parquet)
    differing = [path for path in here if here.get(path) != there.get(path)]
    for path in differing[:3]:
        print(f"  differs: {path}\n    {here[path]!r:.300}\n    {there.get(path)!r:.300}")
    return 0 if all([
        program.verdict(lost > 0 and started > finished,
                        "the executor was lost in the middle of its work, which was done again"),
        program.verdict(len(there) == len(set(there)) == len(here) and set(here) == set(there),
                        f"{len(there)} rows for {len(here)} files, none lost, none twice"),
        program.verdict(not differing, "row by row the same as on this machine"),
        program.verdict(process.returncode == 2, f"exit code {process.returncode}, two files are broken"),
    ]) else 1


def kill_executor(process, log):
    """Kills one executor when a third of the tasks are done; its number, or None."""
    while process.poll() is None:
        done = sum("Finished task" in line for line in log)
        if done >= 3:
            for pid in program.descendants(process.pid):
                try:
                    command = open(f"/proc/{pid}/cmdline").read()
                except OSError:
                    continue
                if "CoarseGrainedExecutorBackend" in command and "java" in command.split("\0")[0]:
                    os.kill(pid, signal.SIGKILL)
                    return pid
        time.sleep(0.02)
    return None


# Of the rows, what both ways have.
PARTS = {"sections": ("kind", "label", "path", "heading", "text", "line", "page"),
         "citations": ("type", "symbol", "name", "date", "issuer", "year", "role", "text", "line", "page"),
         "doubts": ("page", "line", "form", "original", "probability")}
FIELDS = ("sha256", "type", "symbol", "date", "year", "place", "parentBody", "issuer", "title", "authority",
          "capacity", "signer", "recipients", "doubtfulWords", "failedPages", "notes", "identifier")


def local_rows(out, rows):
    """Path of each input -> its row, as this machine has it."""
    import sqlite3
    def read(name):
        with open(f"{rows}/{name}.ndjson", encoding="utf8") as lines:
            yield from map(json.loads, lines)
    found = {row["sha256"]: [{name: row[name] for name in FIELDS} | {"pageCount": row["pages"]}] for row in read("documents")}
    for row in read("pages"):
        found[row["document"]].append(("page", row["number"], row["source"], row["text"]))
    for part, names in PARTS.items():
        for row in read(part):
            found[row["document"]].append((part, *(row[name] for name in names)))
    for row in read("responsibilities"):
        found[row["document"]].append(
            ("responsibility", row["agencies"], row["role"], row["task"], row["coordinators"],
             row["deadline"], row["deadlineDate"], row["recurrence"], row["product"], row["path"],
             row["line"], row["page"]))
    base = sqlite3.connect(out / "catalogue.sqlite")
    result = {path: found[sha256] for path, sha256 in
              base.execute("SELECT path, sha256 FROM input WHERE state <> 'failed'")}
    result |= {path: reason for path, reason in base.execute("SELECT path, reason FROM failure WHERE page = 0")}
    return result


def spark_rows(parquet):
    """Path of each file -> its row, as Spark has written it; a list of paths shows what is there twice."""
    python = ROOT / ".build/spark-environment/bin/python"
    code = ("import sys, json, pyarrow.dataset as d\n"
            "t = d.dataset(sys.argv[1], partitioning='hive', format='parquet').to_table()\n"
            "[print(json.dumps(r)) for r in t.to_pylist()]\n")
    lines = subprocess.run([python, "-c", code, parquet], check=True, text=True, capture_output=True).stdout
    result = {}
    for row in map(json.loads, lines.splitlines()):
        path = row["path"].removeprefix("file:")
        if path in result:
            raise SystemExit(f"BROKEN: {path} is there twice")
        if row["error"] is not None:
            result[path] = row["error"]
            continue
        if row["type"] == "__HIVE_DEFAULT_PARTITION__":
            row["type"] = None
        found = [{name: row[name] for name in FIELDS} | {"pageCount": row["pageCount"]}]
        found += [("page", p["number"], p["source"], p["text"]) for p in row["pages"]]
        for part, names in PARTS.items():
            found += [(part, *(item[name] for name in names)) for item in row[part]]
        for item in row["responsibilities"]:
            deadline = item["deadline"] or {"text": None, "date": None, "recurrence": None}
            found.append(("responsibility", item["agencies"], item["role"], item["task"],
                          item["coordinators"], deadline["text"], deadline["date"],
                          deadline["recurrence"], item["product"], item["path"], item["line"],
                          item["page"]))
        result[path] = found
    return result
