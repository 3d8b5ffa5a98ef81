"""A folder in which the commands of the documents find what they name."""
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from project import ROOT

NAME = "chuyen-doi-so-tinh"
SERVICE = re.compile(r"^dau (serve|watch)\b")
PORT = "8017"
# The corpus that Scripts/make-noise and Scripts/train-model look for, in small.
TEXTS = ["legal_tnt305", "legal_hanhchinh7", "legal_misc", "legal_vbplreview", "legal_8chude2026",
         "legal_vbpl1000", "legal_misc2", "legal_misc3", "legal_hatinh_portal", "legal_luatvietnam",
         "news_sample", "wiki_sample"]


class Sandbox:
    def __init__(self, folder, program):
        self.folder = Path(folder)
        self.converted = self.folder / f"out/{NAME}.scan.json"
        self.services = []
        self.port = None
        self.environment = {
            **os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "DAU": str(program),
            "DAU_MODEL": os.environ.get("DAU_MODEL", str(ROOT / "Dictionaries/vietnamese.dau")),
            # curl complains of what a server refuses, and of nothing else.
            "CURL_HOME": str(self.folder)}
        (self.folder / ".curlrc").write_text("fail\nsilent\nshow-error\n")
        (self.folder / ".git/hooks").mkdir(parents=True)
        (self.folder / ".build").mkdir()
        (self.folder / ".build/release").symlink_to(program.parent)
        for name in ("Corpus", "Dictionaries", "Benchmarks"):
            (self.folder / name).symlink_to(ROOT / name)
        plan = ROOT / "Corpus" / NAME
        (self.folder / "scans").mkdir()
        shutil.copy(plan / "scan.pdf", self.folder / f"scans/{NAME}.scan.pdf")
        shutil.copy(ROOT / "Corpus/an-toan-thuc-pham-huyen/scan.pdf", self.folder / "scan.pdf")
        shutil.copy(plan / "garbled.txt", self.folder / "garbled.txt")
        shutil.copy(plan / "text.txt", self.folder / "TRUE.txt")
        shutil.copy(plan / "text.txt", self.folder / "archive.txt")
        (self.folder / "token").write_text("7f3a90c2e4b8d1566a0c\n")

    def prepare_slow(self):
        """What takes long to make, or is needed only by what takes long."""
        plans = sorted((ROOT / "Corpus").glob("*/text.txt"))
        corpus, pairs = self.folder / "CORPUS", self.folder / "PAIRS"
        corpus.mkdir()
        pairs.mkdir()
        text = "".join(path.read_text(encoding="utf8").replace("\f", "") for path in plans)
        (corpus / "text").write_text(text * 20, encoding="utf8")
        for name in TEXTS:
            subprocess.run(["zstd", "-q", corpus / "text", "-o", corpus / f"{name}.txt.zst"], check=True)
        for name in ("lists_admin_units_sample.txt", "lists_name_syllables.txt"):
            (corpus / name).write_text("An Lâm\n", encoding="utf8")
        rows = []
        for path in plans:
            garbled = path.with_name("garbled.txt").read_text(encoding="utf8")
            rows += [f"{read}\t{true}\n" for read, true in zip(
                garbled.replace("\f", "").splitlines(),
                path.read_text(encoding="utf8").replace("\f", "").splitlines()) if read and true]
        for name in ("plans.eng.tsv", "plans.vie.tsv"):
            (pairs / name).write_text("".join(rows), encoding="utf8")
            subprocess.run(["zstd", "-q", pairs / name], check=True)
        archive = self.folder / "ARCHIVE"
        archive.mkdir()
        shutil.copy(plans[0].with_name("garbled.txt"), archive / "plan.txt")
        self.confirm()

    def confirm(self):
        """Confirms one word of the converted document, as the review desk does."""
        if not self.converted.exists():
            return
        whole = json.loads(self.converted.read_text(encoding="utf8"))
        page = whole["pages"][0]
        word = page["lines"][0]["words"][0]
        said = {"id": "1", "at": "2025-01-01T00:00:00Z", "by": "reader",
                "document": whole["source"]["sha256"], "page": 1, "line": 0, "word": 0,
                "source": page["source"], "read": word.get("original", word["form"]),
                "was": word["form"], "becomes": word["form"]}
        with open(self.converted.with_name(f"{NAME}.scan.corrections.jsonl"), "a", encoding="utf8") as file:
            file.write(json.dumps(said, ensure_ascii=False) + "\n")

    def run(self, command, seconds):
        """Runs a command line as a reader would; (whether it went well, what it printed)."""
        text = re.sub(r"(?<![\w/.])Scripts/", f"{ROOT}/Scripts/", command)
        if SERVICE.match(text):
            return self.serve(text)
        text = text.replace(f"localhost:{PORT}", f"localhost:{self.port}")
        # Swift finds the package where it is, not where a link to it stands.
        where = ROOT if text.startswith("swift ") else self.folder
        try:
            done = subprocess.run(
                ["bash", "-c", f"set -P; set -o pipefail; {text}"], cwd=where, env=self.environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                timeout=seconds)
        except subprocess.TimeoutExpired as error:
            return False, f"{(error.stdout or b'').decode()}\nnot done after {seconds} s"
        # dau check says by 6 that something needs a person.
        good = done.returncode == 0 or (done.returncode == 6 and text.startswith("dau check "))
        return good, done.stdout.decode(errors="replace")

    def serve(self, command):
        """Starts what runs until it is ended, on a port of its own; well where it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = self.folder / f"service-{len(self.services)}.log"
        process = subprocess.Popen(
            ["bash", "-c", f"exec {command} --port {port}"], cwd=self.folder, env=self.environment,
            stdin=subprocess.DEVNULL, stdout=open(log, "w"), stderr=subprocess.STDOUT)
        self.services.append(process)
        # The one that is for this machine only is asked further on.
        if "--host" not in command:
            self.port = port
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return True, ""
            except OSError:
                if process.poll() is not None:
                    break
                time.sleep(0.1)
        return False, log.read_text()

    def close(self):
        for process in self.services:
            process.terminate()
        for process in self.services:
            process.wait(90)
