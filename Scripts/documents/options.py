"""Which commands and options there are, to compare with what running text names."""
import functools
import json
import re
import subprocess

from project import ROOT

OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
# Options of other programs that documents name.
FOREIGN = {"--help", "--version", "--break-system-packages", "--master", "--deploy-mode", "--conf",
           "--packages", "--jobs", "--product", "--filter", "--tool"}


class Program:
    """What dau says of its commands."""

    def __init__(self, program):
        dump = subprocess.run([program, "--experimental-dump-help"], capture_output=True, check=True)
        self.tree = json.loads(dump.stdout)["command"]

    @staticmethod
    def names(command):
        return {"-" * (1 if name["kind"] == "short" else 2) + name["name"]
                for argument in command.get("arguments", []) for name in argument.get("names", [])}

    def every_option(self):
        def walk(command):
            yield from self.names(command)
            for part in command.get("subcommands", []):
                yield from walk(part)
        return set(walk(self.tree))

    def fault(self, code):
        """What is wrong with `dau …` in running text; None where nothing is."""
        words = code.split()[1:]
        if words[:1] == ["help"]:
            words = words[1:]
        commands = [self.tree]
        for word in words:
            known = [{part["commandName"]: part for part in command.get("subcommands", [])}
                     for command in commands]
            if not any(known) or not re.fullmatch(r"[a-z|-]+", word) or word.startswith("-"):
                break
            names = word.split("|")
            if not all(any(name in parts for parts in known) for name in names):
                return f"there is no command {word}"
            commands = [parts[name] for name in names for parts in known if name in parts]
        options = set.union(*(self.names(command) for command in commands)) | {"--help", "-h", "--version"}
        for option in OPTION.findall(code):
            if option not in options:
                return f"it has no option {option}"
        return None


@functools.cache
def help_of(script):
    done = subprocess.run([ROOT / "Scripts" / script, "--help"], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL)
    return done.stdout + done.stderr


def scripts():
    return sorted(path.name for path in (ROOT / "Scripts").iterdir()
                  if path.is_file() and not path.name.startswith("."))


def script_fault(code):
    """What is wrong with `Scripts/NAME …` in running text."""
    script, *words = code.removeprefix("Scripts/").split()
    if not (ROOT / "Scripts" / script).exists():
        return f"there is no Scripts/{script}"
    for option in OPTION.findall(" ".join(words).split(" -- ")[0].split(" | ")[0]):
        if option not in FOREIGN and option not in help_of(script):
            return f"it has no option {option}"
    return None


def lone_fault(code, program):
    """What is wrong with an option that is named by itself: no command and no script has it."""
    for option in OPTION.findall(code.split("=")[0]):
        if option in FOREIGN or option in program.every_option():
            continue
        sources = [*ROOT.glob("Scripts/*/*.py"), *ROOT.glob("Benchmarks/Sources/*/*.swift")]
        if not any(option in help_of(script) for script in scripts()) \
                and not any(f'"{option}"' in path.read_text(encoding="utf8") for path in sources):
            return f"nothing has an option {option}"
    return None
