"""Takes the marks off Vietnamese letters; as a program, off those of standard input."""
import sys
import unicodedata


def without_marks(text):
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if not unicodedata.combining(c))


if __name__ == "__main__":
    sys.stdout.writelines(without_marks(line) for line in sys.stdin)
