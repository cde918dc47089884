"""The protocol's sources, read and checked: the vocabulary by meta.schema.json, here that every name which is referred to
exists and every example fits."""
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from .vocabulary import complaint

ID = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{12}")
CLIENT_ID = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{25}")
NAME = re.compile(r"[a-z][a-z0-9_]*")
DOTTED = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")

BOUNDED = {"integer", "line", "text", "list"}
MUST_END = {"line", "text", "list"}
INTEGER_MAX = 2**53 - 1

# As the decoder has it (server/proto/decode.c): what no line or text may hold, and what shows nothing.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
CONTROL_IN_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069]")
BLANK = re.compile(r"[ \n\t\xa0\u1680\u2000-\u200f\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]*")


class Bad(Exception):
    """A source is wrong; the text says where and why."""


def fail(where, why):
    raise Bad(f"{where}: {why}")


@dataclass
class Model:
    areas: list = field(default_factory=list)      # (name, about, raw area)
    limits: dict = field(default_factory=dict)     # name -> {value, about}
    enums: dict = field(default_factory=dict)
    types: dict = field(default_factory=dict)
    errors: dict = field(default_factory=dict)
    closes: dict = field(default_factory=dict)     # name -> {code, about}
    commands: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    notifications: dict = field(default_factory=dict)

    def bound(self, value):
        """A bound as a number: bounds are numbers or names of limits."""
        return self.limits[value]["value"] if isinstance(value, str) else value

    def bounds(self, spec):
        """The least and the greatest value, length or count of a field."""
        low, high = {"seq": (1, "seq_max"), "id": (1, INTEGER_MAX)}.get(spec["type"], (0, INTEGER_MAX))
        return self.bound(spec.get("min", low)), self.bound(spec.get("max", high))

    def default(self, spec):
        """What holds where a field is left out, as it stands in JSON; None: the vocabulary does not say."""
        value = spec.get("default")
        return value if spec["type"] == "enum" or value is None else self.bound(value)


def no_duplicates(pairs):
    seen = {}
    for key, value in pairs:
        if key in seen:
            raise Bad(f"the key {key} stands twice")
        seen[key] = value
    return seen


def load(folder):
    """Reads and checks all areas of a folder."""
    model = Model()
    order = ["errors", "session", "room", "message", "person", "presence"]
    files = [p for p in Path(folder).glob("*.json") if not p.name.endswith("schema.json")]
    files.sort(key=lambda p: (order.index(p.stem) if p.stem in order else len(order), p.stem))
    for path in files:
        try:
            area = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)
        except (json.JSONDecodeError, Bad) as error:
            fail(path.name, error)
        wrong = complaint(area)
        if wrong:
            fail(": ".join((path.name, *wrong[0])), wrong[1])
        if area["area"] != path.stem:
            fail(path.name, f"says it is the area {area['area']}")
        model.areas.append(area)
        for part in ("limits", "enums", "types", "errors", "closes", "commands", "events", "notifications"):
            merge(path.name, getattr(model, part), area.get(part, {}))
    check(model)
    return model


def merge(where, known, more):
    for name, value in more.items():
        if name in known:
            fail(f"{where}: {name}", "is described twice")
        known[name] = value


def check(model):
    for part in ("errors", "closes"):
        codes = [thing["code"] for thing in getattr(model, part).values()]
        if len(set(codes)) != len(codes):
            fail(part, "two have the same code")
    if "seq_max" not in model.limits:
        fail("limits", "lack seq_max, the greatest seq")
    for name, type_ in model.types.items():
        check_fields(model, f"type {name}", type_["fields"])
    for name, command in model.commands.items():
        check_command(model, name, command)
    for name, event in model.events.items():
        check_event(model, name, event)
    numbers = [event["number"] for event in model.events.values()]
    if len(set(numbers)) != len(numbers):
        fail("events", "two have the same number")
    for name, note in model.notifications.items():
        if not DOTTED.fullmatch(name):
            fail(f"notification {name}", "is no notification name")
        check_fields(model, f"notification {name}", note["params"])
        check_example(model, f"notification {name}: example", note["params"], note["example"])


def check_fields(model, where, fields):
    for name, spec in fields.items():
        at = f"{where}: {name}"
        if not NAME.fullmatch(name):
            fail(at, "is no field name")
        kind = spec["type"]
        if kind == "enum" and spec.get("of") not in model.enums:
            fail(at, f"unknown enum {spec.get('of')}")
        if kind in ("object", "list") and spec.get("of") not in model.types:
            fail(at, f"unknown type {spec.get('of')}")
        if kind in MUST_END and "max" not in spec:
            fail(at, "has no max: every text and list has a limit")
        for bound in ("min", "max"):
            value = spec.get(bound)
            if value is not None and kind not in BOUNDED and (kind, bound) != ("id", "min"):
                fail(at, f"{kind} takes no {bound}")
            if isinstance(value, str) and value not in model.limits:
                fail(at, f"unknown limit {value}")
        if "default" in spec:
            check_default(model, at, spec)


def check_default(model, where, spec):
    value = spec["default"]
    if spec["type"] not in ("integer", "enum") or not spec.get("optional"):
        fail(where, "takes no default: it is no integer or enum that can be left out")
    if spec["type"] == "integer" and isinstance(value, str) and value not in model.limits:
        fail(where, f"unknown limit {value}")
    check_value(model, f"{where}: default", spec, model.default(spec))


def check_command(model, name, command):
    at = f"command {name}"
    if not DOTTED.fullmatch(name):
        fail(at, "is no command name")
    for key, kind in (("room", "id"), ("subject", "seq")):
        param = command.get(key)
        if param is None or (key, param) == ("room", "house"):
            continue
        if command["params"].get(param, {}).get("type") != kind:
            fail(at, f"its {key} is no parameter of type {kind}: {param}")
    if ("client_id" in command["params"]) != ("writes" in command):
        fail(at, "has a client_id and says which event keeps it, or neither")
    if command.get("writes") not in (None, *model.events):
        fail(at, f"unknown event {command['writes']}")
    for scope in command.get("scopes", []):
        if scope not in model.enums.get("scope", {"values": {}})["values"]:
            fail(at, f"unknown scope {scope}")
    for error in command["errors"]:
        if error not in model.errors:
            fail(at, f"unknown error {error}")
    check_fields(model, at, command["params"])
    check_fields(model, at, command["result"])
    check_example(model, f"{at}: example params", command["params"], command["example"]["params"])
    check_example(model, f"{at}: example result", command["result"], command["example"]["result"])


def check_event(model, name, event):
    at = f"event {name}"
    if name != "void" and not DOTTED.fullmatch(name):
        fail(at, "is no event name")
    for kind in event["in"]:
        if kind not in model.enums["room_kind"]["values"]:
            fail(at, f"unknown room kind {kind}")
    if event["state"] and event.get("erasable"):
        fail(at, "changes the state, so its body cannot be erasable")
    if event.get("answers") and "replaces" in event:
        fail(at, "answers an event, so it replaces nothing")
    if event.get("alone") and not event.get("answers"):
        fail(at, "can stand alone, which only what answers can")
    check_fields(model, at, event["body"])
    check_example(model, f"{at}: example", event["body"], event["example"])


def check_example(model, where, fields, example):
    if not isinstance(example, dict):
        fail(where, f"{example!r} is no object")
    for name in example:
        if name not in fields:
            fail(f"{where}: {name}", "is not described")
    for name, spec in fields.items():
        if name in example:
            check_value(model, f"{where}: {name}", spec, example[name])
        elif not spec.get("optional"):
            fail(f"{where}: {name}", "is missing")


def check_value(model, where, spec, value):
    kind = spec["type"]
    low, high = model.bounds(spec)
    if kind in ("id", "client_id"):
        pattern = ID if kind == "id" else CLIENT_ID
        good = isinstance(value, str) and pattern.fullmatch(value)
    elif kind in ("seq", "integer", "time"):
        good = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
    elif kind == "flag":
        good = isinstance(value, bool)
    elif kind in ("line", "text"):
        good = isinstance(value, str) and is_good_text(value, kind, low, high)
    elif kind == "enum":
        good = value in model.enums[spec["of"]]["values"]
    elif kind == "event_kind":
        good = value in model.events
    elif kind == "event_body":
        good = isinstance(value, dict)
    elif kind == "json":
        good = isinstance(value, (dict, list))
    elif kind == "note_steps":
        good = isinstance(value, list) and len(value) > 0
    elif kind == "object":
        check_example(model, where, model.types[spec["of"]]["fields"], value)
        good = True
    else:
        good = isinstance(value, list) and len(value) <= high
        for item in value if good else []:
            check_example(model, where, model.types[spec["of"]]["fields"], item)
    if not good:
        fail(where, f"{value!r} is no {kind}")


def is_good_text(text, kind, low, high):
    forbidden = CONTROL_IN_LINE if kind == "line" else CONTROL
    return low <= len(text) <= high and not forbidden.search(text) and not (low > 0 and BLANK.fullmatch(text))


def under(name):
    """message.post -> message_post"""
    return name.replace(".", "_")


def rates(model):
    """The rate classes in order of first use."""
    return list(dict.fromkeys(command["rate"] for command in model.commands.values()))
