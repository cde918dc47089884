"""Slow readers, fast senders, too many connections, and stopping."""

import os
import resource
import threading
import time
import unittest
from pathlib import Path

import wire
from server import Server


def new_room(client, title="angebote"):
    return client.ask("room.create", client_id=wire.client_id(), title=title)["result"]["room"]


def post(client, room, text):
    return client.ask("message.post", room=room, client_id=wire.client_id(), text=text)


class OneServer(unittest.TestCase):
    measured = False

    def setUp(self):
        self.server = Server("--rates", "no", measured=self.measured)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def open(self, **how):
        client = self.server.socket(self.cookie, **how)
        self.addCleanup(client.raw.close)
        client.hello()
        return client


class SlowReaders(OneServer):
    def test_p21_a_reader_that_does_not_read_is_closed_and_the_others_miss_nothing(self):
        writer, reader = self.open(), self.open()
        room = new_room(writer)
        reader.notice("room.entered")
        slow = self.open(receive_buffer=4096)
        seen, count = [], 800

        def read():
            while len(seen) < count:
                for event in reader.notice("room.events")["events"]:
                    if event["kind"] == "message.posted":
                        seen.append(event["seq"])

        thread = threading.Thread(target=read)
        thread.start()
        for i in range(count):
            self.assertIn("result", post(writer, room, f"{i} " + "x" * 4000))
        thread.join(20)
        self.assertEqual(seen, list(range(seen[0], seen[0] + count)))

        # It reads at last: in order, no gap up to where it was cut, then the reason.
        last = None
        try:
            while True:
                message = slow.read()
                if message.get("method") != "room.events":
                    continue
                for event in message["params"]["events"]:
                    self.assertIn(last, (None, event["seq"] - 1))
                    last = event["seq"]
        except wire.Closed as closed:
            self.assertEqual(closed.code, 4008)
        self.assertLess(last, seen[-1])

        # And it catches up by number.
        again = self.open()
        after = last
        while after < seen[-1]:
            result = again.ask("room.open", room=room, after=after)["result"]
            numbers = [event["seq"] for event in result["events"]]
            if "state" in result:  # too much was missed: a fresh page
                break
            self.assertEqual(numbers, list(range(after + 1, after + 1 + len(numbers))))
            after = numbers[-1]

    def test_a_reader_that_is_behind_now_and_then_gets_everything_in_order(self):
        writer, reader = self.open(), self.open(receive_buffer=4096)
        room = new_room(writer)
        count, seen = 500, []

        def write():
            for i in range(count):
                post(writer, room, "x" * 3000)

        thread = threading.Thread(target=write)
        thread.start()
        while len(seen) < count:
            for event in reader.notice("room.events")["events"]:
                if event["kind"] == "message.posted":
                    seen.append(event["seq"])
            if len(seen) % 100 == 0:
                time.sleep(0.1)
        thread.join()
        self.assertEqual(seen, list(range(seen[0], seen[0] + count)))

    def test_passing_notices_are_dropped_for_a_slow_reader_and_it_lives(self):
        writer = self.open()
        room = new_room(writer)
        slow = self.open(receive_buffer=4096)
        for _ in range(20):
            writer.send_raw(b"".join(
                wire.frame(wire.TEXT, (
                    '{"jsonrpc":"2.0","id":1,"method":"typing.set","params":'
                    '{"room":"%s","on":%s}}' % (room, on)).encode())
                for on in ["true", "false"] * 250))
            for _ in range(500):
                message = writer.read()
                while "id" not in message:
                    message = writer.read()
        post(writer, room, "at last")
        while True:
            events = slow.notice("room.events")["events"]
            if any(event.get("body") == {"text": "at last"} for event in events):
                break

    def test_closing_amid_a_broadcast_does_no_harm(self):
        writer = self.open()
        room = new_room(writer)
        readers = [self.open() for _ in range(12)]
        for i in range(60):
            writer.ask_later("message.post", room=room, client_id=wire.client_id(), text="x" * 3000)
            if i % 5 == 0 and readers:
                readers.pop().raw.close()
        self.assertIn("result", post(writer, room, "done"))


class Answers(OneServer):
    """A call is in flight until its answer has left: who does not read is not served further."""

    ROOMS, MESSAGES = 20, 80

    def setUp(self):
        super().setUp()
        self.writer = self.open()
        self.rooms = [self.fill(f"room {i}") for i in range(self.ROOMS)]

    def fill(self, title):
        """A room whose page is some 160 KB."""
        room = new_room(self.writer, title)
        numbers = [self.writer.ask_later("message.post", room=room, client_id=wire.client_id(),
                                         text="x" * 2000) for _ in range(self.MESSAGES)]
        self.assertIn("result", self.writer.answer_to(numbers[-1]))
        self.writer.notices.clear()
        return room

    def test_a_slow_reader_that_opens_twenty_rooms_gets_them_all(self):
        slow = self.open(receive_buffer=4096)
        numbers = [slow.ask_later("room.open", room=room) for room in self.rooms]
        for i in range(200):
            post(self.writer, self.rooms[0], "meanwhile")
        answers, events = [], 0
        while len(answers) < len(numbers):
            message = slow.read()
            time.sleep(0.01)
            if "id" in message:
                self.assertGreater(len(message["result"]["events"]), self.MESSAGES - 10)
                answers.append(message["id"])
            elif message["method"] == "room.events":
                events += len(message["params"]["events"])
        self.assertEqual(sorted(answers), numbers)
        while events < 200:
            events += len(slow.notice("room.events")["events"])
        self.assertIn("result", slow.ask("presence.set", active=True))

    def test_who_does_not_read_is_not_read_from_and_goes_on_where_it_was(self):
        slow = self.open(receive_buffer=4096)
        numbers = [slow.ask_later("room.open", room=room) for room in self.rooms]
        last = slow.ask_later("message.post", room=self.rooms[0], client_id=wire.client_id(),
                              text="at last")
        time.sleep(1)
        before = self.server.cpu_s()
        time.sleep(1)
        self.assertLess(self.server.cpu_s() - before, 0.2)
        self.writer.ask("presence.set", active=True)
        self.assertFalse("at last" in str(self.writer.notices), "it was read on from")
        seen = []
        while len(seen) < len(numbers) + 1:
            message = slow.read()
            if "id" in message:
                self.assertIn("result", message)
                seen.append(message["id"])
        self.assertEqual(sorted(seen), numbers + [last])
        while "at last" not in str(self.writer.notice("room.events")):
            pass

    def test_what_was_not_taken_is_not_made(self):
        slow = [self.open(receive_buffer=4096) for _ in range(10)]
        for client in slow:
            for _ in range(5):
                for room in self.rooms:
                    client.ask_later("room.open", room=room)
        time.sleep(2)
        before = self.server.cpu_s()
        time.sleep(1)
        self.assertLess(self.server.cpu_s() - before, 0.2)
        self.assertIn("result", self.writer.ask("presence.set", active=True))


class AnswersMeasured(Answers):
    measured = True

    def test_what_was_not_taken_is_not_made(self):
        before = self.server.rss_kb()
        super().test_what_was_not_taken_is_not_made()
        # Nine pages of some 180 KB for each of ten; a thousand were asked for.
        self.assertLess(self.server.rss_kb() - before, 24 * 1024)


class SlowReadersMeasured(OneServer):
    measured = True

    def test_p22_readers_that_do_not_read_cost_a_bounded_amount(self):
        writer = self.open()
        room = new_room(writer)
        before = self.server.rss_kb()
        for _ in range(15):
            self.open(receive_buffer=4096)
        for i in range(600):
            post(writer, room, "x" * 4000)
        # All of them wait on the same frames: 1 MiB of them, and what one write left over.
        self.assertLess(self.server.rss_kb() - before, 6 * 1024)


class FastSenders(unittest.TestCase):
    def test_p24_a_sender_at_full_speed_is_refused_and_others_are_served(self):
        server = Server()
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        with server.socket(cookie) as fast, server.socket(cookie) as other:
            fast.hello()
            room = new_room(fast)
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
        room = new_room(client)
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
        room = new_room(clients[0])
        begun = time.monotonic()
        accepted = sum(self.post_many(client, room, 30) for client in clients)
        self.assertGreaterEqual(accepted, 30)
        self.assertLessEqual(accepted, 31 + 10 * (time.monotonic() - begun))

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


@unittest.skipUnless(os.environ.get("RUNDE_LONG"), "takes 70 seconds; set RUNDE_LONG=1")
class Deafness(OneServer):
    def test_p06_who_takes_nothing_of_its_answers_for_a_minute_is_closed(self):
        writer = self.open()
        room = new_room(writer)
        for _ in range(80):
            post(writer, room, "x" * 2000)
        deaf = self.open(receive_buffer=4096)
        for _ in range(20):
            deaf.ask_later("room.open", room=room)
        begun = time.monotonic()
        while time.monotonic() - begun < 66:
            writer.ask("presence.set", active=True)
            time.sleep(1)
        answers = 0
        with self.assertRaises(wire.Closed):
            while True:
                answers += "id" in deaf.read()
        self.assertLess(answers, 3)


class Connections(unittest.TestCase):
    def open_many(self, server, count):
        sockets = [wire.connect(server.port) for _ in range(count)]
        for raw in sockets:
            self.addCleanup(raw.close)
        return sockets

    def test_p25_one_address_has_its_limit_and_the_old_connections_live(self):
        server = Server("--connections_per_address", "10")
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        clients = [server.socket(cookie) for _ in range(10)]
        for client in clients:
            self.addCleanup(client.raw.close)
        self.assertEqual(wire.request(server.port, wire.head("GET", "/health")).status, 0)
        for client in clients:
            self.assertIn("me", client.hello())
        clients.pop().raw.close()
        time.sleep(0.3)
        self.assertEqual(server.get("/health").status, 200)

    def test_at_the_limit_of_connections_the_next_one_waits(self):
        server = Server("--connections", "5", "--connections_per_address", "5")
        self.addCleanup(server.stop)
        sockets = self.open_many(server, 5)
        waiting = wire.connect(server.port)
        self.addCleanup(waiting.close)
        waiting.sendall(wire.head("GET", "/health"))
        waiting.settimeout(0.5)
        with self.assertRaises(TimeoutError):
            waiting.recv(1)
        sockets[0].close()
        waiting.settimeout(5)
        self.assertEqual(wire.parse(wire.read_to_end(waiting)).status, 200)

    def assert_calm(self, server, client):
        """It neither spins nor talks, and goes on serving those it has."""
        time.sleep(0.5)
        before = server.cpu_s()
        time.sleep(2)
        self.assertLess(server.cpu_s() - before, 0.5)
        self.assertLess(len(server.log()), 5000)
        self.assertIn("result", client.ask("presence.set", active=True))

    def test_where_few_descriptors_are_allowed_fewer_connections_are_taken(self):
        server = Server("--connections_per_address", "1000", descriptors=90)
        self.addCleanup(server.stop)
        with server.socket(server.sign_in()) as client:
            client.hello()
            sockets = self.open_many(server, 150)
            self.assert_calm(server, client)
            for raw in sockets:
                raw.close()
            self.assertEqual(server.get("/health").status, 200)

    def test_where_descriptors_run_out_the_server_neither_spins_nor_falls(self):
        server = Server("--connections_per_address", "1000")
        self.addCleanup(server.stop)
        with server.socket(server.sign_in()) as client:
            client.hello()
            used = len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))
            resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (used + 3, used + 3))
            sockets = self.open_many(server, 30)
            self.assert_calm(server, client)
            self.assertIn("Too many open files", server.log())
            for raw in sockets:
                raw.close()
            self.assertEqual(server.get("/health").status, 200)

    def test_p06_idle_connections_leave_no_memory_behind(self):
        server = Server("--connections_per_address", "2000", measured=True)
        self.addCleanup(server.stop)

        def wave():
            sockets = [wire.connect(server.port) for _ in range(300)]
            for raw in sockets:
                raw.sendall(b"GET /health HT")
            for raw in sockets:
                raw.close()
            self.assertEqual(server.get("/health").status, 200)

        for _ in range(5):
            wave()
        before = server.rss_kb()
        for _ in range(20):
            wave()
        self.assertLess(server.rss_kb() - before, 1024)

    def test_stopping_tells_every_client_1001(self):
        server = Server()
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        clients = [server.socket(cookie) for _ in range(10)]
        idle = self.open_many(server, 3)
        for client in clients:
            client.hello()
        begun = time.monotonic()
        server.terminate()
        for client in clients:
            self.assertEqual(client.close_code(5), 1001)
            client.send_raw(wire.frame(wire.CLOSE, b"\x03\xe9"))
            self.assertEqual(client.data + wire.read_to_end(client.raw), b"")
            client.raw.close()
        for raw in idle:
            self.assertEqual(wire.read_to_end(raw), b"")
        self.assertEqual(server.process.wait(5), 0)
        self.assertLess(time.monotonic() - begun, 2.5)

    def test_stopping_waits_three_seconds_for_those_who_do_not_answer(self):
        server = Server()
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        client = server.socket(cookie)
        self.addCleanup(client.raw.close)
        client.hello()
        begun = time.monotonic()
        server.terminate()
        self.assertEqual(server.process.wait(8), 0)
        self.assertGreater(time.monotonic() - begun, 2.5)
        self.assertLess(time.monotonic() - begun, 5)

    def test_what_was_posted_before_stopping_is_answered(self):
        server = Server("--rates", "no")
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        with server.socket(cookie) as client:
            client.hello()
            room = new_room(client)
            numbers = [client.ask_later("message.post", room=room, client_id=wire.client_id(),
                                        text="last words") for _ in range(20)]
            self.assertIn("result", client.answer_to(numbers[-1]))
            server.terminate()
            self.assertEqual(client.close_code(5), 1001)


if __name__ == "__main__":
    unittest.main()
