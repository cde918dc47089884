#!/usr/bin/env python3
"""Nothing in the tree names the machine or the workshop it was written in, nor leaves a promise to
do something later, and settings of npm name no download hosts."""

import re
from pathlib import Path

import tree

# Absolute paths that exist on one machine only; a path inside an address is none, nor is a template
# for a temporary name.
MACHINE_PATH = re.compile(r"(?<![\w./:@~$})-])/(?:home|root|Users|tmp|work|workspace)/"
                          r"(?![\w.-]*XXXXXX)[\w.$-]")
WORKSHOP = re.compile(r"\b(?:sub-?agents?|language model|system prompt)\b", re.IGNORECASE)
LATER = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b")
DOWNLOAD_HOST = re.compile(r'"resolved":\s*"\w+://|^\s*(?:\S+:)?registry\s*=')
PRIVATE_HOST = re.compile(
    r"\b\w+://(?:[\w.-]+\.(?:internal|intranet|corp|lan)\b|10\.\d+\.\d+\.\d+|192\.168\.)")

BINARY = (".png", ".jpg", ".ico", ".woff2", ".gz", ".br", ".db")
RULES = [
    (MACHINE_PATH, "a path of one machine"),
    (WORKSHOP, "a word about how it was written"),
    (LATER, "a note to do something later"),
    (DOWNLOAD_HOST, "a download host"),
    (PRIVATE_HOST, "a private host"),
]


def complaints_about(name, text):
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in RULES:
            if pattern.search(line):
                found.append(f"{name}:{number}: {what}: {line.strip()[:80]}")
    return found


def check(root):
    complaints = []
    for name in tree.files(root):
        if name.endswith(BINARY) or name == "tests/checks/words.py":
            continue
        text = (Path(root) / name).read_text(encoding="utf-8", errors="replace")
        complaints += complaints_about(name, text)
    return complaints


if __name__ == "__main__":
    tree.main("words", check)
