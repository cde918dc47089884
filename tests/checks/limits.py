#!/usr/bin/env python3
"""Each limit of server/base/limits.h is cited, by its name, in the test that shows it at n and at n + 1."""

import re
from pathlib import Path

import tree

HEADER = "server/base/limits.h"
DEFINED = re.compile(r"^\s*(LIMIT_[A-Z0-9_]+)\s*=", re.MULTILINE)
CITED = re.compile(r"\bLIMIT_[A-Z0-9_]+\b")
TESTS = re.compile(r"tests/(unit/.*\.[ch]|wire/.*\.py)$")

# What no test can honestly show, and why.
WITHOUT_A_TEST = {
    "LIMIT_READERS": "how many threads there are",
    "LIMIT_EXPORTS_DRAWN": "how much is done at once; the others wait and notice nothing",
    "LIMIT_EXPORT_MS": "what is waited for that may be asked for at once takes less",
    "LIMIT_REINDEX_ROWS": "how much of a long work is done in one commit; the same comes out with any other",
    "LIMIT_ERASURES_AGAIN": "how much of a long work is done in one commit; the same comes out with any other",
    "LIMIT_HTTP_PROGRESS_BYTES": "between it and a reader lie the kernel's own buffers, which are larger",
}


def check(root, without=None):
    without = WITHOUT_A_TEST if without is None else without
    defined = set(DEFINED.findall((Path(root) / HEADER).read_text(encoding="utf-8")))
    complaints, cited = [], set()
    for name in filter(TESTS.match, tree.files(root)):
        found = set(CITED.findall((Path(root) / name).read_text(encoding="utf-8")))
        complaints += [f"{name}: {limit} is no limit" for limit in sorted(found - defined)]
        cited |= found
    complaints += [f"{HEADER}: {limit} is cited by no test" for limit in sorted(defined - cited - set(without))]
    for limit in sorted(without):
        if limit in cited or limit not in defined:
            complaints.append(f"tests/checks/limits.py: {limit} " + ("has a test" if limit in cited else "is no limit"))
    return complaints


if __name__ == "__main__":
    tree.main("limits", check)
