"""Fast senders, on one connection or on many, and how long a silent one stays."""

import os
import threading
import time
import unittest

import wire
from server import Server
from test_notes import typed


class FastSenders(unittest.TestCase):
    def test_p24_a_sender_at_full_speed_is_refused_and_others_are_served(self):
        server = Server()
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        with server.socket(cookie) as fast, server.socket(cookie) as other:
            fast.hello()
            room = fast.new_room()
            other.hello()
            stop, refused, accepted = threading.Event(), [], []

            def send():
                while not stop.is_set():
                    for _ in range(50):
                        fast.ask_later("message.post", room=room, client_id=wire.client_id(),
                                       text="spam")

            def read():
                try:
                    while True:
                        message = fast.read()
                        if "error" in message:
                            refused.append(message["error"]["data"]["name"])
                        elif "result" in message:
                            accepted.append(message)
                except (wire.Closed, OSError):
                    pass

            threads = [threading.Thread(target=work) for work in (send, read)]
            for thread in threads:
                thread.start()
            times = []
            for _ in range(40):
                begun = time.monotonic()
                self.assertIn("result", other.ask("presence.set", active=True))
                times.append(time.monotonic() - begun)
                time.sleep(0.05)
            stop.set()
            fast.raw.shutdown(2)
            for thread in threads:
                thread.join()
            self.assertEqual(set(refused), {"too_fast"})
            # Even refusals come only so fast; then it is not read from.
            self.assertLess(len(refused), 300)
            # A burst of 30 and ten a second, for about three seconds.
            self.assertGreaterEqual(len(accepted), 30)
            self.assertLess(len(accepted), 90)
            self.assertLess(sorted(times)[-2], 0.25)


class Sessions(unittest.TestCase):
    """How fast one may ask is a matter of the session, however often it connects."""

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def open(self):
        client = self.server.socket(self.cookie)
        self.addCleanup(client.raw.close)
        client.hello()
        return client

    @staticmethod
    def post_many(client, room, count):
        """How many of them were accepted."""
        for _ in range(count):
            client.ask_later("message.post", room=room, client_id=wire.client_id(), text="spam")
        answers = []
        while len(answers) < count:
            message = client.read()
            if "id" in message:
                answers.append(message)
        return sum("result" in answer for answer in answers)

    def test_p24_coming_back_refills_nothing(self):
        client = self.open()
        room = client.new_room()
        begun, accepted = time.monotonic(), 0
        for _ in range(8):
            accepted += self.post_many(client, room, 40)
            client.raw.close()
            client = self.open()
        # A burst of 30, and ten a second.
        self.assertGreaterEqual(accepted, 30)
        self.assertLessEqual(accepted, 31 + 10 * (time.monotonic() - begun))

    def test_p24_connections_of_one_session_share_its_rate(self):
        clients = [self.open() for _ in range(5)]
        room = clients[0].new_room()
        begun = time.monotonic()
        accepted = sum(self.post_many(client, room, 30) for client in clients)
        self.assertGreaterEqual(accepted, 30)
        self.assertLessEqual(accepted, 31 + 10 * (time.monotonic() - begun))

    def test_p24_a_note_takes_sixty_batches_at_once_and_then_ten_a_second(self):
        client, editor = self.open(), wire.client_id()
        room = client.new_room()
        page = client.ask("page.make", room=room, client_id=wire.client_id(), title="Notizen")["result"]["seq"]
        begun = time.monotonic()
        for version in range(120):
            client.ask_later("note.write", room=room, of=page, version=version, editor=editor, steps=[typed("x")])
        answers = []
        while len(answers) < 120:
            message = client.read()
            answers += [message] if "id" in message else []
        self.assertGreaterEqual(sum("result" in answer for answer in answers), 60)
        taken = [answer for answer in answers if answer.get("error", {}).get("data", {}).get("name") != "too_fast"]
        self.assertLessEqual(len(taken), 61 + 10 * (time.monotonic() - begun))
        self.assertLess(len(taken), 120)
        self.assertIn("result", client.ask("message.post", room=room, client_id=wire.client_id(), text="anderes"))

    def test_p10_twenty_errors_a_minute_are_borne_and_no_more(self):
        client = self.open()
        for _ in range(20):
            self.assertEqual(client.ask("no.such")["error"]["data"]["name"], "unknown_command")
        self.assertIn("result", client.ask("presence.set", active=True))
        client.ask("no.such")
        self.assertEqual(client.close_code(5), 4010)
        # Nor does it help to come back.
        client = self.open()
        for _ in range(4):
            client.ask_later("no.such")
        self.assertEqual(client.close_code(5), 4010)

    def test_the_tabs_of_a_person_come_back_all_at_once(self):
        clients = [self.open() for _ in range(20)]
        for client in clients:
            client.raw.close()
        time.sleep(0.3)
        for _ in range(20):
            self.assertIn("result", self.open().ask("presence.set", active=True))


@unittest.skipUnless(os.environ.get("RUNDE_LONG"), "takes 70 seconds; set RUNDE_LONG=1")
class Silence(unittest.TestCase):
    def test_p06_a_silent_client_is_pinged_and_one_that_does_not_answer_is_closed(self):
        # LIMIT_PING_S, LIMIT_HANGUP_S
        server = Server()
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        with server.socket(cookie) as mute, server.socket(cookie) as alive:
            for client in (mute, alive):
                client.raw.settimeout(40)
                client.hello()
            begun = time.monotonic()
            while mute.read_frame()[0] != wire.PING:
                pass
            self.assertAlmostEqual(time.monotonic() - begun, 26, delta=2)
            opcode, payload = alive.read_frame()
            while opcode != wire.PING:
                opcode, payload = alive.read_frame()
            alive.send_raw(wire.frame(wire.PONG, payload))
            with self.assertRaises(wire.Closed):
                while True:
                    mute.read_frame()
            self.assertAlmostEqual(time.monotonic() - begun, 61, delta=3)
            self.assertIn("result", alive.ask("presence.set", active=True))


if __name__ == "__main__":
    unittest.main()
