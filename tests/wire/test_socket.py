"""The WebSocket: who gets one, what it takes for a message, how it is closed."""

import json
import struct
import time
import unittest

import wire
from server import Server
from wire import BINARY, CLOSE, CONTINUATION, PING, PONG, TEXT, frame

FRAME_BYTES = 64 * 1024
NOTE_FRAME_BYTES = 256 * 1024  # of whoever is let in, and for note.write alone
FRAGMENTS = 128

# P-09: refused as a frame, the connection stays.
NO_JSON = [
    "", " ", "{", "}", "[]", "[1]", '"text"', "1", "null", "true", "{]", '{"a":1,}', '{"a"}',
    "{'a':1}", '{"a":1}x', '{"a":1}{"b":2}', '{"a":01}', '{"a":+1}', '{"a":.5}', '{"a":1.}',
    '{"a":NaN}', '{"a":Infinity}', '{"a":1e}', '{"a":0x10}', '{"a":"\t"}', '{"a":"\\x41"}',
    '{"a":"\\ud800"}', '{"a":"\\udc00\\ud800"}', '{"a":"\\u00g0"}', '{"a":tru}', "{,}", "{:1}",
    '{"a" 1}', '{"a"::1}', '{1:1}', "/* c */{}", "{} // c", "\ufeff{}", '{"a":1,"a":2}',
    '{"a":9007199254740993000000000}', '{"a":1e999}', '{"a":' * 17 + "1" + "}" * 17,
    '{"a":' * 5000, "[" * 60000,
]


def request(method="presence.set", number=7, **params):
    return json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params})


class Upgrade(unittest.TestCase):
    tls = False

    @classmethod
    def setUpClass(cls):
        cls.server = Server("--rates", "no", tls=cls.tls)
        cls.cookie = cls.server.sign_in()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def upgrade(self, origin, cookie, *fields):
        return wire.request(self.server.port, wire.upgrade_head(origin, cookie, *fields))

    def test_p02_an_allowed_origin_gets_a_socket(self):
        for host in ("localhost", "127.0.0.1", "[::1]"):
            with self.subTest(host), wire.WebSocket(
                    self.server.port, f"{self.server.scheme}://{host}:{self.server.port}", self.cookie) as client:
                self.assertIn("me", client.hello())

    def test_p02_a_missing_null_or_foreign_origin_gets_none(self):
        own = self.server.origin
        port = self.server.port
        scheme, other = ("https", "http") if self.tls else ("http", "https")
        for origin in (None, "", "null", f"{scheme}://evil.example", f"{other}://localhost:{port}",
                       f"{scheme}://localhost", f"{scheme}://localhost:{port + 1}", own + "/",
                       own + ".evil.example", f"{scheme}://localhost:{port}@evil.example",
                       f"{scheme}://evil.localhost:{port}", own.upper(), own + "," + own,
                       f"{own} {own}", f"{scheme}://LOCALHOST:{port}"):
            with self.subTest(origin):
                self.assertEqual(self.upgrade(origin, self.cookie).status, 403)

    def test_two_origins_are_refused(self):
        answer = self.upgrade(self.server.origin, self.cookie, "Origin: http://evil.example")
        self.assertEqual(answer.status, 400)

    def test_without_a_cookie_there_is_no_socket(self):
        name = self.server.cookie_name
        for cookie in (None, "other=1", f"{name}=", name, f"x{name}=1", f"{name}=" + "a" * 129,
                       f"{self.cookie}; {self.cookie}"):
            with self.subTest(cookie):
                self.assertEqual(self.upgrade(self.server.origin, cookie).status, 401)

    def test_the_cookie_is_found_among_others(self):
        with self.server.socket(f"a=b; {self.cookie}; theme=dark") as client:
            self.assertIn("me", client.hello())

    def test_a_cookie_of_no_session_is_told_so_and_closed(self):
        with self.server.socket(f"{self.server.cookie_name}=" + "0" * 26) as client:
            answer = client.ask("session.hello", client="wire test")
            self.assertEqual(answer["error"]["data"]["name"], "not_signed_in")

    def test_p07_compression_and_subprotocols_are_never_accepted(self):
        with self.server.socket(self.cookie, fields=(
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "Sec-WebSocket-Protocol: runde, chat")) as client:
            self.assertNotIn("sec-websocket-extensions", client.answer.fields)
            self.assertNotIn("sec-websocket-protocol", client.answer.fields)
            client.hello()

    def test_frames_sent_before_the_answer_are_refused(self):
        data = wire.upgrade_head(self.server.origin, self.cookie) + frame(TEXT, b"{}")
        self.assertEqual(wire.request(self.server.port, data).status, 400)

    def test_hello_must_come_in_ten_seconds(self):
        # LIMIT_HELLO_MS
        with self.server.socket(self.cookie) as silent, self.server.socket(self.cookie) as busy:
            busy.ask("presence.set", active=True)  # refused: hello comes first
            self.assertEqual(silent.close_code(13), 1008)
            self.assertIn(busy.close_code(3), (1008, None))


class Frames(unittest.TestCase):
    tls = False

    @classmethod
    def setUpClass(cls):
        cls.server = Server("--rates", "no", tls=cls.tls)
        cls.cookie = cls.server.sign_in()
        cls.other = cls.server.socket(cls.cookie)
        cls.other.hello()

    @classmethod
    def tearDownClass(cls):
        cls.other.raw.close()
        cls.server.stop()

    def setUp(self):
        self.client = self.server.socket(self.cookie)
        self.client.hello()
        self.addCleanup(self.client.raw.close)

    def tearDown(self):
        # Whatever happened to one, the others are unaffected.
        self.assertEqual(self.other.ask("presence.set", active=True)["result"], {})

    def assert_closed(self, data, code):
        self.client.send_raw(data)
        self.assertEqual(self.client.close_code(5), code)

    def assert_error(self, text, name):
        self.client.send(text)
        error = self.client.read()
        while "method" in error:
            error = self.client.read()
        self.assertEqual(error["error"]["data"]["name"], name, error)
        return error

    def padded(self, size):
        """A request of exactly so many bytes that is refused for its parameters."""
        empty = len(request(x=""))
        return request(x="a" * (size - empty)).encode()

    def test_who_does_not_answer_a_close_is_let_go_of_after_three_seconds(self):
        # LIMIT_CLOSE_MS
        with self.server.socket(self.cookie) as client:
            client.send_raw(wire.frame(wire.BINARY, b"x"))
            with self.assertRaises(wire.Closed):
                client.read_frame()
            begun = time.monotonic()
            self.assertEqual(wire.read_to_end(client.raw), b"")
            self.assertAlmostEqual(time.monotonic() - begun, 3.5, delta=1.2)

    def test_p08_a_binary_frame_closes_with_1003(self):
        self.assert_closed(frame(BINARY, b"{}"), 1003)

    def test_p08_a_message_passes_at_its_limit(self):
        self.assert_error(self.padded(FRAME_BYTES), "invalid_params")

    def test_p08_a_message_beyond_its_limit_is_refused_and_beyond_that_of_notes_closes_with_1009(self):
        error = self.assert_error(self.padded(FRAME_BYTES + 1), "invalid_params")
        self.assertEqual((error["error"]["data"]["reason"], error["error"]["data"]["limit"]), ("too_long", FRAME_BYTES))
        self.assert_error(self.padded(NOTE_FRAME_BYTES), "invalid_params")
        self.assert_closed(frame(TEXT, self.padded(NOTE_FRAME_BYTES + 1)), 1009)

    def test_p08_of_a_stranger_a_message_beyond_its_limit_closes_with_1009(self):
        for size, code in ((FRAME_BYTES, None), (FRAME_BYTES + 1, 1009)):
            with self.subTest(size), self.server.socket(self.cookie) as stranger:
                stranger.send_raw(frame(TEXT, self.padded(size)))
                if code:
                    self.assertEqual(stranger.close_code(5), code)
                else:
                    self.assertIn("error", stranger.read())

    def test_p08_a_declared_size_beyond_the_limit_closes_with_1009_at_the_first_bytes(self):
        self.assert_closed(frame(TEXT, b"a" * 10, length=2**40), 1009)

    def test_p08_the_largest_declared_size_closes_with_1009(self):
        self.assert_closed(frame(TEXT, b"a" * 10, length=2**63 - 1), 1009)

    def test_p08_fragments_that_add_up_beyond_the_limit_close_with_1009(self):
        half = b"a" * (NOTE_FRAME_BYTES // 2)
        self.assert_closed(frame(TEXT, half, fin=False) + frame(CONTINUATION, half, fin=False)
                           + frame(CONTINUATION, b"a"), 1009)

    def fragments(self, count):
        data = request(active=True).encode()
        pieces = [data[i:i + 1] for i in range(count - 1)] + [data[count - 1:]]
        pieces = [piece for piece in pieces]
        return b"".join(frame(CONTINUATION if i else TEXT, piece, fin=i == count - 1)
                        for i, piece in enumerate(pieces))

    def test_p08_a_message_of_as_many_fragments_as_allowed_is_read(self):
        self.client.send_raw(self.fragments(FRAGMENTS))
        self.assertEqual(self.client.answer_to(7)["result"], {})

    def test_p08_a_message_of_one_fragment_more_closes_with_1008(self):
        self.assert_closed(self.fragments(FRAGMENTS + 1), 1008)

    def test_p08_empty_fragments_count_too(self):
        data = frame(TEXT, b"", fin=False) + frame(CONTINUATION, b"", fin=False) * 200
        self.assert_closed(data, 1008)

    def test_p08_invalid_utf8_closes_with_1007(self):
        for bad in (b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x82"):
            with self.subTest(bad), self.server.socket(self.cookie) as client:
                client.hello()
                client.send(b'{"a":"' + bad + b'"}')
                self.assertEqual(client.close_code(5), 1007)

    def test_p08_invalid_utf8_split_over_fragments_closes_with_1007(self):
        self.assert_closed(frame(TEXT, b'{"a":"\xe2\x82', fin=False)
                           + frame(CONTINUATION, b'x"}'), 1007)

    def test_p08_a_character_may_be_split_over_fragments(self):
        data = request(x="€").encode().replace(b"\\u20ac", "€".encode())
        at = data.index("€".encode()) + 1
        self.client.send_raw(frame(TEXT, data[:at], fin=False) + frame(CONTINUATION, data[at:]))
        self.assertEqual(self.client.answer_to(7)["error"]["data"]["name"], "invalid_params")

    def test_p08_a_message_that_ends_within_a_character_is_not_read(self):
        self.client.send_raw(frame(TEXT, b'"\xe2', fin=False) + frame(CONTINUATION, b""))
        try:
            self.assertEqual(self.client.read()["error"]["data"]["name"], "parse_error")
        except wire.Closed as closed:
            self.assertEqual(closed.code, 1007)

    def test_p08_a_nul_byte_closes_with_1007(self):
        self.assert_closed(frame(TEXT, b'{"a":"\0"}'), 1007)

    def test_p07_reserved_bits_close_with_1002(self):
        for bits in (4, 2, 1):
            with self.subTest(bits), self.server.socket(self.cookie) as client:
                client.hello()
                client.send_raw(frame(TEXT, b"{}", rsv=bits))
                self.assertEqual(client.close_code(5), 1002)

    def test_broken_framing_closes_with_1002(self):
        for name, data in (
                ("an unknown opcode", frame(3, b"{}")),
                ("an unknown control opcode", frame(11, b"")),
                ("a fragmented ping", frame(PING, b"", fin=False)),
                ("a continuation of nothing", frame(CONTINUATION, b"{}")),
                ("a message within a message", frame(TEXT, b"{", fin=False) + frame(TEXT, b"}"))):
            with self.subTest(name), self.server.socket(self.cookie) as client:
                client.hello()
                client.send_raw(data)
                self.assertEqual(client.close_code(5), 1002)

    def test_a_ping_too_long_ends_the_connection(self):
        self.client.send_raw(frame(PING, b"a" * 126))
        self.assertIn(self.client.close_code(5), (None, 1002))

    def test_a_ping_is_answered(self):
        self.client.send_raw(frame(PING, b"beat"))
        self.assertEqual(self.client.read_frame(), (PONG, b"beat"))

    def test_a_ping_between_fragments_is_answered(self):
        data = request(active=True).encode()
        self.client.send_raw(frame(TEXT, data[:9], fin=False) + frame(PING, b"beat")
                             + frame(CONTINUATION, data[9:]))
        seen = {opcode for opcode, _ in (self.client.read_frame(), self.client.read_frame())}
        self.assertEqual(seen, {PONG, TEXT})

    def test_a_close_is_answered_with_its_code(self):
        self.assert_closed(frame(CLOSE, struct.pack("!H", 1000)), 1000)

    def test_a_close_with_a_forbidden_code_is_answered_with_1002(self):
        self.assert_closed(frame(CLOSE, struct.pack("!H", 1005)), 1002)

    def test_p23_a_hundred_thousand_pings_unread_do_no_harm(self):
        server = Server("--rates", "no", measured=True, tls=self.tls)
        self.addCleanup(server.stop)
        cookie = server.sign_in()
        with server.socket(cookie) as client, server.socket(cookie) as other:
            client.hello()
            other.hello()
            before = server.rss_kb()
            client.raw.settimeout(2)
            try:
                for _ in range(1000):
                    client.send_raw(frame(PING, b"a" * 100) * 100)
            except TimeoutError:
                pass  # it is slowed down, which is just as well
            self.assertEqual(other.ask("presence.set", active=True)["result"], {})
            # Their answers, kept, would be more than 10 MB.
            self.assertLess(server.rss_kb() - before, 2048)

    def test_p09_what_is_no_json_object_is_refused_and_the_connection_stays(self):
        for text in NO_JSON:
            with self.subTest(text[:40]), self.server.socket(self.cookie) as client:
                client.hello()
                client.send(text)
                answer = client.read()
                while "method" in answer:
                    answer = client.read()
                self.assertIn(answer["error"]["data"]["name"], ("parse_error", "invalid_request"))
                self.assertIsNone(answer["id"])
                self.assertEqual(client.ask("presence.set", active=True)["result"], {})

    def test_p10_unknown_commands_and_fields_are_named(self):
        self.assert_error(request("no.such"), "unknown_command")
        error = self.assert_error(request(active=True, colour="red"), "invalid_params")
        self.assertEqual(error["error"]["data"]["field"], "colour")
        self.assertEqual(error["id"], 7)
        self.assertEqual(self.client.ask("presence.set", active=True)["result"], {})

    def test_a_thousand_requests_at_once_are_all_answered_in_order(self):
        numbers = list(range(100, 1100))
        self.client.send_raw(b"".join(frame(TEXT, request(number=n, active=True).encode())
                                      for n in numbers))
        seen = []
        while len(seen) < len(numbers):
            message = self.client.read()
            if "id" in message:
                seen.append(message["id"])
        self.assertEqual(seen, numbers)

    def test_requests_in_single_bytes_are_read(self):
        for byte in frame(TEXT, request(active=True).encode()):
            self.client.send_raw(bytes([byte]))
        self.assertEqual(self.client.answer_to(7)["result"], {})

    def test_a_connection_that_vanishes_amid_a_message_does_no_harm(self):
        for _ in range(15):
            with self.server.socket(self.cookie) as client:
                client.send_raw(frame(TEXT, b"a" * 30_000, length=60_000))


if __name__ == "__main__":
    unittest.main()
