"""What an HTTP client may not send: each is refused, once, and the connection closed."""

import time
import unittest

import wire
from server import Server
from wire import head

KEY = "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="
VERSION = "Sec-WebSocket-Version: 13"

# P-04: name, bytes, status. A client that sends one of these may mean two different things.
AMBIGUOUS = [
    ("two content lengths that differ",
     head("POST", "/session", "Content-Length: 3", "Content-Length: 4") + b"abcd", 400),
    ("two equal content lengths",
     head("POST", "/session", "Content-Length: 3", "Content-Length: 3") + b"abc", 400),
    ("a list of content lengths", head("POST", "/session", "Content-Length: 3, 3") + b"abc", 400),
    ("a negative content length", head("POST", "/session", "Content-Length: -1"), 400),
    ("a signed content length", head("POST", "/session", "Content-Length: +3") + b"abc", 400),
    ("a hexadecimal content length", head("POST", "/session", "Content-Length: 0x3") + b"abc", 400),
    ("an empty content length", head("POST", "/session", "Content-Length:"), 400),
    ("a content length with a blank", head("POST", "/session", "Content-Length: 1 2"), 400),
    ("a content length beyond all numbers",
     head("POST", "/session", "Content-Length: 99999999999999999999999"), 413),
    ("content length and transfer encoding",
     head("POST", "/session", "Content-Length: 5", "Transfer-Encoding: chunked")
     + b"0\r\n\r\n", 400),
    ("transfer encoding alone",
     head("POST", "/session", "Transfer-Encoding: chunked") + b"0\r\n\r\n", 400),
    ("transfer encoding in odd letters",
     head("POST", "/session", "tRANSFER-eNCODING: xchunked") + b"0\r\n\r\n", 400),
    ("no content length", head("POST", "/session"), 411),
    ("a body behind GET", head("GET", "/health", "Content-Length: 3") + b"abc", 400),
    ("a body behind HEAD", head("HEAD", "/health", "Content-Length: 3") + b"abc", 400),
    ("a body behind DELETE", head("DELETE", "/session", "Content-Length: 3") + b"abc", 400),
    ("an obsolete folding", head("GET", "/health", "X-Long: a", " b"), 400),
    ("a folding by tab", head("GET", "/health", "X-Long: a", "\tb"), 400),
    ("a blank before the colon", head("GET", "/health", "X-Field : a"), 400),
    ("a blank in a field's name", head("GET", "/health", "X Field: a"), 400),
    ("a line without a colon", head("GET", "/health", "X-Field"), 400),
    ("a field without a name", head("GET", "/health", ": a"), 400),
    ("bare line feeds", b"GET /health HTTP/1.1\nHost: localhost\n\n", 400),
    ("one bare line feed", b"GET /health HTTP/1.1\r\nHost: localhost\nX: y\r\n\r\n", 400),
    ("a bare carriage return", b"GET /health HTTP/1.1\r\nHost: localhost\rX: y\r\n\r\n", 400),
    ("a carriage return in the target", b"GET /\r HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    ("an empty line before the request", b"\r\n" + head("GET", "/health"), 400),
    ("a NUL in a value", head("GET", "/health", "X: a\0b"), 400),
    ("a control character in a value", head("GET", "/health", "X: a\x01b"), 400),
    ("a delete character in a value", head("GET", "/health", "X: a\x7fb"), 400),
    ("no host", head("GET", "/health", host=None), 400),
    ("an empty host", head("GET", "/health", host="Host:"), 400),
    ("two hosts", head("GET", "/health", "Host: other"), 400),
    ("a host that is none", head("GET", "/health", host="Host: a/b"), 400),
    ("two blanks in the request line", b"GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    ("a blank behind the request line", b"GET /health HTTP/1.1 \r\nHost: localhost\r\n\r\n", 400),
    ("no version", b"GET /health\r\nHost: localhost\r\n\r\n", 400),
    ("a version in small letters", b"GET /health http/1.1\r\nHost: localhost\r\n\r\n", 400),
    ("two cookies", head("GET", "/health", "Cookie: a=1", "Cookie: b=2"), 400),
    ("two authorizations", head("GET", "/health", "Authorization: a", "Authorization: b"), 400),
    ("expectations", head("POST", "/session", "Expect: 100-continue", "Content-Length: 3"), 417),
]

# P-03 and the rows on methods, targets and versions.
FOREIGN = [
    ("HTTP/2 at once", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {400, 501, 505}),
    ("HTTP/1.0", b"GET /health HTTP/1.0\r\nHost: localhost\r\n\r\n", {505}),
    ("HTTP/0.9", b"GET /health\r\n\r\n", {400}),
    ("HTTP/9.9", b"GET /health HTTP/9.9\r\nHost: localhost\r\n\r\n", {505}),
    ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", {400}),
    ("an unknown method", head("BREW", "/health"), {501}),
    ("a method in small letters", head("get", "/health"), {501}),
    ("a method that is no word", head("G(T", "/health"), {400}),
    ("PUT", head("PUT", "/health", "Content-Length: 0"), {405}),
    ("OPTIONS", head("OPTIONS", "*"), {400, 405}),
    ("TRACE", head("TRACE", "/"), {405}),
    ("CONNECT", head("CONNECT", "localhost:22"), {405}),
    ("an absolute target", head("GET", "http://localhost/health"), {400}),
    ("a target without a slash", head("GET", "health"), {400}),
    ("an asterisk", head("GET", "*"), {400}),
    ("a fragment", head("GET", "/health#x"), {400}),
    ("a raw letter beyond ASCII", b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n", {400}),
    ("upgrade to h2c", head("GET", "/", "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c",
                            "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"), {400}),
    ("an unknown upgrade", head("GET", "/", "Connection: Upgrade", "Upgrade: x"), {400}),
    ("an upgrade to two things",
     head("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket, h2c", KEY, VERSION), {400}),
    ("two upgrades", head("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket",
                          "Upgrade: websocket", KEY, VERSION), {400}),
    ("an upgrade by POST", head("POST", "/ws", "Connection: Upgrade", "Upgrade: websocket", KEY,
                                VERSION, "Content-Length: 0"), {400}),
    ("an upgrade elsewhere", head("GET", "/", "Connection: Upgrade", "Upgrade: websocket", KEY,
                                  VERSION), {400}),
    ("an upgrade without Connection", head("GET", "/ws", "Upgrade: websocket", KEY, VERSION), {400}),
    ("an upgrade without a key", head("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket",
                                      VERSION), {400}),
    ("an upgrade with a short key",
     head("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: QUJD",
          VERSION), {400}),
    ("an old version", head("GET", "/ws", "Connection: Upgrade", "Upgrade: websocket", KEY,
                            "Sec-WebSocket-Version: 8"), {426}),
    ("the socket without an upgrade", head("GET", "/ws"), {426}),
]


class Doors(unittest.TestCase):
    tls = False

    @classmethod
    def setUpClass(cls):
        cls.server = Server(tls=cls.tls)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def assert_alive(self):
        self.assertEqual(self.server.get("/health").body, b'{"status":"ok"}')

    def test_p04_ambiguous_requests_are_refused_once(self):
        for name, data, status in AMBIGUOUS:
            # What a second reader could take for a request of its own gets no answer.
            with self.subTest(name):
                answer = wire.request(self.server.port, data + head("GET", "/health"))
                self.assertEqual(answer.status, status)
                self.assertEqual(answer.fields["connection"], "close")
                self.assertNotIn(b"HTTP/1.1", answer.body)
        self.assert_alive()

    def test_p03_foreign_protocols_methods_and_targets_are_refused_within_a_second(self):
        for name, data, statuses in FOREIGN:
            with self.subTest(name):
                begun = time.monotonic()
                answer = wire.request(self.server.port, data)
                self.assertIn(answer.status, statuses)
                self.assertLess(time.monotonic() - begun, 1)
        self.assert_alive()

    def test_an_unknown_upgrade_after_a_request_on_the_same_connection_is_never_read(self):
        data = head("GET", "/health") + head("GET", "/", "Connection: Upgrade", "Upgrade: x")
        answer = wire.request(self.server.port, data)
        self.assertEqual((answer.status, answer.body), (200, b'{"status":"ok"}'))
        self.assert_alive()

    def test_two_pipelined_bodies_do_not_hang_the_server(self):
        one = head("POST", "/session", "Content-Length: 10") + b"0123456789"
        for _ in range(20):
            self.assertEqual(wire.request(self.server.port, one + one).status, 403)
        self.assert_alive()

    def test_many_pipelined_requests_get_one_answer(self):
        answer = wire.request(self.server.port, head("GET", "/health") * 300)
        self.assertEqual((answer.status, answer.body), (200, b'{"status":"ok"}'))

    def test_the_connection_ends_cleanly_though_more_was_sent(self):
        # A reset could overtake the answer.
        with wire.connect(self.server.port) as raw:
            raw.sendall(head("GET", "/assets/app-5f3a.js") + b"x" * 20_000)
            while raw.recv(4096):
                pass

    def linger(self, size):
        """Somebody sends so much more after their answer, and then a byte now and then. How many bytes go out until
        one is refused: the one after that which came too late or was too much, and has it said so."""
        raw = wire.connect_plain(self.server.port)
        self.addCleanup(raw.close)
        raw.sendall(head("GET", "/nothing.js"))
        self.assertEqual(wire.parse(wire.read_to_end(raw)).status, 404)
        taken = 0
        try:
            raw.sendall(b"x" * size)
            for taken in range(12):
                time.sleep(0.3)
                raw.sendall(b"x")
        except wire.LOST:
            pass
        return taken

    def test_what_is_sent_after_an_answer_is_taken_for_two_seconds(self):
        # LIMIT_LINGER_MS
        if not self.tls:
            self.assertIn(self.linger(0), {6, 7, 8})

    def test_what_is_sent_after_an_answer_is_taken_so_far_and_no_further(self):
        # LIMIT_LINGER_BYTES
        if not self.tls:
            self.assertEqual(self.linger(256 * 1024 - 1), 3)
            self.assertEqual(self.linger(256 * 1024), 2)

    def test_p05_a_head_passes_at_its_limit_and_not_beyond(self):
        # LIMIT_HTTP_HEAD_BYTES
        empty = len(head("GET", "/health", "X: "))
        whole = head("GET", "/health", "X: " + "a" * (16 * 1024 - empty))
        self.assertEqual(len(whole), 16 * 1024)
        self.assertEqual(wire.request(self.server.port, whole).status, 200)
        more = head("GET", "/health", "X: " + "a" * (16 * 1024 + 1 - empty))
        self.assertEqual(wire.request(self.server.port, more).status, 431)

    def test_p05_an_endless_head_is_refused_and_takes_no_memory(self):
        server = Server(measured=True, tls=self.tls)
        self.addCleanup(server.stop)
        before = server.rss_kb()
        for _ in range(20):
            data = b"GET /health HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 100_000
            self.assertIn(wire.request(server.port, data).status, {0, 431})
        self.assertLess(server.rss_kb() - before, 20 * 64)

    def test_p05_lines_pass_at_their_limit_and_not_beyond(self):
        # LIMIT_HTTP_LINES
        lines = [f"X-{i}: y" for i in range(99)]  # and Host
        self.assertEqual(self.server.get("/health", *lines).status, 200)
        self.assertEqual(self.server.get("/health", *lines, "X: y").status, 431)

    def test_p05_a_target_passes_at_its_limit_and_not_beyond(self):
        # LIMIT_HTTP_TARGET_BYTES
        target = "/health?" + "a" * (4096 - 8)
        self.assertEqual(self.server.get(target).status, 200)
        self.assertEqual(self.server.get(target + "a").status, 414)
        self.assertEqual(wire.request(self.server.port, b"GET /" + b"a" * 16_000).status, 414)

    def test_p05_a_body_passes_at_its_limit_and_not_beyond(self):
        # LIMIT_HTTP_BODY_BYTES
        self.assertEqual(self.server.post_session("{" + " " * 4095).status, 400)
        self.assertEqual(self.server.post_session("{" + " " * 4096).status, 413)

    def test_a_request_may_come_byte_by_byte(self):
        with wire.connect(self.server.port) as raw:
            for byte in head("GET", "/health", "X: y"):
                raw.sendall(bytes([byte]))
            self.assertEqual(wire.parse(wire.read_to_end(raw)).status, 200)

    def test_p06_silent_and_dripping_connections_are_closed_after_ten_seconds(self):
        # LIMIT_HTTP_MS
        openings = [b"", b"GET /health HTTP/1.1\r\n",
                    head("POST", "/session", "Content-Length: 100") + b"{"]
        sockets = []
        for opening in openings:
            raw = wire.connect(self.server.port)
            raw.sendall(opening)
            sockets.append(raw)
        dripping = wire.connect(self.server.port)
        begun = time.monotonic()
        try:
            while time.monotonic() - begun < 13:
                dripping.sendall(b"G" if time.monotonic() == begun else b"E")
                time.sleep(1)
        except wire.LOST:
            pass
        self.assertLess(time.monotonic() - begun, 12.5)
        dripping.close()
        for raw in sockets:
            raw.settimeout(2)
            self.assertIn(wire.parse(wire.read_to_end(raw)).status, {0, 408})
            raw.close()
        self.assertGreater(time.monotonic() - begun, 9)
        self.assert_alive()

    def test_a_reader_that_never_reads_its_answer_is_closed(self):
        with wire.connect(self.server.port, receive_buffer=4096) as raw:
            raw.sendall(head("GET", "/assets/big-11aa.js"))
            time.sleep(11.5)
            got = len(wire.read_to_end(raw))
        self.assertLess(got, 3_000_000)
        self.assert_alive()


if __name__ == "__main__":
    unittest.main()
