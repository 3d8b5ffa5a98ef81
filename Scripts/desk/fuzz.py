"""Random requests, and connections as no client should make them."""

import json
import random
import re
import socket
import time

from project import ROOT

# What lies outside the archive and would be known at once.
SECRETS = [b"root:x:0:0", b"/bin/bash", b"daemon:"]
MARK = "zq7x"
REFLECTED = re.compile(rb"<(script|img|svg|b)[^>]*" + MARK.encode())


def paths(random, sha256):
    known = ["/", "/desk", "/desk/queue", "/desk/corrections", "/desk/assets/desk.js",
             f"/desk/documents/{sha256}", f"/documents/{sha256}", f"/documents/{sha256}/pages/1",
             f"/documents/{sha256}/pages/1/image", f"/documents/{sha256}/corrections", "/documents",
             "/restore", "/search", "/queue", "/corrections", "/jobs/1", "/jobs/1/document",
             "/health", "/metrics", "/openapi.json", "/desk/sign-in", "/desk/language/en"]
    pieces = ["..", "%2e%2e", "%2e%2e%2f", "..%2f", "..%5c", "\\..\\", "etc/passwd", "%00", "%",
              "%zz", "%ff", "//", ";", "?", "&", "=", "#", "+", " ".replace(" ", "%20"), "*", "'",
              f"<script>{MARK}</script>".replace(" ", "%20"), f"%3Cimg%20src=x%20{MARK}%3E",
              "%E1%BA%BF", "\xc3\xa9", "catalogue.sqlite", "proc/self/environ", "9" * 30, "-1",
              "a" * 3000, "[", "]", "{", "}", "|", "^", "`", "\"", "q=", "limit=", "offset=",
              "page=", "width=", "box=1,1,1e999,1", "box=nan,nan,nan,nan", "after=", "pairs=",
              "wait="]
    path = random.choice(known)
    for _ in range(random.choice([0, 1, 1, 2, 4])):
        piece = random.choice(pieces)
        where = random.randrange(len(path) + 1)
        joint = random.choice(["", "/", "?", "&"])
        path = (path + joint + piece) if random.random() < 0.6 else path[:where] + piece + path[where:]
    return path if random.random() < 0.02 else "/" + path.lstrip("/")


def headers(random, length, port):
    lines = []
    if random.random() < 0.97:
        lines.append(f"Host: 127.0.0.1:{port}")
    extras = [
        "Accept: application/json", "Accept: application/x-ndjson", "Accept: */*;q=zzz",
        "Content-Type: text/plain", "Content-Type: application/json", "Content-Type: ;;;",
        f"Content-Type: <script>{MARK}</script>", "Origin: http://evil.example", "Origin: null",
        "Sec-Fetch-Site: cross-site", "Cookie: dau-desk=; dau-language=xx; ===;;",
        "Cookie: dau-language=en", f"Referer: http://127.0.0.1:{port}/desk\\..//evil",
        "Authorization: Bearer", "Authorization: Bearer \x01", "Accept-Language: zz,,en;q=",
        "Connection: close", "Connection: upgrade", "Upgrade: websocket", "Expect: 100-continue",
        "Range: bytes=0-", "If-None-Match: *", "X: " + "y" * random.choice([10, 5000, 40000]),
        "Transfer-Encoding: gzip", "Content-Length: 5", "Content-Length: -1",
        "Content-Length: 99999999999999999999", "Te: trailers", ": nothing", "No colon",
    ]
    lines += random.sample(extras, random.choice([0, 1, 2, 4]))
    if random.random() < 0.9 and length is not None:
        lines.append(f"Content-Length: {length}")
    random.shuffle(lines)
    return lines


def body(random):
    kind = random.randrange(6)
    if kind == 0:
        return b""
    if kind == 1:
        return random.randbytes(random.choice([1, 100, 5000]))
    if kind == 2:
        value = random.choice([None, 1, -1, 1 << 70, "", "x" * 300, [], {}, True, "\x00", "\ud800"])
        return json.dumps({"page": value, "line": random.choice([0, value]), "word": 0,
                           "becomes": random.choice(["a", value]), "by": value}).encode()
    if kind == 3:
        return b"[" * random.choice([10, 100_000])
    if kind == 4:
        return ("Ké hoach thuc hién " * random.choice([1, 1000])).encode() + random.randbytes(3)
    return b"%PDF-1.7\n" + random.randbytes(random.choice([10, 3000]))


def answer(connection):
    data = b""
    try:
        while len(data) < 4_000_000:
            part = connection.recv(65536)
            if not part:
                break
            data += part
    except (TimeoutError, ConnectionError):
        pass
    return data


class Findings:
    def __init__(self):
        self.requests = 0
        self.statuses = {}
        self.errors = []
        self.leaks = []
        self.reflections = []

    def take(self, request, data):
        self.requests += 1
        found = re.match(rb"HTTP/1\.1 (\d\d\d)", data)
        status = int(found.group(1)) if found else None
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status is not None and status >= 500:
            self.errors.append((request[:300], data[:300]))
        if any(secret in data for secret in SECRETS):
            self.leaks.append(request[:300])
        head, _, content = data.partition(b"\r\n\r\n")
        if b"text/html" in head and REFLECTED.search(content):
            self.reflections.append(request[:300])


def connect(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=2)


def requests(server, random, findings, sha256, until):
    while time.monotonic() < until:
        method = random.choice(["GET"] * 6 + ["POST"] * 5 + ["HEAD", "PUT", "DELETE", "OPTIONS",
                                                             "TRACE", "CONNECT", "FOO", "get"])
        content = body(random) if method in ("POST", "PUT") or random.random() < 0.1 else b""
        version = random.choice(["HTTP/1.1"] * 20 + ["HTTP/1.0", "HTTP/2.0", "HTTP/9", ""])
        lines = [f"{method} {paths(random, sha256)} {version}"]
        lines += headers(random, len(content) if content else None, server.port)
        request = "\r\n".join(lines).encode("utf-8", "replace") + b"\r\n\r\n" + content
        if random.random() < 0.05:
            request = bytes(byte ^ (random.random() < 0.01) * random.randrange(256)
                            for byte in request)
        with connect(server) as connection:
            connection.settimeout(1.0)
            try:
                cut = random.random()
                if cut < 0.1:
                    connection.sendall(request[:random.randrange(len(request))])
                    if cut < 0.05:
                        # Gone without a word.
                        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0" * 2)
                        continue
                else:
                    connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
            findings.take(request, answer(connection))


def slow(server, checks):
    """Many connections that send nothing, or a byte now and then, beside one who asks."""
    idle = []
    for number in range(200):
        connection = connect(server)
        beginning = [b"", b"GET /he", b"POST /restore HTTP/1.1\r\nHost: localhost\r\n",
                     b"POST /restore HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nab"]
        connection.sendall(beginning[number % 4])
        idle.append(connection)
    begin = time.monotonic()
    status, _, _ = server.ask("GET", "/health")
    seconds = time.monotonic() - begin
    checks.expect(f"beside 200 connections that hang, one is answered in {seconds * 1000:.0f} ms",
                  status == 200 and seconds < 2)
    for connection in idle:
        connection.close()
    # One that sends a large text and does not read what comes.
    with connect(server) as connection:
        connection.settimeout(0.5)
        line = "Ké hoach thuc hién nam 2025 cua Uy ban nhan dan\n".encode()
        connection.sendall(b"POST /restore HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain"
                           b"\r\nContent-Length: 100000000\r\n\r\n")
        sent = 0
        try:
            while sent < 100_000_000:
                sent += connection.send(line * 1000)
        except OSError:
            pass
        checks.expect(f"of a text whose sender does not read, {sent / 1e6:.0f} MB were taken, and the"
                      f" process holds {server.megabytes:.0f} MB", server.megabytes < 500)


def check(server, checks, seed, seconds):
    print(f"fuzz, seed {seed}")
    source = random.Random(seed)
    _, _, data = server.ask("GET", "/search?q=ke+hoach&limit=1")
    sha256 = json.loads(data)["documents"][0]["sha256"]
    secret = ROOT / "Scripts/browser/requirements.txt"
    findings = Findings()
    requests(server, source, findings, sha256, time.monotonic() + seconds)
    slow(server, checks)
    statuses = ", ".join(f"{status or 'none'}: {count}" for status, count in
                         sorted(findings.statuses.items(), key=lambda item: item[0] or 0))
    checks.expect(f"{findings.requests} requests, no server error ({statuses})",
                  findings.requests > 0 and not findings.errors, findings.errors[:3] or "")
    checks.expect("nothing from outside the archive", not findings.leaks, findings.leaks[:3] or "")
    checks.expect("nothing reflected unescaped", not findings.reflections, findings.reflections[:3] or "")
    for path in [f"/documents/..%2f..%2f{secret}", f"/desk/assets/..%2f..%2f..%2f{secret}",
                 f"/desk/assets/{secret}", "/documents/%2e%2e/%2e%2e/etc/passwd"]:
        status, _, data = server.ask("GET", path)
        checks.expect(f"GET {path[:60]}: {status}", status in (400, 404) and b"playwright" not in data)
    status, _, _ = server.ask("GET", "/health")
    checks.expect("the desk answers as before", status == 200)
