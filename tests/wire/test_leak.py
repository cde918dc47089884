"""Guests learn nothing of the backstage (P-35), nor, while they wait, of the room (P-19), nor, once they were removed, of anything.

A case with guests in every state, and backstage everything that can happen there, with a canary in every field (the list is
proto/'s). All that reaches the guests, frames and HTTP answers, is kept and searched; and it is the same, to the byte but for times
and what is made by chance, in a world where nothing happens backstage."""

import json
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
    "quotes.text",  # is said in a channel; see the house's canaries
}
# Of a backstage's state: fields of the house, or of channels.
OTHER_STATE = ("channels.", "groups.", "house.", "members.", "settings.limits")


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


class World(CaseHouse):
    """The same story for the guests, with a busy backstage or with a still one."""

    settings = ("--rates", "no")
    busy = True

    def setUp(self):
        super().setUp()
        self.words = Words()
        self.people()
        self.guest_words = []  # what is said on the shared side, by when
        self.visitors = {}
        self.pieces = Backstage(self.anna, self.jonas, (self.hello["me"], self.jonas_id), self.case.backstage, self.words).pieces()

    def people(self):
        """Jonas works on the case, too; Lena is in the house."""
        self.jonas, self.jonas_id = self.colleague("Jonas Weber")
        self.lena, self.lena_id = self.colleague("Lena Kurz")
        do(self.anna, "room.invite", room=self.case.backstage, people=[{"person": self.jonas_id}])

    def colleague(self, name):
        do(self.anna, "person.add", name=name, role="member")
        person = ask(self.anna, "room.open", room=self.hello["house"])["state"]["members"][-1]["person"]
        token = ask(self.anna, "person.link", person=person)["token"]
        cookie = self.server.post_session(json.dumps({"token": token})).fields["set-cookie"].split(";")[0]
        client = self.server.socket(cookie)
        self.addCleanup(client.raw.close)
        client.hello()
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
        self.other = self.open_case(customer=text(), title=text(), shared_title=text())
        self.foreign = [self.channel, self.other.backstage, self.other.shared, self.lena_id]
        visitor = self.visit("hans", self.invite(self.other, text(), text())["token"])
        do(self.anna, "message.post", room=self.other.shared, text=text())
        visitor.ask("room.open", room=self.other.shared)

    def visit(self, name, token, **about):
        """Somebody comes by a link as a browser does."""
        visitor = self.visitors[name] = Visitor(self.server)
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
        self.post(self.before)
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
        self.work()
        self.after = "Nachdem jemand gegangen ist"
        self.post(self.after)
        self.colleagues()
        while self.busy and self.pieces:
            self.work()
        self.again(petra)
        for visitor in (petra, paul):
            visitor.settle()

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
        do(self.anna, "member.remove", room=self.case.backstage, person=self.third())

    def third(self):
        if not hasattr(self, "third_id"):
            self.third_id = self.colleague("Mara Lang")[1]
        return self.third_id

    def again(self, petra):
        """She comes back on another line and catches up."""
        petra.close()
        petra.connect()
        petra.ask("room.open", room=self.case.shared, after=3)
        petra.ask("room.open", room=self.case.shared)
        petra.ask("room.history", room=self.case.shared, **{"from": 1, "to": 100})


class Leaks(World):
    def setUp(self):
        super().setUp()
        self.elsewhere()
        self.story()
        self.events = ask(self.anna, "room.history", room=self.case.backstage, **{"from": 1, "to": 100})["events"]
        opened = ask(self.anna, "room.open", room=self.case.backstage)
        while len(self.events) < opened["head"]:
            self.events += ask(self.anna, "room.history", room=self.case.backstage,
                               **{"from": len(self.events) + 1, "to": opened["head"]})["events"]
        self.state = opened["state"]

    def kept(self, *names):
        return {f"what reached {name}, piece {number}": frame for name in names
                for number, frame in enumerate(self.visitors[name].frames())}

    def of_backstage(self):
        """Every text of it that stands nowhere else, and its names."""
        known = set(self.guest_words)
        found = {word: word for word in self.words.made}
        for event in self.events:
            for path, text in texts(event.get("body", {})):
                if len(text) > 7 and path in ("seal", "key", "shared"):
                    found[f"{event['kind']} {path}"] = text
        found.pop("case.opened shared", None)  # the room they are in
        found["the backstage"] = self.case.backstage
        found.update({f"foreign {number}": room for number, room in enumerate(self.foreign)})
        return {what: text for what, text in found.items() if text not in known}

    # P-35
    def test_no_field_of_the_backstage_is_without_a_canary(self):
        kinds = {name: event for name, event in MODEL.events.items() if "backstage" in event["in"] and name not in NOT_THERE}
        with_canary = {(event["kind"], path) for event in self.events for path, text in texts(event.get("body", {}))
                       if any(word.lower() in text.lower() for word in self.words.made)}
        told = {(kind, path) for kind in ("guest.changed", "door.changed") for path in leaves(kinds[kind]["body"])}
        wanted = {(kind, path) for kind, event in kinds.items() for path in leaves(event["body"]) if path not in WITHOUT_CANARY}
        self.assertEqual(wanted - with_canary - told, set())
        self.assertEqual(set(kinds) - {event["kind"] for event in self.events}, set())

    # P-35
    def test_nothing_of_the_backstage_reaches_a_guest_in_whatever_form(self):
        self.assertGreater(len(self.words.made), 60)
        self.assertEqual(find(self.of_backstage(), self.kept("petra", "rita", "paul", "karl")), [])

    # P-35
    def test_nothing_of_a_case_reaches_the_guest_of_another(self):
        ours = {text: text for text in (*self.guest_words, "Petra Müller", "Rita Roth", "Roth Handel", "Prinz AG", "Paul Prinz",
                                        "Karl Knapp", "Müller Maschinenbau", "Lieferung der Pumpen", "Jonas Weber")}
        ours.update({"the shared side": self.case.shared, "the backstage": self.case.backstage, "Petra": self.visitors["petra"].me})
        self.assertEqual(find(ours, self.kept("hans")), [])

    # P-19
    def test_whoever_waits_learns_what_the_host_says_and_nothing_of_the_room(self):
        inside = {text: text for text in (*self.guest_words, "Willkommen", "Guten Tag zusammen", "Petra Müller", "Rita Roth",
                                          "Müller Maschinenbau", "Jonas Weber", "Lena Kurz", "Mara Lang")}
        inside.update({"the shared side": self.case.shared, "Petra": self.visitors["petra"].me, "Jonas": self.jonas_id})
        self.assertEqual(find({**inside, "the other who waits": "Karl Knapp"}, self.kept("paul")), [])
        self.assertEqual(find({**inside, "the other who waits": "Paul Prinz"}, self.kept("karl")), [])
        self.assertIn("Wir fangen um 14 Uhr an.", b"".join(self.visitors["paul"].frames()).decode())

    # P-20
    def test_whoever_was_removed_hears_nothing_more(self):
        self.assertEqual(find({self.after: self.after, "Mara": "Mara Lang"}, self.kept("rita", "karl")), [])
        heard = b"".join(self.visitors["petra"].frames()).decode()
        self.assertIn(self.after, heard)
        self.assertIn("Mara Lang", heard)

    # P-34
    def test_what_was_said_before_they_came_is_not_told(self):
        self.assertEqual(find({self.before: self.before}, self.kept("petra", "rita")), [])


class Still(World):
    busy = False


class Compared(unittest.TestCase):
    # P-35
    def test_in_a_world_without_a_backstage_guests_get_the_same_to_the_byte(self):
        told = []
        for kind in (World, Still):
            world = kind("story")
            try:
                world.setUp()
                if world.busy:
                    world.elsewhere()
                world.story()
                told.append({name: comparable(visitor.frames()) for name, visitor in world.visitors.items() if name != "hans"})
            finally:
                world.doCleanups()
        busy, still = told
        self.assertEqual(set(busy), set(still))
        for name in still:
            for number, (one, other) in enumerate(zip(busy[name], still[name])):
                self.assertEqual(one, other, f"{name}, piece {number}")
            self.assertEqual(len(busy[name]), len(still[name]), name)


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
