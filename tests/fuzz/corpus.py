"""Writes the examples of proto/*.json as a seed corpus: python3 corpus.py FOLDER."""
import hashlib
import itertools
import json
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root))
from proto.generate.model import load  # noqa: E402

model = load(root / "proto")
requests, bodies = Path(sys.argv[1]) / "proto_request", Path(sys.argv[1]) / "proto_body"
for folder in (requests, bodies):
    folder.mkdir(parents=True, exist_ok=True)
for name, command in model.commands.items():
    frame = {"jsonrpc": "2.0", "id": 1, "method": name, "params": command["example"]["params"]}
    (requests / name).write_text(json.dumps(frame, ensure_ascii=False), encoding="utf-8")
for name, event in model.events.items():
    body = json.dumps(event["example"], ensure_ascii=False).encode()
    (bodies / name).write_bytes(bytes([event["number"]]) + body)


# As tests/fuzz/gate/house.h has them, from a on: what the fields named so can stand for in the house.
THINGS = {"room": "bcdepq", "host": "hgf", "deputy": "hg", "of": "bc", "person": "fghijk", "id": "gj", "group": "l", "invitation": "m", "token": "n", "session": "o", "moderator": "fgh", "guest": "r"}
SEATS = "abcdefg"
SEQ = ("message", "seq", "after", "from", "to")
NUMBERS = {"meeting": (14, 12, 28, 34, 42), "summary": (20,), "seen": (3,), "poll": (21, 22, 23), "decision": (25,), "task": (26,), "page": (27,),
           "of": (14, 27, 12), "version": (0, 1)}  # in that house's channel


def housed(value, turn, name=""):
    """An example with the house's things in place of its own, others at each turn."""
    if name == "steps":  # of a note: what is called like that there is something else
        return value
    if isinstance(value, dict):
        return {key: housed(item, turn, key) for key, item in value.items()}
    if isinstance(value, list):
        return [housed(item, turn, name) for item in value]
    if name in THINGS and isinstance(value, str):
        return "$" + THINGS[name][turn % len(THINGS[name])]
    if name == "client_id":
        return f"01jdf3w8k2{next(fresh):016d}"
    if name in NUMBERS and isinstance(value, int):
        return NUMBERS[name][turn % len(NUMBERS[name])]
    return 3 + turn % 7 if name in SEQ else value


def said(seat, method, params, turn=0):
    """A line of the gate's: who says what."""
    return seat + json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": housed(params, turn)}, ensure_ascii=False)


fresh = itertools.count(1)
gate = Path(sys.argv[1]) / "journal_gate"
gate.mkdir(parents=True, exist_ok=True)
post, reply = (model.commands[name]["example"]["params"] for name in ("message.post", "message.reply"))
for name, command in model.commands.items():
    for turn in range(4):  # everybody tries it, then there is talk in each room
        lines = [said(seat, name, command["example"]["params"], turn + place) for place, seat in enumerate(SEATS)]
        lines += [said(seat, "message.post", post, room) for room, seat in enumerate("bb")]
        lines += [said("c", "message.post", post, room) for room in (0, 1, 3)]
        lines += [said(seat, "message.reply", reply, turn) for turn, seat in ((0, "a"), (1, "b"), (4, "c"))]
        (gate / f"{name}-{turn}").write_text("\n".join(lines), encoding="utf-8")
state = {"kind": "house", "seq": 9, "title": "Brandt", "topic": "", "members": [
    {"person": "1vb8r3hn4t6yz", "role": "owner", "name": "Ada Brandt"}], "channels": [
    {"room": "5w9e2k7c4p1xa", "title": "angebote", "topic": "Grüße"}]}
(bodies / "state").write_bytes(b"\0" + json.dumps(state, ensure_ascii=False).encode())
hooks = Path(sys.argv[1]) / "proto_hook"
hooks.mkdir(parents=True, exist_ok=True)
marks = "*b* _i_ ~s~ `c` ```d``` <https://a.example|l> <!channel> <@U1|n> <!date^1^{date}|x> &amp;&lt; *o\n```"
section = {"type": "section", "text": {"type": "mrkdwn", "text": marks}, "fields": [{"type": "plain_text", "text": "ü"}]}
header = {"type": "header", "text": {"type": "plain_text", "text": "h"}}
blocks = [header, section, {"type": "divider"}, {"type": "context", "elements": [section["text"]]}]
attachment = {"pretext": "p", "title": "t", "title_link": "l", "text": marks, "fields": [{"title": "f", "value": "v"}],
              "fallback": "b", "blocks": blocks}
for name, payload in (("text", {"text": marks}), ("blocks", {"blocks": blocks}), ("attachments", {"attachments": [attachment]})):
    (hooks / name).write_text(json.dumps(payload, ensure_ascii=False), encoding="utf-8")
lists, backups = Path(sys.argv[1]) / "vault_erasures", Path(sys.argv[1]) / "store_restore"
for folder in (lists, backups):
    folder.mkdir(parents=True, exist_ok=True)
data_set = bytes([1]) + bytes(15)


def checked(line):
    return f"{line} {hashlib.blake2b(data_set + line.encode(), digest_size=16).hexdigest()}\n"


none = "0" * 26
records = [checked(f"2 room 9 0 0 1 {none}"), checked(f"3 picture 0 5 0 0 {none}")]
(lists / "list").write_text("\1" + "".join(records), encoding="utf-8")
(lists / "whole").write_text("\0" + checked(f"runde-erasures 1 {data_set.hex()} 1") + "".join(records), encoding="utf-8")
for at in (0, 16, 28, 68, 100, 4096, 8192):
    (backups / f"changed-{at}").write_bytes(bytes([1]) + at.to_bytes(3, "big") + b"\1")
