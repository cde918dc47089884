"""Notes over the protocol: several people write in one, and each holds what the server has."""
import random
import threading
import unittest

import wire
from test_meetings import HOUR, NOBODY, House, error_of, now

EMPTY = {"type": "doc", "content": [{"type": "paragraph"}]}
PER_CONNECTION = 16  # LIMIT_NOTES_PER_CONNECTION in server/base/limits.h


def typed(text, at=1):
    """A step that puts a text into a document."""
    return {"stepType": "replace", "from": at, "to": at, "slice": {"content": [{"type": "text", "text": text}]}}


def paragraph(text):
    return {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": text}]}]}


def text_of(document):
    """The text of a document of one paragraph."""
    return "".join(node["text"] for node in document["content"][0].get("content", []))


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

    def hears_nothing(self, who):
        """Whatever was told them of the note before now has come."""
        who.ask("session.list")
        told = [message for message in who.connection.notices if message.get("method", "").startswith("note.")]
        self.assertEqual(told, [])


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

    def test_what_was_stored_and_is_sent_again_is_known_again(self):
        self.written(self.ada, 0, typed("x"))
        self.deny(self.write(self.ada, 0, typed("x")), "outdated")  # the answer was lost
        since = self.open_note(self.ada, since=0)["batches"]
        self.assertEqual([batch["editor"] for batch in since], [self.editor_of(self.ada)])

    def test_refusals_say_why(self):
        self.written(self.ada, 0, typed("ab"))
        for step, reason in ((typed("x", 9), "out_of_range"), ({"stepType": "docAttr", "attr": "x", "value": 1}, "unknown_step"),
                             ({"stepType": "replace"}, "malformed"), (typed(""), "bad_text")):
            self.deny(self.write(self.ada, 1, typed("y"), step), "invalid_params", field="steps", reason=reason)
        self.deny(self.write(self.ada, 1), "invalid_params", field="steps", reason="too_short")
        self.deny(self.note(self.ada, "note.write", version=1, editor=self.editor_of(self.ada), steps={}),
                  "invalid_params", field="steps", reason="wrong_type")
        self.deny(self.note(self.ada, "note.write", version=1, steps=[typed("y")]), "invalid_params", field="editor", reason="missing")
        self.deny(self.note(self.ada, "note.write", version=-1, editor=self.editor_of(self.ada), steps=[typed("y")]),
                  "invalid_params", field="version", reason="too_small")
        self.assertEqual(self.open_note(self.lena)["document"], paragraph("ab"))

    def test_many_write_at_once_and_nothing_is_lost(self):
        people = (self.ada, self.jonas, self.lena)
        words = [[f"{name}{i:02} " for i in range(12)] for name in "ajl"]

        def write(who, words, chance):
            version = self.open_note(who)["version"]
            for word in words:
                while "result" not in self.write(who, version, typed(word)):
                    # At the very beginning a word fits wherever others write theirs.
                    version = self.open_note(who, since=version)["version"]
                    if chance.random() < 0.3:
                        self.note(who, "note.point", editor=self.editor_of(who), version=version, anchor=1)
                version += 1

        threads = [threading.Thread(target=write, args=(who, mine, random.Random(i)))
                   for i, (who, mine) in enumerate(zip(people, words))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        text = text_of(self.open_note(self.ada)["document"])
        self.assertEqual(sorted(text.split()), sorted(word.strip() for mine in words for word in mine))
        for mine in words:  # each one's own in their order, the last first
            places = [text.index(word) for word in mine]
            self.assertEqual(places, sorted(places, reverse=True))


class Access(Notes):
    def test_foreign_and_missing_are_alike(self):
        self.written(self.ada, 0, typed("geheim"))
        for method, more in (("note.open", {}), ("note.close", {}), ("note.point", {"editor": wire.client_id(), "version": 0}),
                             ("note.write", {"version": 0, "editor": wire.client_id(), "steps": [typed("x")]})):
            foreign = self.note(self.max, method, **more)["error"]
            missing = self.max.ask(method, room=NOBODY, of=self.meeting, item=1, **more)["error"]
            self.assertEqual((foreign, foreign["data"]["name"]), (missing, "not_found"), method)
            nowhere = self.ada.ask(method, room=self.room, of=self.meeting, item=99, **more)["error"]
            self.assertEqual(nowhere, missing, method)

    def test_p87_whoever_leaves_is_removed_or_deactivated_hears_nothing_more(self):
        for who in (self.ada, self.jonas, self.lena):
            self.open_note(who)
        self.jonas.ask("room.leave", room=self.room, client_id=wire.client_id())
        self.written(self.ada, 0, typed("nur für uns"))
        self.hears_nothing(self.jonas)
        self.assertEqual(self.lena.connection.notice("note.written")["batch"]["version"], 0)
        self.ada.ask("member.remove", room=self.room, client_id=wire.client_id(), person=self.ids["lena"])
        self.written(self.ada, 1, typed("unter "))
        self.hears_nothing(self.lena)
        self.deny(self.write(self.lena, 2, typed("x")), "not_found")
        self.lena.ask("room.join", room=self.room)
        self.written(self.ada, 2, typed("wir "))
        self.hears_nothing(self.lena)  # to hear it again it must be opened again
        self.open_note(self.lena)
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["lena"], active=False)
        self.assertEqual(self.lena.connection.close_code(), 4001)

    def test_what_is_archived_is_read_and_not_written(self):
        self.written(self.ada, 0, typed("x"))
        self.open_note(self.lena)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        self.assertEqual(self.open_note(self.jonas), {"version": 1, "document": paragraph("x"), "batches": [], "writable": False})
        self.deny(self.write(self.jonas, 1, typed("y")), "archived")
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=False)
        self.written(self.jonas, 1, typed("y"))
        self.assertEqual(self.lena.connection.notice("note.written")["batch"]["version"], 1)

    def test_of_a_meeting_that_was_called_off_nothing_is_written(self):
        self.written(self.ada, 0, typed("x"))
        self.done(self.ada, "meeting.cancel", self.meeting)
        self.deny(self.write(self.ada, 1, typed("y")), "wrong_phase")
        self.assertFalse(self.open_note(self.jonas)["writable"])

    def test_of_one_that_has_ended_it_still_is(self):
        meeting = self.meeting = self.plan(self.ada, now(), begin=True)
        self.written(self.ada, 0, typed("x"))
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        self.assertTrue(self.open_note(self.jonas)["writable"])
        self.written(self.jonas, 1, typed("y"))

    def test_a_connection_has_so_many_open(self):
        for _ in range(PER_CONNECTION - 2):
            self.done(self.ada, "agenda.add", self.meeting, draft={"title": "Punkt", "purpose": "discuss", "minutes": 5})
        for item in range(1, PER_CONNECTION + 1):
            self.open_note(self.jonas, item)
        self.deny(self.note(self.jonas, "note.open", PER_CONNECTION + 1), "too_many")
        self.note(self.jonas, "note.close")
        self.open_note(self.jonas, PER_CONNECTION + 1)
        self.open_note(self.lena, 1)


class Places(Notes):
    def point(self, who, **more):
        return self.note(who, "note.point", editor=self.editor_of(who), version=0, **more)

    def test_where_people_stand_is_told_and_gone_with_them(self):
        self.open_note(self.ada)
        self.open_note(self.jonas)
        self.deny(self.point(self.lena, anchor=1), "not_found")  # has it not open
        self.assertEqual(self.point(self.jonas, anchor=1, head=2)["result"], {})
        place = {"room": self.room, "of": self.meeting, "item": 1, "person": self.ids["jonas"],
                 "editor": self.editor_of(self.jonas), "version": 0}
        self.assertEqual(self.ada.connection.notice("note.pointed"), {**place, "anchor": 1, "head": 2})
        self.point(self.jonas)
        self.assertEqual(self.ada.connection.notice("note.pointed"), place)
        self.point(self.jonas, anchor=1)
        self.assertEqual(self.ada.connection.notice("note.pointed"), {**place, "anchor": 1, "head": 1})
        self.jonas.connection.raw.close()
        self.assertEqual(self.ada.connection.notice("note.pointed"), place)


class Dying(Notes):
    """The server is killed while people write: what was answered stands, once."""

    def again(self, cookies):
        self.server.kill_and_start()
        return [self.hello(name, cookie) for name, cookie in cookies.items()]

    def test_p53_kill_9_loses_nothing_that_was_answered(self):
        link = {name: self.ada.ask("person.link", person=self.ids[name])["result"] for name in ("jonas", "lena")}
        cookies = {name: self.cookie_of(one) for name, one in link.items()}
        answered = []
        for turn in range(3):
            people = self.again(cookies)
            stop = threading.Event()

            def write(who, name):
                try:
                    version, number = self.open_note(who)["version"], 0
                    while not stop.is_set():
                        word = f"{name}{turn}.{number} "
                        if "result" in self.write(who, version, typed(word)):
                            answered.append(word.strip())
                            version, number = version + 1, number + 1
                        else:
                            version = self.open_note(who, since=version)["version"]
                except (wire.Closed, AssertionError):
                    pass

            threads = [threading.Thread(target=write, args=one) for one in zip(people, cookies)]
            for thread in threads:
                thread.start()
            threading.Event().wait(0.5)
            people = self.again(cookies)
            stop.set()
            for thread in threads:
                thread.join(20)
            words = text_of(self.open_note(people[0])["document"]).split()
            self.assertEqual(len(words), len(set(words)))
            self.assertEqual(set(answered) - set(words), set())
        self.assertGreater(len(answered), 20)


class Slow(Notes):
    def test_a_reader_that_does_not_read_catches_up_by_version(self):
        link = self.ada.ask("person.link", person=self.ids["jonas"])["result"]
        slow = self.server.socket(self.cookie_of(link), receive_buffer=4096)
        self.addCleanup(slow.raw.close)
        slow.hello()
        place = {"room": self.room, "of": self.meeting, "item": 1}
        slow.ask("note.open", **place)
        filling, version = "x" * 30000, 0
        for _ in range(60):  # it comes and goes, so that the document stays small
            self.written(self.ada, version, typed(filling))
            self.written(self.ada, version + 1, {"stepType": "replace", "from": 1, "to": 1 + len(filling)})
            version += 2
        last = 0
        try:
            while True:
                message = slow.read()
                if message.get("method") == "note.written":
                    self.assertEqual(message["params"]["batch"]["version"], last)
                    last += len(message["params"]["batch"]["steps"])
        except wire.Closed as closed:
            self.assertEqual(closed.code, 4008)
        self.assertLess(last, version)
        since = self.open_note(self.jonas, since=last)
        self.assertEqual(since["version"], version)
        self.assertEqual([batch["version"] for batch in since["batches"]], list(range(last, version)))


if __name__ == "__main__":
    unittest.main()
