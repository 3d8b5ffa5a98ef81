"""Checks the review desk; started by Scripts/check-desk."""
import argparse
import random
import sys

import api
import browser
import fuzz
import large
from checks import Checks
from server import convert, scratch, serving

parser = argparse.ArgumentParser(prog="check-desk")
parser.add_argument("names", nargs="*", choices=["browser", "api", "fuzz", "large", []])
parser.add_argument("--screenshots")
parser.add_argument("--seconds", type=float, default=30)
parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
arguments = parser.parse_args()
names = arguments.names or ["browser", "api", "fuzz", "large"]
checks = Checks()
with scratch() as folder:
    archive = convert(folder)
    with serving(archive) as server:
        if "browser" in names:
            browser.check(server, checks, arguments.screenshots)
        if "api" in names:
            api.check(server, checks, folder)
        if "fuzz" in names:
            fuzz.check(server, checks, arguments.seed, arguments.seconds)
        checks.expect("the desk is still open", server.is_up)
        checks.expect("and has complained of nothing", not server.log, "".join(server.log[:5]))
        checks.expect("it ends cleanly", server.stop() == 0)
    if "large" in names:
        large.check(checks, folder)
sys.exit(checks.finish())
