# What several scripts do in the same way; they source it. Sets `root`, the folder of the project.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Python programs below Scripts/ find what they share, and leave no compiled files beside the sources.
export PYTHONPATH="$root/Scripts/shared" PYTHONDONTWRITEBYTECODE=1

# expect_arguments FEWEST MOST [ARGUMENT ...]: answers --help with the `usage` of the script, and ends with 64
# where there are fewer or more arguments. MOST is `-` where there may be any number, options among them;
# otherwise the script has no options, and what looks like one is refused, too.
expect_arguments() {
  local fewest=$1 most=$2 argument refused=false
  shift 2
  if [[ ${1:-} == -h || ${1:-} == --help ]]; then
    usage
    exit 0
  fi
  for argument; do
    if [[ $most != - && $argument == -* ]]; then refused=true; fi
  done
  if $refused || (($# < fewest || $# > ${most/-/$#})); then
    usage >&2
    exit 64
  fi
}

# release_build: builds the program, and sets `dau` to its path.
release_build() {
  swift build --package-path "$root" -c release --jobs 2 >&2
  dau="$(swift build --package-path "$root" -c release --show-bin-path)/dau"
}

# python_environment NAME REQUIREMENTS: makes the virtual environment .build/NAME with the packages that the
# file lists, where it is not there yet, and sets `python` to its interpreter.
python_environment() {
  local environment="$root/.build/$1" requirements="$root/Scripts/$2"
  python=$environment/bin/python
  if cmp -s "$requirements" "$environment/requirements.txt"; then return; fi
  echo "${0##*/}: installing what $2 lists from PyPI into .build/$1" >&2
  python3 -m venv --clear "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
  cp "$requirements" "$environment/requirements.txt"
}

# browser_python [ARGUMENT ...]: installs the browser and what drives it, and sets `python` to an interpreter
# that can; for --help any will do.
browser_python() {
  python=python3
  if [[ ${1:-} == -h || ${1:-} == --help ]]; then return; fi
  "$root/Scripts/setup-browser"
  python=$root/.build/browser/bin/python
}

# need PROGRAM [PACKAGE]: ends with 4 where a program is missing.
need() {
  command -v "$1" >/dev/null && return
  echo "${0##*/}: $1 is missing: apt-get install ${2:-$1}" >&2
  exit 4
}

# peer PACKAGE: whether a program to compare with is there, in .build/peers from PyPI.
peer() {
  [[ -x $root/.build/peers/bin/python ]] || python3 -m venv "$root/.build/peers"
  "$root/.build/peers/bin/python" -c "import $1" 2>/dev/null ||
    "$root/.build/peers/bin/pip" install --quiet --disable-pip-version-check "$1"
}
