"""Everything proto/ describes, against the running server: each frame is validated, and at the end every command, event,
notification and error has been seen."""
import subprocess
import sys
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from proto.generate.model import check_example, load  # noqa: E402
import guests  # noqa: E402
from server import Server  # noqa: E402
from test_admin import Desk  # noqa: E402
from test_notes import typed  # noqa: E402
import wire  # noqa: E402
from wire import WebSocket, client_id  # noqa: E402

MODEL = load(ROOT / "proto")

# What this scenario cannot bring about; the tests that do are named.
ELSEWHERE = {
    "unavailable": "tests/unit/journal_fault.c",
    "too_many": "tests/unit/journal_line.c",
    "link_invalid": "test_session.py",
    "not_signed_in": "test_session.py",
    "poll.restarted": "test_polls.py",
    "wrong_password": "test_session.py",
}


# Events that nobody hears as they happen: they are part of a room before anybody is in it.
UNHEARD = {"room.created", "case.opened", "case.quoted"}


class Checked(WebSocket):
    """A client that validates all it receives and notes what it has seen."""
    seen = set()
    # Kinds of events that came unasked and were held against what the same person reads by request.
    held_against = set()

    def __init__(self, server, cookie):
        super().__init__(server.port, server.origin, cookie)
        self.cookie = cookie
        self.methods = {}
        self.me = None
        self.heard = {}  # room -> seq -> event, as it came unasked
        self.patient = False  # says it again where it was too fast

    def ask(self, method, **params):
        answer = super().ask(method, **params)
        while self.patient and answer.get("error", {}).get("data", {}).get("name") == "too_fast":
            time.sleep(0.2)
            answer = super().ask(method, **params)
        return answer

    def ask_later(self, method, **params):
        self.methods[self.last_id + 1] = method
        return super().ask_later(method, **params)

    def read(self):
        message = super().read()
        assert message["jsonrpc"] == "2.0", message
        if "method" in message:
            self.check_notification(message["method"], message["params"])
        elif "error" in message:
            self.check_error(message["error"])
        else:
            self.check_result(self.methods[message["id"]], message["result"])
        return message

    def read_until_error(self):
        """The next refusal; one of a frame that could not be read has no id."""
        while True:
            message = self.read()
            if "error" in message:
                return message

    def check_result(self, method, result):
        self.seen.add(method)
        self.me = result.get("me", self.me)
        check_example(MODEL, method, MODEL.commands[method]["result"], result)
        self.check_events(result.get("events", []))

    def check_notification(self, method, params):
        self.seen.add(method)
        check_example(MODEL, method, MODEL.notifications[method]["params"], params)
        self.check_events(params.get("events", []))
        for event in params.get("events", []):
            self.heard.setdefault(params["room"], {})[event["seq"]] = event

    def check_events(self, events):
        for event in events:
            self.seen.add(event["kind"])
            if "body" in event:
                check_example(MODEL, event["kind"], MODEL.events[event["kind"]]["body"], event["body"])

    def check_heard(self):
        """Nothing has come unasked that this person may not read by request (P-33): the same, or, where it was erased
        since, less."""
        self.ask("presence.set", active=True)  # what is on its way comes before the answer
        for room, events in self.heard.items():
            for seq, event in list(events.items()):
                if event["kind"] == "member.left" and event["body"]["person"] == self.me:
                    continue  # the last thing they hear of the room
                answer = self.ask("room.history", room=room, **{"from": seq, "to": seq})
                assert "result" in answer, (event, answer)
                read = next(one for one in answer["result"]["events"] if one["seq"] == seq)
                if event["kind"] == "void":
                    continue
                without_body = {key: value for key, value in event.items() if key != "body"}
                assert read in (event, without_body), (event, read)
                self.held_against.add(event["kind"])
        self.heard = {}

    def check_error(self, error):
        self.seen.add(error["data"]["name"])
        described = MODEL.errors[error["data"]["name"]]
        assert (error["code"], error["message"]) == (described["code"], described["en"]), error


class CheckedGuest(Checked):
    path, first = wire.GuestSocket.path, wire.GuestSocket.first


def error_of(answer):
    return answer["error"]["data"]


class Protocol(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.cookie = self.server.sign_in()
        self.addCleanup(self.server.stop)
        self.anna = self.connect(self.cookie)

    def connect(self, cookie):
        connection = Checked(self.server, cookie)
        self.addCleanup(connection.raw.close)
        return connection

    def second_person(self):
        """Adds somebody, and returns their connection, which has said hello."""
        added = self.anna.ask("person.add", client_id=client_id(), name="Jonas Weber", role="member")["result"]
        house = self.anna.ask("room.open", room=added["room"])["result"]
        jonas = house["state"]["members"][-1]["person"]
        link = self.anna.ask("person.link", person=jonas)["result"]
        answer = self.server.post_session('{"token":"%s"}' % link["token"])
        connection = self.connect(answer.fields["set-cookie"].split(";")[0])
        connection.ask("session.hello", client="test")
        return connection, added["room"]

    def test_everything_that_is_described_happens_as_described(self):
        anna = self.anna
        self.assertEqual(error_of(anna.ask("room.open", room="5w9e2k7c4p1xa"))["name"], "hello_first")
        anna.ask("session.hello", client="test")
        jonas, house = self.second_person()
        room = anna.ask("room.create", client_id=client_id(), title="messe", topic="Stand")["result"]["room"]
        jonas.ask("room.join", room=room)
        posted = anna.ask("message.post", room=room, client_id=client_id(), text="Grüße")["result"]["seq"]
        anna.ask("message.edit", room=room, message=posted, client_id=client_id(), text="Viele Grüße")
        self.assertEqual(error_of(jonas.ask("message.edit", room=room, message=posted, client_id=client_id(), text="x"))["name"], "not_allowed")
        anna.ask("message.erase", room=room, message=posted, client_id=client_id())
        self.assertEqual(error_of(anna.ask("message.erase", room=room, message=posted, client_id=client_id()))["name"], "erased")
        anna.ask("presence.set", active=False)
        anna.ask("typing.set", room=room, on=True)
        other = self.connect(self.cookie)
        other.ask("session.hello", client="second tab")
        anna.ask("room.mark", room=room, seq=posted)
        jonas.ask("room.history", room=room, **{"from": 1, "to": 50})
        jonas.ask("room.open", room=house)
        for person in (anna, jonas):
            person.check_heard()
        jonas.ask("room.leave", room=room)
        self.assertEqual(error_of(jonas.ask("room.open", room=room))["name"], "not_found")
        self.assertEqual(error_of(anna.ask("room.fly"))["name"], "unknown_command")
        self.assertEqual(error_of(anna.ask("room.join", room=5)), {"name": "invalid_params", "field": "room", "reason": "wrong_type"})
        anna.send('{"jsonrpc":"2.0"}')
        anna.read_until_error()
        anna.send("{")
        anna.read_until_error()
        self.too_fast(anna)
        other.ask("presence.set", active=True)
        jonas.ask("presence.set", active=True)
        other.patient = jonas.patient = True
        self.rooms(other, jonas, house)
        self.talk(other, jonas, house)
        self.saved(other, jonas)
        self.threads(other, jonas)
        self.meetings(jonas, other)
        self.floor(jonas, other)
        self.polls(jonas, other)
        self.cases(jonas)
        self.people(other, jonas, house)
        self.check_coverage()

    def rooms(self, anna, jonas, house):
        members = anna.ask("room.open", room=house)["result"]["state"]["members"]
        ada, weber = (member["person"] for member in members)
        room = anna.ask("room.create", client_id=client_id(), title="vorstand", access="closed", newcomers="joined")["result"]["room"]
        said = anna.ask("message.post", room=room, client_id=client_id(), text="Vorher")["result"]["seq"]
        anna.ask("room.invite", room=room, client_id=client_id(), people=[{"person": weber}])
        jonas.ask("room.open", room=room)
        anna.ask("message.edit", room=room, message=said, client_id=client_id(), text="Anders")
        self.assertEqual(jonas.ask("room.open", room=room, after=said + 1)["result"]["events"], [{"seq": said + 2, "kind": "void"}])
        jonas.ask("room.prefer", room=room, level="mentions", favourite=True, section="Leitung", hidden=3)
        later = self.connect(jonas.cookie)
        later.ask("session.hello", client="test")
        jonas.ask("room.prefer", room=room, favourite=False)
        later.ask("presence.set", active=True)
        anna.ask("member.change", room=room, client_id=client_id(), person=weber, role="owner")
        own = jonas.ask("message.post", room=room, client_id=client_id(), text="Gesagt")["result"]["seq"]
        anna.ask("room.change", room=room, client_id=client_id(), access="open", edit_minutes=0)
        refused = jonas.ask("message.edit", room=room, message=own, client_id=client_id(), text="Anders")
        self.assertEqual(error_of(refused)["name"], "too_late")
        for person in (anna, jonas):
            person.check_heard()
        anna.ask("room.change", room=room, client_id=client_id(), access="closed", archived=True)
        refused = jonas.ask("message.post", room=room, client_id=client_id(), text="Zu spät")
        self.assertEqual(error_of(refused)["name"], "archived")
        for person in (anna, jonas):
            person.check_heard()
        anna.ask("member.remove", room=room, client_id=client_id(), person=weber)
        jonas.ask("conversation.open", client_id=client_id(), people=[{"person": ada}])
        anna.ask("room.list")
        anna.check_heard()
        anna.ask("room.delete", room=room)
        anna.ask("room.open", room=house, after=0)

    def talk(self, anna, jonas, house):
        members = anna.ask("room.open", room=house)["result"]["state"]["members"]
        ada, weber = (member["person"] for member in members)
        room = anna.ask("room.create", client_id=client_id(), title="vertrieb")["result"]["room"]
        jonas.ask("room.join", room=room)
        anna.ask("group.make", client_id=client_id(), handle="süd", title="Süd", people=[{"person": weber}])
        group = anna.ask("room.open", room=house)["result"]["state"]["groups"][0]["group"]
        anna.ask("group.change", client_id=client_id(), group=group, title="Vertrieb Süd")
        mentions = [{"at": 0, "size": 4, "kind": "group", "id": group}, {"at": 5, "size": 5, "kind": "all"}]
        said = anna.ask("message.post", room=room, client_id=client_id(), text="@süd @alle los", mentions=mentions)["result"]
        anna.ask("message.edit", room=room, message=said["seq"], client_id=client_id(), text="@süd bitte", mentions=mentions[:1])
        inbox = jonas.ask("inbox.list", done=False)["result"]
        self.assertEqual([(notice["seq"], notice["reason"]) for notice in inbox["notices"] if notice["room"] == room], [(said["seq"], "group")])
        later = self.connect(jonas.cookie)
        later.ask("session.hello", client="test")
        jonas.ask("inbox.done", of=room, seq=said["seq"], done=True)
        later.ask("presence.set", active=True)
        jonas.ask("message.react", room=room, message=said["seq"], client_id=client_id(), reactions=[{"emoji": "👍"}])
        jonas.ask("message.pin", room=room, message=said["seq"], client_id=client_id(), on=True)
        versions = jonas.ask("message.versions", room=room, message=said["seq"])["result"]["versions"]
        self.assertEqual([version["text"] for version in versions], ["@süd @alle los", "@süd bitte"])
        source = {"room": room, "message": said["seq"], "author": ada, "time": said["time"]}
        jonas.ask("message.post", room=room, client_id=client_id(), text="@süd bitte", source=source)
        anna.ask("group.remove", group=group)
        anna.ask("message.erase", room=room, message=said["seq"], client_id=client_id())
        for person in (anna, jonas):
            person.check_heard()
        anna.ask("room.open", room=house, after=0)

    def cases(self, jonas):
        """A case made of a message, and its guests: one is let in and turned out, one refused, one invited."""
        room = jonas.ask("room.create", client_id=client_id(), title="anfragen")["result"]["room"]
        said = jonas.ask("message.post", room=room, client_id=client_id(), text="Müller fragt nach.")["result"]["seq"]
        case = {"client_id": client_id(), "customer": "Müller", "title": "Müller: Pumpen", "shared_title": "Pumpen"}
        backstage = jonas.ask("case.open", **case, source={"room": room, "message": said})["result"]["room"]
        shared = jonas.ask("room.open", room=backstage)["result"]["state"]["shared"]
        jonas.ask("case.change", room=backstage, client_id=client_id(), question="Wann?")
        token = jonas.ask("guest.link", room=backstage, hours=1)["result"]["token"]
        petra, karl = (self.guest(token, name) for name in ("Petra", "Karl"))
        jonas.ask("guest.door", room=backstage, client_id=client_id(), message="Gleich.")
        petra.notice("lobby.changed")
        jonas.ask("guest.admit", room=backstage, client_id=client_id(), guest=petra.me)
        petra.notice("room.entered")
        petra.ask("room.open", room=shared)
        petra.ask("message.post", room=shared, client_id=client_id(), text="Guten Tag")
        jonas.ask("guest.invite", room=backstage, guest=petra.me, name="Petra Müller", company="Müller", hours=1)
        jonas.check_heard()
        jonas.ask("guest.refuse", room=backstage, client_id=client_id(), guest=karl.me)
        jonas.ask("guest.remove", room=backstage, client_id=client_id(), guest=petra.me)
        petra.notice("room.exited")
        jonas.check_heard()

    def guest(self, token, name):
        connection = CheckedGuest(self.server, guests.join(self.server, token, name=name))
        self.addCleanup(connection.raw.close)
        connection.ask("guest.hello", client="test")
        return connection

    def saved(self, anna, jonas):
        room = anna.ask("room.create", client_id=client_id(), title="angebote")["result"]["room"]
        jonas.ask("room.join", room=room)
        said = anna.ask("message.post", room=room, client_id=client_id(), text="Angebot ist raus")["result"]
        later = self.connect(jonas.cookie)
        later.ask("session.hello", client="test")
        refused = jonas.ask("saved.put", room=room, message=said["seq"], due=said["time"])
        self.assertEqual(error_of(refused)["field"], "due")
        jonas.ask("saved.put", room=room, message=said["seq"], note="Nachrechnen", due=int(time.time() * 1000) + 300)
        while True:
            told = later.read()
            if told.get("method") == "inbox.added":
                break
        self.assertEqual(told["params"], {"room": room, "seq": said["seq"], "reason": "reminder", "open": 1})
        listed = jonas.ask("saved.list")["result"]["messages"]
        self.assertEqual([(message["note"], message.get("due")) for message in listed], [("Nachrechnen", None)])
        jonas.ask("saved.drop", room=room, message=said["seq"])
        self.assertEqual(jonas.ask("saved.list")["result"], {"messages": [], "more": False, "total": 0})
        marks = [{"room": room, "seq": said["seq"] - 1}]
        self.assertEqual(jonas.ask("rooms.mark", marks=marks)["result"]["rooms"], [{**marks[0], "unread": 1, "head": said["seq"], "calls": []}])
        self.assertEqual(jonas.ask("room.mark", room=room, seq=said["seq"])["result"]["unread"], 0)
        later.ask("presence.set", active=True)

    def threads(self, anna, jonas):
        room = anna.ask("room.create", client_id=client_id(), title="rückfragen")["result"]["room"]
        jonas.ask("room.join", room=room)
        root = anna.ask("message.post", room=room, client_id=client_id(), text="Angebot ist raus")["result"]["seq"]
        first = jonas.ask("message.reply", room=room, message=root, client_id=client_id(), text="Danke")["result"]["seq"]
        said = jonas.ask("message.reply", room=room, message=root, client_id=client_id(), text="Schon etwas gehört?")["result"]
        last = said["seq"]
        refused = anna.ask("message.reply", room=room, message=first, client_id=client_id(), text="Gern")
        self.assertEqual(error_of(refused), {"name": "invalid_params", "field": "message", "reason": "is_reply"})
        anna.ask("thread.change", room=room, message=root, client_id=client_id(), title="Angebot Brandt", resolved=False)
        notices = anna.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual([(notice["seq"], notice["thread"], notice["reason"]) for notice in notices], [(last, root, "reply")])
        later = self.connect(anna.cookie)
        hello = later.ask("session.hello", client="test")["result"]
        self.assertEqual(hello["threads"], [{"room": room, "message": root, "last": last, "time": said["time"], "mark": root, "unread": 2, "level": "following"}])
        named = anna.ask("room.history", room=room, **{"from": last, "to": last + 1})["result"]["events"][-1]
        self.assertEqual([summary["changed"] for summary in hello["rooms"] if summary["room"] == room], [named["time"]])
        anna.ask("typing.set", room=room, thread=root, on=True)
        while True:
            told = later.read()
            if told.get("method") == "typing.changed":
                break
        self.assertEqual({name: told["params"].get(name) for name in ("room", "thread", "on")}, {"room": room, "thread": root, "on": True})
        listed = anna.ask("thread.list")["result"]["threads"]
        self.assertEqual([(thread["title"], thread["latest"]["seq"]) for thread in listed], [("Angebot Brandt", last)])
        anna.ask("thread.mark", room=room, message=root, seq=last)
        anna.ask("thread.follow", room=room, message=root, level="muted")
        later.ask("presence.set", active=True)
        jonas.ask("message.erase", room=room, message=last, client_id=client_id())
        opened = jonas.ask("thread.open", room=room, message=root)["result"]
        self.assertEqual([event["seq"] for event in opened["events"]], [root, first, last, last + 1, last + 2])
        self.assertEqual((opened["replies"], opened["from"], opened["mark"]), (1, root, last))
        for person in (anna, jonas):
            person.check_heard()
        page = anna.ask("room.open", room=room)["result"]
        self.assertEqual([(thread["message"], thread["replies"], thread["last"]) for thread in page["threads"]], [(root, 1, first)])

    def meetings(self, jonas, anna):
        room = jonas.ask("room.create", client_id=client_id(), title="besprechungen")["result"]["room"]
        anna.ask("room.join", room=room)
        start = int(time.time() * 1000)
        plan = {"title": "Wochenmeeting", "goal": "Ziel", "start": start, "minutes": 45, "time_zone": "Europe/Berlin", "rhythm": "weekly",
                "later": [{"start": start + 7 * 86400000}], "moderator": jonas.me, "everyone": True, "attendees": []}
        items = [{"title": title, "purpose": "discuss", "minutes": 10} for title in ("Zahlen", "Fall", "Messe")]

        def say(who, method, meeting, **params):
            answer = who.ask(method, room=room, meeting=meeting, client_id=client_id(), **params)
            self.assertIn("result", answer, (method, answer))
            return answer["result"]["seq"]

        meeting = jonas.ask("meeting.plan", room=room, client_id=client_id(), plan=plan, items=items, begin=True)["result"]["seq"]
        say(anna, "meeting.answer", meeting, answer="accepted")
        say(anna, "meeting.attend", meeting, here=True)
        say(jonas, "meeting.change", meeting, plan={**plan, "title": "Wochenmeeting Süd"})
        say(anna, "agenda.add", meeting, draft={"title": "Bitte", "purpose": "decide", "minutes": 5})
        say(jonas, "agenda.change", meeting, item=4, state="open")
        say(jonas, "agenda.move", meeting, item=4, before=3)
        say(jonas, "agenda.remove", meeting, item=3)
        say(jonas, "meeting.go", meeting, seen=1)
        self.assertEqual(error_of(jonas.ask("meeting.go", room=room, meeting=meeting, client_id=client_id(), seen=1))["name"], "outdated")
        say(jonas, "meeting.undo", meeting, seen=2)
        say(jonas, "meeting.extend", meeting, seen=1, minutes=5)
        summary = say(jonas, "agenda.summarise", meeting, item=1, text="Drei Abschlüsse.")
        anna.ask("agenda.confirm", room=room, summary=summary, client_id=client_id(), text="")
        anna.ask("meeting.open", room=room, meeting=meeting)
        say(jonas, "meeting.moderate", meeting, person=anna.me)
        say(anna, "meeting.run", meeting, phase="ended")
        self.assertEqual(error_of(jonas.ask("meeting.cancel", room=room, meeting=meeting, client_id=client_id()))["name"], "wrong_phase")
        following = jonas.ask("room.open", room=room)["result"]["state"]["meetings"][0]["meeting"]
        say(jonas, "meeting.cancel", following)
        listed = anna.ask("meeting.list", **{"from": start, "to": start + 14 * 86400000})["result"]["meetings"]
        self.assertEqual([(one["meeting"], one["run"]["phase"]) for one in listed], [(meeting, "ended"), (following, "cancelled")])
        for person in (jonas, anna):
            person.check_heard()

    def floor(self, jonas, anna):
        room = jonas.ask("room.create", client_id=client_id(), title="redeliste")["result"]["room"]
        anna.ask("room.join", room=room)
        plan = {"title": "Runde", "goal": "", "start": int(time.time() * 1000), "minutes": 45, "time_zone": "Europe/Berlin",
                "rhythm": "once", "later": [], "moderator": jonas.me, "everyone": True, "attendees": []}
        items = [{"title": "Reihum", "purpose": "discuss", "minutes": 10, "floor": "round", "turn_s": 60}]
        meeting = jonas.ask("meeting.plan", room=room, client_id=client_id(), plan=plan, items=items, begin=True)["result"]["seq"]
        anna.ask("meeting.attend", room=room, meeting=meeting, client_id=client_id(), here=True)

        def say(who, method, **params):
            self.assertEqual(who.ask(method, room=room, meeting=meeting, **params).get("result"), {}, method)

        say(anna, "floor.raise", kind="direct")
        say(jonas, "floor.raise", kind="order")
        say(jonas, "floor.lower")
        say(jonas, "floor.move", person=jonas.me, before=anna.me)
        say(jonas, "floor.give", seen=0, person=anna.me)
        say(jonas, "floor.back", seen=1)
        say(jonas, "floor.give", seen=2)
        say(anna, "floor.end", seen=3)
        say(jonas, "floor.pass")
        say(jonas, "floor.check", open=True)
        say(anna, "floor.ready", ready=True)
        say(jonas, "floor.close", closed=True)
        self.assertEqual(error_of(anna.ask("floor.raise", room=room, meeting=meeting, kind="item"))["name"], "list_closed")
        say(anna, "floor.sign", sign="applause")
        floor = jonas.ask("meeting.open", room=room, meeting=meeting)["result"]["floor"]
        self.assertEqual((floor["turns"], floor["spoken"], floor["check"]["ready"]), (4, [{"person": anna.me}], [{"person": anna.me}]))
        self.assertEqual(jonas.notice("floor.signed")["sign"], "applause")
        while jonas.notice("floor.changed")["floor"] != floor:
            pass
        for person in (jonas, anna):
            person.check_heard()

    def polls(self, jonas, anna):
        def say(who, method, **params):
            answer = who.ask(method, **params)
            self.assertIn("result", answer, (method, answer))
            return answer["result"]

        def write(who, method, **params):
            return say(who, method, room=room, client_id=client_id(), **params)["seq"]

        room = say(jonas, "room.create", client_id=client_id(), title="umfragen")["room"]
        anna.ask("room.join", room=room)
        start = int(time.time() * 1000)
        plan = {"title": "Runde", "goal": "", "start": start, "minutes": 45, "time_zone": "Europe/Berlin", "rhythm": "once",
                "later": [], "moderator": jonas.me, "everyone": True, "attendees": []}
        items = [{"title": "Zahlen", "purpose": "decide", "minutes": 10}]
        meeting = write(jonas, "meeting.plan", plan=plan, items=items, begin=True)
        write(jonas, "meeting.call", meeting=meeting, person=anna.me, text="Eine Frage")
        say(anna, "inbox.list", done=False)
        write(anna, "meeting.attend", meeting=meeting, here=True)
        for secrecy in ("open", "named", "secret"):
            asked = {"question": "Wohin?", "form": "single", "secrecy": secrecy, "live": secrecy == "open",
                     "options": [{"text": "Köln"}, {"text": "Bonn"}]}
            poll = write(jonas, "poll.ask", meeting=meeting, item=1, asked=asked, prepared=True)
            write(jonas, "poll.open", poll=poll)
            self.assertEqual(say(anna, "poll.vote", room=room, poll=poll, picks=[{"option": 2}]), {})
            self.assertEqual(say(anna, "poll.read", room=room, poll=poll)["view"]["mine"], [{"option": 2}])
            self.assertEqual(len(say(anna, "meeting.open", room=room, meeting=meeting)["polls"]), 1)
            write(jonas, "poll.close", poll=poll)
        asked = {"question": "Wie sehr?", "form": "scale", "secrecy": "open", "live": True, "options": [], "low_text": "gar nicht"}
        write(anna, "poll.ask", asked=asked)
        self.assertEqual(say(anna, "room.open", room=room)["state"]["polls"][0]["asked"], asked)
        self.records(say, write, {"room": room, "meeting": meeting, "poll": poll}, jonas, anna)
        note = self.note(say, {"room": room, "of": meeting, "item": 1}, jonas, anna)
        write(jonas, "meeting.run", meeting=meeting, phase="ended")
        self.assertEqual([one["version"] for one in say(anna, "note.versions", **note)["versions"]], [1])
        self.assertEqual(say(anna, "note.version", **note, version=1)["version"], 1)
        self.minutes(say, write, {"room": room, "meeting": meeting}, jonas, anna)
        for person in (jonas, anna):
            person.check_heard()

    def minutes(self, say, write, place, jonas, anna):
        """Presented, taken back, presented again, changed, approved, sealed and added to."""
        meeting = {"meeting": place["meeting"]}
        self.assertEqual(say(anna, "minutes.read", **place)["standing"]["phase"], "draft")
        write(jonas, "minutes.present", **meeting)
        write(jonas, "minutes.withdraw", **meeting)
        write(jonas, "minutes.present", **meeting, days=2)
        write(anna, "minutes.answer", **meeting, approves=True, text="Gern.")
        write(jonas, "minutes.amend", **meeting, item=1, before="Köln", after="Bonn")
        say(anna, "inbox.list", done=False)
        write(jonas, "minutes.answer", **meeting, approves=True, text="")
        self.assertEqual(len(say(anna, "minutes.read", **place)["minutes"]["amendments"]), 1)
        sealed = write(jonas, "minutes.seal", **meeting)
        write(jonas, "minutes.add", **meeting, text="Zimmer sind gebucht.")
        self.assertEqual(len(say(anna, "minutes.read", **place)["addenda"]), 1)
        self.assertEqual([one["event"] for one in say(anna, "minutes.list", room=place["room"])["minutes"]], [sealed])

    def note(self, say, note, jonas, anna):
        """Both have it open; one writes and points, which the other is told."""
        editor = client_id()
        for person in (jonas, anna):
            say(person, "note.open", **note)
        say(jonas, "note.write", **note, version=0, editor=editor, steps=[typed("Köln")])
        say(jonas, "note.point", **note, version=1, editor=editor, anchor=1, head=3)
        anna.notice("note.pointed")
        self.assertEqual(len(say(anna, "note.open", **note, since=0)["batches"]), 1)
        say(anna, "note.close", **note)
        return note

    def records(self, say, write, place, jonas, anna):
        """What the poll led to is put on record, worded anew and corrected; who does what, and that it is done."""
        at_item = {"meeting": place["meeting"], "item": 1}
        decision = write(jonas, "decision.make", **at_item, poll=place["poll"], text="Nach Köln.")
        write(jonas, "decision.change", decision=decision, text="Nach Bonn.")
        correction = write(anna, "decision.make", corrects=decision, text="Nach Bonn, am Montag.")
        register = say(anna, "decision.list", room=place["room"])["decisions"]
        self.assertEqual([(one["decision"], one.get("corrected")) for one in register], [(correction, None), (decision, correction)])
        page = write(jonas, "page.make", title="Preisliste")
        write(anna, "page.change", page=page, title="Preisliste 2027", archived=True)
        self.assertEqual([one["page"] for one in say(anna, "page.list", room=place["room"])["pages"]], [page])
        task = write(jonas, "task.make", **at_item, decision=decision, person=anna.me, until=int(time.time() * 1000), text="Zimmer buchen")
        self.assertEqual([one["state"]["task"] for one in say(anna, "task.list")["tasks"]], [task])
        write(anna, "task.change", task=task, person=anna.me, status="done", text="Zimmer buchen")
        self.assertEqual(len(say(jonas, "task.list", of=place["room"], closed=True)["tasks"]), 1)

    def people(self, anna, jonas, house):
        me = jonas.ask("session.list")
        self.assertTrue(me["result"]["sessions"][0]["current"])
        members = anna.ask("room.open", room=house)["result"]["state"]["members"]
        ada, weber = (member["person"] for member in members)
        self.assertEqual(error_of(anna.ask("person.change", client_id=client_id(), person=ada, role="member"))["name"], "last_owner")
        anna.ask("person.change", client_id=client_id(), person=weber, role="owner")
        jonas.ask("profile.change", client_id=client_id(), person=weber, place="Ulm", email="jonas@brandt.example")
        jonas.ask("picture.set", client_id=client_id(), person=weber, data="iVBORw0KGgo=")
        self.assertEqual(anna.ask("picture.get", person=weber)["result"], {"data": "iVBORw0KGgo="})
        jonas.ask("status.set", emoji="🚗", text="Beim Kunden")
        jonas.ask("password.set", password="Kranich-7-Lampe")
        later = self.connect(jonas.cookie)
        later.ask("session.hello", client="test")
        anna.ask("house.change", client_id=client_id(), imprint="https://brandt.example/impressum", limits={"message_length": 4000})
        made = anna.ask("invitation.make", role="member", hours=1, uses=1)["result"]
        anna.ask("invitation.list")
        anna.ask("invitation.revoke", invitation=made["invitation"])
        self.bots(anna, house)
        with Desk(Path(self.server.place.name) / "data/admin.sock") as desk:
            anna.check_result("key.rotate", desk.ask("key.rotate", client_id=client_id())["result"])
        anna.ask("room.open", room=house, after=0)
        jonas.check_heard()
        anna.ask("session.end", person=weber)
        anna.check_heard()
        anna.ask("room.open", room=house, after=0)

    def bots(self, anna, house):
        anna.ask("person.add", client_id=client_id(), name="Bestellungen", role="member", bot=True)
        bot = anna.ask("room.open", room=house)["result"]["state"]["members"][-1]["person"]
        made = anna.ask("token.make", person=bot, name="Laden", scopes=[{"scope": "read"}], days=1)["result"]
        listed = anna.ask("token.list", person=bot)["result"]["tokens"]
        self.assertEqual([one["token"] for one in listed], [made["token"]])
        anna.ask("token.revoke", person=bot, token=made["token"])

    def too_fast(self, connection):
        """Reads far more often than anybody types, until it is told to slow down."""
        for _ in range(5000):
            answer = connection.ask("presence.set", active=True)
            if "error" in answer:
                self.assertEqual(error_of(answer)["name"], "too_fast")
                return
        self.fail("nobody was told to slow down")

    def check_coverage(self):
        described = set(MODEL.commands) | set(MODEL.events) | set(MODEL.notifications) | set(MODEL.errors)
        self.assertEqual(described - Checked.seen - set(ELSEWHERE), set())
        self.assertEqual(set(MODEL.events) - {"void"} - Checked.held_against - UNHEARD - set(ELSEWHERE), set())

    def test_the_example_client_of_the_reference_works(self):
        self.anna.ask("session.hello", client="test")
        room = self.anna.ask("room.create", client_id=client_id(), title="messe")["result"]["room"]
        self.run_example(self.cookie, room)

    def test_the_example_client_works_as_a_bot_too(self):
        house = self.anna.ask("session.hello", client="test")["result"]["house"]
        room = self.anna.ask("room.create", client_id=client_id(), title="messe")["result"]["room"]
        self.anna.ask("person.add", client_id=client_id(), name="Bestellungen", role="member", bot=True)
        bot = self.anna.ask("room.open", room=house)["result"]["state"]["members"][-1]["person"]
        self.anna.ask("room.invite", room=room, client_id=client_id(), people=[{"person": bot}])
        made = self.anna.ask("token.make", person=bot, name="Laden", scopes=[{"scope": "read"}, {"scope": "post"}])
        self.run_example(f"Bearer {made['result']['secret']}", room)

    def run_example(self, access, room):
        # Not localhost: Node 18 tries its first address only, which may be ::1.
        base = f"http://127.0.0.1:{self.server.port}"
        client = subprocess.Popen(
            ["node", str(Path(__file__).with_name("example-client.mjs")), base, access, room, "Guten Tag"],
            stdout=subprocess.PIPE, text=True)
        try:
            self.assertRegex(client.stdout.readline(), "^[0-9a-z]{13} Guten Tag$")
        finally:
            client.kill()
            client.wait()
            client.stdout.close()

    def test_events_of_one_sender_reach_another_in_order_without_a_gap(self):
        self.anna.ask("session.hello", client="test")
        jonas, _ = self.second_person()
        room = self.anna.ask("room.create", client_id=client_id(), title="messe")["result"]["room"]
        head = jonas.ask("room.join", room=room)["result"]["seq"]
        for number in range(20):
            self.anna.ask_later("message.post", room=room, client_id=client_id(), text=str(number))
        texts = []
        while len(texts) < 20:
            message = jonas.read()
            if message.get("method") != "room.events" or message["params"]["room"] != room:
                continue
            for event in message["params"]["events"]:
                if event["kind"] == "message.posted":
                    head += 1
                    self.assertEqual(event["seq"], head)
                    texts.append(event["body"]["text"])
        self.assertEqual(texts, [str(number) for number in range(20)])


if __name__ == "__main__":
    unittest.main()
