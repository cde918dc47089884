"""The guests' door: what is refused there and how, what a link's holder is told, cookies, sockets (P-12, P-16, P-18, P-31)."""

import json
import time
import unittest

import guests
import wire
from guests import Guest, ask, do, error_of, join, look, post
from server import Server
from test_session import FIRST

WRONG = "0" * 26
# LIMIT_HTTP_BODY_BYTES, LIMIT_SIGN_IN_TOKEN, LIMIT_JOINS_PER_MINUTE, LIMIT_WRONG_TRIES_PER_ADDRESS
BODY_BYTES, TOKEN, A_MINUTE, WRONG_TRIES = 4096, 64, 120, 50
PATHS = ("/join/look", "/join")


class Refusals(unittest.TestCase):
    """What needs no guest."""

    @classmethod
    def setUpClass(cls):
        cls.server = Server("--rates", "no", "--trusted_proxies", "127.0.0.1")
        cls.addClassCleanup(cls.server.stop)
        cls.server.sign_in()
        cls.number = 0

    def setUp(self):
        # Each test comes from an address of its own, so that no other has used up its wrong tries.
        Refusals.number += 1
        self.address = f"X-Forwarded-For: 198.51.100.{self.number}"

    def send(self, path, body, *fields, method="POST"):
        return self.server.send(method, path, body, self.address, *fields)

    def test_bodies_that_are_not_as_they_should_be_are_refused_by_the_field(self):
        token = f'"token":"{WRONG}"'
        both = [("", "parse_error"), ("{", "parse_error"), ("[]", "invalid_request"), ("null", "parse_error"),
                ('{"token":"a","token":"b"}', "parse_error"), ('{"token":"a\0"}', "parse_error"),
                ('{"token":"a\\u0000"}', "parse_error"), ('{"x":' * 17 + "1" + "}" * 17, "parse_error"),
                (b'{"token":"\xff"}', "parse_error"), ('{"token":"a"}x', "parse_error"),
                ("{}", ("token", "missing")), ('{"token":1}', ("token", "wrong_type")), ('{"token":null}', ("token", "wrong_type")),
                ('{"token":""}', ("token", "too_short")), ('{"token":"%s"}' % ("a" * (TOKEN + 1)), ("token", "too_long")),
                ('{"token":"a\\n"}', ("token", "bad_characters")), ("{%s,\"x\":1}" % token, ("x", "unknown")),
                ("{%s,\"person\":\"1\"}" % token, ("person", "unknown"))]
        looks = [("{%s,\"name\":\"Petra\"}" % token, ("name", "unknown")), ("{%s,\"company\":\"\"}" % token, ("company", "unknown"))]
        joins = [("{%s,\"name\":\"\"}" % token, ("name", "too_short")), ("{%s,\"name\":\"%s\"}" % (token, "n" * 81), ("name", "too_long")),
                 ("{%s,\"name\":7}" % token, ("name", "wrong_type")), ("{%s,\"name\":\"a\\u202eb\"}" % token, ("name", "bad_characters")),
                 ("{%s,\"company\":\"%s\"}" % (token, "c" * 81), ("company", "too_long")),
                 ("{%s,\"device\":\"%s\"}" % (token, "d" * 61), ("device", "too_long")),
                 ("{%s,\"email\":\"a@b\"}" % token, ("email", "unknown"))]
        for path, cases in (("/join/look", both + looks), ("/join", both + joins)):
            for body, wrong in cases:
                with self.subTest((path, body[:60])):
                    self.assertEqual(error_of(self.send(path, body)), (400, wrong))

    def test_each_text_is_taken_at_its_bound(self):
        for path, about in (("/join/look", {}), ("/join", {"name": "n" * 80, "company": "c" * 80, "device": "d" * 60}),
                            ("/join", {"company": "", "device": ""})):
            body = json.dumps({"token": "a" * TOKEN, **about})
            self.assertEqual(error_of(self.send(path, body))[1], "link_invalid")

    def test_a_body_is_read_at_its_bound_and_not_beyond(self):
        for path in PATHS:
            for more, status in ((0, {403, 404}), (1, {413}), (100_000, {413})):
                body = json.dumps({"token": WRONG}).ljust(BODY_BYTES + more)
                with self.subTest((path, more)):
                    self.assertIn(self.send(path, body).status, status)

    def test_other_methods_are_refused_with_those_there_are(self):
        for path, methods, allowed in (("/join/look", ("GET", "HEAD", "DELETE"), "POST"), ("/join", ("DELETE",), "GET, HEAD, POST"),
                                       ("/join/session", ("POST", "HEAD"), "GET, DELETE"), ("/join/ws", ("POST", "DELETE"), "GET, HEAD")):
            for method in methods:
                with self.subTest((path, method)):
                    answer = self.server.get(path, "Content-Length: 0", method=method)
                    self.assertEqual((answer.status, answer.fields["allow"]), (405, allowed))
        for path in (*PATHS, "/join/session", "/join/ws"):
            self.assertEqual(self.server.get(path, "Content-Length: 0", method="PUT").status, 405)

    def test_another_site_can_do_nothing_here(self):
        body = json.dumps({"token": WRONG}).encode()
        length, kind = f"Content-Length: {len(body)}", "Content-Type: application/json"
        here = f"Origin: {self.server.origin}"
        for path in PATHS:
            for fields, status in (([kind], 403), ([kind, "Origin: null"], 403), ([kind, "Origin: http://evil.example"], 403),
                                   ([kind, f"Origin: {self.server.origin}.evil.example"], 403), ([here], 415),
                                   ([here, "Content-Type: text/plain"], 415),
                                   ([here, "Content-Type: application/x-www-form-urlencoded"], 415)):
                with self.subTest((path, fields)):
                    answer = wire.request(self.server.port, wire.head("POST", path, length, *fields) + body)
                    self.assertEqual(answer.status, status)
        for origin in ("null", "http://evil.example"):
            answer = self.server.get("/join/session", "Cookie: runde-guest=" + WRONG, f"Origin: {origin}", method="DELETE")
            self.assertEqual(answer.status, 403)
            answer = wire.request(self.server.port, wire.upgrade_head(origin, "runde-guest=" + WRONG, path="/join/ws"))
            self.assertEqual(answer.status, 403)
        answer = wire.request(self.server.port, wire.upgrade_head(None, "runde-guest=" + WRONG, path="/join/ws"))
        self.assertEqual(answer.status, 403)

    def test_there_is_a_socket_below_the_door_and_nowhere_else(self):
        for path in ("/join", "/join/", "/join/room", "/join/wss", "/join/ws/", "/join/session", "/join/look"):
            with self.subTest(path):
                self.assertEqual(wire.request(self.server.port, wire.upgrade_head(self.server.origin, "runde-guest=a", path=path)).status, 400)
        self.assertEqual(self.server.get("/join/ws").status, 426)

    def test_without_a_cookie_there_is_no_session(self):
        for cookie in (None, "", "runde-guest=", "runde-guest=" + "a" * 129, "runde-guest=a; runde-guest=b", "Runde-Guest=a", "runde-guestx=a",
                       "__Host-runde-guest=a", "runde=a"):
            fields = [] if cookie is None else [f"Cookie: {cookie}"]
            with self.subTest(cookie):
                self.assertEqual(error_of(self.server.get("/join/session", *fields)), (401, "not_signed_in"))
                self.assertEqual(error_of(self.send("/join/session", "", *fields, method="DELETE")), (401, "not_signed_in"))
                upgrade = wire.upgrade_head(self.server.origin, cookie, path="/join/ws")
                self.assertEqual(wire.request(self.server.port, upgrade).status, 401)

    def test_a_forged_cookie_gets_no_further_than_hello(self):
        for cookie in ("runde-guest=" + WRONG, "runde-guest=" + "a" * 128, "runde-guest=\xe4", 'runde-guest="' + WRONG + '"'):
            with self.subTest(cookie), self.server.guest_socket(cookie) as socket:
                self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
                self.assertEqual(socket.close_code(), 4001)

    def test_a_program_s_token_is_nothing_here(self):
        answer = wire.request(self.server.port, wire.upgrade_head(None, None, f"Authorization: Bearer {WRONG}", path="/join/ws"))
        self.assertEqual(answer.status, 403)
        answer = wire.request(self.server.port, wire.upgrade_head(
            self.server.origin, None, f"Authorization: Bearer {WRONG}", path="/join/ws"))
        self.assertEqual(answer.status, 401)

    # P-13
    def test_wrong_links_are_counted_by_address_and_the_answer_says_so(self):
        for number in range(WRONG_TRIES):
            path, status = (("/join/look", 404), ("/join", 403))[number % 2]
            self.assertEqual(error_of(self.send(path, json.dumps({"token": f"{number:026d}"}))), (status, "link_invalid"))
        for path in PATHS:
            self.assertEqual(error_of(self.send(path, json.dumps({"token": f"{99:026d}"}))), (429, "too_fast"))
        self.address = "X-Forwarded-For: 203.0.113.9"
        self.assertEqual(self.send("/join/look", json.dumps({"token": WRONG})).status, 404)

    # P-12, P-31
    def test_links_that_are_not_good_get_the_same_answer_to_the_byte(self):
        for path in PATHS:
            answers = [self.send(path, json.dumps({"token": token})) for token in
                       (WRONG, "z" * 26, "1" * 25, "0a1b2c3d4e5f6g7h8j9k0m1n2p", self.server.token, "ä" * TOKEN)]
            bodies = {answer.body for answer in answers}
            self.assertEqual(len(bodies), 1)
            for answer in answers:
                self.assertEqual({**answer.fields, "date": ""}, {**answers[0].fields, "date": ""})

    def test_no_answer_is_kept_and_no_page_says_where_one_came_from(self):
        for answer in (self.send("/join/look", json.dumps({"token": WRONG})), self.send("/join", "{}"), self.server.get("/join/session")):
            self.assertEqual((answer.fields["cache-control"], answer.fields["referrer-policy"]), ("no-store", "no-referrer"))
            self.assertNotIn("set-cookie", answer.fields)


class Rates(unittest.TestCase):
    def test_so_much_is_asked_about_links_from_one_address_and_no_more(self):
        server = Server("--trusted_proxies", "127.0.0.1")
        self.addCleanup(server.stop)
        server.sign_in()
        begun = time.monotonic()

        def ask_on(source):
            asked = 0
            # What is refused for its form counts, too.
            while server.send("POST", "/join/look", "{}", f"X-Forwarded-For: {source}").status == 400:
                asked += 1
            return asked
        asked = ask_on("198.51.100.1")
        self.assertGreaterEqual(asked, A_MINUTE)
        self.assertLessEqual(asked, A_MINUTE + (time.monotonic() - begun) * A_MINUTE / 60 + 1)
        self.assertEqual(error_of(server.send("POST", "/join", "{}", "X-Forwarded-For: 198.51.100.1")), (429, "too_fast"))
        self.assertEqual(server.send("POST", "/join", "{}", "X-Forwarded-For: 198.51.100.2").status, 400)


if __name__ == "__main__":
    unittest.main()
