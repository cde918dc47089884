"""The protocol's sources, read and checked: proto/*.json against the vocabulary of meta.schema.json."""
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

ID = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{12}")
CLIENT_ID = re.compile(r"[0-7][0-9a-hjkmnp-tv-z]{25}")
NAME = re.compile(r"[a-z][a-z0-9_]*")
DOTTED = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")

SCALARS = {"id", "client_id", "seq", "integer", "time", "flag", "line", "text", "event_kind", "event_body"}
COMPOUND = {"enum", "object", "list"}
BOUNDED = {"integer", "line", "text", "list"}

AREA_KEYS = {"area", "about", "enums", "types", "limits", "errors", "commands", "events", "notifications"}
FIELD_KEYS = {"type", "about", "of", "min", "max", "optional", "secret"}
COMMAND_KEYS = {"about", "since", "session", "effect", "rate", "room", "subject", "params", "result", "errors", "example"}
EVENT_KEYS = {"number", "about", "in", "state", "erasable", "ref", "audience", "body", "example"}


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
    commands: dict = field(default_factory=dict)
    events: dict = field(default_factory=dict)
    notifications: dict = field(default_factory=dict)

    def bound(self, value):
        """A bound as a number: bounds are numbers or names of limits."""
        return self.limits[value]["value"] if isinstance(value, str) else value


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
        check_keys(path.name, area, AREA_KEYS, {"area", "about"})
        if area["area"] != path.stem:
            fail(path.name, f"says it is the area {area['area']}")
        model.areas.append(area)
        for part in ("limits", "enums", "types", "errors", "commands", "events", "notifications"):
            merge(path.name, getattr(model, part), area.get(part, {}))
    check(model)
    return model


def merge(where, known, more):
    for name, value in more.items():
        if name in known:
            fail(f"{where}: {name}", "is described twice")
        known[name] = value


def check_keys(where, value, allowed, needed):
    for key in value:
        if key not in allowed:
            fail(where, f"unknown key {key}")
    for key in needed:
        if key not in value:
            fail(where, f"lacks {key}")


def check(model):
    for name, limit in model.limits.items():
        check_keys(f"limit {name}", limit, {"value", "about"}, {"value", "about"})
    for name, error in model.errors.items():
        check_keys(f"error {name}", error, {"code", "en", "de"}, {"code", "en", "de"})
    codes = [error["code"] for error in model.errors.values()]
    if len(set(codes)) != len(codes):
        fail("errors", "two have the same code")
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
        check_keys(f"notification {name}", note, {"about", "params", "example"}, {"about", "params", "example"})
        check_fields(model, f"notification {name}", note["params"])
        check_example(model, f"notification {name}", note["params"], note["example"])


def check_fields(model, where, fields):
    for name, spec in fields.items():
        at = f"{where}: {name}"
        if not NAME.fullmatch(name):
            fail(at, "is no field name")
        check_keys(at, spec, FIELD_KEYS, {"type", "about"})
        kind = spec["type"]
        if kind not in SCALARS | COMPOUND:
            fail(at, f"unknown type {kind}")
        if kind == "enum" and spec.get("of") not in model.enums:
            fail(at, f"unknown enum {spec.get('of')}")
        if kind in ("object", "list") and spec.get("of") not in model.types:
            fail(at, f"unknown type {spec.get('of')}")
        if kind in ("line", "text", "list") and "max" not in spec:
            fail(at, "has no max: every text and list has a limit")
        for bound in ("min", "max"):
            value = spec.get(bound)
            if value is not None and kind not in BOUNDED:
                fail(at, f"{kind} takes no {bound}")
            if isinstance(value, str) and value not in model.limits:
                fail(at, f"unknown limit {value}")


def check_command(model, name, command):
    at = f"command {name}"
    if not DOTTED.fullmatch(name):
        fail(at, "is no command name")
    check_keys(at, command, COMMAND_KEYS, COMMAND_KEYS - {"subject"})
    if command["effect"] not in ("read", "write", "volatile"):
        fail(at, f"unknown effect {command['effect']}")
    for key in ("room", "subject"):
        param = command.get(key)
        if param is not None and param != "house" and param not in command["params"]:
            fail(at, f"its {key} is no parameter: {param}")
    for error in command["errors"]:
        if error not in model.errors:
            fail(at, f"unknown error {error}")
    check_fields(model, at, command["params"])
    check_fields(model, at, command["result"])
    check_keys(f"{at}: example", command["example"], {"params", "result"}, {"params", "result"})
    check_example(model, f"{at}: example params", command["params"], command["example"]["params"])
    check_example(model, f"{at}: example result", command["result"], command["example"]["result"])


def check_event(model, name, event):
    at = f"event {name}"
    if name != "void" and not DOTTED.fullmatch(name):
        fail(at, "is no event name")
    check_keys(at, event, EVENT_KEYS, {"number", "about", "in", "state", "body", "example"})
    for kind in event["in"]:
        if kind not in model.enums["room_kind"]["values"]:
            fail(at, f"unknown room kind {kind}")
    if event["state"] and event.get("erasable"):
        fail(at, "changes the state, so its body cannot be erasable")
    check_fields(model, at, event["body"])
    check_example(model, at, event["body"], event["example"])


def check_example(model, where, fields, example):
    if not isinstance(example, dict):
        fail(where, "the example is no object")
    for name in example:
        if name not in fields:
            fail(f"{where}: {name}", "stands in the example only")
    for name, spec in fields.items():
        if name in example:
            check_value(model, f"{where}: {name}", spec, example[name])
        elif not spec.get("optional"):
            fail(f"{where}: {name}", "is missing in the example")


def check_value(model, where, spec, value):
    kind = spec["type"]
    low, high = model.bound(spec.get("min", 0)), model.bound(spec.get("max", 2**53 - 1))
    if kind in ("id", "client_id"):
        pattern = ID if kind == "id" else CLIENT_ID
        good = isinstance(value, str) and pattern.fullmatch(value)
    elif kind in ("seq", "integer", "time"):
        good = isinstance(value, int) and not isinstance(value, bool) and max(low, kind == "seq") <= value <= high
    elif kind == "flag":
        good = isinstance(value, bool)
    elif kind in ("line", "text"):
        good = isinstance(value, str) and low <= len(value) <= high
    elif kind == "enum":
        good = value in model.enums[spec["of"]]["values"]
    elif kind == "event_kind":
        good = value in model.events
    elif kind == "event_body":
        good = isinstance(value, dict)
    elif kind == "object":
        check_example(model, where, model.types[spec["of"]]["fields"], value)
        good = True
    else:
        good = isinstance(value, list) and len(value) <= high
        for item in value if good else []:
            check_example(model, where, model.types[spec["of"]]["fields"], item)
    if not good:
        fail(where, f"{value!r} is no {kind}")


def under(name):
    """message.post -> message_post"""
    return name.replace(".", "_")


def rates(model):
    """The rate classes in order of first use."""
    return list(dict.fromkeys(command["rate"] for command in model.commands.values()))
