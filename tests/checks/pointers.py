#!/usr/bin/env python3
"""What a page names is there: files, folders with a slash at the end, functions with (), those in the file that is said;
and a page that lists its folder's files leaves none out."""

import fnmatch
import re
from pathlib import Path

import tree

TOKEN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-][\w./-]*(\.(c|h|ts|tsx|mjs|py|json|css|md|conf)|/)")
FUNCTION = re.compile(r"(\w+)\([^()]*\)")
SOURCES = (".c", ".h", ".ts", ".tsx", ".mjs", ".py", ".sql")
# "`f()` in `file`"; what may stand before it where it is defined.
PLACED = re.compile(r"`(\w+)\([^()`]*\)`\s+in\s+`([^`\n]+)`")
DEFINED = r"^(?:[a-z][\w *]*[ *]|.*\b(?:function\*?|const|let|def|class|define) |\s+(?:async )?(?={0}\(.*\)[^()]*\{{$)){0}\b"
# The pages that claim to name each file of their folder that is so called.
LISTS = {"server/base": "*.h", "tests/simulation": "*.c", "tests/wire": "test_*.py"}
OTHER_PAGES = ("SECURITY.md", "PROMISES.md", "config/OPERATING.md")
# Names of a kind, and what is made by building.
OTHERS = re.compile(r".*(NNNN|FOLDER|^dist/|^build/|^data/|\.build/).*")


def pages(names):
    """The pages that explain the tree; the protocol's is generated from it."""
    return [name for name in names
            if name.endswith("README.md") and name != "proto/README.md" or name in OTHER_PAGES]


def tails(names):
    """Each file and folder by the end of its path, however much of it: what a page may write."""
    found = set()
    for name in names:
        parts = name.split("/")
        for start in range(len(parts)):
            found.add("/".join(parts[start:]))
            found |= {"/".join(parts[start:end]) + "/" for end in range(start + 1, len(parts))}
    return found


def misplaced(root, names, name, text):
    """Functions that are not defined in the file in which the page says they are."""
    for match in PLACED.finditer(text):
        function, file = match.groups()
        places = [place for place in names if f"/{place}".endswith(f"/{file}")]
        defined = re.compile(DEFINED.format(function), re.MULTILINE)
        if places and not any(defined.search((Path(root) / place).read_text(encoding="utf-8")) for place in places):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{name}:{line}: {function}() is not in {file}"


def left_out(names, name, text):
    """Files that a page which lists its folder does not name."""
    folder = name.rpartition("/")[0]
    named = set(TOKEN.findall(text))
    for place in names:
        inside, _, file = place.rpartition("/")
        if inside == folder and fnmatch.fnmatch(file, LISTS.get(folder, "")) and not named & {file, file.split(".")[0]}:
            yield f"{name}:1: {file} is not named"


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
        complaints += misplaced(root, names, name, text)
        complaints += left_out(names, name, text)
    return complaints


if __name__ == "__main__":
    tree.main("pointers", check)
