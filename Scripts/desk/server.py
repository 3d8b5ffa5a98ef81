"""A dau serve of one's own on a free port of loopback."""

import contextlib
import http.client
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading

from project import DAU as RELEASE
from project import ROOT, find_program

DAU = find_program(pathlib.Path(os.environ.get("DAU", RELEASE)))

HOSTILE = """ỦY BAN NHÂN DÂN XÃ <script>alert(1)</script>
Số: 1/KH-UBND
An Lâm, ngày 08 tháng 4 năm 2025
KẾ HOẠCH
"><img src=x onerror=alert(2)> về việc <b>thử</b> &amp; 'kiểm tra'
Căn cứ Nghị định số 30/2020/NĐ-CP; {{content}} [[title]] javascript:alert(3)
"""


def convert(folder):
    """Converts the sample scans, and a text that would like to be a script; returns the archive."""
    archive = pathlib.Path(folder) / "archive"
    hostile = pathlib.Path(folder) / "kế hoạch <script>alert(0)<" / "script>.txt"
    hostile.parent.mkdir()
    hostile.write_text(HOSTILE)
    scans = sorted((ROOT / "Corpus").glob("*/scan.pdf"))
    run = subprocess.run(
        [DAU, "convert", "--quiet", *scans, hostile, "-o", archive], cwd=folder, text=True)
    run.check_returncode()
    return archive


class Server:
    def __init__(self, *arguments, environment=None):
        self.process = subprocess.Popen(
            [DAU, "serve", "--port", "0", *arguments], stderr=subprocess.PIPE, text=True,
            env={**os.environ, **(environment or {})}, cwd=ROOT)
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        if not found:
            raise RuntimeError(f"dau serve did not open: {line}{self.process.stderr.read()}")
        self.port = int(found.group(1))
        self.log = []
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stderr:
            self.log.append(line)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    @property
    def is_up(self):
        return self.process.poll() is None

    @property
    def megabytes(self):
        """What the process holds in memory."""
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def ask(self, method, path, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def stop(self):
        if self.is_up:
            self.process.terminate()
            try:
                self.process.wait(90)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise RuntimeError("dau serve did not end")
        return self.process.returncode


@contextlib.contextmanager
def serving(*arguments, **options):
    server = Server(*arguments, **options)
    try:
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def scratch():
    folder = tempfile.mkdtemp(prefix="dau-desk-")
    try:
        yield pathlib.Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
