"""The generator turns a tiny protocol into outputs that were checked by hand (golden/), and refuses bad sources with
the place named. After a wanted change: python3 tests/protocol/test_generator.py --write, and read the difference."""
import copy
import json
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from proto.generate import c_limits, c_tables, c_types, json_schema, ts_errors, ts_limits, ts_types  # noqa: E402
from proto.generate.model import Bad, load  # noqa: E402

OUTPUTS = (c_types, c_limits, c_tables, ts_types, ts_limits, ts_errors, json_schema)


def golden_path(output):
    return HERE / "golden" / Path(output.PATH).name


class Golden(unittest.TestCase):
    def test_the_tiny_protocol_gives_the_golden_outputs(self):
        model = load(HERE / "tiny")
        for output in OUTPUTS:
            with self.subTest(output.PATH):
                self.assertEqual(output.generate(model), golden_path(output).read_text(encoding="utf-8"))


class BadSources(unittest.TestCase):
    def refusal(self, change, area="room"):
        """Loads the tiny protocol after a change to one area; what it is refused with."""
        with tempfile.TemporaryDirectory() as folder:
            for name in ("errors", "room"):
                source = json.loads((HERE / "tiny" / f"{name}.json").read_text(encoding="utf-8"))
                if name == area:
                    change(source)
                (Path(folder) / f"{name}.json").write_text(json.dumps(source), encoding="utf-8")
            with self.assertRaises(Bad) as caught:
                load(folder)
            return str(caught.exception)

    def command(self, change):
        return self.refusal(lambda source: change(source["commands"]["room.open"]))

    def test_an_unknown_key_is_named(self):
        self.assertIn("command room.open: unknown key colour", self.command(lambda c: c.update(colour=1)))

    def test_a_missing_key_is_named(self):
        self.assertIn("command room.open: lacks effect", self.command(lambda c: c.pop("effect")))

    def test_an_unknown_type_is_named(self):
        self.assertIn("command room.open: room: unknown type ident", self.command(lambda c: c["params"]["room"].update(type="ident")))

    def test_a_text_without_a_limit_is_refused(self):
        self.assertIn("command room.open: title: has no max", self.command(lambda c: c["params"]["title"].pop("max")))

    def test_an_unknown_limit_is_named(self):
        self.assertIn("unknown limit ages", self.command(lambda c: c["params"]["title"].update(max="ages")))

    def test_an_example_with_a_bad_id_is_refused(self):
        self.assertIn("room: '5W' is no id", self.command(lambda c: c["example"]["params"].update(room="5W")))

    def test_an_example_over_the_limit_is_refused_in_code_points(self):
        self.assertIn("title: 'Größen' is no line", self.command(lambda c: c["example"]["params"].update(title="Größen")))

    def test_an_example_with_more_than_the_fields_is_refused(self):
        self.assertIn("extra: stands in the example only", self.command(lambda c: c["example"]["params"].update(extra=1)))

    def test_an_example_that_lacks_a_field_is_refused(self):
        self.assertIn("room: is missing in the example", self.command(lambda c: c["example"]["params"].pop("room")))

    def test_an_unknown_error_is_named(self):
        self.assertIn("unknown error lost", self.command(lambda c: c["errors"].append("lost")))

    def test_two_events_of_one_number_are_refused(self):
        def change(source):
            source["events"]["room.unmade"] = copy.deepcopy(source["events"]["room.made"])
        self.assertIn("events: two have the same number", self.refusal(change))

    def test_a_body_that_the_state_needs_cannot_be_erasable(self):
        self.assertIn("event room.made: changes the state", self.refusal(lambda s: s["events"]["room.made"].update(erasable=True)))

    def test_two_errors_of_one_code_are_refused(self):
        def change(source):
            source["errors"]["lost"] = dict(source["errors"]["not_found"])
        self.assertIn("errors: two have the same code", self.refusal(change, "errors"))

    def test_the_real_protocol_is_good(self):
        self.assertGreater(len(load(HERE.parent.parent / "proto").commands), 10)


if __name__ == "__main__":
    if "--write" in sys.argv:
        for output_module in OUTPUTS:
            golden_path(output_module).write_text(output_module.generate(load(HERE / "tiny")), encoding="utf-8")
    else:
        unittest.main()
