#!/usr/bin/env python3
"""A source file that is written by hand has at most 450 lines."""

from pathlib import Path

import tree

LINES_MAX = 450


def check(root):
    complaints = []
    for name in tree.files(root):
        if not name.endswith((".c", ".h", ".ts", ".tsx")):
            continue
        text = (Path(root) / name).read_text(encoding="utf-8")
        lines = len(text.splitlines())
        if lines > LINES_MAX and not tree.is_generated(text):
            complaints.append(f"{name}: {lines} lines, {LINES_MAX} are allowed: split it by a noun")
    return complaints


if __name__ == "__main__":
    tree.main("lengths", check)
