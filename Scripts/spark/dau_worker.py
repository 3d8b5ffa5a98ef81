"""A `dau worker` process that a Python process of Spark keeps warm between its tasks."""
import json
import os
import selectors
import subprocess
import tempfile

ATTEMPTS = 2
_worker = None


class Lost(Exception):
    """The process is gone, with the reason."""


class Worker:
    def __init__(self, command):
        self.command = command
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL)
        self.buffer = b""
        self.selector = selectors.DefaultSelector()
        self.selector.register(self.process.stdout, selectors.EVENT_READ)

    def ask(self, request, timeout):
        """The answer to a request; each page that is told of starts the time anew."""
        try:
            self.process.stdin.write(json.dumps(request).encode() + b"\n")
            self.process.stdin.flush()
        except OSError:
            raise Lost(self.end()) from None
        while True:
            reply = json.loads(self.line(timeout))
            if "progress" not in reply:
                return reply

    def line(self, timeout):
        while b"\n" not in self.buffer:
            if not self.selector.select(timeout):
                self.end()
                raise Lost(f"gave no sign of life for {timeout:.0f} s")
            chunk = os.read(self.process.stdout.fileno(), 1 << 20)
            if not chunk:
                raise Lost(self.end())
            self.buffer += chunk
        line, self.buffer = self.buffer.split(b"\n", 1)
        return line

    def end(self):
        self.process.kill()
        code = self.process.wait()
        return (f"made the worker process crash (signal {-code})" if code < 0
                else f"made the worker process end (exit code {code})")


def convert(files, command, timeout):
    """For each pair of path and content, the path and what the worker answered."""
    for path, content in files:
        if content is None:
            yield path, answer(path, path, command, timeout)
            continue
        with tempfile.NamedTemporaryFile(suffix=os.path.splitext(path)[1]) as file:
            file.write(content)
            file.flush()
            yield path, answer(file.name, path, command, timeout)


def answer(path, source, command, timeout):
    global _worker
    reason = ""
    for _ in range(ATTEMPTS):
        if _worker is None or _worker.command != command or _worker.process.poll() is not None:
            _worker = Worker(command)
        try:
            return _worker.ask({"id": source, "path": path, "source": source, "document": False,
                                "rows": True, "progress": True}, timeout)
        except Lost as loss:
            _worker, reason = None, str(loss)
    return {"error": {"stage": "worker", "reason": f"{reason}; set aside after {ATTEMPTS} attempts"}}
