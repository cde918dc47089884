"""Minutes over the protocol: how those of a meeting come to be approved and sealed, who may do what, and what is refused."""
import sqlite3
import subprocess
import time
import unittest
from pathlib import Path

import wire
from server import BINARY
from test_meetings import DAY, HOUR, NOBODY, House, error_of, now
from test_notes import typed

PRESENT, WITHDRAW, ANSWER, AMEND, SEAL, ADD, READ = (
    f"minutes.{name}" for name in ("present", "withdraw", "answer", "amend", "seal", "add", "read"))
# Every command but those that read, with what it needs besides.
CHANGES = ((PRESENT, {}), (WITHDRAW, {}), (ANSWER, {"approves": True, "text": ""}), (AMEND, {"before": "", "after": "x"}),
           (SEAL, {}), (ADD, {"text": "x"}))


class Minutes(House):
    """Ada runs a meeting in which Jonas is, to which Lena was not invited by name; Max is not in the room."""

    def hold(self, **more):
        """A meeting that was held, with something on record of it."""
        meeting = self.plan(self.ada, now() + HOUR, **more)
        self.held(meeting)
        return meeting

    def held(self, meeting):
        self.done(self.ada, "meeting.run", meeting, phase="running")
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        self.write(self.jonas, meeting, 0, "Brandt wartet auf das Angebot.")
        self.done(self.ada, "decision.make", meeting, item=1, text="Wir bieten 8 % Rabatt.")
        self.done(self.ada, "task.make", meeting, item=1, text="Angebot schicken", person=self.ids["jonas"])
        self.summary = self.done(self.ada, "agenda.summarise", meeting, item=1, text="Das Angebot geht heute hinaus.")
        self.done(self.jonas, "meeting.attend", meeting, here=False)
        time.sleep(0.01)  # who leaves in the millisecond of the end leaves because of it
        self.done(self.ada, "meeting.run", meeting, phase="ended")

    def write(self, who, meeting, version, text):
        return who.ask("note.write", room=self.room, of=meeting, item=1, version=version, editor=wire.client_id(), steps=[typed(text)])

    def read(self, who, meeting):
        answer = who.ask(READ, room=self.room, meeting=meeting)
        self.assertIn("result", answer, answer)
        return answer["result"]

    def standing(self, who, meeting):
        return self.read(who, meeting)["standing"]

    def reasons(self, who):
        notices = who.ask("inbox.list", done=False)["result"]["notices"]
        return [(notice["reason"], notice["seq"]) for notice in notices if notice["reason"].startswith("minutes")]

    def approve(self, who, meeting, text=""):
        return self.done(who, ANSWER, meeting, approves=True, text=text)

    def sealed(self, meeting):
        """Presents them, and has everybody approve."""
        self.done(self.ada, PRESENT, meeting)
        for who in (self.ada, self.jonas):
            self.approve(who, meeting)
        return self.done(self.ada, SEAL, meeting)

    def data(self):
        return Path(self.server.place.name) / "data"

    def verify(self):
        """What is wrong with the data of a server that was stopped."""
        done = subprocess.run([BINARY, "verify", "--data", str(self.data())], capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, done.stdout


class Draft(Minutes):
    def test_a_draft_says_what_is_on_record(self):
        meeting = self.hold()
        answer = self.read(self.lena, meeting)
        minutes, standing = answer["minutes"], answer["standing"]
        self.assertEqual((standing["phase"], standing["in_charge"], standing["answers"], answer["addenda"]), ("draft", False, [], []))
        self.assertEqual([one["person"] for one in standing["asked"]], [self.ids["ada"], self.ids["jonas"]])
        self.assertTrue(self.standing(self.ada, meeting)["in_charge"])
        self.assertEqual((minutes["room"], minutes["title"], minutes["language"]), ("vertrieb", "Wochenmeeting", "de"))
        people = {one["name"]: one for one in minutes["people"]}
        self.assertEqual(people["Jonas"]["role"], "participant")
        self.assertIn("left", people["Jonas"])
        record = minutes["items"][0]["record"]
        self.assertEqual(record["notes"]["content"][0]["content"][0]["text"], "Brandt wartet auf das Angebot.")
        self.assertEqual([one["text"] for one in record["decisions"]], ["Wir bieten 8 % Rabatt."])
        self.assertEqual([(one["text"], one["name"]) for one in record["tasks"]], [("Angebot schicken", "Jonas")])
        self.assertEqual(minutes["items"][0]["summary"]["said"]["text"], "Das Angebot geht heute hinaus.")
        # It follows what becomes of it.
        self.assertIn("result", self.write(self.lena, meeting, 1, "Herr "))
        notes = self.read(self.ada, meeting)["minutes"]["items"][0]["record"]["notes"]
        self.assertEqual(notes["content"][0]["content"][0]["text"], "Herr Brandt wartet auf das Angebot.")

    def test_there_are_none_of_what_was_not_held(self):
        planned = self.plan(self.ada, now() + HOUR)
        for method, more in (*CHANGES, (READ, {})):
            if method == READ:
                refusal = error_of(self.ada.ask(READ, room=self.room, meeting=planned))
            else:
                refusal = error_of(self.do(self.ada, method, planned, **more))
            self.assertEqual(refusal["name"], "wrong_phase", method)
        self.done(self.ada, "meeting.cancel", planned)
        self.refused(self.ada, PRESENT, planned, "wrong_phase")
        self.assertEqual(error_of(self.ada.ask(READ, room=self.room, meeting=planned))["name"], "wrong_phase")


class Approval(Minutes):
    def test_a_whole_life(self):
        meeting = self.hold()
        presented = self.done(self.ada, PRESENT, meeting, days=3)
        standing = self.standing(self.jonas, meeting)
        self.assertEqual((standing["phase"], standing["presented"], standing["in_charge"]), ("presented", presented, False))
        self.assertAlmostEqual(standing["until"], now() + 3 * DAY, delta=60_000)
        self.assertEqual((self.reasons(self.jonas), self.reasons(self.ada)), ([("minutes", presented)], []))
        # What they say is frozen, and what it was made of is closed.
        self.assertEqual(error_of(self.write(self.lena, meeting, 1, "Frau "))["name"], "wrong_phase")
        opened = self.lena.ask("note.open", room=self.room, of=meeting, item=1)["result"]
        self.assertFalse(opened["writable"])
        confirm = self.lena.ask("agenda.confirm", room=self.room, summary=self.summary, text="", client_id=wire.client_id())
        self.assertEqual(error_of(confirm)["name"], "wrong_phase")
        # An objection says why; one's last word holds.
        self.assertEqual(self.refused(self.jonas, ANSWER, meeting, "invalid_params", approves=False, text="")["field"], "text")
        self.done(self.jonas, ANSWER, meeting, approves=False, text="Die Frist fehlt.")
        self.assertEqual(self.reasons(self.jonas), [])
        self.approve(self.ada, meeting)
        self.refused(self.ada, SEAL, meeting, "wrong_phase")
        amended = self.done(self.ada, AMEND, meeting, item=1, before="", after="Frist: 15. Dezember.")
        self.approve(self.jonas, meeting, "Jetzt ja.")
        minutes = self.read(self.lena, meeting)["minutes"]
        self.assertEqual([(one["name"], one["item"], one["before"], one["after"]) for one in minutes["amendments"]],
                         [(self.name_of("ada"), 1, "", "Frist: 15. Dezember.")])
        self.assertNotIn("approval", minutes)
        self.assertEqual([(one["person"], one["approves"], one["text"]) for one in self.standing(self.lena, meeting)["answers"]],
                         [(self.ids["ada"], True, ""), (self.ids["jonas"], True, "Jetzt ja.")])
        # Who has approved is told of what is changed then.
        later = self.done(self.ada, AMEND, meeting, before="Angebot", after="Angebot Nr. 7")
        self.assertEqual(self.reasons(self.jonas), [("minutes_amended", later)])
        self.assertNotIn(("minutes_amended", amended), self.reasons(self.ada))
        sealed = self.done(self.ada, SEAL, meeting)
        answer = self.read(self.lena, meeting)
        self.assertEqual((answer["standing"]["phase"], len(answer["standing"]["seal"])), ("sealed", 64))
        self.assertEqual([(one["name"], one["text"]) for one in answer["minutes"]["approval"]["approved"]],
                         [(self.name_of("ada"), ""), ("Jonas", "Jetzt ja.")])
        self.assertEqual(len(answer["minutes"]["amendments"]), 2)
        self.assertEqual(self.reasons(self.jonas), [])
        for method, more in CHANGES[:-1]:
            self.refused(self.ada, method, meeting, "wrong_phase", **more)
        listed = self.lena.ask("minutes.list", room=self.room)["result"]
        self.assertEqual(([(one["meeting"], one["event"], one["title"], one["seal"]) for one in listed["minutes"]], listed["more"]),
                         ([(meeting, sealed, "Wochenmeeting", answer["standing"]["seal"])], False))
        self.assertEqual(self.lena.ask("minutes.list", room=self.room, before=sealed)["result"], {"minutes": [], "more": False})

    def name_of(self, name):
        members = self.ada.ask("room.open", room=self.ada.house)["result"]["state"]["members"]
        return next(one["profile"]["name"] for one in members if one["person"] == self.ids[name])

    def test_what_is_withdrawn_is_a_draft_again(self):
        meeting = self.hold()
        self.done(self.ada, PRESENT, meeting)
        self.done(self.jonas, ANSWER, meeting, approves=False, text="Es war anders.")
        self.done(self.ada, WITHDRAW, meeting)
        self.assertEqual((self.standing(self.ada, meeting)["phase"], self.standing(self.ada, meeting)["answers"]), ("draft", []))
        self.assertIn("result", self.write(self.lena, meeting, 1, "Herr "))
        for method, more in CHANGES[1:]:
            self.refused(self.ada, method, meeting, "wrong_phase", **more)
        again = self.done(self.ada, PRESENT, meeting)
        standing = self.standing(self.jonas, meeting)
        self.assertEqual((standing["presented"], standing["answers"]), (again, []))
        self.assertEqual(self.reasons(self.jonas), [("minutes", again)])

    def test_what_is_said_again_is_answered_alike(self):
        meeting = self.hold()
        steps = ((self.ada, PRESENT, {"days": 2}), (self.jonas, ANSWER, {"approves": False, "text": "Nein."}),
                 (self.ada, AMEND, {"before": "a", "after": "b"}), (self.ada, WITHDRAW, {}))
        for who, method, more in steps:
            params = {"room": self.room, "meeting": meeting, "client_id": wire.client_id(), **more}
            first = who.ask(method, **params)
            self.assertEqual(who.ask(method, **params)["result"], first["result"], method)
            other = {**params, "meeting": 2}
            self.assertEqual(error_of(who.ask(method, **other))["field"], "client_id", method)
        params["client_id"] = wire.client_id()
        self.assertEqual(error_of(self.ada.ask(WITHDRAW, **params))["name"], "wrong_phase")


class Access(Minutes):
    def test_foreign_and_missing_are_alike(self):
        meeting = self.hold()
        for method, more in (*CHANGES, (READ, {})):
            if method != READ:
                more = {**more, "client_id": wire.client_id()}
            foreign = self.max.ask(method, room=self.room, meeting=meeting, **more)["error"]
            missing = self.max.ask(method, room=NOBODY, meeting=meeting, **more)["error"]
            self.assertEqual((foreign, foreign["data"]["name"]), (missing, "not_found"), method)
            nothing = self.ada.ask(method, room=self.room, meeting=1, **more)["error"]
            self.assertEqual(nothing, missing, method)
        foreign = self.max.ask("minutes.list", room=self.room)["error"]
        self.assertEqual(foreign, self.max.ask("minutes.list", room=NOBODY)["error"])

    def test_who_may_do_what(self):
        meeting = self.hold(minute_taker=self.ids["lena"])
        self.refused(self.jonas, PRESENT, meeting, "not_allowed")
        self.done(self.lena, PRESENT, meeting)  # who wrote along
        for method, more in CHANGES[1:]:
            if method != ANSWER:
                self.refused(self.jonas, method, meeting, "not_allowed", **more)
        self.approve(self.jonas, meeting)
        # Whoever came to the room after the meeting was planned knows of none.
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), newcomers="joined")
        self.max.ask("room.join", room=self.room)
        self.assertEqual(error_of(self.max.ask(READ, room=self.room, meeting=meeting))["name"], "not_found")
        self.refused(self.max, ANSWER, meeting, "not_found", approves=True, text="")

    def test_who_is_not_asked_does_not_answer(self):
        meeting = self.hold()
        self.done(self.ada, PRESENT, meeting)
        self.refused(self.lena, ANSWER, meeting, "not_allowed", approves=True, text="")

    def test_who_has_left_is_not_waited_for(self):
        meeting = self.hold()
        self.done(self.ada, PRESENT, meeting)
        self.approve(self.ada, meeting)
        self.refused(self.ada, SEAL, meeting, "wrong_phase")
        self.jonas.ask("room.leave", room=self.room, client_id=wire.client_id())
        self.done(self.ada, SEAL, meeting)

    def test_an_archived_room_is_read_alone(self):
        meeting = self.hold()
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        for method, more in CHANGES:
            self.refused(self.ada, method, meeting, "archived", **more)
        self.assertEqual(self.standing(self.jonas, meeting)["phase"], "draft")


class Kept(Minutes):
    def test_p92_kill_9_leaves_them_whole_and_a_changed_byte_is_found(self):
        meeting = self.hold()
        self.sealed(meeting)
        self.done(self.ada, ADD, meeting, text="Die Frist gilt auch für Los 2.")
        answer = self.read(self.ada, meeting)
        cookie = self.cookie_of(self.ada.ask("person.link", person=self.ids["ada"])["result"])
        self.server.kill_and_start()
        self.assertEqual(self.read(self.hello("ada", cookie), meeting), answer)
        self.server.terminate()
        self.server.process.wait(20)
        self.assertEqual(self.verify()[0], 0)
        base = sqlite3.connect(self.data() / "runde.db")
        self.addCleanup(base.close)
        rows = base.execute("SELECT number, json, markdown FROM minutes").fetchall()
        self.assertEqual(len(rows), 2)
        for number, *bodies in rows:
            for column, body in zip(("json", "markdown"), bodies):
                place = len(body) // 2
                for changed in (body[:place] + bytes([body[place] ^ 1]) + body[place + 1:], body):
                    base.execute(f"UPDATE minutes SET {column} = ? WHERE number = ?", (changed, number))
                    base.commit()
                    status, said = self.verify()
                    self.assertEqual((status, "minutes do not open" in said), (0, False) if changed == body else (1, True), said)


class Limits(Minutes):
    def test_what_can_be_said_has_an_end(self):
        meeting = self.hold()
        for days, reason in ((0, "too_small"), (61, "too_large")):
            self.assertEqual(self.refused(self.ada, PRESENT, meeting, "invalid_params", days=days)["reason"], reason)
        self.done(self.ada, PRESENT, meeting, days=60)  # minutes_days_max
        long = "ü" * 2000  # minutes_text_max
        for field in ("before", "after"):
            params = {"before": "a", "after": "b", field: long}
            self.done(self.ada, AMEND, meeting, **params)
            params[field] += "x"
            self.assertEqual(self.refused(self.ada, AMEND, meeting, "invalid_params", **params)["field"], field)
        self.assertEqual(self.refused(self.ada, AMEND, meeting, "invalid_params", item=99, before="", after="x")["field"], "item")
        self.assertEqual(self.refused(self.jonas, ANSWER, meeting, "invalid_params", approves=True, text=long + "x")["field"], "text")
        # What changes nothing is none.
        head = self.done(self.ada, AMEND, meeting, before="gleich", after="gleich")
        self.assertEqual(head, self.approve(self.jonas, meeting, long) - 1)


if __name__ == "__main__":
    unittest.main()
