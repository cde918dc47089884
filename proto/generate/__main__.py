"""Writes everything that follows from proto/*.json; with --check says which files are not current."""
import sys
from pathlib import Path

from . import c_limits, c_tables, c_types, json_schema, reference, ts_errors, ts_limits, ts_types
from .model import Bad, load

OUTPUTS = (c_types, c_limits, c_tables, ts_types, ts_limits, ts_errors, json_schema, reference)


def main():
    try:
        model = load("proto")
    except Bad as bad:
        print(f"proto/{bad}", file=sys.stderr)
        return 1
    stale = []
    for name, text in (file for output in OUTPUTS for file in output.generate(model).items()):
        path = Path(name)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for name in stale:
        print(("not current: " if "--check" in sys.argv else "written: ") + name)
    return 1 if stale and "--check" in sys.argv else 0


sys.exit(main())
