#!/usr/bin/env python3
"""Each promise in PROMISES.md names test files that are there and cite the promise's number, as P-07
or in the name of a test, test_p07_..."""

import re
from pathlib import Path

import tree

ROW = re.compile(r"^\|\s*(P-\d+)\s*\|(.*)\|([^|]*)\|\s*$")
FILE = re.compile(r"`((?:tests|client-web|server)/[\w./-]+)`")


def cites(text, promise):
    """Whether the text of a test cites the promise, written like P-07."""
    digits = promise[2:]
    return re.search(rf"\bP-{digits}\b|\btest_p{digits}_", text) is not None


def check(root):
    page = Path(root) / "PROMISES.md"
    if not page.is_file():
        return ["PROMISES.md is missing"]
    complaints = []
    seen = set()
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        row = ROW.match(line)
        if not row:
            continue
        promise, proof = row.group(1), row.group(3)
        where = f"PROMISES.md:{number}: {promise}"
        if promise in seen:
            complaints.append(f"{where} stands twice")
        seen.add(promise)
        names = FILE.findall(proof)
        if not names:
            complaints.append(f"{where} names no test")
        for name in names:
            path = Path(root) / name
            if not path.is_file():
                complaints.append(f"{where} names {name}, which is not there")
            elif not cites(path.read_text(encoding="utf-8"), promise):
                complaints.append(f"{where} is not cited in {name}")
    if not seen:
        complaints.append("PROMISES.md has no promise")
    return complaints


if __name__ == "__main__":
    tree.main("promises", check)
