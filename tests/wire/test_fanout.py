"""Who hears what: random joining, leaving, posting and vanishing, seen from every connection."""

import random
import threading
import unittest

import wire
from server import Server

PEOPLE, ROOMS, STEPS = 5, 6, 400
SEED = 20261124


class Person:
    def __init__(self, server, cookie):
        self.server, self.cookie = server, cookie
        self.clients, self.rooms = [], set()

    def connect(self):
        client = self.server.socket(self.cookie)
        client.hello()
        self.clients.append((client, []))

    def leave(self, at):
        client, _ = self.clients.pop(at)
        client.raw.close()


class Fanout(unittest.TestCase):
    tls = False

    def setUp(self):
        self.server = Server("--rates", "no", tls=self.tls)
        self.addCleanup(self.server.stop)
        admin = Person(self.server, self.server.sign_in())
        admin.connect()
        self.people = [admin] + [self.invite(admin, f"Person {i}") for i in range(1, PEOPLE)]
        self.addCleanup(lambda: [client.raw.close() for person in self.people
                                 for client, _ in person.clients])

    def invite(self, admin, name):
        client = admin.clients[0][0]
        added = client.ask("person.add", client_id=wire.client_id(), name=name, role="member")
        person = None
        while not person:
            for event in client.notice("room.events")["events"]:
                if event["seq"] == added["result"]["seq"]:
                    person = event["body"]["person"]
        token = client.ask("person.link", person=person)["result"]["token"]
        answer = self.server.post_session('{"token":"%s"}' % token)
        self.assertEqual(answer.status, 204)
        someone = Person(self.server, answer.fields["set-cookie"].split(";")[0])
        someone.connect()
        return someone

    def ask(self, person, method, **params):
        answer = person.clients[0][0].ask(method, **params)
        self.assertIn("result", answer)
        return answer["result"]

    def settle(self):
        """Every connection reads up to the answer to a question of its own."""
        for person in self.people:
            for client, _ in person.clients:
                client.ask("presence.set", active=True)

    def assert_heard(self, room, text):
        self.settle()
        for i, person in enumerate(self.people):
            for client, _ in person.clients:
                heard = [event for notice in client.notices
                         if notice.get("method") == "room.events"
                         and notice["params"]["room"] == room
                         for event in notice["params"]["events"]
                         if event.get("body", {}).get("text") == text]
                expected = 1 if room in person.rooms else 0
                self.assertEqual(len(heard), expected, f"person {i}, {text}, seed {SEED}")
                client.notices.clear()

    def test_everyone_hears_the_rooms_they_are_in_and_no_others(self):
        chance = random.Random(SEED)
        rooms = []
        founders = {}  # they alone are in charge, so they stay
        for i in range(ROOMS):
            founder = chance.choice(self.people)
            room = self.ask(founder, "room.create", client_id=wire.client_id(),
                            title=f"room {i}")["room"]
            founder.rooms.add(room)
            founders[room] = founder
            rooms.append(room)
        for step in range(STEPS):
            person, room = chance.choice(self.people), chance.choice(rooms)
            deed = chance.randrange(6)
            if deed == 0 and room not in person.rooms:
                self.ask(person, "room.join", room=room)
                person.rooms.add(room)
            elif deed == 1 and room in person.rooms and founders[room] is not person:
                self.ask(person, "room.leave", room=room)
                person.rooms.remove(room)
            elif deed == 2 and len(person.clients) < 4:
                person.connect()
            elif deed == 3 and len(person.clients) > 1:
                person.leave(chance.randrange(len(person.clients)))
            elif room in person.rooms:
                text = f"message {step}"
                self.ask(person, "message.post", room=room, client_id=wire.client_id(), text=text)
                self.assert_heard(room, text)


class Arriving(unittest.TestCase):
    """Whoever says hello hears the answer first, then all that has happened since."""

    ARRIVALS = 60

    def setUp(self):
        self.server = Server("--rates", "no", "--connections_per_person", "200")
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.writer = self.server.socket(self.cookie)
        self.addCleanup(self.writer.raw.close)
        self.writer.hello()
        self.room = self.writer.ask(
            "room.create", client_id=wire.client_id(), title="angebote")["result"]["room"]
        self.stop = threading.Event()
        thread = threading.Thread(target=self.write)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(self.stop.set)

    def write(self):
        """Posts as fast as it goes."""
        under_way = []
        while not self.stop.is_set():
            while len(under_way) < 20:
                under_way.append(self.writer.ask_later(
                    "message.post", room=self.room, client_id=wire.client_id(), text="on and on"))
            self.writer.answer_to(under_way.pop(0))
            self.writer.notices.clear()

    def test_nothing_comes_before_the_answer_to_hello_and_no_event_is_missing(self):
        for _ in range(self.ARRIVALS):
            with self.server.socket(self.cookie) as client:
                number = client.ask_later("session.hello", client="wire test")
                later = client.ask_later("presence.set", active=True)
                first = client.read()
                self.assertEqual(first.get("id"), number, first.get("method"))
                head = next(room["head"] for room in first["result"]["rooms"]
                            if room["room"] == self.room)
                enough = head + 30
                while head < enough:
                    params = client.notice("room.events")
                    if params["room"] == self.room:
                        for event in params["events"]:
                            # What was stored by the same commit may come once more.
                            self.assertLessEqual(event["seq"], head + 1)
                            head = max(head, event["seq"])
                if not any(notice.get("id") == later for notice in client.notices):
                    self.assertIn("result", client.answer_to(later))

    def test_a_second_hello_lets_nothing_through_before_the_first_is_answered(self):
        for _ in range(self.ARRIVALS):
            with self.server.socket(self.cookie) as client:
                number = client.ask_later("session.hello", client="wire test")
                for _ in range(3):
                    client.ask_later("session.hello", client="wire test")
                self.assertEqual(client.read().get("id"), number)

    def test_who_is_turned_away_is_told_why_at_once(self):
        with self.server.socket("runde=" + "0" * 26) as client:
            client.ask_later("session.hello", client="wire test")
            self.assertEqual(client.read()["error"]["data"]["name"], "not_signed_in")
            self.assertEqual(client.close_code(), 4001)


if __name__ == "__main__":
    unittest.main()
