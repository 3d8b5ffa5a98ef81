"""Loads POST /restore with wrk and prints what came of it."""

import argparse
import pathlib
import re
import subprocess
import tempfile
import threading
import time

from project import ROOT
from server import serving

SCRIPT = """
local file = io.open("%s")
wrk.method = "POST"
wrk.headers["Content-Type"] = "text/plain"
wrk.body = file:read("*a")
file:close()
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init() good = 0; busy = 0; other = 0 end
function response(status)
  if status == 200 then good = good + 1
  elseif status == 429 then busy = busy + 1
  else other = other + 1 end
end
function done(summary, latency)
  local good, busy, other = 0, 0, 0
  for _, thread in ipairs(threads) do
    good = good + thread:get("good")
    busy = busy + thread:get("busy")
    other = other + thread:get("other")
  end
  local e = summary.errors
  print(string.format("RESULT %%d %%d %%d %%d %%d %%.3f %%.3f", good, busy, other,
    e.connect + e.read + e.write + e.timeout, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


def load(server, script, connections, seconds):
    """Runs wrk; returns answers a second by kind, and latencies in milliseconds."""
    most = 0.0
    done = threading.Event()

    def watch():
        nonlocal most
        while not done.wait(0.1):
            most = max(most, server.megabytes)

    watcher = threading.Thread(target=watch)
    watcher.start()
    run = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--timeout", "10s", "-s", script,
         f"{server.address}/restore"], capture_output=True, text=True)
    done.set()
    watcher.join()
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\S+) (\S+)", run.stdout)
    if not found:
        raise RuntimeError(run.stdout + run.stderr)
    good, busy, other, broken, duration = map(int, found.groups()[:5])
    span = duration / 1e6
    return {"good": good / span, "busy": busy / span, "other": other, "broken": broken,
            "median": float(found[6]), "p99": float(found[7]), "megabytes": most}


def main():
    parser = argparse.ArgumentParser(prog="load-desk")
    parser.add_argument("--seconds", type=int, default=10)
    seconds = parser.parse_args().seconds
    text = (ROOT / "Corpus/chuyen-doi-so-tinh/garbled.txt").read_bytes()
    # Whole lines of some 2 KB from the middle.
    lines = text.splitlines(keepends=True)
    body = b""
    for line in lines[len(lines) // 4:]:
        if len(body) + len(line) > 2048:
            break
        body += line
    with tempfile.TemporaryDirectory() as folder, serving() as server:
        sample = pathlib.Path(folder) / "text"
        sample.write_bytes(body)
        script = pathlib.Path(folder) / "load.lua"
        script.write_text(SCRIPT % sample)
        print(f"{len(body)} bytes, {len(body.decode().split())} tokens a request")
        load(server, script, 8, 2)
        print("           answered/s   429/s   other  broken  median ms   p99 ms   MB")
        for name, connections in [("usual", 8), ("tenfold", 500), ("after", 8)]:
            time.sleep(1)
            result = load(server, script, connections, seconds)
            print(f"{name:<9}{result['good']:>12,.0f}{result['busy']:>8,.0f}{result['other']:>8}"
                  f"{result['broken']:>8}{result['median']:>11.1f}{result['p99']:>9.1f}"
                  f"{result['megabytes']:>5.0f}", flush=True)
            if name == "tenfold":
                print(f"         {result['good'] + result['busy']:,.0f} requests a second")


if __name__ == "__main__":
    main()
