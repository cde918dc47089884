"""The files of the tree that people write: those git knows or would add."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED_FOLDERS = {".git", "build", "data", "node_modules", "dist", ".build", "__pycache__"}


def files(root=ROOT):
    """Paths relative to root, sorted, as strings with slashes."""
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "-co", "--exclude-standard"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if listing.returncode == 0:
        names = listing.stdout.decode().split("\0")
    else:  # an unpacked archive
        names = []
        for folder, subfolders, entries in os.walk(root):
            subfolders[:] = [name for name in subfolders if name not in SKIPPED_FOLDERS]
            names += [os.path.relpath(os.path.join(folder, name), root) for name in entries]
    return sorted({name for name in names if name and (Path(root) / name).is_file()})


def is_generated(text):
    """Whether the head of the file says that a program wrote it."""
    head = "\n".join(text.splitlines()[:5]).lower()
    return "generated" in head and "edit" in head


def without_comments_and_strings(source):
    """C source of the same line count, its comments and literals blanked out."""
    pattern = re.compile(
        r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)

    def blank(match):
        text = match.group(0)
        newlines = "\n" * text.count("\n")
        return '""' if text.startswith('"') else " " + newlines

    return pattern.sub(blank, source)


def report(name, complaints):
    """Prints the complaints and returns what the program exits with."""
    for complaint in complaints:
        print(complaint)
    print(f"{name}: {len(complaints)} complaints" if complaints else f"{name}: fine")
    return 1 if complaints else 0


def main(name, check):
    sys.exit(report(name, check(ROOT)))
