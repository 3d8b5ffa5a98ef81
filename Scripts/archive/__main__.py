"""Checks and measures what the conversion of archives promises; started by Scripts/check-archive."""
import argparse
import sys
import tempfile
from pathlib import Path

import batches
import catalogue
import disk
import documents
import hostile
import kills
import program
import spark
from project import add_program

CHECKS = {
    "make": (documents.run, "writes a synthetic archive"),
    "kills": (kills.run, "kills a conversion again and again and compares what is left in the end"),
    "disk": (disk.run, "fills the disk in the middle of a conversion, then makes room (as root)"),
    "flat": (batches.run_flat, "memory, speed and overhead from the first document to the last"),
    "jobs": (batches.run_jobs, "documents a second with one job and with two"),
    "hostile": (hostile.run, "good files among hostile ones"),
    "find": (catalogue.run_find, "the time of a search over a large catalogue"),
    "spark": (spark.run, "a conversion on a Spark cluster that loses an executor, row by row"),
    "postgresql": (catalogue.run_postgresql, "loads the rows into a PostgreSQL server of its own"),
}


def main():
    parser = argparse.ArgumentParser(
        prog="Scripts/check-archive",
        description="Checks and measures what the conversion of archives promises, with documents "
        "that it makes from those of Corpus/. The exit code is 0 where all promises are kept, 1 "
        "where one is broken.")
    add_program(parser)
    parser.add_argument("--scratch", type=Path, help="where to work; a folder of its own by default")
    checks = parser.add_subparsers(dest="check", required=True, metavar="CHECK")
    for name, (run, help_text) in CHECKS.items():
        part = checks.add_parser(name, help=help_text, description=help_text)
        part.set_defaults(run=run)
        sys.modules[run.__module__].arguments(name, part)
    arguments = parser.parse_args()
    program.use(arguments.dau)
    if arguments.scratch:
        arguments.scratch.mkdir(parents=True, exist_ok=True)
        return arguments.run(arguments, arguments.scratch)
    with tempfile.TemporaryDirectory(prefix="dau-archive-") as folder:
        return arguments.run(arguments, Path(folder))


sys.exit(main())
