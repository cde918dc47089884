"""What a note read before: the states that were kept, and large ones over slow lines."""
import json
import time
import unittest

import wire
from test_meetings import NOBODY, error_of, now
from test_notes import Notes, paragraph, typed

FRAME_BYTES = 64 * 1024  # LIMIT_FRAME_BYTES in server/base/limits.h
NOTE_FRAME_BYTES = 256 * 1024  # LIMIT_NOTE_FRAME_BYTES
STEPS_BYTES = 204_800  # note_steps_bytes in proto/note.json


class Versions(Notes):
    """A meeting of two items goes on."""

    def setUp(self):
        super().setUp()
        self.meeting = self.plan(self.ada, now(), minutes=(10, 20), begin=True)

    def versions(self, who, item=1):
        return self.note(who, "note.versions", item)["result"]["versions"]

    def told(self, who, item=1):
        return [(one["version"], [writer["person"] for writer in one["writers"]], one.get("meeting"), one.get("item"))
                for one in self.versions(who, item)]

    def test_each_item_of_the_agenda_leaves_what_was_written_at_it(self):
        self.assertEqual(self.versions(self.lena), [])
        self.written(self.ada, 0, typed("Brandt"))
        self.written(self.jonas, 1, typed("Herr "))
        self.done(self.ada, "meeting.go", self.meeting, seen=1)
        first = (2, [self.ids["ada"], self.ids["jonas"]], self.meeting, 1)
        self.assertEqual(self.told(self.lena), [first])
        self.written(self.lena, 2, typed("!", 12))
        self.done(self.ada, "meeting.go", self.meeting, seen=2, item=1)
        self.assertEqual(self.told(self.jonas), [(3, [self.ids["lena"]], self.meeting, 2), first])
        self.assertLess(abs(self.versions(self.lena)[0]["time"] - now()), 60_000)
        self.assertEqual(self.told(self.lena, item=2), [])
        for version, text in ((2, "Herr Brandt"), (3, "Herr Brandt!")):
            self.assertEqual(self.note(self.lena, "note.version", version=version)["result"],
                             {"version": version, "document": paragraph(text)})

    def test_a_version_that_was_not_kept_is_not_there(self):
        self.written(self.ada, 0, typed("a"), typed("b"))
        self.done(self.ada, "meeting.go", self.meeting, seen=1)
        for version in (0, 1, 3, 2**32 - 1):
            self.assertEqual(error_of(self.note(self.ada, "note.version", version=version)), {"name": "not_found"}, version)
        self.assertEqual(error_of(self.note(self.ada, "note.version", version=-1))["field"], "version")
        self.assertIn("result", self.note(self.ada, "note.version", version=2))

    def test_what_is_not_there_and_what_one_may_not_see_look_the_same(self):
        self.written(self.ada, 0, typed("a"))
        self.done(self.ada, "meeting.go", self.meeting, seen=1)

        def ask(who, method, **changed):
            params = {"room": self.room, "of": self.meeting, "item": 1, **changed}
            answer = who.ask(method, **params, **({"version": 1} if method == "note.version" else {}))
            return {name: value for name, value in answer.items() if name != "id"}

        for method in ("note.versions", "note.version"):
            nowhere = ask(self.max, method, room=NOBODY)
            self.assertEqual(error_of(nowhere), {"name": "not_found"})
            self.assertEqual(ask(self.max, method), nowhere)
            for changed in ({"of": 1}, {"of": 9999}, {"item": 3}):
                self.assertEqual(ask(self.ada, method, **changed), nowhere, changed)

    def test_they_are_read_in_an_archived_channel_too(self):
        self.written(self.ada, 0, typed("a"))
        self.done(self.ada, "meeting.go", self.meeting, seen=1)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        self.assertEqual([one[0] for one in self.told(self.jonas)], [1])
        self.assertIn("result", self.note(self.jonas, "note.version", version=1))


class Large(Notes):
    def frame(self, method, size, **params):
        """A request of exactly so many bytes, which are made up by a blank field."""
        def text(blanks):
            return json.dumps({"jsonrpc": "2.0", "id": 77, "method": method, "params": params}) + " " * blanks
        return text(size - len(text(0))).encode()

    def send(self, who, frame):
        who.connection.send_raw(wire.frame(wire.TEXT, frame))
        while True:
            answer = who.connection.read()
            if answer.get("id") == 77:
                return answer

    def params(self, version, text="x"):
        return {"room": self.room, "of": self.meeting, "item": 1, "version": version, "editor": wire.client_id(), "steps": [typed(text)]}

    def test_a_note_is_written_in_frames_that_no_other_command_has(self):
        self.assertEqual(self.send(self.ada, self.frame("note.write", NOTE_FRAME_BYTES, **self.params(0)))["result"], {"version": 1})
        self.assertIn("result", self.send(self.ada, self.frame("typing.set", FRAME_BYTES, room=self.room, on=True)))
        refused = self.send(self.ada, self.frame("typing.set", FRAME_BYTES + 1, room=self.room, on=True))
        self.assertEqual(error_of(refused), {"name": "invalid_params", "field": "params", "reason": "too_long", "limit": FRAME_BYTES})
        with self.assertRaises(wire.Closed) as closed:
            self.send(self.ada, self.frame("note.write", NOTE_FRAME_BYTES + 1, **self.params(1)))
        self.assertEqual(closed.exception.code, 1009)

    def test_who_is_not_let_in_yet_sends_no_more_than_others(self):
        stranger = self.server.socket(self.cookie_of(self.ada.ask("person.link", person=self.ada.me)["result"]))
        self.addCleanup(stranger.raw.close)
        stranger.send_raw(wire.frame(wire.TEXT, self.frame("note.write", FRAME_BYTES + 1, **self.params(0))))
        with self.assertRaises(wire.Closed) as closed:
            stranger.read()
        self.assertEqual(closed.exception.code, 1009)

    def test_steps_have_so_many_bytes(self):
        text = "x" * (STEPS_BYTES - len(json.dumps([typed("")], separators=(",", ":"))))
        refused = self.note(self.ada, "note.write", version=0, editor=wire.client_id(), steps=[typed(text + "x")])
        self.assertEqual(error_of(refused), {"name": "invalid_params", "field": "steps", "reason": "too_long", "limit": STEPS_BYTES})
        self.assertEqual(self.written(self.ada, 0, typed(text)), None)

    def test_a_slow_reader_gets_a_large_note_whole(self):
        for version in range(3):
            self.written(self.ada, version, typed("x" * 160_000))
        slow = self.jonas
        slow.connection.raw.setsockopt(wire.socket.SOL_SOCKET, wire.socket.SO_RCVBUF, 1 << 16)
        for _ in range(3):
            slow.connection.ask_later("note.open", room=self.room, of=self.meeting, item=1)
        for number in range(20):
            self.written(self.ada, 3 + number, typed("x"))
        time.sleep(1)
        opened = [message for message in (slow.connection.read() for _ in range(6)) if "result" in message]
        self.assertEqual(opened[0]["result"]["version"], 3)
        self.assertEqual(len(opened[0]["result"]["document"]["content"][0]["content"][0]["text"]), 480_000)
        self.assertIn("result", slow.ask("presence.set", active=True))


if __name__ == "__main__":
    unittest.main()
