#!/usr/bin/env python3
"""Functions that are not called: in C those without a bound or with hidden failure, in the server but for its command
line those that connect to anywhere (P-37), in the client those that make HTML or code from text."""

import re
from pathlib import Path

import tree

C_FUNCTIONS = re.compile(
    r"(?<![\w.])(strcpy|stpcpy|strcat|sprintf|vsprintf|strtok|strtok_r|atoi|atol|atoll|atof|gets"
    r"|system|popen|alloca)\s*\(")
CONNECTING = re.compile(
    r"(?<![\w.])(connect|uv_\w*connect\w*|lws_client_\w+)\s*\(")
CLIENT_WORDS = re.compile(
    r"\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\w*)\b"
    r"|(?<![\w.])(eval|new\s+Function)\s*\(")


def matches(name, source):
    """The forbidden words of one file as (offset, word)."""
    if name.endswith((".c", ".h")):
        text = tree.without_comments_and_strings(source)
        found = list(C_FUNCTIONS.finditer(text))
        if name.startswith("server/") and not name.startswith("server/cli/"):
            found += CONNECTING.finditer(text)
        return text, [(match.start(1), match.group(1)) for match in found]
    if name.startswith("client-web/src/") and name.endswith((".ts", ".tsx")):
        found = CLIENT_WORDS.finditer(source)
        return source, [(match.start(), match.group(0).rstrip("( ")) for match in found]
    return source, []


def check(root):
    complaints = []
    for name in tree.files(root):
        if not name.endswith((".c", ".h", ".ts", ".tsx")):
            continue
        text, found = matches(name, (Path(root) / name).read_text(encoding="utf-8"))
        for offset, word in found:
            line = text.count("\n", 0, offset) + 1
            complaints.append(f"{name}:{line}: {word} is banned")
    return complaints


if __name__ == "__main__":
    tree.main("banned", check)
