"""Where the project and its program are."""
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DAU = ROOT / ".build/release/dau"


def add_program(parser):
    """Adds the option that names the program."""
    parser.add_argument("--dau", type=Path, default=DAU, help="the program; .build/release/dau by default")


def find_program(path=DAU):
    """The program at a path, which must be there."""
    if not path.exists():
        fail(f"{path} is missing: swift build -c release")
    return path.resolve()


def run_program(program, *arguments):
    """Runs the program to its end, which must be a good one."""
    done = subprocess.run([program, *map(str, arguments)], text=True, capture_output=True)
    if done.returncode != 0:
        fail(f"dau {arguments[0]} ended with {done.returncode}: {done.stderr}")


def fail(text):
    print(f"{Path(sys.argv[0]).name}: {text}", file=sys.stderr)
    sys.exit(1)
