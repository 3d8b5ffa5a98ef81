"""An archive of 2,000 documents and more pages: how long a look at it takes."""

import statistics
import subprocess
import time

from project import ROOT
from server import DAU, serving


def archive_of(folder, count):
    text = (ROOT / "Corpus/chuyen-doi-so-tinh/garbled.txt").read_text()
    inputs = folder / "large"
    inputs.mkdir()
    for number in range(count):
        (inputs / f"{number:05}.txt").write_text(
            f"{text}\nVăn bản thứ {number}, xã Xuan{number % 97} Ha{number % 89}\n")
    archive = folder / "large-archive"
    subprocess.run([DAU, "convert", "--quiet", inputs, "-o", archive], check=True)
    return archive


def check(checks, folder, count=2000):
    print(f"large: {count} documents")
    archive = archive_of(folder, count)
    with serving(archive) as server:
        paths = ["/desk", "/desk?offset=1950", "/desk?q=ke+hoach", "/desk?q=xuan42", "/queue?limit=20",
                 "/desk/queue", "/search?q=chuy%E1%BB%83n+%C4%91%E1%BB%95i+s%E1%BB%91"]
        _, _, body = server.ask("GET", "/documents?limit=1")
        for path in paths:
            times = []
            for _ in range(10):
                begin = time.monotonic()
                status, _, _ = server.ask("GET", path)
                times.append((time.monotonic() - begin) * 1000)
            checks.expect(
                f"GET {path}: first {times[0]:.0f} ms, median {statistics.median(times):.1f} ms",
                status == 200 and statistics.median(times) < 200)
        print(f"  the process holds {server.megabytes:.0f} MB")
