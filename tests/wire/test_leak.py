"""Guests learn nothing of the backstage (P-35), nor, while they wait, of the room (P-19), nor, once they were removed, of anything.

A case with guests in every state, and backstage everything that can happen there, with a canary in every field (the list is
proto/'s). All that reaches the guests, frames and HTTP answers, is kept and searched; and it is the same, to the byte but for times
and what is made by chance, in a world where nothing happens backstage."""

import json
import re
import threading
import unittest

import leaks
import wire
from backstage import Backstage
from guests import ask, do
from guests import House as CaseHouse
from leaks import Visitor, Words, comparable, find
from test_protocol import MODEL

# Of events in a backstage: what cannot be brought about there, or is no text of somebody's.
NOT_THERE = {
    "poll.restarted": "after a new start only; it carries no text",
    "void": "nobody's",
}
WITHOUT_CANARY = {
    "members.name", "members.company",  # of the shared side alone
    "by.name", "by.company",  # of guests alone
    "reactions.emoji",  # one of a list
    "plan.time_zone",  # likewise
    "seal", "key",  # the server's own, and looked for as they are
}
# What a case is opened without, and gets later.
LATER = {"room.created": ("settings.topic", "settings.description"),
         "case.opened": ("sheet.contacts.name", "sheet.contacts.position", "sheet.facts", "sheet.options", "sheet.solution")}
# What guests are told of themselves: it stands backstage, too.
THEIRS = ("guest.changed", "door.changed")


AN_ID = re.compile("^[0-9a-hjkmnp-tv-z]{13}$")


def leaves(fields, path=""):
    """The dotted names of all texts in a description."""
    for name, spec in fields.items():
        here = f"{path}.{name}" if path else name
        if spec["type"] in ("object", "list"):
            yield from leaves(MODEL.types[spec["of"]]["fields"], here)
        elif spec["type"] in ("line", "text"):
            yield here


def texts(value, path=""):
    """(dotted name, text) of all texts in a value."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from texts(item, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item, path)
    elif isinstance(value, str):
        yield path, value


class Noise:
    """Somebody who talks backstage all the time, on a line of their own."""

    def __init__(self, server, cookie, room, text):
        self.client, self.room, self.text = server.socket(cookie), room, text
        self.client.hello()
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.stopped.wait(0.002):
            do(self.client, "message.post", room=self.room, text=self.text)

    def stop(self):
        self.stopped.set()
        self.thread.join()
        self.client.raw.close()


class World(CaseHouse):
    """The same story for the guests, with a busy backstage or with a still one."""

    settings = ("--rates", "no")
    busy = True

    def setUp(self):
        self.words, self.early = Words(), Words(seed=3)
        super().setUp()
        self.people()
        self.guest_words = []  # what is said on the shared side, by when
        self.visitors = {}
        self.pieces = Backstage(self.anna, self.jonas, (self.hello["me"], self.jonas_id), self.case.backstage, self.words).pieces()

    def open_case(self, **more):
        """Of a message, with a canary wherever the customer does not read it."""
        text = self.words
        if self.busy:
            channel = self.anna.new_room(text.word().lower())
            message = self.anna.post(channel, text())["result"]["seq"]
            more = {"customer": text(), "title": text(), "question": text(), "link": text.address(),
                    "source": {"room": channel, "message": message}, **more}
        return super().open_case(**more)

    def people(self):
        """Jonas works on the case, too; Lena is in the house."""
        self.jonas, self.jonas_id = self.colleague("Jonas Weber")
        self.lena, self.lena_id = self.colleague("Lena Kurz")
        do(self.anna, "room.invite", room=self.case.backstage, people=[{"person": self.jonas_id}])

    def colleague(self, name):
        """Somebody of the house, who has said hello: their connection and who they are."""
        do(self.anna, "person.add", name=name, role="member")
        person = ask(self.anna, "room.open", room=self.hello["house"])["state"]["members"][-1]["person"]
        token = ask(self.anna, "person.link", person=person)["token"]
        cookie = self.server.post_session(json.dumps({"token": token})).fields["set-cookie"].split(";")[0]
        client = self.server.socket(cookie)
        self.addCleanup(client.raw.close)
        client.hello()
        client.cookie = cookie
        return client, person

    def work(self):
        """Something happens backstage, and elsewhere in the house."""
        if self.busy and self.pieces:
            self.pieces.pop(0)()
        if self.busy:
            do(self.lena, "message.post", room=self.channel, text=self.words())
            ask(self.lena, "status.set", emoji="🚗", text=self.words())

    def elsewhere(self):
        """A channel, another customer's case with a guest of its own, and what is in them."""
        text = self.words
        self.channel = do(self.lena, "room.create", title=text.word().lower(), topic=text())["room"]
        self.other = self.open_case(shared_title=text())
        self.noise = Noise(self.server, self.jonas.cookie, self.case.backstage, text())
        self.addCleanup(self.noise.stop)
        self.foreign = [self.channel, self.other.backstage, self.other.shared, self.lena_id]
        visitor = self.visit("hans", self.invite(self.other, text(), text())["token"])
        do(self.anna, "message.post", room=self.other.shared, text=text())
        visitor.ask("room.open", room=self.other.shared)

    def visit(self, who, token, /, **about):
        """Somebody comes by a link as a browser does."""
        visitor = self.visitors[who] = Visitor(self.server)
        self.addCleanup(visitor.close)
        visitor.get("/join")
        visitor.send("POST", "/join/look", json.dumps({"token": token}))
        visitor.send("POST", "/join", json.dumps({"token": token, **about}))
        visitor.get("/join/session")
        visitor.get("/join/room")
        visitor.me = visitor.connect()["result"]["me"]
        return visitor

    def post(self, text):
        self.guest_words.append(text)
        return do(self.anna, "message.post", room=self.case.shared, text=text)["seq"]

    def story(self):
        self.before = "Noch ohne Gäste gesprochen"
        first = self.post(self.before)
        early = Backstage(self.anna, self.jonas, (self.hello["me"], self.jonas_id), self.case.shared, self.early)
        for piece in (early.talk, early.thread, early.records, early.page, early.poll, early.meeting):
            piece()
        self.said_early = [self.before, *self.early.made]
        self.work()
        petra_link, rita_link = self.invite(), self.invite(name="Rita Roth", company="Roth Handel")
        general = self.general_link()
        self.work()
        petra, rita = self.visit("petra", petra_link["token"]), self.visit("rita", rita_link["token"])
        self.work()
        paul = self.visit("paul", general, name="Paul Prinz", company="Prinz AG")
        karl = self.visit("karl", general, name="Karl Knapp", company="")
        self.work()
        self.talk(petra)
        do(self.anna, "message.edit", room=self.case.shared, message=first, text=f"{self.before}, geändert")
        do(self.anna, "guest.door", room=self.case.backstage, message="Wir fangen um 14 Uhr an.")
        self.work()
        do(self.anna, "guest.remove", room=self.case.backstage, guest=rita_link["guest"], reason="Der Auftrag ist erledigt.")
        do(self.anna, "guest.refuse", room=self.case.backstage, guest=karl.me, reason="Der Termin ist morgen.")
        for gone, token in ((rita, rita_link["token"]), (karl, general)):
            gone.socket.close_code()
            gone.get("/join/session")
            self.assertEqual(gone.connect()["error"]["data"]["name"], "not_signed_in")
            gone.socket.close_code()
        self.assertEqual(rita.send("POST", "/join", json.dumps({"token": rita_link["token"]})).status, 403)
        self.assertEqual(rita.send("POST", "/join/look", json.dumps({"token": rita_link["token"]})).status, 404)
        early.item()  # of a meeting from before they came
        early.minutes()
        self.work()
        self.after = "Nachdem jemand gegangen ist"
        self.post(self.after)
        self.colleagues()
        while self.busy and self.pieces:
            self.work()
        self.again(petra)
        look = json.dumps({"token": petra_link["token"]})
        self.assertTrue(json.loads(petra.send("POST", "/join/look", look).body)["inside"])
        for visitor in (petra, paul):
            visitor.settle()
        self.start_anew(petra, paul)

    def talk(self, petra):
        """On the shared side."""
        room = {"room": self.case.shared}
        petra.ask("room.open", **room)
        seen = self.post("Guten Tag, Frau Müller")
        said = petra.ask("message.post", client_id=wire.client_id(), text="Guten Tag", **room)["result"]["seq"]
        self.work()
        petra.ask("message.edit", client_id=wire.client_id(), message=said, text="Guten Tag zusammen", **room)
        petra.ask("message.react", client_id=wire.client_id(), message=seen, reactions=[{"emoji": "👍"}], **room)
        do(self.jonas, "message.reply", message=said, text="Willkommen", **room)
        self.work()
        petra.ask("message.reply", client_id=wire.client_id(), message=seen, text="Danke", **room)
        petra.ask("thread.open", message=said, **room)
        petra.ask("typing.set", on=True, **room)
        ask(self.jonas, "typing.set", on=True, **room)
        petra.ask("room.mark", seq=seen, **room)
        self.work()
        gone = petra.ask("message.post", client_id=wire.client_id(), text="Verschrieben", **room)["result"]["seq"]
        petra.ask("message.erase", client_id=wire.client_id(), message=gone, **room)
        petra.ask("message.versions", message=said, **room)
        for method in ("room.open", "room.history"):
            petra.ask(method, room=self.case.backstage, **({"from": 1, "to": 20} if method == "room.history" else {}))

    def colleagues(self):
        """What is done to the team backstage shows on the shared side, and no more than that."""
        do(self.anna, "room.invite", room=self.case.backstage, people=[{"person": self.third()}])
        do(self.anna, "member.change", room=self.case.backstage, person=self.third(), role="owner")
        # An administrator who is in neither room does so, too.
        do(self.anna, "person.change", person=self.lena_id, role="owner")
        do(self.lena, "member.change", room=self.case.backstage, person=self.third(), role="member")
        do(self.anna, "member.remove", room=self.case.backstage, person=self.third())
        do(self.anna, "profile.change", person=self.jonas_id, name="Jonas Weber-Roth")

    def third(self):
        if not hasattr(self, "third_id"):
            self.third_id = self.colleague("Mara Lang")[1]
        return self.third_id

    def start_anew(self, petra, paul):
        """What is read from the disk tells them no more."""
        if self.busy:
            self.noise.stop()
        self.server.restart()
        self.anna = self.server.socket(self.cookie)
        self.addCleanup(self.anna.raw.close)
        self.anna.hello()
        self.again(petra)
        paul.connect()
        for visitor in (petra, paul):
            visitor.settle()

    def read(self, room):
        """All of its events."""
        head, events = ask(self.anna, "room.open", room=room)["head"], {}
        for first in range(1, head + 1, 100):
            page = ask(self.anna, "room.history", room=room, **{"from": first, "to": min(head, first + 99)})
            events.update({event["seq"]: event for event in page["events"]})
        self.assertEqual(len(events), head)
        return list(events.values())

    def again(self, petra):
        """She comes back on another line and catches up."""
        petra.connect()
        for path in ("/session", f"/minutes/{self.case.backstage}/40.json", f"/minutes/{self.case.shared}/3.json"):
            petra.get(path)
        petra.ask("room.open", room=self.case.shared, after=3)
        petra.ask("room.open", room=self.case.shared)
        petra.ask("room.history", room=self.case.shared, **{"from": 1, "to": 100})


class Still(World):
    busy = False


class Leaks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = cls.lived(World)

    @classmethod
    def lived(cls, kind):
        """A world in which the story has happened."""
        world = kind("story")
        cls.addClassCleanup(world.doCleanups)
        world.setUp()
        if world.busy:
            world.elsewhere()
        world.story()
        world.events = world.read(world.case.backstage)
        return world

    def kept(self, *names):
        return {f"what reached {name}, piece {number}": frame for name in names
                for number, frame in enumerate(self.world.visitors[name].frames())}

    def ours(self, *more):
        """What is said and who is in the room of the case."""
        world = self.world
        found = {text: text for text in (*world.guest_words, *more, "Willkommen", "Guten Tag zusammen", "Petra Müller", "Rita Roth",
                                         "Müller Maschinenbau", "Jonas Weber", "Lena Kurz", "Mara Lang")}
        return {**found, "the shared side": world.case.shared, "the backstage": world.case.backstage,
                "Petra": world.visitors["petra"].me, "Jonas": world.jonas_id}

    def of_backstage(self):
        """Every text of it that stands nowhere else, and its names."""
        known, world = set(self.world.guest_words), self.world
        found = {word: word for word in world.words.made}
        for event in world.events:
            for path, text in texts(event.get("body", {})):
                if len(text) > 7 and path in ("seal", "key", "shared"):
                    found[f"{event['kind']} {path}"] = text
        found.pop("case.opened shared", None)  # the room they are in
        found["the backstage"] = world.case.backstage
        found.update({f"foreign {number}": room for number, room in enumerate(world.foreign)})
        return {what: text for what, text in found.items() if text not in known}

    # P-35
    def test_no_field_of_the_backstage_is_without_a_canary(self):
        kinds = {name: event for name, event in MODEL.events.items() if "backstage" in event["in"] and name not in NOT_THERE}
        with_canary = {(event["kind"], path) for event in self.world.events for path, text in texts(event.get("body", {}))
                       if any(word.lower() in text.lower() for word in self.world.words.made)}
        wanted = {(kind, path) for kind, event in kinds.items() if kind not in THEIRS for path in leaves(event["body"])
                  if path not in WITHOUT_CANARY and path not in LATER.get(kind, ())}
        self.assertEqual(wanted - with_canary, set())
        self.assertEqual(set(kinds) - {event["kind"] for event in self.world.events}, set())

    # P-35
    def test_nothing_of_the_backstage_reaches_a_guest_in_whatever_form(self):
        self.assertGreater(len(self.world.words.made), 60)
        self.assertEqual(find(self.of_backstage(), self.kept("petra", "rita", "paul", "karl")), [])

    # P-35
    def test_nothing_of_a_case_reaches_the_guest_of_another(self):
        ours = self.ours("Roth Handel", "Prinz AG", "Paul Prinz", "Karl Knapp", "Lieferung der Pumpen")
        self.assertEqual(find(ours, self.kept("hans")), [])

    # P-19
    def test_whoever_waits_learns_what_the_host_says_and_nothing_of_the_room(self):
        self.assertEqual(find(self.ours("Karl Knapp"), self.kept("paul")), [])
        self.assertEqual(find(self.ours("Paul Prinz"), self.kept("karl")), [])
        self.assertIn("Wir fangen um 14 Uhr an.", self.heard("paul"))

    def heard(self, name):
        return b"".join(self.kept(name).values()).decode()

    # P-35
    def test_whoever_is_inside_learns_nothing_of_those_who_wait(self):
        waiting = {name: name for name in ("Paul Prinz", "Prinz AG", "Karl Knapp", "Der Termin ist morgen.", "Wir fangen um 14 Uhr an.")}
        waiting.update({name: self.world.visitors[name].me for name in ("paul", "karl")})
        self.assertEqual(find(waiting, self.kept("petra")), [])

    # P-35
    def test_no_time_tells_when_something_happened_backstage(self):
        events = self.world.read(self.world.case.shared)
        times = {event["seq"]: event["time"] for event in events}
        frames = [json.loads(frame) for frame in self.kept("petra").values() if frame.startswith(b"{")]
        rooms = [frame["result"]["room"] for frame in frames if "me" in frame.get("result", {})]
        self.assertEqual(len(rooms), 3)
        for room in rooms:
            self.assertEqual(room["changed"], times[room["head"]])
        told = [event for frame in frames for event in frame.get("params", frame.get("result", {})).get("events", [])]
        self.assertGreater(len(told), 30)
        for event in told:
            self.assertEqual(event.get("time", times[event["seq"]]), times[event["seq"]])

    # P-35
    def test_no_id_is_told_but_of_their_room_and_of_who_is_in_it(self):
        first, *events = self.world.read(self.world.case.shared)
        known = {self.world.case.shared, first["author"]}
        for event in events:
            if event["kind"] == "member.joined":
                known |= {member["person"] for member in event["body"]["members"]}
        for name in ("petra", "rita", "paul", "karl"):
            frames = [json.loads(frame) for frame in self.kept(name).values() if frame.startswith(b"{")]
            own = {frame["result"][field] for frame in frames if "me" in frame.get("result", {}) for field in ("me", "epoch")}
            told = {text for frame in frames for _, text in texts(frame) if AN_ID.match(text)}
            self.assertEqual(told - own - (known if name in ("petra", "rita") else set()), set(), name)

    # P-20
    def test_whoever_was_removed_hears_nothing_more(self):
        after = self.world.after
        self.assertEqual(find({after: after, "Mara": "Mara Lang"}, self.kept("rita", "karl")), [])
        self.assertIn(after, self.heard("petra"))
        self.assertIn("Mara Lang", self.heard("petra"))

    # P-34
    def test_what_was_said_before_they_came_is_not_told(self):
        early = {word: word for word in self.world.said_early}
        self.assertEqual(find(early, self.kept("petra", "rita", "paul", "karl")), [])

    # P-35
    def test_in_a_world_without_a_backstage_guests_get_the_same_to_the_byte(self):
        busy, still = self.world, self.lived(Still)
        self.assertGreater(len(busy.events), len(still.events) + 40)
        for name in still.visitors:
            one, other = (comparable(world.visitors[name].frames()) for world in (busy, still))
            for number, pair in enumerate(zip(one, other)):
                self.assertEqual(*pair, f"{name}, piece {number}")
            self.assertEqual(len(one), len(other), name)


class Self(unittest.TestCase):
    """What is looked for would be found."""

    def test_a_word_is_found_however_it_is_written(self):
        text = "Kanqwertz"
        exact, folded = leaks.forms_of(text)
        for form, data in {**exact, **folded}.items():
            with self.subTest(form):
                self.assertTrue(find({"it": text}, {"here": b"before" + data + b"after"}))
        for written in (text.upper(), text.lower(), json.dumps("ü" + text), "".join(f"\\u{ord(one):04X}" for one in text)):
            self.assertTrue(find({"it": text}, {"here": written.encode()}))
        for before in range(3):
            encoded = leaks.base64.b64encode(b"x" * before + text.encode() + b"yz")
            self.assertTrue(find({"it": text}, {"here": encoded}), before)
        self.assertEqual(find({"it": text}, {"here": b"Kanqwert zKanqwert"}), [])

    def test_worlds_that_differ_in_a_number_a_size_or_an_order_are_told_apart(self):
        one = [b'{"room":"5w9e2k7c4p1xa","seq":7,"time":1795530600000}', b'{"room":"5w9e2k7c4p1xb"}', b'{"room":"5w9e2k7c4p1xa"}']
        same = [b'{"room":"0d3k9mm2x8w1e","seq":7,"time":1795530600001}', b'{"room":"1vb8r3hn4t6yz"}', b'{"room":"0d3k9mm2x8w1e"}']
        self.assertEqual(comparable(one), comparable(same))
        for other in ([same[0].replace(b"7,", b"8,"), *same[1:]], [same[0], same[2], same[1]], [same[0], same[2], same[2]], same[:2],
                      [same[0] + b" ", *same[1:]]):
            self.assertNotEqual(comparable(one), comparable(other))


if __name__ == "__main__":
    unittest.main()
