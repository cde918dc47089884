"""RFC 6455 case by case, against the server's own connection layer sending text frames back (P-01).

The groups and many cases are those of the Autobahn test suite: framing, pings and pongs, reserved bits, opcodes,
fragmentation, UTF-8, closing, sizes. Binary messages are refused by policy and so not sent back; the limits of a message
are in test_socket.py. Where libwebsockets differs from Autobahn's strict reading: of several pings under way one is
answered, a pong may come after a message that was finished later, a frame without a mask is read, and a close whose
reason is no text ends the connection without a word."""

import struct
import unittest

import wire
from server import Server
from wire import CLOSE, CONTINUATION, PING, PONG, TEXT, frame

GREETING = "Hello-µ@ßöäüàá-UTF-8!!".encode()

VALID_TEXT = [
    b"", b"\x00", b"\x7f", "\x80".encode(), "\u07ff".encode(), "\u0800".encode(), "\uffff".encode(), "\U00010000".encode(),
    "\ud7ff".encode(), "\ue000".encode(), "\ufffd".encode(), "\U0010ffff".encode(), "κόσμε".encode(), b"\xf0\x9f\xa6\x84",
    b"\xef\xb7\x90", b"\xef\xbf\xbe", "\U0001fffe".encode(), "\u2028\u2029\ufeff".encode(), GREETING * 40,
]
INVALID_TEXT = [
    b"\x80", b"\xbf", b"\x80\xbf\x80", bytes(range(0x80, 0xc0)), b"\xc0 ", b"\xc1\xbf", b"\xc3", b"\xc3(", b"\xe0\x80\xaf",
    b"\xe0\x9f\xbf", b"\xe2\x82", b"\xe2(\xa1", b"\xed\xa0\x80", b"\xed\xbf\xbf", b"\xed\xa0\x80\xed\xb0\x80", b"\xf0\x80\x80\xaf",
    b"\xf0\x8f\xbf\xbf", b"\xf0\x9f\xa6", b"\xf4\x90\x80\x80", b"\xf5\x80\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfc\x84\x80\x80\x80\x80",
    b"\xfe", b"\xff", "κόσμε".encode() + b"\xed\xa0\x80" + b"edited",
]
GOOD_CODES = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]
BAD_CODES = [0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999, 5000, 65535]


def close(code=None, reason=b""):
    return frame(CLOSE, b"" if code is None else struct.pack("!H", code) + reason)


def fragments(payload, size, opcode=TEXT):
    """A message in frames of so many bytes."""
    pieces = [payload[at:at + size] for at in range(0, len(payload), size)] or [b""]
    return [frame(opcode if at == 0 else CONTINUATION, piece, fin=at == len(pieces) - 1)
            for at, piece in enumerate(pieces)]


class Conformance(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--rates", "no", "--echo", "yes")
        cls.cookie = cls.server.sign_in()

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def exchange(self, *data, chop=None, awaited=0):
        """What comes back: frames as (opcode, payload), at last ("closed", code). The client closes with 1000 once it
        has what it awaits: a ping need not be answered after a close."""
        seen = []
        with self.server.socket(self.cookie) as socket:
            sent = b"".join(data)
            for at in range(0, len(sent), chop or len(sent) or 1):
                socket.send_raw(sent[at:at + (chop or len(sent))])
            try:
                while len(seen) < awaited:
                    seen.append(socket.read_frame())
                socket.send_raw(close(1000))
                while True:
                    seen.append(socket.read_frame())
            except wire.Closed as end:
                seen.append(("closed", end.code))
        return seen

    def assert_exchange(self, data, *expected, chop=None, end=1000):
        self.assertEqual(self.exchange(*data, chop=chop, awaited=len(expected)), [*expected, ("closed", end)])

    def assert_refused(self, *data, code=1002, before=()):
        """Closed for it. What was whole before may have been sent back."""
        seen = self.exchange(*data)
        self.assertEqual(seen[-1], ("closed", code))
        self.assertIn(seen[:-1], (list(before), []))

    def test_p01_1_framing(self):
        for size in (0, 1, 125, 126, 127, 128, 65535, 65536):
            for chop in (None, 997) + ((1,) if size < 200 else ()):
                with self.subTest(size=size, chop=chop):
                    self.assert_exchange([frame(TEXT, b"*" * size)], (TEXT, b"*" * size), chop=chop)

    def test_p01_1_every_mask_is_taken_off(self):
        for mask in (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x01\x00\x00\x80"):
            self.assert_exchange([frame(TEXT, GREETING, mask=mask)], (TEXT, GREETING))

    def test_p01_2_pings_and_pongs(self):
        for payload in (b"", b"hello", b"\x00\xff\xfe\xfd\xfc\xfb\x00\xff", b"\xfe" * 125):
            for chop in (None, 1):
                with self.subTest(payload=payload, chop=chop):
                    self.assert_exchange([frame(PING, payload)], (PONG, payload), chop=chop)
        self.assert_exchange([frame(PONG), frame(PONG, b"unasked"), frame(PING, b"payload")], (PONG, b"payload"))
        self.assertNotIn(PONG, [opcode for opcode, _ in self.exchange(frame(PING, b"\xfe" * 126))])

    def test_p01_2_of_ten_pings_at_once_one_is_answered_and_then_the_next(self):
        with self.server.socket(self.cookie) as socket:
            socket.send_raw(b"".join(frame(PING, b"%d" % i) for i in range(10)))
            self.assertEqual(socket.read_frame()[0], PONG)
            socket.send_raw(frame(TEXT, b"a"))
            while socket.read_frame() != (TEXT, b"a"):
                pass
            socket.send_raw(frame(PING, b"next"))
            self.assertEqual(socket.read_frame(), (PONG, b"next"))

    def test_p01_3_reserved_bits(self):
        for rsv in range(1, 8):
            for opcode in (TEXT, PING, CLOSE):
                with self.subTest(rsv=rsv, opcode=opcode):
                    self.assert_refused(frame(TEXT, b"a"), frame(opcode, b"", rsv=rsv), before=[(TEXT, b"a")])

    def test_p01_4_opcodes(self):
        for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
            for payload in (b"", b"hello"):
                with self.subTest(opcode=opcode, payload=payload):
                    self.assert_refused(frame(TEXT, b"a"), frame(opcode, payload), before=[(TEXT, b"a")])

    def test_p01_5_messages_in_fragments(self):
        for size in (1, 2, 5):
            for chop in (None, 1):
                self.assert_exchange(fragments(GREETING, size), (TEXT, GREETING), chop=chop)
        self.assert_exchange([frame(TEXT, b"", fin=False), frame(CONTINUATION, b"", fin=False), frame(CONTINUATION)], (TEXT, b""))
        first, *rest = fragments(b"fragment1fragment2fragment3", 9)
        seen = self.exchange(first, frame(PING, b"a"), *rest, awaited=2)
        self.assertEqual(sorted(seen[:2]), [(TEXT, b"fragment1fragment2fragment3"), (PONG, b"a")])
        self.assert_exchange([first, frame(PONG, b"a"), *rest], (TEXT, b"fragment1fragment2fragment3"))
        self.assert_exchange([first, *rest, frame(TEXT, b"b")], (TEXT, b"fragment1fragment2fragment3"), (TEXT, b"b"))

    def test_p01_5_broken_fragmentation(self):
        for data in ([frame(PING, b"a", fin=False)], [frame(PONG, b"a", fin=False)], [frame(CLOSE, fin=False)],
                     [frame(CONTINUATION, b"a")], [frame(CONTINUATION, b"a", fin=False)],
                     [frame(TEXT, b"a", fin=False), frame(TEXT, b"b")],
                     [frame(TEXT, b"a", fin=False), frame(TEXT, b"b", fin=False), frame(CONTINUATION, b"c")]):
            with self.subTest(data):
                self.assert_refused(*data)
        self.assert_refused(*fragments(b"ab", 1), frame(CONTINUATION, b"c"), before=[(TEXT, b"ab")])

    def test_p01_6_text(self):
        for text in VALID_TEXT:
            for size in (len(text) or 1, 1):
                if len(text) / size <= 128:
                    with self.subTest(text=text, size=size):
                        self.assert_exchange(fragments(text, size), (TEXT, text))

    def test_p01_6_what_is_no_text_closes_with_1007(self):
        for text in INVALID_TEXT:
            for size in (len(text), 1):
                with self.subTest(text=text, size=size):
                    self.assert_refused(*fragments(text, size), code=1007)

    def test_p01_7_closing(self):
        self.assert_exchange([frame(TEXT, b"a")], (TEXT, b"a"))
        self.assert_exchange([close(1000), frame(TEXT, b"too late"), frame(PING, b"too late")])
        self.assert_exchange([close()], end=None)
        self.assert_exchange([frame(TEXT, b"a", fin=False), close(1000), frame(CONTINUATION, b"b")])
        for reason in (b"", b"Ok", b"*" * 123):
            self.assert_exchange([close(1000, reason)])
        self.assertEqual(self.exchange(close(1000, b"*" * 124))[:-1], [])
        self.assert_refused(frame(CLOSE, b"\x03"))
        self.assertIn(self.exchange(close(1000, b"\xed\xa0\x80")), ([("closed", 1007)], [("closed", None)]))

    def test_p01_7_codes(self):
        for code in GOOD_CODES:
            with self.subTest(code):
                self.assert_exchange([close(code)], end=code)
        for code in BAD_CODES:
            with self.subTest(code):
                self.assert_refused(close(code))

    def test_p01_10_many_fragments(self):
        text = b"*" * 65536
        for chop in (None, 4096):
            self.assert_exchange(fragments(text, 1300), (TEXT, text), chop=chop)


if __name__ == "__main__":
    unittest.main()
