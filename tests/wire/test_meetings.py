"""Meetings over the protocol: a whole life of one, who may do what, and what is refused in which words."""
import re
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import wire
from server import BINARY, Server

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
NOBODY = "5w9e2k7c4p1xa"


def now():
    return int(time.time() * 1000)


def error_of(answer):
    return answer["error"]["data"]


class Person:
    """Somebody who signs in once more whenever they are told to slow down."""

    def __init__(self, test, cookie):
        self.test = test
        self.sign_in(cookie)

    def sign_in(self, cookie):
        self.connection = self.test.server.socket(cookie)
        self.test.addCleanup(self.connection.raw.close)
        hello = self.connection.hello()
        self.me, self.house = hello["me"], hello["house"]

    def ask(self, method, **params):
        answer = self.connection.ask(method, **params)
        if answer.get("error", {}).get("data", {}).get("name") != "too_fast":
            return answer
        self.sign_in(self.test.cookie_of(self.connection.ask("person.link", person=self.me)["result"]))
        return self.connection.ask(method, **params)


class House(unittest.TestCase):
    """Ada made the channel, Jonas and Lena are in it, Max is not."""

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.ids = {}
        self.ada = self.hello("ada", self.server.sign_in())
        self.jonas, self.lena, self.max = (self.add(name) for name in ("jonas", "lena", "max"))
        self.room = self.ada.ask("room.create", client_id=wire.client_id(), title="vertrieb")["result"]["room"]
        for person in (self.jonas, self.lena):
            person.ask("room.join", room=self.room)

    def hello(self, name, cookie):
        person = Person(self, cookie)
        self.ids[name] = person.me
        return person

    def cookie_of(self, link):
        return self.server.post_session('{"token":"%s"}' % link["token"]).fields["set-cookie"].split(";")[0]

    def add(self, name):
        self.ada.ask("person.add", client_id=wire.client_id(), name=name.title(), role="member")
        person = self.ada.ask("room.open", room=self.ada.house)["result"]["state"]["members"][-1]["person"]
        return self.hello(name, self.cookie_of(self.ada.ask("person.link", person=person)["result"]))

    def plan_of(self, start=None, **more):
        plan = {"title": "Wochenmeeting", "goal": "Jeder weiß, woran es hängt.", "minutes": 45, "time_zone": "Europe/Berlin",
                "rhythm": "once", "later": [], "moderator": self.ids["ada"], "everyone": True, "attendees": []}
        if start:
            plan["start"] = start
        return {**plan, **more}

    def items(self, *minutes):
        return [{"title": f"Punkt {place + 1}", "purpose": "discuss", "minutes": each} for place, each in enumerate(minutes)]

    def plan(self, person, start, minutes=(10, 20, 15), begin=False, **more):
        answer = person.ask("meeting.plan", room=self.room, client_id=wire.client_id(), plan=self.plan_of(start, **more),
                            items=self.items(*minutes), begin=begin)
        return answer["result"]["seq"]

    def do(self, who, method, meeting, **more):
        return who.ask(method, room=self.room, meeting=meeting, client_id=wire.client_id(), **more)

    def done(self, who, method, meeting, **more):
        answer = self.do(who, method, meeting, **more)
        self.assertIn("result", answer, (method, answer))
        return answer["result"]["seq"]

    def refused(self, who, method, meeting, name, **more):
        refusal = error_of(self.do(who, method, meeting, **more))
        self.assertEqual(refusal["name"], name, (method, more))
        return refusal

    def open(self, person, meeting):
        return person.ask("meeting.open", room=self.room, meeting=meeting)["result"]

    def list(self, person, start, end):
        return person.ask("meeting.list", **{"from": start, "to": end})["result"]


class Life(House):
    """From the plan to what the next one takes along."""

    def test_a_series_is_planned_held_and_goes_on(self):
        start = now() + 2 * HOUR
        meeting = self.plan(self.ada, start, rhythm="weekly", later=[{"start": start + 7 * DAY}, {"start": start + 14 * DAY}],
                            minute_taker=self.ids["lena"])
        notices = self.jonas.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual([(notice["reason"], notice["seq"], notice["called"]) for notice in notices if notice["reason"] == "meeting"],
                         [("meeting", meeting, True)])
        self.done(self.jonas, "meeting.answer", meeting, answer="accepted")
        self.done(self.lena, "meeting.answer", meeting, answer="tentative")
        notices = self.jonas.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual([notice for notice in notices if notice["reason"] == "meeting"], [])
        self.agenda(meeting)
        self.run_it(meeting)
        self.record(meeting)
        live = self.fold(meeting)
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        self.after(meeting, live, start)

    def agenda(self, meeting):
        self.done(self.jonas, "agenda.add", meeting, draft={"title": "Messe", "purpose": "decide", "minutes": 5}, before=1)
        items = self.open(self.lena, meeting)["meeting"]["agenda"]["items"]
        self.assertEqual([(item["item"], item["state"]) for item in items], [(4, "proposed"), (1, "open"), (2, "open"), (3, "open")])
        self.refused(self.lena, "agenda.change", meeting, "not_allowed", item=4, title="Anders")
        self.refused(self.jonas, "agenda.change", meeting, "not_allowed", item=4, state="open")
        self.done(self.jonas, "agenda.change", meeting, item=4, title="Messe Köln")
        self.done(self.ada, "agenda.change", meeting, item=4, state="open")
        self.done(self.ada, "agenda.move", meeting, item=4)
        self.done(self.ada, "agenda.remove", meeting, item=3)
        self.assertEqual([item["item"] for item in self.open(self.lena, meeting)["meeting"]["agenda"]["items"]], [1, 2, 4])

    def run_it(self, meeting):
        self.refused(self.jonas, "meeting.attend", meeting, "wrong_phase", here=True)
        self.done(self.ada, "meeting.run", meeting, phase="lobby")
        self.assertEqual(self.lena.ask("inbox.list", done=False)["result"]["notices"][0]["reason"], "meeting_soon")
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        before = now()
        self.done(self.ada, "meeting.run", meeting, phase="running")
        run = self.open(self.jonas, meeting)["meeting"]["run"]
        self.assertEqual((run["phase"], run["item"]), ("running", 1))
        self.assertLess(abs(run["deadline"] - before - 10 * MINUTE), 5000)
        self.assertLess(abs(run["until"] - before - 45 * MINUTE), 5000)
        self.done(self.ada, "meeting.go", meeting, seen=1)
        self.assertEqual(self.refused(self.ada, "meeting.go", meeting, "outdated", seen=1), {"name": "outdated"})
        self.done(self.ada, "meeting.undo", meeting, seen=2)
        self.refused(self.ada, "meeting.undo", meeting, "wrong_phase", seen=1)
        self.done(self.ada, "meeting.extend", meeting, seen=1, minutes=5, **{"from": 2})
        items = {item["item"]: item for item in self.open(self.jonas, meeting)["meeting"]["agenda"]["items"]}
        self.assertEqual((items[1]["minutes"], items[2]["minutes"]), (15, 15))
        self.done(self.ada, "meeting.extend", meeting, seen=1, minutes=2)
        self.assertEqual(self.open(self.jonas, meeting)["meeting"]["run"]["until"], run["until"] + 2 * MINUTE)
        self.done(self.ada, "meeting.run", meeting, phase="paused")
        paused = self.open(self.jonas, meeting)["meeting"]
        self.assertNotIn("deadline", paused["run"])
        self.assertGreater(paused["agenda"]["items"][0]["left_ms"], 15 * MINUTE)
        self.done(self.ada, "meeting.run", meeting, phase="running")
        self.done(self.ada, "meeting.go", meeting, seen=1, leave="parked")
        self.done(self.ada, "meeting.moderate", meeting, person=self.ids["jonas"])
        self.done(self.jonas, "meeting.go", meeting, seen=2, item=4)

    def record(self, meeting):
        self.refused(self.jonas, "agenda.summarise", meeting, "invalid_params", item=9, text="Nichts")
        summary = self.done(self.lena, "agenda.summarise", meeting, item=2, text="Drei Abschlüsse.")
        for text in ("Es waren vier.", ""):
            self.assertIn("result", self.jonas.ask("agenda.confirm", room=self.room, summary=summary, client_id=wire.client_id(), text=text))
        events = self.open(self.ada, meeting)["events"]
        self.assertEqual([(event["kind"], event["body"]) for event in events],
                         [("agenda.summarised", {"item": 2, "text": "Drei Abschlüsse."}), ("agenda.confirmed", {"text": ""})])

    def fold(self, meeting):
        """What the events that were told amount to, replacing part by part."""
        events = self.lena.ask("room.open", room=self.room, after=meeting - 1)["result"]["events"]
        folded = {"meeting": meeting, "run": {"phase": "planned"}, "answers": {}, "here": {}}
        for event in events:
            body = event.get("body", {})
            if event["seq"] == meeting:
                folded.update({name: body[name] for name in ("owner", "plan", "agenda")})
            elif event.get("ref") == meeting and event["kind"] == "meeting.answered":
                folded["answers"][event["author"]] = body["answer"]
            elif event.get("ref") == meeting and event["kind"] == "meeting.attended":
                folded["here"].pop(event["author"], None)
                if body["here"]:
                    folded["here"][event["author"]] = body["came"]
            elif event.get("ref") == meeting and event["kind"] in ("meeting.changed", "meeting.moved", "agenda.changed"):
                folded.update(body)
        folded["answers"] = [{"person": person, "answer": answer} for person, answer in folded["answers"].items()]
        folded["here"] = [{"person": person, "came": came} for person, came in folded["here"].items()]
        self.assertEqual(self.open(self.lena, meeting)["meeting"], folded)
        return folded

    def after(self, meeting, live, start):
        ended = self.open(self.jonas, meeting)["meeting"]
        self.assertEqual(ended["run"]["phase"], "ended")
        self.assertEqual([item["state"] for item in ended["agenda"]["items"]], ["parked", "done", "open"])
        for name in ("owner", "plan", "answers", "here"):
            self.assertEqual(ended[name], live[name])
        for method, more in (("meeting.run", {"phase": "running"}), ("meeting.answer", {"answer": "accepted"}),
                             ("agenda.add", {"draft": {"title": "x", "purpose": "inform", "minutes": 0}})):
            self.refused(self.ada, method, meeting, "wrong_phase", **more)
        state = self.jonas.ask("room.open", room=self.room)["result"]["state"]["meetings"]
        self.assertEqual([(one["previous"], one["series"], one["plan"]["start"]) for one in state], [(meeting, meeting, start + 7 * DAY)])
        self.assertEqual([(item["title"], item["state"], item["postponed"], item["origin"]) for item in state[0]["agenda"]["items"]],
                         [("Punkt 1", "open", 1, meeting), ("Messe Köln", "open", 1, meeting)])
        self.assertEqual(state[0]["plan"]["later"], [{"start": start + 14 * DAY}])
        listed = self.list(self.jonas, start - DAY, start + 30 * DAY)
        self.assertEqual([(one["meeting"], one["run"]["phase"], one.get("answer")) for one in listed["meetings"]],
                         [(meeting, "ended", "accepted"), (state[0]["meeting"], "planned", None)])
        notices = self.lena.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual([notice for notice in notices if notice["reason"].startswith("meeting")], [])


class Restart(unittest.TestCase):
    """A server that is started again over the same data."""

    def test_an_ended_meeting_reads_as_it_was_seen(self):
        with tempfile.TemporaryDirectory(prefix="runde-meeting-") as folder:
            house = Restarted(Path(folder))
            try:
                house.check()
            finally:
                house.stop()


class Restarted:
    def __init__(self, folder):
        self.folder, self.process = folder, None
        (folder / "client").mkdir()
        (folder / "client/index.html").write_text("<!doctype html>")

    def start(self):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", str(self.folder / "data"), "--client", str(self.folder / "client")],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))
        self.origin = f"http://localhost:{self.port}"

    def stop(self):
        self.process.terminate()
        _, said = self.process.communicate(timeout=20)
        assert self.process.returncode == 0, said

    def sign_in(self):
        token = re.search(r"#([0-9a-z]+)", self.process.stdout.readline()).group(1)
        body = b'{"token":"%s","name":"Ada Brandt","house":"Brandt"}' % token.encode()
        answer = wire.request(self.port, wire.head("POST", "/session", f"Origin: {self.origin}", "Content-Type: application/json",
                                                   f"Content-Length: {len(body)}") + body)
        return answer.fields["set-cookie"].split(";")[0]

    def check(self):
        self.start()
        cookie = self.sign_in()
        ada = wire.WebSocket(self.port, self.origin, cookie)
        me = ada.hello()["me"]
        room = ada.ask("room.create", client_id=wire.client_id(), title="x")["result"]["room"]
        plan = {"title": "Runde", "goal": "", "start": now(), "minutes": 30, "time_zone": "UTC", "rhythm": "once", "later": [],
                "moderator": me, "everyone": True, "attendees": []}
        items = [{"title": "Eins", "purpose": "inform", "minutes": 5}]
        meeting = ada.ask("meeting.plan", room=room, client_id=wire.client_id(), plan=plan, items=items, begin=True)["result"]["seq"]
        running = ada.ask("room.open", room=room)["result"]["state"]["meetings"]
        asked = {"room": room, "meeting": meeting}
        ada.ask("agenda.summarise", **asked, client_id=wire.client_id(), item=1, text="Gut.")
        ada.raw.close()
        self.stop()
        self.start()
        ada = wire.WebSocket(self.port, self.origin, cookie)
        ada.hello()
        assert ada.ask("room.open", room=room)["result"]["state"]["meetings"] == running
        ada.ask("meeting.run", **asked, client_id=wire.client_id(), phase="ended")
        seen = ada.ask("meeting.open", **asked)["result"]
        assert seen["meeting"]["run"]["phase"] == "ended", seen
        assert [event["kind"] for event in seen["events"]] == ["agenda.summarised"], seen
        ada.raw.close()
        self.stop()
        self.start()
        ada = wire.WebSocket(self.port, self.origin, cookie)
        ada.hello()
        again = ada.ask("meeting.open", **asked)["result"]
        assert {**again, "now": seen["now"]} == seen, (again, seen)
        ada.raw.close()


class Strangers(House):
    """Every command about a meeting, and what somebody hears who is not in the room."""

    def commands(self, meeting):
        draft = {"title": "x", "purpose": "inform", "minutes": 5}
        return {
            "meeting.plan": {"plan": self.plan_of(now() + HOUR), "items": []},
            "meeting.change": {"meeting": meeting, "plan": self.plan_of(now() + HOUR)},
            "meeting.cancel": {"meeting": meeting}, "meeting.answer": {"meeting": meeting, "answer": "accepted"},
            "meeting.attend": {"meeting": meeting, "here": True}, "meeting.run": {"meeting": meeting, "phase": "running"},
            "meeting.go": {"meeting": meeting, "seen": 1}, "meeting.undo": {"meeting": meeting, "seen": 1},
            "meeting.extend": {"meeting": meeting, "seen": 1, "minutes": 5},
            "meeting.moderate": {"meeting": meeting, "person": self.ids["max"]},
            "agenda.add": {"meeting": meeting, "draft": draft}, "agenda.change": {"meeting": meeting, "item": 1, "title": "x"},
            "agenda.move": {"meeting": meeting, "item": 1}, "agenda.remove": {"meeting": meeting, "item": 1},
            "agenda.summarise": {"meeting": meeting, "item": 1, "text": "x"}, "agenda.confirm": {"summary": meeting, "text": ""},
            "meeting.open": {"meeting": meeting},
        }

    def say(self, person, method, room, params):
        client = {} if method == "meeting.open" else {"client_id": wire.client_id()}
        answer = person.ask(method, room=room, **client, **params)
        return {name: value for name, value in answer.items() if name != "id"}

    def test_what_is_not_there_and_what_one_may_not_see_look_the_same(self):
        meeting = self.plan(self.ada, now(), begin=True)
        for method, params in self.commands(meeting).items():
            with self.subTest(method):
                nowhere = self.say(self.max, method, NOBODY, params)
                self.assertEqual(error_of(nowhere)["name"], "not_found")
                self.assertEqual(self.say(self.max, method, self.room, params), nowhere)
                if method != "meeting.plan":
                    number = "summary" if method == "agenda.confirm" else "meeting"
                    for other in (1, 9999):  # no meeting, and no event
                        self.assertEqual(self.say(self.ada, method, self.room, {**params, number: other}), nowhere)
        self.assertEqual(self.list(self.max, now() - DAY, now() + DAY)["meetings"], [])

    def test_in_an_archived_channel_they_are_read_alone(self):
        meeting = self.plan(self.ada, now(), begin=True)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        for method, params in self.commands(meeting).items():
            answer = self.say(self.ada, method, self.room, params)
            with self.subTest(method):
                if method == "meeting.open":
                    self.assertEqual(answer["result"]["meeting"]["run"]["phase"], "running")
                else:
                    self.assertEqual(error_of(answer)["name"], "archived")
        self.assertEqual(len(self.list(self.jonas, now() - DAY, now() + DAY)["meetings"]), 1)

    def test_members_do_what_they_may(self):
        meeting = self.plan(self.ada, now(), begin=True)
        allowed = {"meeting.plan", "meeting.answer", "meeting.attend", "agenda.add", "meeting.open"}
        for method, params in self.commands(meeting).items():
            if method == "agenda.confirm":
                continue
            with self.subTest(method):
                answer = self.say(self.jonas, method, self.room, params)
                self.assertEqual("result" in answer, method in allowed, answer)
                if method not in allowed:
                    self.assertEqual(error_of(answer)["name"], "not_allowed")


class Refusals(House):
    """What is wrong is named by its field."""

    def refuse(self, field, reason, **more):
        plan = {**self.plan_of(now() + HOUR), **more}
        answer = self.ada.ask("meeting.plan", room=self.room, client_id=wire.client_id(), plan=plan, items=[])
        self.assertEqual({name: error_of(answer)[name] for name in ("name", "field", "reason")},
                         {"name": "invalid_params", "field": field, "reason": reason})

    def test_a_plan_that_cannot_be_is_refused_by_its_field(self):
        start = now() + HOUR
        jonas, outsider = self.ids["jonas"], self.ids["max"]
        self.refuse("call", "malformed", call="javascript:alert(1)")
        self.refuse("address", "malformed", links=[{"title": "x", "address": "ftp://example.org"}])
        self.refuse("moderator", "unknown_person", moderator=outsider)
        self.refuse("minute_taker", "unknown_person", minute_taker=outsider)
        self.refuse("attendees", "unknown_person", attendees=[{"person": outsider, "role": "participant"}])
        self.refuse("attendees", "taken", attendees=[{"person": jonas, "role": "participant"}, {"person": jonas, "role": "presenter"}])
        self.refuse("later", "malformed", start=start, later=[{"start": start}])
        self.refuse("later", "malformed", start=start, later=[{"start": start + 2}, {"start": start + 1}])
        answer = self.ada.ask("meeting.plan", room=self.room, client_id=wire.client_id(), plan=self.plan_of(), items=[], begin=True)
        self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "start", "reason": "missing"})
        template = self.plan_of(later=[{"start": start}])
        answer = self.ada.ask("meeting.plan", room=self.room, client_id=wire.client_id(), plan=template, items=[])
        self.assertEqual(error_of(answer)["field"], "later")

    def test_items_that_are_not_there_are_refused_by_their_field(self):
        meeting = self.plan(self.ada, now(), begin=True)
        draft = {"title": "x", "purpose": "inform", "minutes": 5}
        for method, field, more in (
                ("agenda.add", "before", {"draft": draft, "before": 9}), ("agenda.change", "item", {"item": 9}),
                ("agenda.move", "item", {"item": 9}), ("agenda.move", "before", {"item": 2, "before": 9}),
                ("agenda.remove", "item", {"item": 9}), ("agenda.summarise", "item", {"item": 9, "text": "x"}),
                ("meeting.go", "item", {"seen": 1, "item": 9}), ("meeting.extend", "from", {"seen": 1, "minutes": 5, "from": 9}),
                ("meeting.extend", "minutes", {"seen": 1, "minutes": 60, "from": 2}),
                ("agenda.add", "owner", {"draft": {**draft, "owner": self.ids["max"]}}),
                ("agenda.change", "state", {"item": 2, "state": "proposed"}),
                ("meeting.run", "phase", {"phase": "cancelled"}), ("meeting.moderate", "person", {"person": self.ids["lena"]})):
            with self.subTest(f"{method} {field}"):
                refusal = self.refused(self.ada, method, meeting, "invalid_params", **more)
                self.assertEqual(refusal["field"], field)
        self.refused(self.ada, "agenda.remove", meeting, "wrong_phase", item=1)  # everybody is at it
        self.refused(self.ada, "meeting.cancel", meeting, "wrong_phase")

    def test_a_list_looks_over_so_many_days(self):
        start = now()
        for end, reason in ((start - 1, "too_small"), (start + 62 * DAY + 1, "too_large")):
            answer = self.ada.ask("meeting.list", **{"from": start, "to": end})
            self.assertEqual({name: error_of(answer)[name] for name in ("field", "reason")}, {"field": "to", "reason": reason})
        self.assertEqual(self.list(self.ada, start, start + 62 * DAY)["meetings"], [])

    def test_a_room_holds_thirty_open_meetings(self):
        for _ in range(30):
            last = self.plan(self.ada, None, minutes=())
        answer = self.ada.ask("meeting.plan", room=self.room, client_id=wire.client_id(), plan=self.plan_of(), items=[])
        self.assertEqual(error_of(answer)["name"], "too_many")
        self.done(self.ada, "meeting.cancel", last)
        self.plan(self.ada, None, minutes=())


class Repeats(House):
    """A command that is said again gets the first answer, and another with its client id is refused."""

    def test_each_command_can_be_said_again(self):
        start = now() + HOUR
        planned = {"room": self.room, "client_id": wire.client_id(), "plan": self.plan_of(start), "items": self.items(10, 20, 15)}
        first = self.ada.ask("meeting.plan", **planned)["result"]
        self.assertEqual(self.ada.ask("meeting.plan", **planned)["result"], first)
        meeting = first["seq"]
        draft = {"title": "Messe", "purpose": "decide", "minutes": 5}
        steps = [("meeting.change", {"plan": self.plan_of(start, title="Anders")}), ("meeting.answer", {"answer": "accepted"}),
                 ("agenda.add", {"draft": draft}), ("agenda.change", {"item": 4, "minutes": 7}), ("agenda.move", {"item": 4, "before": 1}),
                 ("meeting.run", {"phase": "lobby"}), ("meeting.attend", {"here": True}), ("meeting.run", {"phase": "running"}),
                 ("meeting.go", {"seen": 4, "item": 2}), ("meeting.extend", {"seen": 2, "minutes": 5}), ("meeting.undo", {"seen": 2}),
                 ("agenda.remove", {"item": 3}), ("agenda.summarise", {"item": 1, "text": "Gut."}), ("meeting.run", {"phase": "paused"}),
                 ("meeting.run", {"phase": "ended"})]
        done = []
        for method, params in steps:
            asked = {"room": self.room, "meeting": meeting, "client_id": wire.client_id(), **params}
            answer = self.ada.ask(method, **asked)
            self.assertIn("result", answer, (method, answer))
            done.append((method, asked, answer["result"]))
        head = self.ada.ask("room.open", room=self.room)["result"]["head"]
        for method, asked, result in done:
            with self.subTest(method):
                self.assertEqual(self.ada.ask(method, **asked)["result"], result)
        self.assertEqual(self.ada.ask("room.open", room=self.room)["result"]["head"], head)
        for (method, asked, _), other in zip(done, done[1:] + done[:1]):
            if other[0] in (method, "meeting.extend"):  # that leaves the meeting where the other has brought it
                continue
            with self.subTest(f"{other[0]} with the client id of {method}"):
                answer = self.ada.ask(other[0], **{**other[1], "client_id": asked["client_id"]})
                self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "client_id", "reason": "used"})


class ByItself(House):
    """The clock is the real one, so what is due comes at once."""

    def test_a_lobby_that_is_due_opens_at_once_and_reminds(self):
        meeting = self.plan(self.ada, now() + 5 * MINUTE)
        while True:
            told = self.jonas.connection.notice("inbox.added")
            if told["reason"] == "meeting_soon":
                break
        self.assertEqual((told["room"], told["seq"]), (self.room, meeting))
        self.assertEqual(self.open(self.jonas, meeting)["meeting"]["run"], {"phase": "lobby"})

    def test_one_that_nobody_began_ends_and_the_next_takes_its_place(self):
        start = now() - 2 * HOUR
        meeting = self.plan(self.ada, start, rhythm="weekly", later=[{"start": start + 7 * DAY}])
        deadline = time.time() + 20
        while time.time() < deadline and self.open(self.ada, meeting)["meeting"]["run"]["phase"] != "ended":
            time.sleep(0.05)
        run = self.open(self.ada, meeting)["meeting"]["run"]
        self.assertEqual(run["phase"], "ended")
        self.assertNotIn("started", run)
        later = self.ada.ask("room.open", room=self.room)["result"]["state"]["meetings"]
        self.assertEqual([one["previous"] for one in later], [meeting])


if __name__ == "__main__":
    unittest.main()
