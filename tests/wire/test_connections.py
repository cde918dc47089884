"""How many there may be, whose place is taken, and what happens when the server stops."""

import contextlib
import re
import resource
import sqlite3
import time
import unittest
from pathlib import Path

import wire
from server import Server


class Strangers(unittest.TestCase):
    """Connections of one address before they have signed in."""

    MAX = 6
    tls = False

    def start(self, *settings):
        self.server = Server("--connections_per_address", str(self.MAX), *settings, tls=self.tls)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def connect(self):
        raw = wire.connect(self.server.port)
        self.addCleanup(raw.close)
        return raw

    def upgrade(self, forwarded=None):
        """A socket that has not said hello."""
        fields = [f"X-Forwarded-For: {forwarded}"] if forwarded else []
        client = self.server.socket(self.cookie, fields=fields)
        self.addCleanup(client.raw.close)
        return client

    def get_health(self, forwarded):
        return self.server.get("/health", f"X-Forwarded-For: {forwarded}").status

    def is_open(self, client):
        """Whether it can still say hello."""
        try:
            return "me" in client.hello()
        except wire.Closed:
            return False

    def assert_dropped(self, raw):
        raw.settimeout(2)
        self.assertEqual(wire.read_to_end(raw), b"")

    def test_p25_those_signed_in_are_not_counted_and_live_on(self):
        self.start()
        clients = [self.upgrade() for _ in range(self.MAX)]
        for client in clients:
            client.hello()
        silent = [self.connect() for _ in range(3 * self.MAX)]
        self.assertEqual(self.server.get("/health").status, 200)
        with self.server.socket(self.cookie) as client:
            self.assertIn("me", client.hello())
        for client in clients:
            self.assertIn("result", client.ask("presence.set", active=True))
        # Of the silent ones the oldest had to go, and no more than that.
        for raw in silent[:2 * self.MAX]:
            self.assert_dropped(raw)
        silent[-1].sendall(wire.head("GET", "/health"))
        self.assertEqual(wire.parse(wire.read_to_end(silent[-1])).status, 200)

    def test_p25_silent_connections_shut_nobody_out(self):
        self.start()
        slow_readers = []
        for _ in range(self.MAX):
            raw = self.connect()
            raw.sendall(wire.head("GET", "/assets/big-11aa.js"))
            slow_readers.append(raw)
        for opened in (self.connect, self.upgrade, lambda: self.connect().sendall(b"GET / HT")):
            for _ in range(self.MAX):
                opened()
            self.assertEqual(self.server.get("/health").status, 200)
            with self.server.socket(self.cookie) as client:
                self.assertIn("me", client.hello())

    def test_p25_a_newcomer_takes_the_place_of_the_oldest(self):
        self.start()
        clients = [self.upgrade() for _ in range(self.MAX)]
        newcomer = self.upgrade()
        self.assertEqual([self.is_open(client) for client in [*clients, newcomer]],
                         [False] + [True] * self.MAX)

    def test_p25_behind_a_proxy_each_client_is_counted_by_its_own_address(self):
        self.start("--trusted_proxies", "127.0.0.0/8")
        one = [self.upgrade("198.51.100.7") for _ in range(self.MAX)]
        other = [self.upgrade("203.0.113.5, 198.51.100.8") for _ in range(self.MAX)]
        direct = [self.upgrade() for _ in range(self.MAX)]
        strange = self.upgrade("203.0.113.5, 198.51.100.7, 127.0.0.9")
        self.assertEqual([self.is_open(client) for client in [*one, *other, *direct, strange]],
                         [False] + [True] * (3 * self.MAX))

    def test_p25_whole_nets_of_ipv6_are_counted_together_behind_a_proxy_too(self):
        self.start("--trusted_proxies", "127.0.0.1")
        clients = [self.upgrade(f"2001:db8:0:7::{i}") for i in range(self.MAX + 1)]
        self.assertEqual([self.is_open(client) for client in clients],
                         [False] + [True] * self.MAX)

    def test_p25_what_is_no_address_is_counted_as_the_proxy(self):
        self.start("--trusted_proxies", "127.0.0.1")
        clients = [self.upgrade(f"198.51.100.7, unknown{i}") for i in range(self.MAX)]
        clients.append(self.upgrade("198.51.100.7:443"))
        self.assertEqual([self.is_open(client) for client in clients],
                         [False] + [True] * self.MAX)

    def test_p25_who_is_no_trusted_proxy_is_not_believed(self):
        self.start("--trusted_proxies", "127.0.0.2, 10.0.0.0/8")
        clients = [self.upgrade(f"198.51.100.{i}") for i in range(self.MAX + 1)]
        self.assertEqual([self.is_open(client) for client in clients],
                         [False] + [True] * self.MAX)

    def test_a_proxys_connections_are_not_counted_before_they_have_asked(self):
        self.start("--trusted_proxies", "127.0.0.1")
        for _ in range(3 * self.MAX):
            self.connect()
        clients = [self.upgrade("198.51.100.7") for _ in range(self.MAX)]
        for _ in range(3 * self.MAX):
            self.assertEqual(self.get_health("198.51.100.8"), 200)
        self.assertEqual([self.is_open(client) for client in clients], [True] * self.MAX)


class Arrivals(unittest.TestCase):
    """Who opens connections at full speed, and closes each at once."""

    PER_MINUTE = 60
    tls = False

    def start(self, *settings):
        self.server = Server("--connections", "40", "--connections_per_minute", str(self.PER_MINUTE), *settings, tls=self.tls)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def health(self, *fields, source=None):
        """0: it was closed, with TLS before a handshake."""
        try:
            return wire.request(self.server.port, wire.head("GET", "/health", *fields), source).status
        except (*wire.LOST, OSError):
            return 0

    def test_p25_who_comes_too_fast_is_turned_away_and_nobody_else(self):
        self.start()
        with self.server.socket(self.cookie) as client:
            client.hello()
            answers = [self.health() for _ in range(3 * self.PER_MINUTE)]
            self.assertEqual(answers[:self.PER_MINUTE - 2], [200] * (self.PER_MINUTE - 2))
            taken = answers.count(200)
            self.assertLess(taken, 2 * self.PER_MINUTE)
            self.assertEqual(set(answers), {0, 200})
            self.assertIn("result", client.ask("presence.set", active=True))
            self.assertEqual(self.health(source="127.0.0.2"), 200)
        time.sleep(1.5)
        self.assertEqual(self.health(), 200)  # one a second

    def test_p25_behind_a_proxy_it_is_the_client_who_is_told_to_wait(self):
        self.start("--trusted_proxies", "127.0.0.1")
        answers = [self.health("X-Forwarded-For: 198.51.100.7") for _ in range(2 * self.PER_MINUTE)]
        self.assertEqual(answers[:self.PER_MINUTE], [200] * self.PER_MINUTE)
        self.assertEqual(set(answers), {200, 429})
        self.assertEqual(self.health("X-Forwarded-For: 198.51.100.8"), 200)

    def test_whoever_reads_the_metrics_is_not_counted(self):
        self.start("--metrics", "127.0.0.1:0")
        port = int(re.search(r"/metrics, port (\d+)$", self.server.log(), re.MULTILINE).group(1))
        for _ in range(2 * self.PER_MINUTE):
            self.assertEqual(wire.request(port, wire.head("GET", "/metrics")).status, 200)
        self.assertEqual(self.health(), 200)


class Connections(unittest.TestCase):
    def open_many(self, server, count):
        sockets = [wire.connect(server.port) for _ in range(count)]
        for raw in sockets:
            self.addCleanup(raw.close)
        return sockets

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
            self.assertEqual(server.log().count("Too many open files"), 1)
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

        def settled_kb():
            """Without what is still being closed."""
            readings = []
            for _ in range(10):
                time.sleep(0.1)
                readings.append(server.rss_kb())
            return min(readings)

        for _ in range(5):
            wave()
        before = settled_kb()
        for _ in range(20):
            wave()
        self.assertLess(settled_kb() - before, 1024)


class Stopping(unittest.TestCase):
    tls = False

    def test_p59_stopping_tells_every_client_1001(self):
        server = Server(tls=self.tls)
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        clients = [server.socket(cookie) for _ in range(10)]
        idle = [wire.connect(server.port) for _ in range(3)]
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
        # LIMIT_DRAIN_MS
        server = Server(tls=self.tls)
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

    def stored_messages(self, server):
        """How many lie on the disk of a server that has ended."""
        database = Path(server.place.name) / "data/runde.db"
        with contextlib.closing(sqlite3.connect(database)) as connection:
            return connection.execute("SELECT count(*) FROM event WHERE kind = 10").fetchone()[0]

    def test_p59_what_was_taken_before_stopping_is_answered_and_what_was_not_is_not_stored(self):
        server = Server("--rates", "no", tls=self.tls)
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        writer, reader = server.socket(cookie), server.socket(cookie)
        writer.hello(), reader.hello()
        room = writer.new_room()
        numbers = [writer.ask_later("message.post", room=room, client_id=wire.client_id(), text="last words")
                   for _ in range(600)]
        self.assertIn("result", writer.answer_to(numbers[0]))
        server.terminate()
        answered = 1
        with self.assertRaises(wire.Closed) as closed:
            while True:
                answered += "result" in writer.read()
        self.assertEqual(closed.exception.code, 1001)
        self.assertEqual(reader.close_code(5), 1001)
        for client in (writer, reader):
            client.send_raw(wire.frame(wire.CLOSE, b"\x03\xe9"))
            client.raw.close()
        self.assertEqual(server.process.wait(8), 0)
        self.assertEqual(self.stored_messages(server), answered)

    def test_p59_a_thousand_who_come_back_at_once_are_served(self):
        server = Server("--rates", "no", "--connections_per_person", "1100", "--connections_per_address", "1100",
                        measured=True, tls=self.tls)
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        begun = time.monotonic()
        clients = []
        for _ in range(1000):
            client = server.socket(cookie)
            self.addCleanup(client.raw.close)
            number = client.ask_later("session.hello", client="wire test")
            clients.append(client)
        for client in clients:
            self.assertIn("result", client.answer_to(number))
        self.assertLess(time.monotonic() - begun, 20)  # most of which is this test's own work
        time.sleep(1)
        spent = server.cpu_s()
        self.assertLess(spent, 5)
        time.sleep(1)
        self.assertLess(server.cpu_s() - spent, 0.2)


if __name__ == "__main__":
    unittest.main()
