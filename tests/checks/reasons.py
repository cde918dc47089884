#!/usr/bin/env python3
"""What failed in a test run and why, in a few lines: reasons.py LOG... prints them indented.

A long run ends with them, so that whoever sees only its end knows what to look at."""

import re
import sys

# How each program begins to tell of a failure.
BEGINNING = re.compile(
    r"^\s+\d+\) \S+\.spec\.mjs|"  # Playwright; also for a test that passed at the second try
    r"^(FAIL|ERROR): |"  # unittest
    r"^not ok |^\s*✖ |"  # node --test
    r"^\[  FAILED  \] \D|"  # cmocka
    r"^FAILED |.*: (fatal )?error: |.*ERROR: AddressSanitizer|.*runtime error:"
)
ANSI = re.compile(r"\x1b\[[0-9;]*m")
LINES_EACH = 14
LINES_AT_MOST = 80


def reasons(text):
    """The lines that tell of failures, each with what follows it."""
    found = []
    left = 0
    for line in ANSI.sub("", text).splitlines():
        if BEGINNING.match(line):
            left = LINES_EACH
        if left > 0 and line.strip():
            found.append(line.rstrip()[:200])
            left -= 1
    return found[:LINES_AT_MOST]


def main():
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8", errors="replace") as log:
            for line in reasons(log.read()):
                print("    " + line)


if __name__ == "__main__":
    main()
