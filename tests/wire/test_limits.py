"""Every bound that proto/ sets to what a client sends, over the wire: at the bound it is no reason to refuse, one beyond
the refusal names the field and the bound (P-26)."""
import copy
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from proto.generate.model import INTEGER_MAX, load  # noqa: E402
from server import Server  # noqa: E402

MODEL = load(ROOT / "proto")
# What proto/ leaves to a limit of its own, proved elsewhere.
ELSEWHERE = {("password.set", "password"): "tests/unit/journal_people.c"}
BEYOND = {"too_long", "too_short", "too_large", "too_small"}


def of_length(kind, value, length):
    """The example's text or list, made as long as asked for."""
    if kind == "list":
        return [copy.deepcopy(value[0]) for _ in range(length)]
    return "a" * length


def edges(spec, value):
    """(value, the bound it goes beyond or None) at the bounds of a field and one beyond."""
    low, high = MODEL.bounds(spec)
    kind = spec["type"]
    if kind in ("integer", "seq"):
        yield from ((low, None), (high, None), (low - 1, low), (min(high, INTEGER_MAX) + 1, high))
    elif kind in ("line", "text", "list") and not (kind == "list" and not value):
        yield from ((of_length(kind, value, high), None), (of_length(kind, value, high + 1), high))
        if low > 0:
            yield from ((of_length(kind, value, low), None), (of_length(kind, value, low - 1), low))


def cases(fields, example, path=()):
    """(path, value, bound) for every bounded field of an example, at any depth."""
    for name, spec in fields.items():
        if name not in example:
            continue
        here = (*path, name)
        for value, bound in edges(spec, example[name]):
            yield here, value, bound
        if spec["type"] == "object":
            yield from cases(MODEL.types[spec["of"]]["fields"], example[name], here)
        elif spec["type"] == "list" and example[name]:
            yield from cases(MODEL.types[spec["of"]]["fields"], example[name][0], (*here, 0))


def complete(fields, example):
    """The example with every optional field that has a bound."""
    full = copy.deepcopy(example)
    for name, spec in fields.items():
        if name not in full:
            low, high = MODEL.bounds(spec) if spec["type"] in ("integer", "seq", "line", "text", "list") else (0, 0)
            made = sample(spec, max(low, min(high, 1)))
            if made is not None:
                full[name] = made
    return full


def sample(spec, size):
    """Some value of a field's type; None: of no type that is bounded."""
    kind = spec["type"]
    if kind in ("integer", "seq"):
        return size
    if kind in ("line", "text"):
        return "a" * size
    if kind == "list":
        fields = MODEL.types[spec["of"]]["fields"]
        item = {name: plain(one) for name, one in fields.items() if not one.get("optional")}
        return [item]
    return None


def plain(spec):
    kind = spec["type"]
    if kind == "enum":
        return next(iter(MODEL.enums[spec["of"]]["values"]))
    if kind == "id":
        return "5w9e2k7c4p1xa"
    if kind == "flag":
        return True
    return sample(spec, max(1, MODEL.bounds(spec)[0]))


def with_value(params, path, value):
    changed = copy.deepcopy(params)
    at = changed
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    return changed


class Limits(unittest.TestCase):
    def setUp(self):
        self.server = Server("--rates", "no")
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def test_every_field_is_taken_at_its_bound_and_not_beyond(self):
        tried = set()
        for name, command in MODEL.commands.items():
            params = complete(command["params"], command["example"]["params"])
            socket = self.connection(name)
            for path, value, bound in cases(command["params"], params):
                if (name, path[-1]) in ELSEWHERE:
                    continue
                with self.subTest(command=name, field=path, bound=bound):
                    answer = socket.ask(name, **with_value(params, path, value))
                    self.check(answer, path[-1], bound)
                    tried.add((name, path))
            socket.raw.close()
        self.assertGreater(len(tried), 75)

    def connection(self, command):
        """One that may send the command; a session that ends itself would end the others of the test."""
        socket = self.server.socket(self.cookie)
        if command != "session.hello":
            socket.hello()
        return socket

    def check(self, answer, field, bound):
        data = answer.get("error", {}).get("data", {})
        beyond = data.get("field") == field and data.get("reason") in BEYOND
        if bound is None:
            self.assertFalse(beyond, data)
        else:
            self.assertEqual((data.get("name"), beyond, data.get("limit", 0)), ("invalid_params", True, bound), data)


if __name__ == "__main__":
    unittest.main()
