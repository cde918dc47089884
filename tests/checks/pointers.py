#!/usr/bin/env python3
"""What a README names is there: files, folders with a slash at the end, functions with ()."""

import re
from pathlib import Path

import tree

TOKEN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-][\w./-]*(\.(c|h|ts|tsx|mjs|py|json|css|md|conf)|/)")
FUNCTION = re.compile(r"(\w+)\([^()]*\)")
SOURCES = (".c", ".h", ".ts", ".tsx", ".mjs", ".py", ".sql")
# Names of a kind, and what is made by building.
OTHERS = re.compile(r".*(NNNN|FOLDER|^dist/|^build/|^data/|\.build/).*")


def pages(names):
    """The pages that explain the tree; the protocol's is generated from it."""
    return [name for name in names if name.endswith("README.md") and name != "proto/README.md"]


def tails(names):
    """Each file and folder by the end of its path, however much of it: what a page may write."""
    found = set()
    for name in names:
        parts = name.split("/")
        for start in range(len(parts)):
            found.add("/".join(parts[start:]))
            found |= {"/".join(parts[start:end]) + "/" for end in range(start + 1, len(parts))}
    return found


def check(root):
    names = tree.files(root)
    paths = tails(names)
    words = set()
    for name in names:
        if name.endswith(SOURCES):
            words |= set(re.findall(r"\w+", (Path(root) / name).read_text(encoding="utf-8")))
    complaints = []
    for name in pages(names):
        text = (Path(root) / name).read_text(encoding="utf-8")
        for match in TOKEN.finditer(text):
            token = match.group(1)
            function = FUNCTION.fullmatch(token)
            if function and function.group(1) in words or OTHERS.fullmatch(token):
                continue
            if function or PATH.fullmatch(token) and token not in paths:
                line = text.count("\n", 0, match.start()) + 1
                complaints.append(f"{name}:{line}: {token} is not there")
    return complaints


if __name__ == "__main__":
    tree.main("pointers", check)
