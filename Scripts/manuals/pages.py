"""Manual pages out of what a program of swift-argument-parser says of itself as JSON (dump-help)."""
import json
import re
import sys
from pathlib import Path


def plain(text):
    """Text as roff: what would be a command or an escape is quoted."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def spelled(argument):
    """How an argument is written, as in `-o, --output <output>`."""
    value = f"<{argument['valueName']}>" if argument.get("valueName") else ""
    names = [("-" if name["kind"] == "short" else "--") + name["name"] for name in argument.get("names", [])]
    names.sort(key=len)
    if argument["kind"] == "positional":
        return value
    return ", ".join(names) + (f" {value}" if argument["kind"] == "option" else "")


def synopsis(command, name):
    shown = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    words = []
    for argument in shown:
        if argument["kind"] == "positional":
            word = spelled(argument)
        else:
            preferred = argument.get("preferredName", {})
            word = ("-" if preferred.get("kind") == "short" else "--") + preferred.get("name", "")
            if argument["kind"] == "option":
                word += f" <{argument['valueName']}>"
        word += " ..." if argument.get("isRepeating") else ""
        words.append(f"[{word}]" if argument.get("isOptional") else word)
    if command.get("subcommands"):
        words.append("<subcommand>")
    return " ".join([name] + words)


def page(command, path, version, others):
    name, called = "-".join(path), " ".join(path)
    lines = [
        f'.TH {name.upper()} 1 "" "{plain(version)}"',
        ".SH NAME", f"{plain(name)} \\- {plain(command.get('abstract', '').rstrip('.'))}",
        ".SH SYNOPSIS", plain(synopsis(command, called)),
    ]
    if command.get("discussion"):
        paragraphs = re.split(r"\n\s*\n", command["discussion"].strip())
        lines += [".SH DESCRIPTION", "\n.PP\n".join(plain(p) for p in paragraphs)]
    shown = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    if shown:
        lines.append(".SH OPTIONS")
    for argument in shown:
        text = " ".join(filter(None, [argument.get("abstract"), argument.get("discussion")]))
        if argument.get("defaultValue"):
            text += f" (default: {argument['defaultValue']})"
        lines += [".TP", f".B {plain(spelled(argument))}", plain(text)]
    below = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True)]
    below = [c for c in below if c["commandName"] != "help"]
    if below:
        lines.append(".SH COMMANDS")
    for other in below:
        title = plain(f"{name}-{other['commandName']}")
        lines += [".TP", f".BR {title} (1)", plain(other.get("abstract", ""))]
    if others:
        lines += [".SH SEE ALSO", ", ".join(f"\\fB{plain(other)}\\fP(1)" for other in others)]
    return "\n".join(line for line in lines if line) + "\n", below


def write(command, path, version, folder, parents):
    text, below = page(command, path, version, parents)
    (folder / f"{'-'.join(path)}.1").write_text(text, encoding="utf8")
    return 1 + sum(
        write(c, path + [c["commandName"]], version, folder, parents + ["-".join(path)]) for c in below)


def main():
    version, folder = sys.argv[1], Path(sys.argv[2])
    command = json.load(sys.stdin)["command"]
    count = write(command, [command["commandName"]], version, folder, [])
    print(f"{count} manual pages in {folder}")


main()
