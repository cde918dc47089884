"""The floor over the protocol: who has the word and who wants it, the same list for all, and nothing of it afterwards."""
import contextlib
import sqlite3
import tempfile
import time
import unittest
from pathlib import Path

import wire
from test_meetings import HOUR, House, Restarted, error_of, now

FLOOR_REGISTER = 6  # server/journal/registers/register.h
LIMIT_FLOOR_MS = 50  # server/base/limits.h


class Meeting(House):
    """A meeting that Ada leads; Jonas and Lena are in it, Tom and Eva too where a test brings them."""

    def setUp(self):
        super().setUp()
        self.meeting = self.plan(self.ada, now(), begin=True)
        for person in (self.jonas, self.lena):
            self.done(person, "meeting.attend", self.meeting, here=True)

    def bring(self, name):
        person = self.add(name)
        person.ask("room.join", room=self.room)
        self.done(person, "meeting.attend", self.meeting, here=True)
        return person

    def say(self, who, method, **more):
        return who.ask(method, room=self.room, meeting=self.meeting, **more)

    def may(self, who, method, **more):
        self.assertEqual(self.say(who, method, **more).get("result"), {}, (method, more))

    def deny(self, who, method, name, **more):
        refusal = error_of(self.say(who, method, **more))
        self.assertEqual(refusal["name"], name, (method, more))
        return refusal

    def raise_hand(self, who, kind="item"):
        self.may(who, "floor.raise", kind=kind)

    def floor(self, who=None):
        return self.open(who or self.ada, self.meeting).get("floor")

    def turns(self):
        return (self.floor() or {"turns": 0})["turns"]

    def give(self, **more):
        self.may(self.ada, "floor.give", seen=self.turns(), **more)

    def queue(self, who=None):
        names = {person: name for name, person in self.ids.items()}
        return [names[hand["person"]] for hand in self.floor(who)["queue"]]

    def told(self, who, revision):
        """What somebody is told, up to this revision."""
        while True:
            told = who.connection.notice("floor.changed")
            self.assertEqual(told["room"], self.room)
            if told["floor"]["revision"] >= revision:
                return told["floor"]


class Hands(Meeting):
    def test_a_whole_round_of_hands(self):
        self.assertIsNone(self.floor())
        self.raise_hand(self.lena)
        self.raise_hand(self.jonas)
        floor = self.told(self.jonas, 2)
        self.assertEqual([(hand["person"], hand["kind"], hand["reason"]) for hand in floor["queue"]],
                         [(self.ids["lena"], "item", "came"), (self.ids["jonas"], "item", "came")])
        self.assertEqual((floor["turns"], floor["item"], floor["closed"], floor["spoken"]), (0, 1, False, []))
        self.assertEqual(floor, self.floor(self.lena))
        self.give()
        floor = self.floor()
        self.assertEqual(floor["speaker"]["person"], self.ids["lena"])
        self.assertNotIn("until", floor["speaker"])
        self.assertEqual((floor["turns"], floor["back"], floor["spoken"]), (1, self.ids["lena"], [{"person": self.ids["lena"]}]))
        self.assertEqual(self.queue(), ["jonas"])
        self.may(self.lena, "floor.end", seen=1)
        self.assertNotIn("speaker", self.floor())
        self.raise_hand(self.lena, "order")
        self.assertEqual([hand["reason"] for hand in self.floor()["queue"]], ["order", "came"])
        self.may(self.lena, "floor.lower")
        self.assertEqual(self.queue(), ["jonas"])
        revision = self.floor()["revision"]
        self.may(self.lena, "floor.lower")  # it is not up
        self.raise_hand(self.jonas)  # it is up
        self.assertEqual(self.floor()["revision"], revision)
        self.may(self.ada, "floor.lower", everyone=True)
        self.assertEqual(self.queue(), [])

    def test_a_given_word_is_taken_back_once(self):
        self.raise_hand(self.lena)
        self.raise_hand(self.jonas)
        self.give(person=self.ids["jonas"])
        self.assertEqual(self.queue(), ["lena"])
        self.may(self.ada, "floor.back", seen=1)
        floor = self.floor()
        self.assertEqual((self.queue(), floor["turns"], floor["spoken"]), (["jonas", "lena"], 2, []))
        self.deny(self.ada, "floor.back", "wrong_phase", seen=2)

    def test_the_list_is_moved_and_closed(self):
        tom = self.bring("tom")
        for person in (self.lena, self.jonas, tom):
            self.raise_hand(person)
        self.may(self.ada, "floor.move", person=self.ids["tom"], before=self.ids["jonas"])
        self.assertEqual(self.queue(), ["lena", "tom", "jonas"])
        self.assertEqual([hand["reason"] for hand in self.floor()["queue"]], ["came", "placed", "came"])
        self.may(self.ada, "floor.move", person=self.ids["lena"])
        self.assertEqual(self.queue(), ["tom", "jonas", "lena"])
        self.may(self.ada, "floor.close", closed=True)
        self.deny(self.ada, "floor.raise", "list_closed", kind="item")
        self.raise_hand(self.ada, "order")
        self.assertEqual(self.queue(), ["ada", "tom", "jonas", "lena"])
        self.done(self.ada, "meeting.go", self.meeting, seen=1)
        self.assertEqual((self.queue(), self.floor()["closed"], self.floor()["item"]), (["ada"], False, 2))

    def test_a_round_has_everybody_once(self):
        self.done(self.ada, "agenda.change", self.meeting, item=1, floor="round", turn_s=60)
        first = self.queue()
        self.assertEqual(sorted(first), ["ada", "jonas", "lena"])
        self.assertEqual({hand["reason"] for hand in self.floor()["queue"]}, {"round"})
        people = {"ada": self.ada, "jonas": self.jonas, "lena": self.lena}
        self.give()
        speaker = self.floor()["speaker"]
        self.assertEqual((speaker["person"], speaker["until"] - speaker["since"]), (self.ids[first[0]], 60_000))
        self.assertEqual(self.queue(), first[1:])
        self.may(people[first[1]], "floor.pass")
        self.assertEqual(self.queue(), first[2:])
        self.may(self.ada, "floor.pass", person=self.ids[first[2]])
        self.assertEqual(self.queue(), [])
        tom = self.bring("tom")
        self.assertEqual(self.queue(tom), ["tom"])

    def test_a_pause_stops_the_time_of_whoever_speaks(self):
        self.done(self.ada, "agenda.change", self.meeting, item=1, turn_s=60)
        self.raise_hand(self.lena)
        self.give()
        self.done(self.ada, "meeting.run", self.meeting, phase="paused")
        speaker = self.floor()["speaker"]
        self.assertNotIn("until", speaker)
        time.sleep(0.3)
        self.done(self.ada, "meeting.run", self.meeting, phase="running")
        later = self.floor()["speaker"]
        self.assertNotIn("left_ms", later)
        self.assertGreaterEqual(later["since"] - speaker["since"], 300)
        self.assertEqual(later["until"] - later["since"], 60_000)

    def test_whether_all_are_ready_is_asked_apart_from_hands(self):
        self.deny(self.lena, "floor.ready", "wrong_phase", ready=True)
        self.may(self.ada, "floor.check", open=True)
        self.may(self.lena, "floor.ready", ready=True)
        self.may(self.jonas, "floor.ready", ready=True)
        self.may(self.lena, "floor.ready", ready=False)
        self.assertEqual(self.floor()["check"]["ready"], [{"person": self.ids["jonas"]}])
        self.may(self.ada, "floor.check", open=False)
        self.assertNotIn("check", self.floor())

    def test_who_leaves_the_meeting_leaves_the_list(self):
        self.raise_hand(self.lena)
        self.raise_hand(self.jonas)
        self.give()
        self.done(self.lena, "meeting.attend", self.meeting, here=False)
        self.assertNotIn("speaker", self.floor())
        self.done(self.jonas, "meeting.attend", self.meeting, here=False)
        self.assertEqual(self.queue(), [])


class Together(Meeting):
    def here(self):
        return [each["person"] for each in self.open(self.ada, self.meeting)["meeting"]["here"]]

    def test_with_the_room_and_the_house_one_leaves_the_meeting(self):
        tom = self.bring("tom")
        self.give(person=self.ids["jonas"])
        for person in (self.lena, tom):
            self.raise_hand(person)
        self.ada.ask("member.remove", room=self.room, client_id=wire.client_id(), person=self.ids["jonas"])
        self.assertNotIn("speaker", self.floor())
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["lena"], active=False)
        self.assertEqual(self.queue(), ["tom"])
        self.assertEqual(self.here(), [self.ids["ada"], self.ids["tom"]])
        self.jonas.ask("room.join", room=self.room)  # and is not in it by that
        self.deny(self.jonas, "floor.raise", "not_allowed", kind="item")
        made = self.ada.ask("decision.make", room=self.room, client_id=wire.client_id(), meeting=self.meeting, text="Los.")["result"]["seq"]
        event = self.ada.ask("room.history", room=self.room, **{"from": made, "to": made})["result"]["events"][0]
        self.assertEqual(event["body"]["decided"]["present"], [{"person": self.ids["ada"]}, {"person": self.ids["tom"]}])

    def test_a_lobby_is_left_likewise(self):
        waits = self.plan(self.ada, now() + HOUR)
        self.done(self.ada, "meeting.run", waits, phase="lobby")
        for person in (self.jonas, self.lena):
            self.done(person, "meeting.attend", waits, here=True)
        self.jonas.ask("room.leave", room=self.room)
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["lena"], active=False)
        self.assertEqual(self.open(self.ada, waits)["meeting"]["here"], [])

    def test_four_raise_their_hands_at_once_and_all_see_one_list(self):
        people = [self.jonas, self.lena, self.bring("tom"), self.bring("eva")]
        numbers = [person.connection.ask_later("floor.raise", room=self.room, meeting=self.meeting, kind="item") for person in people]
        for person, number in zip(people, numbers):
            self.assertEqual(person.connection.answer_to(number)["result"], {})
        floors = [self.told(person, 4) for person in (*people, self.ada)]
        self.assertEqual(len(floors[0]["queue"]), 4)
        for floor in floors:
            self.assertEqual(floor, floors[0])
        self.assertEqual(self.floor(self.jonas), floors[0])

    def test_a_floor_that_keeps_changing_is_told_a_few_times(self):
        """LIMIT_FLOOR_MS lies between two tellings."""
        began = time.monotonic()
        changes = 0
        while changes < 24:
            self.may(self.jonas, "floor.raise" if changes % 2 == 0 else "floor.lower", **({"kind": "item"} if changes % 2 == 0 else {}))
            changes += 1
        last = self.told(self.lena, changes)
        took_ms = (time.monotonic() - began) * 1000
        self.assertEqual((last["revision"], last["queue"]), (changes, []))
        self.ada.ask("room.open", room=self.room)
        told = [notice["params"]["floor"]["revision"] for notice in self.ada.connection.notices if notice["method"] == "floor.changed"]
        self.assertEqual(told, sorted(set(told)))
        self.assertEqual(told[-1], changes)
        self.assertLessEqual(len(told), took_ms / LIMIT_FLOOR_MS + 2)

    def test_a_sign_is_told_and_stored_nowhere(self):
        before = self.open(self.ada, self.meeting)
        rows = self.rows()
        self.may(self.lena, "floor.sign", sign="nod")
        told = self.jonas.connection.notice("floor.signed")
        self.assertEqual(told, {"room": self.room, "meeting": self.meeting, "person": self.ids["lena"], "sign": "nod"})
        self.assertEqual({**self.open(self.ada, self.meeting), "now": before["now"]}, before)
        self.assertEqual(self.rows(), rows)

    def read(self, query, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.server.place.name}/data/runde.db?mode=ro", uri=True)) as database:
            return database.execute(query, values).fetchall()

    def rows(self):
        return [self.read(f"SELECT count(*) FROM {table}") for table in ("event", "register", "notice")]

    def registers(self):
        return self.read("SELECT person, body FROM register WHERE kind = ?", FLOOR_REGISTER)

    def test_with_the_end_nothing_tells_who_spoke(self):
        """P-85."""
        self.raise_hand(self.lena)
        self.give()
        rows = self.registers()
        self.assertEqual([person for person, _ in rows], [0])
        self.assertNotIn(self.ids["lena"].encode(), rows[0][1])
        head = self.open(self.ada, self.meeting)["head"]
        self.done(self.ada, "meeting.run", self.meeting, phase="ended")
        self.assertEqual(self.registers(), [])
        self.assertIsNone(self.floor())
        events = self.ada.ask("room.open", room=self.room, after=self.meeting - 1)["result"]["events"]
        self.assertEqual([event["kind"] for event in events if event["seq"] > head], ["meeting.moved", "agenda.changed"])
        self.assertFalse([event for event in events if event["kind"].startswith("floor")])
        self.deny(self.ada, "floor.give", "wrong_phase", seen=1)


class Refusals(Meeting):
    COMMANDS = {"floor.raise": {"kind": "item"}, "floor.lower": {}, "floor.give": {"seen": 0}, "floor.end": {"seen": 0},
                "floor.back": {"seen": 0}, "floor.move": {"person": "5w9e2k7c4p1xa"}, "floor.close": {"closed": True}, "floor.pass": {},
                "floor.check": {"open": True}, "floor.ready": {"ready": True}, "floor.sign": {"sign": "nod"}}

    def test_what_is_wrong_is_named_by_its_field(self):
        self.raise_hand(self.lena)
        nobody, outsider = "5w9e2k7c4p1xa", self.ids["max"]
        for method, field, more in (
                ("floor.raise", "kind", {"kind": "loud"}), ("floor.raise", "kind", {}), ("floor.give", "seen", {}),
                ("floor.give", "seen", {"seen": -1}), ("floor.give", "person", {"seen": 0, "person": outsider}),
                ("floor.give", "person", {"seen": 0, "person": nobody}), ("floor.move", "person", {"person": self.ids["jonas"]}),
                ("floor.move", "before", {"person": self.ids["lena"], "before": self.ids["jonas"]}),
                ("floor.pass", "person", {"person": outsider}), ("floor.close", "closed", {"closed": 1}),
                ("floor.lower", "everyone", {"everyone": True, "person": self.ids["lena"]}), ("floor.check", "open", {}),
                ("floor.ready", "ready", {}), ("floor.sign", "sign", {"sign": "shout"}), ("floor.lower", "hand", {"hand": 1})):
            with self.subTest(f"{method} {field}"):
                self.assertEqual(self.deny(self.ada, method, "invalid_params", **more)["field"], field)
        self.may(self.ada, "floor.lower", everyone=True)
        self.assertEqual(self.deny(self.ada, "floor.give", "invalid_params", seen=0), {
            "name": "invalid_params", "field": "person", "reason": "missing"})
        for turn_s in (1, 14):
            refusal = self.refused(self.ada, "agenda.change", self.meeting, "invalid_params", item=1, turn_s=turn_s)
            self.assertEqual(refusal, {"name": "invalid_params", "field": "turn_s", "reason": "too_small", "limit": 15})

    def test_a_speaking_limit_comes_and_goes_with_the_item(self):
        def item():
            return next(one for one in self.open(self.ada, self.meeting)["meeting"]["agenda"]["items"] if one["item"] == 2)
        self.done(self.ada, "agenda.change", self.meeting, item=2, floor="balanced", turn_s=15)
        self.assertEqual((item()["floor"], item()["turn_s"]), ("balanced", 15))
        self.done(self.ada, "agenda.change", self.meeting, item=2, floor="in_order", turn_s=0)
        self.assertEqual((item().get("floor"), item().get("turn_s")), (None, None))
        draft = {"title": "Runde", "purpose": "discuss", "minutes": 5, "floor": "round", "turn_s": 1800}
        self.done(self.ada, "agenda.add", self.meeting, draft=draft)
        added = self.open(self.ada, self.meeting)["meeting"]["agenda"]["items"][-1]
        self.assertEqual((added["floor"], added["turn_s"]), ("round", 1800))

    def test_a_turn_that_was_given_meanwhile_is_outdated(self):
        self.raise_hand(self.lena)
        self.give()
        for method in ("floor.give", "floor.end", "floor.back"):
            self.deny(self.ada, method, "outdated", seen=0)

    def test_whoever_is_not_in_it_or_does_not_lead_it_may_not(self):
        self.done(self.jonas, "meeting.attend", self.meeting, here=False)
        for method, more in self.COMMANDS.items():
            with self.subTest(method):
                self.deny(self.jonas, method, "not_allowed", **more)
                nowhere = self.max.ask(method, room="5w9e2k7c4p1xa", meeting=self.meeting, **more)
                self.assertEqual(error_of(nowhere), {"name": "not_found"})
                self.assertEqual(error_of(self.say(self.max, method, **more)), {"name": "not_found"})
        for method in ("floor.give", "floor.back", "floor.move", "floor.close", "floor.check"):
            self.deny(self.lena, method, "not_allowed", **self.COMMANDS[method])
        self.deny(self.lena, "floor.lower", "not_allowed", person=self.ids["ada"])
        self.deny(self.lena, "floor.lower", "not_allowed", everyone=True)
        self.deny(self.lena, "floor.pass", "not_allowed", person=self.ids["ada"])
        self.deny(self.lena, "floor.end", "not_allowed", seen=0)

    def test_before_it_begins_and_where_nothing_is_written_any_more_there_is_none(self):
        running = self.meeting
        self.meeting = self.plan(self.ada, now() + 3_600_000)
        self.done(self.ada, "meeting.run", self.meeting, phase="lobby")
        for person in (self.ada, self.lena):
            self.done(person, "meeting.attend", self.meeting, here=True)
        for method, more in self.COMMANDS.items():
            with self.subTest(method):
                self.deny(self.ada, method, "wrong_phase", **more)
        self.meeting = running
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        for method, more in self.COMMANDS.items():
            with self.subTest(method):
                self.deny(self.ada, method, "archived", **more)


class Restart(unittest.TestCase):
    def test_the_list_outlives_a_restart_in_the_middle(self):
        with tempfile.TemporaryDirectory(prefix="runde-floor-") as folder:
            house = RestartedMeeting(Path(folder))
            try:
                house.check()
            finally:
                house.stop()


class RestartedMeeting(Restarted):
    """A server that is started again while somebody has the word."""

    def enter(self, cookie):
        person = wire.WebSocket(self.port, self.origin, cookie)
        return person, person.hello()

    def check(self):
        self.start()
        cookie = self.sign_in()
        ada, hello = self.enter(cookie)
        room = ada.new_room()
        plan = {"title": "Runde", "goal": "", "start": now(), "minutes": 30, "time_zone": "UTC", "rhythm": "once", "later": [],
                "moderator": hello["me"], "everyone": True, "attendees": []}
        items = [{"title": "Eins", "purpose": "inform", "minutes": 5, "floor": "balanced", "turn_s": 90}]
        meeting = ada.ask("meeting.plan", room=room, client_id=wire.client_id(), plan=plan, items=items, begin=True)["result"]["seq"]
        asked = {"room": room, "meeting": meeting}
        for method, more in (("floor.raise", {"kind": "item"}), ("floor.give", {"seen": 0}), ("floor.raise", {"kind": "direct"}),
                             ("floor.check", {"open": True}), ("floor.ready", {"ready": True})):
            assert ada.ask(method, **asked, **more)["result"] == {}, method
        floor = ada.ask("meeting.open", **asked)["result"]["floor"]
        assert floor["revision"] == 5 and floor["speaker"]["until"] == floor["speaker"]["since"] + 90_000, floor
        ada.raw.close()
        self.stop()
        self.start()
        ada, _ = self.enter(cookie)
        again = ada.ask("meeting.open", **asked)["result"]["floor"]
        assert again == floor, (again, floor)
        ada.ask("floor.back", **asked, seen=1)
        back = ada.ask("meeting.open", **asked)["result"]["floor"]
        assert [(hand["person"], hand["kind"]) for hand in back["queue"]] == [(hello["me"], "item")], back
        ada.raw.close()


if __name__ == "__main__":
    unittest.main()
