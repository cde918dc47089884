"""The figures for Prometheus: where they are served, what they say, and of whom they say nothing (P-81)."""

import re
import time
import unittest
from pathlib import Path

import wire
from prometheus import Metrics
from server import INDEX, Server


class Off(unittest.TestCase):
    def test_p81_without_the_setting_there_are_none(self):
        server = Server()
        self.addCleanup(server.stop)
        self.assertEqual(server.get("/metrics").body, INDEX.encode())
        self.assertNotIn("/metrics", server.log())


class Figures(unittest.TestCase):
    tls = False

    def setUp(self):
        self.server = Server("--metrics", "127.0.0.1:0", tls=self.tls)
        self.addCleanup(self.server.stop)
        self.port = int(re.search(r"/metrics, port (\d+)$", self.server.log(), re.MULTILINE).group(1))

    def ask(self, *how):
        return wire.request(self.port, wire.head(*(how or ("GET", "/metrics"))))

    def read(self):
        answer = self.ask()
        self.assertEqual(answer.status, 200)
        self.assertEqual(answer.fields["content-type"], "text/plain; version=0.0.4; charset=utf-8")
        return Metrics(answer.body.decode())

    def test_p81_they_are_at_their_own_address_and_nothing_else_is(self):
        self.read()
        self.assertEqual(self.server.get("/metrics").body, INDEX.encode())
        for how in (("GET", "/"), ("GET", "/health"), ("GET", "/session"), ("GET", "/metrics/"),
                    ("POST", "/metrics", "Content-Length: 0"), ("POST", "/session", "Content-Length: 0"),
                    ("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
                     "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")):
            with self.subTest(how):
                self.assertEqual(self.ask(*how).status, 404)

    def test_a_ninth_reader_waits(self):
        # LIMIT_WATCHERS
        readers = [wire.connect_plain(self.port) for _ in range(8)]
        ninth = wire.connect_plain(self.port)
        ninth.sendall(wire.head("GET", "/metrics"))
        ninth.settimeout(0.5)
        with self.assertRaises(TimeoutError):
            ninth.recv(1)
        for reader in readers:
            reader.close()
        ninth.settimeout(5)
        self.assertEqual(wire.parse(wire.read_to_end(ninth)).status, 200)
        ninth.close()

    @staticmethod
    def hear(client, count):
        while count > 0:
            count -= len(client.notice("room.events")["events"])

    def test_what_is_done_is_counted(self):
        cookie = self.server.sign_in()
        writer, reader = self.server.socket(cookie), self.server.socket(cookie)
        writer.hello(), reader.hello()
        room = writer.new_room()
        reader.notice("room.entered")
        before = self.read()
        stored = 0
        while "result" in writer.post(room, "x" * 1000):
            stored += 1
            self.assertLess(stored, 1000, "more at once than there may be")
        sent = stored + 1
        for client in (writer, reader):
            self.hear(client, stored)
        writer.send("no command")
        while "error" not in writer.read():
            pass
        after = self.read()

        def grown(name, **labels):
            return after.get(name, **labels) - before.get(name, **labels)

        self.assertEqual(grown("runde_commands_total", command="message.post", outcome="ok"), stored)
        self.assertEqual(grown("runde_commands_total", command="message.post", outcome="too_fast"), 1)
        self.assertEqual(grown("runde_wrong_frames_total"), 1)
        self.assertEqual(grown("runde_calls_total"), stored)
        self.assertGreaterEqual(grown("runde_batches_total"), stored)
        self.assertEqual(grown("runde_commit_seconds_count"), stored)
        self.assertGreater(grown("runde_commit_seconds_sum"), 0)
        self.assertEqual(grown("runde_deliveries_total"), 2 * stored)
        self.assertGreater(grown("runde_sent_bytes_total"), 2 * 1000 * stored)
        self.assertGreater(grown("runde_received_bytes_total"), sent * 1000)
        self.assertGreaterEqual(grown("runde_sent_frames_total"), 2 * stored + sent + 1)
        self.assertEqual(after.get("runde_sign_ins_total", outcome="ok"), 1)
        self.assertEqual([after.get(name) for name in ("runde_websockets", "runde_connections", "runde_sessions",
                                                       "runde_people_here", "runde_rooms")], [2, 2, 1, 1, 2])
        writer.raw.close(), reader.raw.close()

    def test_ends_are_counted_by_their_reason(self):
        cookie = self.server.sign_in()
        with self.server.socket(cookie) as client:
            client.hello()
            client.send_raw(wire.frame(wire.BINARY, b"x"))
            self.assertEqual(client.close_code(), 1003)
        self.server.socket(cookie).raw.close()
        for code in (1000, 9999):
            with self.server.socket(cookie) as client:
                client.send_raw(wire.frame(wire.CLOSE, code.to_bytes(2, "big")))
                client.close_code()
        until = time.monotonic() + 5
        while self.read().get("runde_websockets"):
            self.assertLess(time.monotonic(), until)
        metrics = self.read()
        self.assertEqual(metrics.get("runde_closes_total", reason="unsupported"), 1)
        self.assertEqual(metrics.get("runde_closes_total", reason="gone"), 1)
        self.assertEqual(metrics.get("runde_closes_total", reason="normal"), 1)
        self.assertEqual(metrics.get("runde_closes_total", reason="protocol"), 1)
        self.assertEqual(metrics.get("runde_closes_total", reason="too_slow"), 0)

    def test_the_process_is_measured(self):
        metrics = self.read()
        descriptors = len(list(Path(f"/proc/{self.server.process.pid}/fd").iterdir()))
        self.assertAlmostEqual(metrics.get("process_open_fds"), descriptors, delta=2)
        self.assertAlmostEqual(metrics.get("process_resident_memory_bytes"), self.server.rss_kb() * 1024,
                               delta=8 << 20)
        self.assertAlmostEqual(metrics.get("process_cpu_seconds_total"), self.server.cpu_s(), delta=0.5)

    def test_p81_they_name_nobody_and_nothing_that_was_said(self):
        cookie = self.server.sign_in()
        with self.server.socket(cookie) as client:
            me = client.hello()["me"]
            room = client.new_room("kanarienraum")
            client.post(room, "kanarienvogel")
            text = self.ask().body.decode()
        for secret in ("kanarien", "Ada", "Brandt", room, me["person"] if isinstance(me, dict) else me,
                       cookie.split("=")[1], self.server.token, "127.0.0"):
            self.assertNotIn(secret, text)


class FiguresOfTls(Figures):
    tls = True

    def test_handshakes_are_counted(self):
        before = self.read()
        self.server.get("/health")
        wire.request(int(self.server.port), wire.head("GET", "/health"))
        after = self.read()
        self.assertEqual(after.get("runde_tls_handshakes_total", outcome="ok"),
                         before.get("runde_tls_handshakes_total", outcome="ok") + 1)
        self.assertAlmostEqual(after.get("runde_tls_certificate_end_seconds"), time.time() + 30 * 86400, delta=600)


if __name__ == "__main__":
    unittest.main()
