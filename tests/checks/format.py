#!/usr/bin/env python3
"""C that is written by hand is formatted by .clang-format. Version 14 is what counts: others break
lines differently."""

import shutil
import subprocess
from pathlib import Path

import tree


def formatter():
    """The program's name; raises without one."""
    for name in ("clang-format-14", "clang-format"):
        if shutil.which(name):
            return name
    raise SystemExit("format: clang-format is not installed; see script/bootstrap --test")


def check(root):
    names = []
    for name in tree.files(root):
        if name.endswith((".c", ".h")):
            text = (Path(root) / name).read_text(encoding="utf-8")
            if not tree.is_generated(text):
                names.append(name)
    if not names:
        return []
    result = subprocess.run([formatter(), "--dry-run", "-Werror", *names], cwd=root,
                            stderr=subprocess.PIPE, text=True, check=False)
    wrong = {line.split(":")[0] for line in result.stderr.splitlines() if " error: " in line}
    complaints = [f"{name}: not formatted: {formatter()} -i {name}" for name in sorted(wrong)]
    if result.returncode and not complaints:
        complaints = [result.stderr.strip() or "clang-format failed"]
    return complaints


if __name__ == "__main__":
    tree.main("format", check)
