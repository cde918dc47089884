"""P-55: a server whose memory for what peers size is short again and again. The request that is hit is refused or its
connection closed with 1013, nothing is half-written, and whoever tries again is served. Only builds for sanitizers
can be set to it."""

import json
import subprocess
import unittest

import wire
from server import BINARY, RELEASE, Server

# Every so many allocations: more than one command or page takes, and primes, so that each is hit elsewhere.
EVERY = (127, 151, 211)
TRIES = 200
LONG = "Angebot " * 900


def can_be_set(binary=BINARY):
    said = subprocess.run([binary, "serve", "--memory_fails", "x"], capture_output=True, text=True, check=False).stderr
    return "expected a number" in said


class Stubborn:
    """Somebody who comes back and tries again, as the shipped client does."""

    def __init__(self, server):
        self.server, self.socket = server, None
        self.refused = self.closed = 0
        for _ in range(TRIES):
            answer = server.post_session('{"token":"%s","name":"Ada Brandt","house":"Brandt"}' % server.token)
            if answer.status == 204:
                self.cookie = answer.fields["set-cookie"].split(";")[0]
                return
            assert answer.status in {0, 503}, answer
        raise AssertionError("nobody gets in")

    def come_back(self):
        self.socket = self.server.socket(self.cookie)
        answer = self.socket.ask("session.hello", client="wire test")
        if "error" in answer:
            raise wire.Closed(None)
        self.house = answer["result"]["house"]

    def leave(self):
        if self.socket:
            self.socket.raw.close()
        self.socket = None

    def ask(self, method, **params):
        for _ in range(TRIES):
            try:
                if not self.socket:
                    self.come_back()
                answer = self.socket.ask(method, **params)
            except (wire.Closed, wire.NoUpgrade) as end:
                assert getattr(end, "code", None) in (1013, None), end
                self.closed += 1
                self.leave()
                continue
            if "result" in answer:
                return answer["result"]
            assert answer["error"]["data"]["name"] == "unavailable", answer
            self.refused += 1
        raise AssertionError(f"{method} never succeeds")

    def write(self, method, **params):
        return self.ask(method, client_id=wire.client_id(), **params)


@unittest.skipUnless(can_be_set(), "not in this build")
class ShortMemory(unittest.TestCase):
    tls = False

    def serve(self, every):
        server = Server("--rates", "no", "--memory_fails", str(every), tls=self.tls)
        self.addCleanup(server.stop)
        return server

    def sign_in(self, server):
        person = Stubborn(server)
        self.addCleanup(person.leave)
        return person

    def texts_in(self, person, room):
        """All that was said there, oldest first."""
        events, to = [], None
        while True:
            page = person.ask("room.history", room=room, to=to) if to else person.ask("room.open", room=room)
            events = page["events"] + events
            if page["from"] == 1:
                return [event["body"]["text"] for event in events if event["kind"] == "message.posted"]
            to = page["from"] - 1

    def test_p55_what_is_tried_again_is_done_once(self):
        for every in EVERY:
            with self.subTest(every=every):
                anna = self.sign_in(self.serve(every))
                room = anna.write("room.create", title="messe")["room"]
                texts = [f"{number} {LONG if number % 5 == 0 else ''}" for number in range(40)]
                for text in texts:
                    anna.write("message.post", room=room, text=text)
                self.assertEqual(self.texts_in(anna, room), texts)
                self.assertGreater(anna.refused + anna.closed, 0)

    def test_p55_what_a_webhook_is_told_was_not_taken_comes_once(self):
        server = self.serve(EVERY[0])
        anna = self.sign_in(server)
        room = anna.write("room.create", title="messe")["room"]
        anna.write("person.add", name="Laden", role="member", bot=True)
        bot = anna.ask("room.open", room=anna.house)["state"]["members"][-1]["person"]
        anna.write("room.invite", room=room, people=[{"person": bot}])
        secret = anna.ask("token.make", person=bot, name="Laden", scopes=[{"scope": "hook"}], room=room)["secret"]
        texts = [f"{number} {LONG if number % 5 == 0 else ''}" for number in range(20)]
        refused = 0
        for text in texts:
            data = json.dumps({"text": text}).encode()
            request = wire.head("POST", f"/hooks/{secret}", "Content-Type: application/json", f"Content-Length: {len(data)}")
            while (answer := wire.request(server.port, request + data)).status != 200:
                self.assertEqual(answer.status, 503)
                refused += 1
        self.assertEqual(self.texts_in(anna, room), texts)
        self.assertGreater(refused, 0)


    def test_p55_a_guest_who_was_refused_has_not_come(self):
        server = self.serve(EVERY[0])
        anna = self.sign_in(server)
        backstage = anna.write("case.open", customer="Huber KG", title="Huber", shared_title="Pumpen")["room"]
        link = anna.ask("guest.link", room=backstage, hours=1)["token"]
        statuses = []
        for number in range(15):
            while not statuses or statuses[-1] != (number, 204):
                answer = server.send("POST", "/join", json.dumps({"token": link, "name": f"Gast {number}"}))
                self.assertIn(answer.status, {204, 503, 0})
                statuses.append((number, answer.status))
            while (look := server.send("POST", "/join/look", json.dumps({"token": link}))).status != 200:
                self.assertIn(look.status, {503, 0})
        # Of an answer that was cut off nobody knows what came of it.
        come = [guest["name"] for guest in anna.ask("room.open", room=backstage)["state"]["guests"]]
        done = [f"Gast {number}" for number, status in statuses if status == 204]
        cut = [f"Gast {number}" for number, status in statuses if status == 0]
        for name in set(come):
            self.assertLessEqual(done.count(name), come.count(name))
            self.assertLessEqual(come.count(name), done.count(name) + cut.count(name))
        self.assertEqual(set(come), set(done))
        self.assertIn(503, {status for _, status in statuses})


class Releases(unittest.TestCase):
    def test_a_release_cannot_be_set_to_it(self):
        self.assertFalse(can_be_set(RELEASE))


if __name__ == "__main__":
    unittest.main()
