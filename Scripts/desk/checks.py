"""Checks that are counted, and told as they are made."""

import sys


class Checks:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def that(self, condition, what, detail=""):
        if condition:
            self.passed += 1
            print(f"  ok      {what}")
        else:
            self.failed += 1
            print(f"  FAILED  {what} {detail}")
        sys.stdout.flush()
        return bool(condition)

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
