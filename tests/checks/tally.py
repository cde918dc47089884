#!/usr/bin/env python3
"""Counts what a test run printed: tally.py EXIT_STATUS LOG... prints "PASSED FAILED".

A run whose numbers are not understood counts as one. A run that failed counts at least one failure,
and so does one in which no test ran."""

import re
import sys

# Each program's way to say it: what counts as passed, what as failed.
FORMS = [
    (r"^\[  PASSED  \] (\d+) test\(s\)", r"^\[  FAILED  \] (\d+) test\(s\)"),  # cmocka
    (r"^(?:#|ℹ) pass (\d+)$", r"^(?:#|ℹ) fail (\d+)$"),  # node --test
    (r"^\s+(\d+) (?:passed \(|flaky$)", r"^\s+(\d+) failed$"),  # Playwright
    (r"^(\d+) passed, \d+ failed$", r"^\d+ passed, (\d+) failed$"),  # our own scripts
]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def total(pattern, text):
    return sum(int(number) for number in re.findall(pattern, text, re.MULTILINE))


def tally_unittest(text):
    """Python's unittest, or None."""
    runs = re.findall(r"^Ran (\d+) tests? in ", text, re.MULTILINE)
    if not runs:
        return None
    failed = skipped = 0
    for detail in re.findall(r"^(?:FAILED|OK) \((.*)\)$", text, re.MULTILINE):
        for what, number in re.findall(r"([\w ]+)=(\d+)", detail):
            if what.strip() in ("failures", "errors", "unexpected successes"):
                failed += int(number)
            elif what.strip() == "skipped":
                skipped += int(number)
    return max(0, sum(map(int, runs)) - failed - skipped), failed


def tally(status, text):
    """(passed, failed) of one run."""
    text = ANSI.sub("", text)
    counts = [count for count in [tally_unittest(text)] if count]
    for passed, failed in FORMS:
        if re.search(passed, text, re.MULTILINE) or re.search(failed, text, re.MULTILINE):
            counts.append((total(passed, text), total(failed, text)))
    if not counts:
        return (1, 0) if status == 0 else (0, 1)
    passed = sum(count[0] for count in counts)
    failed = sum(count[1] for count in counts)
    if failed == 0 and (status != 0 or passed == 0):
        failed = 1
    return passed, failed


def main():
    text = ""
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", errors="replace") as log:
            text += log.read() + "\n"
    print("%d %d" % tally(int(sys.argv[1]), text))


if __name__ == "__main__":
    main()
