"""Who hears what: random joining, leaving, posting and vanishing, seen from every connection."""

import random
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
    def setUp(self):
        self.server = Server("--rates", "no")
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
        for i in range(ROOMS):
            founder = chance.choice(self.people)
            room = self.ask(founder, "room.create", client_id=wire.client_id(),
                            title=f"room {i}")["room"]
            founder.rooms.add(room)
            rooms.append(room)
        for step in range(STEPS):
            person, room = chance.choice(self.people), chance.choice(rooms)
            deed = chance.randrange(6)
            if deed == 0 and room not in person.rooms:
                self.ask(person, "room.join", room=room)
                person.rooms.add(room)
            elif deed == 1 and room in person.rooms:
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


if __name__ == "__main__":
    unittest.main()
