"""The generator turns a tiny protocol into outputs that were checked by hand (golden/), and refuses bad sources with
the place named. After a wanted change: python3 tests/protocol/test_generator.py --write, and read the difference."""
import copy
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from proto.generate import c_limits, c_tables, c_types, json_schema, ts_errors, ts_limits, ts_types  # noqa: E402
from proto.generate.model import Bad, load  # noqa: E402
from proto.generate.reasons import REASONS, STEPS_REASONS  # noqa: E402

OUTPUTS = (c_types, c_limits, c_tables, ts_types, ts_limits, ts_errors, json_schema)


def golden():
    """Each file that the tiny protocol gives, as it lies in its own folder, and its text."""
    for output in OUTPUTS:
        for path, text in output.generate(load(HERE / "tiny")).items():
            yield HERE / "golden" / re.sub(r"^(server/proto/gen|client-web/src/protocol|proto)/", "", path), text


class Golden(unittest.TestCase):
    def test_the_tiny_protocol_gives_the_golden_outputs(self):
        for path, text in golden():
            with self.subTest(path.name):
                self.assertEqual(text, path.read_text(encoding="utf-8"))


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
        self.assertIn("room.json: commands: room.open: unknown key colour", self.command(lambda c: c.update(colour=1)))

    def test_a_missing_key_is_named(self):
        self.assertIn("room.json: commands: room.open: lacks effect", self.command(lambda c: c.pop("effect")))

    def test_an_unknown_type_is_named(self):
        self.assertIn("room.json: commands: room.open: params: room: type: 'ident' is none of id, ",
                      self.command(lambda c: c["params"]["room"].update(type="ident")))

    def test_a_text_without_a_limit_is_refused(self):
        self.assertIn("command room.open: title: has no max", self.command(lambda c: c["params"]["title"].pop("max")))

    def test_an_unknown_limit_is_named(self):
        self.assertIn("unknown limit ages", self.command(lambda c: c["params"]["title"].update(max="ages")))

    def test_an_example_with_a_bad_id_is_refused(self):
        self.assertIn("room: '5W' is no id", self.command(lambda c: c["example"]["params"].update(room="5W")))

    def test_an_example_over_the_limit_is_refused_in_code_points(self):
        self.assertIn("title: 'Größen' is no line", self.command(lambda c: c["example"]["params"].update(title="Größen")))

    def test_an_example_with_more_than_the_fields_is_refused(self):
        self.assertIn("example params: extra: is not described", self.command(lambda c: c["example"]["params"].update(extra=1)))

    def test_an_example_that_lacks_a_field_is_refused(self):
        self.assertIn("example params: room: is missing", self.command(lambda c: c["example"]["params"].pop("room")))

    def test_an_example_that_the_decoder_would_refuse_is_refused(self):
        for title in ("a\u2028b", "a\nb", "\u200b ", ""):
            self.assertIn("is no line", self.command(lambda c: c["example"]["params"].update(title=title)))

    def test_an_example_with_a_number_beyond_the_last_is_refused(self):
        def change(command):
            command["example"]["result"]["events"][0]["seq"] = 2**32
        self.assertIn("example result: events: seq: 4294967296 is no seq", self.command(change))

    def test_a_value_of_the_wrong_type_is_named(self):
        self.assertIn("room.json: commands: room.open: since: 'one' is no integer", self.command(lambda c: c.update(since="one")))
        self.assertIn("room.json: commands: room.open: errors: 1: 5 is no string", self.command(lambda c: c["errors"].append(5)))
        self.assertIn("limits: title_max: value: True is no integer",
                      self.refusal(lambda s: s["limits"]["title_max"].update(value=True)))

    def test_a_command_goes_to_a_room_that_a_parameter_names(self):
        self.assertIn("command room.open: its room is no parameter of type id: title", self.command(lambda c: c.update(room="title")))
        self.assertIn("command room.open: its subject is no parameter of type seq: room", self.command(lambda c: c.update(subject="room")))

    def test_a_client_id_goes_with_the_event_that_keeps_it(self):
        client_id = {"type": "client_id", "about": "Its id."}
        self.assertIn("command room.open: has a client_id and says which event keeps it, or neither",
                      self.command(lambda c: c["params"].update(client_id=client_id)))
        self.assertIn("command room.open: has a client_id and says which event keeps it, or neither",
                      self.command(lambda c: c.update(writes="room.made")))
        self.assertIn("command room.open: unknown event room.lost",
                      self.command(lambda c: (c["params"].update(client_id=client_id), c.update(writes="room.lost"))))

    def test_a_key_that_stands_twice_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "errors.json").write_text('{"area": "errors", "area": "errors"}', encoding="utf-8")
            with self.assertRaisesRegex(Bad, "errors.json: the key area stands twice"):
                load(folder)

    def test_a_name_that_two_areas_describe_is_refused(self):
        self.assertIn("room.json: not_found: is described twice",
                      self.refusal(lambda s: s.update(errors={"not_found": {"code": 4, "en": "No.", "de": "Nein."}})))

    def test_an_unknown_error_is_named(self):
        self.assertIn("unknown error lost", self.command(lambda c: c["errors"].append("lost")))

    def test_a_default_is_a_value_of_what_can_be_left_out(self):
        def most(**change):
            return self.refusal(lambda s: s["types"]["room_state"]["fields"]["most"].update(change))
        self.assertIn("room_state: most: default: 10 is no integer", most(default=10))
        self.assertIn("room_state: most: unknown limit ages", most(default="ages"))
        self.assertIn("room_state: most: takes no default", most(optional=False))
        self.assertIn("room_state: scope: default: 'write' is no enum",
                      self.refusal(lambda s: s["types"]["room_state"]["fields"]["scope"].update(default="write")))

    def test_an_unknown_scope_is_named(self):
        self.assertIn("command room.open: unknown scope write", self.command(lambda c: c["scopes"].append("write")))

    def test_two_events_of_one_number_are_refused(self):
        def change(source):
            source["events"]["room.unmade"] = copy.deepcopy(source["events"]["room.made"])
        self.assertIn("events: two have the same number", self.refusal(change))

    def test_a_body_that_the_state_needs_cannot_be_erasable(self):
        self.assertIn("event room.made: changes the state", self.refusal(lambda s: s["events"]["room.made"].update(erasable=True)))

    def test_an_event_that_answers_replaces_nothing(self):
        self.assertIn("event room.liked: answers an event, so it replaces nothing",
                      self.refusal(lambda s: s["events"]["room.liked"].update(answers=True)))
        self.assertIn("event room.liked: can stand alone, which only what answers can",
                      self.refusal(lambda s: s["events"]["room.liked"].update(alone=True)))

    def test_an_event_replaces_what_can_be_replaced(self):
        self.assertIn("events: room.liked: replaces: 'seq' is none of kind, author",
                      self.refusal(lambda s: s["events"]["room.liked"].update(replaces="seq")))

    def test_two_errors_of_one_code_are_refused(self):
        def change(source):
            source["errors"]["lost"] = dict(source["errors"]["not_found"])
        self.assertIn("errors: two have the same code", self.refusal(change, "errors"))

    def test_the_real_protocol_is_good(self):
        self.assertGreater(len(load(ROOT / "proto").commands), 10)


class Checking(unittest.TestCase):
    """script/protocol --check in a copy of what it reads and writes."""

    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.root = Path(place.name)
        for folder in ("proto", "script", "server/proto/gen", "client-web/src/protocol"):
            shutil.copytree(ROOT / folder, self.root / folder)
        (self.root / "tests/wire").mkdir(parents=True)
        shutil.copy(ROOT / "tests/wire/example-client.mjs", self.root / "tests/wire")

    def protocol(self, *arguments):
        done = subprocess.run([self.root / "script/protocol", *arguments], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr

    def test_what_is_current_passes(self):
        self.assertEqual(self.protocol("--check"), (0, ""))

    def test_a_file_that_differs_or_is_gone_is_named_and_left_alone(self):
        limits, schema = self.root / "server/proto/gen/limits.h", self.root / "proto/schema.json"
        limits.write_text("other\n", encoding="utf-8")
        schema.unlink()
        self.assertEqual(self.protocol("--check"), (1, "not current: server/proto/gen/limits.h\nnot current: proto/schema.json\n"))
        self.assertEqual(limits.read_text(encoding="utf-8"), "other\n")
        self.assertFalse(os.path.exists(schema))
        self.assertEqual(self.protocol()[0], 0)
        self.assertEqual(self.protocol("--check"), (0, ""))

    def test_a_bad_source_is_named(self):
        (self.root / "proto/message.json").write_text('{"area": "message"}', encoding="utf-8")
        self.assertEqual(self.protocol("--check"), (1, "proto/message.json: lacks about\n"))


class Reference(unittest.TestCase):
    def test_it_names_everything_and_holds_the_example_client(self):
        model = load(ROOT / "proto")
        text = (ROOT / "proto/README.md").read_text(encoding="utf-8")
        for name in (*model.commands, *model.events, *model.notifications, *model.types, *model.enums):
            self.assertIn(f"\n### {name}\n", text)
        for name in (*model.errors, *model.limits):
            self.assertIn(f"\n| `{name}` | ", text)
        self.assertIn((ROOT / "tests/wire/example-client.mjs").read_text(encoding="utf-8"), text)

    def test_its_numbers_are_those_the_server_holds_to(self):
        text = " ".join((ROOT / "proto/README.md").read_text(encoding="utf-8").split())
        limits = (ROOT / "server/base/limits.h").read_text(encoding="utf-8")
        rates = (ROOT / "server/gateway/rate.c").read_text(encoding="utf-8")

        def limit(name, unit=1):
            factors = re.search(rf"\bLIMIT_{name} =\s([\d *]+),", limits).group(1).split("*")
            return math.prod(int(factor) for factor in factors) // unit

        burst, minute = re.search(r"\[BUCKET_HOOKS\] = {(\d+), (\d+)}", rates).groups()
        for sentence in (f"after {burst} at once and {minute} a minute",
                         f"With {limit('CALLS_IN_FLIGHT')} requests under way, a read counting for {limit('PAGE_WEIGHT')}, and a whole note for all,",
                         f"as JSON or as a form's `payload`, at most {limit('HOOK_BODY_BYTES', 1024)} KiB:",
                         f"Frames are UTF-8 text of at most {limit('FRAME_BYTES', 1024)} KiB; `note.write`, "
                         f"from those whose hello was answered, of at most {limit('NOTE_FRAME_BYTES', 1024)}.",
                         f"no hello came within {limit('HELLO_MS', 1000)} s"):
            self.assertIn(sentence, text)

    def test_it_says_that_an_answer_changes_nothing(self):
        text = (ROOT / "proto/README.md").read_text(encoding="utf-8")
        about = text.split("\n### message.replied\n")[1].split("\n### ")[0]
        self.assertIn("answers the event `ref` and changes nothing of it", about)

    def test_it_says_what_a_change_replaces(self):
        text = (ROOT / "proto/README.md").read_text(encoding="utf-8")
        about = text.split("\n### message.edited\n")[1].split("\n### ")[0]
        self.assertIn("replaces the changes of this kind to it before, whoever made them", about)

    def test_it_names_every_reason_the_server_gives(self):
        decoder = (ROOT / "server/proto/decode.c").read_text(encoding="utf-8")
        given = set(re.findall(r'(?:decoding, field|name), "(\w+)"', decoder))
        for source in (ROOT / "server").rglob("*.c"):
            given |= set(re.findall(
                r'(?:refusal_of_field\(|refuse_field\(ret_refusal,)\s*"\w+", "(\w+)"', source.read_text(encoding="utf-8")))
        passwords = (ROOT / "server/directory/passwords.c").read_text(encoding="utf-8")
        given |= set(re.findall(r'return "(\w+)";', passwords))
        self.assertEqual(given, set(REASONS))

    def test_every_reason_why_steps_are_refused_is_described_and_the_other_way_round(self):
        words = (ROOT / "server/proto/note/words.c").read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r'\[NOTE_\w+\] = "(\w+)"', words.split("reason_names[", 1)[1].split("};")[0])) - {"fits"},
                         set(STEPS_REASONS))


if __name__ == "__main__":
    if "--write" in sys.argv:
        for written, content in golden():
            written.parent.mkdir(exist_ok=True)
            written.write_text(content, encoding="utf-8")
    else:
        unittest.main()
