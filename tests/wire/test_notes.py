"""Notes over the protocol: two people write in one, and each holds what the server has."""
import unittest

import wire
from test_meetings import HOUR, House, error_of, now

EMPTY = {"type": "doc", "content": [{"type": "paragraph"}]}


def typed(text, at=1):
    """A step that puts a text into a document."""
    return {"stepType": "replace", "from": at, "to": at, "slice": {"content": [{"type": "text", "text": text}]}}


def paragraph(text):
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}


class Notes(House):
    """Ada, Jonas and Lena are in the channel; the note is that of a meeting's first item."""

    def setUp(self):
        super().setUp()
        self.meeting = self.plan(self.ada, now() + HOUR)
        self.editors = {}

    def editor_of(self, who):
        return self.editors.setdefault(who.me, wire.client_id())

    def note(self, who, method, item=1, **more):
        return who.ask(method, room=self.room, of=self.meeting, item=item, **more)

    def open_note(self, who, item=1, **more):
        answer = self.note(who, "note.open", item, **more)
        self.assertIn("result", answer, answer)
        return answer["result"]

    def write(self, who, version, *steps, item=1):
        return self.note(who, "note.write", item, version=version, editor=self.editor_of(who), steps=list(steps))

    def written(self, who, version, *steps, item=1):
        answer = self.write(who, version, *steps, item=item)
        self.assertEqual(answer.get("result"), {"version": version + len(steps)}, answer)

    def deny(self, answer, name, **more):
        refusal = error_of(answer)
        self.assertEqual((refusal["name"], {key: refusal.get(key) for key in more}), (name, more), answer)


class Writing(Notes):
    def test_two_people_write_in_one_document(self):
        self.assertEqual(self.open_note(self.ada), {"version": 0, "document": EMPTY, "batches": [], "writable": True})
        self.open_note(self.jonas)
        self.written(self.ada, 0, typed("Brandt wartet"), typed("Herr "))
        told = self.jonas.connection.notice("note.written")
        batch = {"version": 0, "person": self.ids["ada"], "editor": self.editor_of(self.ada),
                 "steps": [typed("Brandt wartet"), typed("Herr ")]}
        self.assertEqual(told, {"room": self.room, "of": self.meeting, "item": 1, "batch": batch})
        self.assertEqual(self.ada.connection.notice("note.written"), told)
        self.deny(self.write(self.jonas, 0, typed("!")), "outdated")
        self.written(self.jonas, 2, typed("!", 19))
        self.assertEqual(self.open_note(self.lena)["document"], paragraph("Herr Brandt wartet!"))
        self.assertEqual([batch["version"] for batch in self.open_note(self.lena, since=0)["batches"]], [0, 2])
        self.assertEqual(self.open_note(self.lena, since=3), {"version": 3, "batches": [], "writable": True})
        self.assertEqual(self.open_note(self.lena, since=1)["document"], paragraph("Herr Brandt wartet!"))
        self.assertEqual(self.open_note(self.lena, since=4)["document"], paragraph("Herr Brandt wartet!"))


if __name__ == "__main__":
    unittest.main()
