"""Checks that are counted, and told as they are made."""


class Checks:
    def __init__(self):
        self.kept = 0
        self.broken = 0

    def expect(self, name, kept, detail=""):
        """Tells one check by its name, and returns whether it was kept."""
        if kept:
            self.kept += 1
        else:
            self.broken += 1
        tail = f": {detail}" if detail not in ("", None) else ""
        print(f"{'ok    ' if kept else 'BROKEN'} {name}{tail}", flush=True)
        return bool(kept)

    def finish(self):
        """Tells how many were kept; the exit code of the script."""
        print(f"{self.kept} kept, {self.broken} broken")
        return 1 if self.broken else 0
