"""What Scripts/make-noise and Scripts/train-model keep for measuring."""
import re
import subprocess

# Files near to what offices hold; the others mix in much else.
ADMINISTRATIVE = re.compile(r"legal_(tnt305|hanhchinh7|vbpl1000|vbplreview|8chude2026)\b")


def pairs(path):
    """The columns of a file of pairs: what was read, what was printed, and what is said of the page."""
    data = subprocess.run(["zstd", "-dcq", str(path)], check=True, capture_output=True).stdout if path.suffix == ".zst" \
        else path.read_bytes()
    return [line.split("\t") for line in data.decode("utf8").split("\n") if "\t" in line]
