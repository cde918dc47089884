#!/usr/bin/env python3
"""Includes go downwards only, and a library's header stands only in the folder that owns it."""

import re
from pathlib import Path

import tree

# Lower rows never include higher ones; folders of one row do not include each other.
ROWS = [
    ["base"],
    ["proto"],
    ["room"],
    ["vault", "store", "bus"],
    ["directory"],
    ["journal"],
    ["post", "paper"],
    ["gateway"],
    ["cli"],
    ["main"],
]
HEIGHT = {folder: height for height, row in enumerate(ROWS) for folder in row}

# Header to the folders that may include it; None: every folder.
LIBRARIES = [
    (r"libwebsockets\.h", ["gateway"]),
    (r"uv\.h", ["gateway"]),
    (r"openssl/\w+\.h", ["gateway/tls"]),
    (r"jansson\.h", ["proto"]),
    (r"sodium\.h", ["vault"]),
    (r"sqlite3\.h", ["store/sqlite"]),
    (r"libpq-fe\.h", ["store/postgres"]),
    (r"nats(/\w+)?\.h", ["bus"]),
    (r"curl/\w+\.h|libical/\w+\.h", ["post"]),
    (r"(cairo/|pango/)?(cairo|pango)[\w-]*\.h", ["paper"]),
    (r"glib\.h", ["base"]),
    (r"utf8proc\.h", ["base"]),
    (r"ut(hash|list|array|string)\.h", None),
]
SYSTEM = re.compile(
    r"(assert|ctype|errno|inttypes|limits|locale|math|signal|std(align|arg|atomic|bool|def|int|io"
    r"|lib|noreturn)|string|strings|time|wchar|dirent|fcntl|getopt|grp|netdb|poll|pthread|pwd"
    r"|sched|semaphore|spawn|syslog|termios|unistd|(sys|net|netinet|arpa|linux)/\w+)\.h")

# room/ is pure: no clock, no input or output, no threads.
IMPURE = re.compile(r"(time|unistd|pthread|fcntl|poll|signal|sched|sys/\w+|net\w*/\w+)\.h")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def complaint_about(path, bracket, header):
    """What is wrong with the include, or None. path is relative to server/."""
    folder = path.split("/")[0] if "/" in path else "main"
    if folder not in HEIGHT:
        return f"folder {folder}/ has no place in the layers"
    if bracket == '"':
        target = header.split("/")[0]
        if "/" not in header or target not in HEIGHT:
            return f'"{header}" is not written as "folder/file.h"'
        if target != folder and HEIGHT[target] >= HEIGHT[folder]:
            return f"{folder}/ must not include {target}/"
        return None
    for pattern, owners in LIBRARIES:
        if re.fullmatch(pattern, header):
            place = path.rsplit("/", 1)[0] + "/"
            if owners is None or any(place.startswith(owner + "/") for owner in owners):
                return None
            return f"<{header}> belongs to {' and '.join(owners)} only"
    if not SYSTEM.fullmatch(header):
        return f"<{header}> is neither a system header nor listed in layers.py"
    if folder == "room" and IMPURE.fullmatch(header):
        return f"room/ is pure and must not include <{header}>"
    return None


def check(root):
    complaints = []
    for name in tree.files(root):
        if not name.startswith("server/") or not name.endswith((".c", ".h")):
            continue
        source = (Path(root) / name).read_text(encoding="utf-8")
        for match in INCLUDE.finditer(source):
            complaint = complaint_about(name[len("server/"):], match.group(1), match.group(2))
            if complaint:
                line = source.count("\n", 0, match.start(1)) + 1
                complaints.append(f"{name}:{line}: {complaint}")
    return complaints


if __name__ == "__main__":
    tree.main("layers", check)
