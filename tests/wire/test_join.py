"""The guests' door: what is refused there and how, what a link's holder is told, cookies, sockets (P-12, P-16, P-18, P-31)."""

import json
import time
import unittest

import guests
import wire
from guests import Guest, ask, do, error_of, join, look, post
from server import Server
from test_protocol import MODEL

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


class Links(guests.House):
    """Where they lead, and who comes by them."""

    settings = ("--trusted_proxies", "127.0.0.1")

    # P-19
    def test_a_personal_link_says_who_invites_whom_to_what_and_nothing_else(self):
        token = self.invite()["token"]
        answer = post(self.server, "/join/look", token=token)
        front = json.loads(answer.body)
        self.assertAlmostEqual(front.pop("expires"), (time.time() + 24 * 3600) * 1000, delta=60_000)
        self.assertEqual(front, {
            "title": "Lieferung der Pumpen", "house": "Brandt Vertrieb", "language": "de", "by": "Ada Brandt", "host": "Ada Brandt",
            "general": False, "name": "Petra Müller", "company": "Müller Maschinenbau", "people": [{"name": "Ada Brandt"}]})
        self.assertEqual((answer.fields["content-type"], answer.fields["cache-control"]), ("application/json", "no-store"))

    def test_the_general_link_names_nobody_but_the_host(self):
        front = look(self.server, self.general_link(hours=2))
        self.assertAlmostEqual(front.pop("expires"), (time.time() + 2 * 3600) * 1000, delta=60_000)
        self.assertEqual(front, {"title": "Lieferung der Pumpen", "house": "Brandt Vertrieb", "language": "de", "by": "Ada Brandt",
                                 "host": "Ada Brandt", "general": True, "people": []})

    def test_looking_uses_nothing_up_and_tells_nobody(self):
        made, link = self.invite(), self.general_link()
        before = ask(self.anna, "room.open", room=self.case.backstage)["head"]
        for token in (made["token"], link) * 3:
            look(self.server, token)
        self.assertEqual(ask(self.anna, "room.open", room=self.case.backstage)["head"], before)
        self.assertEqual(self.guests()[made["guest"]]["state"], "invited")

    def test_whoever_comes_by_a_personal_link_is_in_the_room(self):
        made = self.invite()
        guest = self.come(made["token"])
        self.assertEqual((guest.me, guest.hello["name"], guest.hello["company"]), (made["guest"], "Petra Müller", "Müller Maschinenbau"))
        self.assertNotIn("lobby", guest.hello)
        self.assertEqual((guest.hello["room"]["room"], guest.hello["room"]["kind"]), (self.case.shared, "shared"))
        self.assertEqual(self.guests()[guest.me]["state"], "admitted")

    def test_they_may_correct_what_they_are_called(self):
        made = self.invite()
        guest = self.come(made["token"], name="Petra Müller-Lang", company="", device="Firefox, Android")
        self.assertEqual((guest.me, guest.hello["name"], guest.hello["company"]), (made["guest"], "Petra Müller-Lang", ""))
        known = self.guests()[guest.me]
        self.assertEqual((known["name"], known["company"]), ("Petra Müller-Lang", ""))

    def test_the_same_guest_comes_on_another_device_by_the_same_link(self):
        token = self.invite()["token"]
        phone, desk = self.come(token), self.come(token)
        self.assertEqual(phone.me, desk.me)
        self.assertNotEqual(phone.cookie, desk.cookie)
        self.assertEqual(len(self.guests()), 1)

    def test_by_the_general_link_one_has_to_say_a_name_and_waits(self):
        link = self.general_link()
        for about in ({}, {"company": "Müller"}, {"device": "x"}):
            self.assertEqual(error_of(post(self.server, "/join", token=link, **about)), (400, ("name", "missing")))
        self.assertEqual(self.guests(), {})
        guest = self.come(link, name="Paul Roth")
        self.assertEqual((guest.hello["name"], guest.hello["company"], guest.hello["lobby"]["state"]), ("Paul Roth", "", "waiting"))
        self.assertNotIn("room", guest.hello)
        self.admit(guest.me)
        self.assertEqual(guest.socket.notice("room.entered")["summary"]["room"], self.case.shared)

    def test_a_name_of_blanks_is_none(self):
        made, link = self.invite(), self.general_link()
        for token in (made["token"], link):
            self.assertEqual(error_of(post(self.server, "/join", token=token, name="   "))[1][0], "name")

    # P-12, P-20, P-31
    def test_links_that_are_good_no_more_are_answered_as_if_they_never_were(self):
        replaced, removed, general = self.invite(), self.invite(name="Paul Roth"), self.general_link()
        tokens = [WRONG, replaced["token"], removed["token"], general]
        self.come(removed["token"])
        ask(self.anna, "guest.invite", room=self.case.backstage, guest=replaced["guest"], name="Petra Müller",
            company="Müller Maschinenbau", hours=1)
        do(self.anna, "guest.remove", room=self.case.backstage, guest=removed["guest"])
        self.general_link()  # another one
        for path, status in (("/join/look", 404), ("/join", 403)):
            answers = [post(self.server, path, f"X-Forwarded-For: 198.51.100.{number}", token=token)
                       for number, token in enumerate(tokens)]
            for answer in answers:
                self.assertEqual(error_of(answer), (status, "link_invalid"))
                self.assertEqual((answer.body, {**answer.fields, "date": ""}), (answers[0].body, {**answers[0].fields, "date": ""}))

    def test_a_repeat_by_the_general_link_is_the_same_guest(self):
        link = self.general_link()
        guest = self.come(link, name="Rita Roth")
        again = Guest(self.server, join(self.server, link, f"Cookie: {guest.cookie}", name="Rita Roth"))
        self.addCleanup(again.close)
        self.assertEqual(again.me, guest.me)
        self.assertEqual(len(self.guests()), 1)
        self.assertNotEqual(self.come(link, name="Rita Roth").me, guest.me)

    # P-20
    def test_whoever_was_refused_knocks_by_the_general_link_as_somebody_new_until_it_is_taken_back(self):
        link = self.general_link()
        guest = self.come(link, name="Rita Roth")
        do(self.anna, "guest.refuse", room=self.case.backstage, guest=guest.me)
        self.assertEqual(guest.socket.close_code(2), 4001)
        new = Guest(self.server, join(self.server, link, f"Cookie: {guest.cookie}", name="Rita Roth"))
        self.addCleanup(new.close)
        self.assertNotEqual(new.me, guest.me)
        self.assertEqual(new.hello["lobby"]["state"], "waiting")
        self.assertEqual(self.guests()[guest.me]["state"], "refused")
        do(self.anna, "guest.refuse", room=self.case.backstage, guest=new.me)
        do(self.anna, "guest.door", room=self.case.backstage, revoke=True)
        self.assertEqual(error_of(post(self.server, "/join", token=link, name="Rita Roth")), (403, "link_invalid"))

    # P-16, P-20
    def test_whoever_was_removed_comes_in_nowhere_until_they_are_invited_anew(self):
        made = self.invite()
        guest, other = self.come(made["token"]), self.come(made["token"])
        do(self.anna, "guest.remove", room=self.case.backstage, guest=guest.me, reason="Erledigt.")
        begun = time.monotonic()
        for one in (guest, other):
            self.assertEqual(one.socket.notice("lobby.changed")["lobby"]["reason"], "Erledigt.")
            self.assertEqual(one.socket.close_code(2), 4001)
            with self.server.guest_socket(one.cookie) as socket:
                self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
        self.assertLess(time.monotonic() - begun, 2)
        for path in PATHS:
            self.assertEqual(error_of(post(self.server, path, token=made["token"]))[1], "link_invalid")
        again = ask(self.anna, "guest.invite", room=self.case.backstage, guest=guest.me, name="Petra Müller",
                    company="Müller Maschinenbau", hours=1)
        self.assertEqual(error_of(post(self.server, "/join", token=made["token"]))[1], "link_invalid")
        self.assertEqual(self.come(again["token"]).me, guest.me)
        with self.server.guest_socket(guest.cookie) as socket:
            self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")

    # P-16
    def test_while_a_case_is_archived_its_guests_come_in_nowhere(self):
        made, link = self.invite(), self.general_link()
        guest = self.come(made["token"])
        do(self.anna, "room.change", room=self.case.backstage, archived=True)
        self.assertEqual(guest.socket.close_code(2), 4001)
        for path in PATHS:
            for token in (made["token"], link):
                self.assertEqual(error_of(post(self.server, path, token=token, **({"name": "Petra"} if path == "/join" else {})))[1],
                                 "link_invalid")

    def test_a_link_that_was_taken_back_is_none(self):
        link = self.general_link()
        do(self.anna, "guest.door", room=self.case.backstage, revoke=True)
        self.assertEqual(error_of(post(self.server, "/join/look", token=link)), (404, "link_invalid"))

    # P-13
    def test_wrong_links_from_elsewhere_keep_nobody_out(self):
        token = self.invite()["token"]
        for number in range(WRONG_TRIES):
            post(self.server, "/join", "X-Forwarded-For: 198.51.100.1", token=f"{number:026d}")
        answer = post(self.server, "/join/look", "X-Forwarded-For: 198.51.100.1", token=token)
        self.assertEqual(error_of(answer), (429, "too_fast"))
        look(self.server, token, "X-Forwarded-For: 198.51.100.2")


class Cookies(guests.House):
    settings = ("--connections_per_person", "3")

    def setUp(self):
        super().setUp()
        self.token = self.invite()["token"]

    def hello_at(self, socket):
        """What hello says is wrong, by either door's command."""
        with socket:
            return socket.ask(socket.first, client="wire test")["error"]["data"]["name"]

    # P-14
    def test_the_cookie_is_for_this_server_only_and_no_script_sees_it(self):
        answer = post(self.server, "/join", token=self.token)
        value, *rules = answer.fields["set-cookie"].split("; ")
        self.assertRegex(value, "^runde-guest=[0-9a-z]{26}$")
        self.assertNotIn(self.token, value)
        self.assertEqual(rules, ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=7776000"])

    def test_asking_for_the_session_says_whether_there_is_a_cookie_and_renews_it(self):
        cookie = join(self.server, self.token)
        answer = self.server.get("/join/session", f"Cookie: {cookie}")
        self.assertEqual((answer.status, answer.body), (204, b""))
        self.assertEqual(answer.fields["set-cookie"], f"{cookie}; Path=/; HttpOnly; SameSite=Lax; Max-Age=7776000")

    def test_a_browser_can_be_a_member_and_a_guest_at_once(self):
        guest = join(self.server, self.token)
        both = f"{self.cookie}; {guest}"
        with self.server.socket(both) as socket:
            self.assertEqual(socket.hello()["me"], self.hello["me"])
        with self.server.guest_socket(both) as socket:
            self.assertNotEqual(socket.hello()["me"], self.hello["me"])
        # Signing out as one leaves the other in.
        answer = self.server.send("DELETE", "/join/session", "", f"Cookie: {both}")
        self.assertEqual((answer.status, answer.fields["set-cookie"].split(";")[0]), (204, "runde-guest="))
        with self.server.socket(both) as socket:
            socket.hello()
        self.assertEqual(self.hello_at(self.server.guest_socket(both)), "not_signed_in")

    def test_a_guest_s_cookie_opens_nothing_of_a_member_s(self):
        cookie = join(self.server, self.token)
        self.assertEqual(self.server.get("/session", f"Cookie: {cookie}").status, 401)
        self.assertEqual(self.server.send("DELETE", "/session", "", f"Cookie: {cookie}").status, 401)
        self.assertEqual(self.server.get(f"/minutes/{self.case.shared}/3.pdf", f"Cookie: {cookie}").status, 401)
        self.assertEqual(wire.request(self.server.port, wire.upgrade_head(self.server.origin, cookie)).status, 401)
        with self.server.guest_socket(cookie) as socket:
            socket.hello()

    def test_a_member_s_cookie_opens_nothing_of_a_guest_s(self):
        self.assertEqual(self.server.get("/join/session", f"Cookie: {self.cookie}").status, 401)
        self.assertEqual(self.server.send("DELETE", "/join/session", "", f"Cookie: {self.cookie}").status, 401)
        answer = wire.request(self.server.port, wire.upgrade_head(self.server.origin, self.cookie, path="/join/ws"))
        self.assertEqual(answer.status, 401)

    def test_a_secret_under_the_other_s_name_is_none(self):
        guest = join(self.server, self.token)
        as_member, as_guest = guest.replace("runde-guest", "runde"), self.cookie.replace("runde", "runde-guest")
        for socket in (self.server.socket(as_member), self.server.guest_socket(as_guest)):
            self.assertEqual(self.hello_at(socket), "not_signed_in")
        # Nor by the command that would be theirs.
        with self.server.socket(as_member) as socket:
            self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
        with self.server.guest_socket(as_guest) as socket:
            self.assertEqual(socket.ask("session.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
        # Nor does it end their session.
        self.server.send("DELETE", "/session", "", f"Cookie: {as_member}")
        self.server.send("DELETE", "/join/session", "", f"Cookie: {as_guest}")
        for socket in (self.server.socket(self.cookie), self.server.guest_socket(guest)):
            with socket:
                socket.hello()
        secret = guest.split("=")[1]
        answer = wire.request(self.server.port, wire.upgrade_head(None, None, f"Authorization: Bearer {secret}"))
        self.assertEqual(answer.status, 401)

    def test_each_door_has_its_own_first_word(self):
        guest = join(self.server, self.token)
        with self.server.guest_socket(guest) as socket:
            self.assertEqual(socket.ask("session.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
            self.assertEqual(socket.close_code(), 4001)
        with self.server.socket(self.cookie) as socket:
            self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
            self.assertEqual(socket.close_code(), 4001)
        with self.server.guest_socket(guest) as socket:
            self.assertEqual(socket.ask("room.open", room=self.case.shared)["error"]["data"]["name"], "hello_first")
            socket.hello()
            for first in ("guest.hello", "session.hello"):
                self.assertEqual(socket.ask(first, client="wire test")["error"]["data"]["name"], "hello_first")
            self.assertIn("result", socket.ask("room.open", room=self.case.shared))

    # P-15
    def test_signing_out_ends_the_sockets_of_that_session_and_no_others(self):
        phone, desk = self.come(self.token), self.come(self.token)
        tab = Guest(self.server, phone.cookie)
        answer = self.server.send("DELETE", "/join/session", "", f"Cookie: {phone.cookie}")
        self.assertEqual(answer.status, 204)
        self.assertEqual(answer.fields["set-cookie"], "runde-guest=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0")
        for guest in (phone, tab):
            self.assertEqual(guest.socket.close_code(2), 4001)
        self.assertIn("result", desk.ask("room.open", room=self.case.shared))
        self.assertEqual(self.hello_at(self.server.guest_socket(phone.cookie)), "not_signed_in")
        # The link is still good.
        self.assertEqual(self.come(self.token).me, phone.me)

    def test_a_guest_has_so_many_connections_and_no_more_over_all_devices(self):
        cookies = [join(self.server, self.token) for _ in range(4)]
        for cookie in cookies[:3]:
            socket = self.server.guest_socket(cookie)
            self.addCleanup(socket.raw.close)
            socket.hello()
        with self.server.guest_socket(cookies[3]) as socket:
            self.assertEqual(socket.ask("guest.hello", client="wire test")["error"]["data"]["name"], "too_many")
            self.assertEqual(socket.close_code(), 4009)


class SecureCookie(guests.House):
    tls = True

    def test_behind_https_the_cookie_is_bound_to_the_host(self):
        answer = post(self.server, "/join", token=self.invite()["token"])
        value, *rules = answer.fields["set-cookie"].split("; ")
        self.assertRegex(value, "^__Host-runde-guest=[0-9a-z]{26}$")
        self.assertEqual(rules, ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=7776000", "Secure"])
        self.assertEqual(answer.fields["strict-transport-security"], "max-age=31536000")
        with self.server.guest_socket(value) as socket:
            socket.hello()
        plain = value.replace("__Host-", "")
        answer = wire.request(self.server.port, wire.upgrade_head(self.server.origin, plain, path="/join/ws"))
        self.assertEqual(answer.status, 401)


class Strangers(guests.House):
    settings = ("--connections_per_address", "3", "--connections_per_person", "9")

    # P-25
    def test_those_who_keep_silent_at_the_door_have_so_many_connections_and_shut_nobody_out(self):
        token = self.invite()["token"]
        inside = [self.come(token) for _ in range(4)]
        silent = []
        for number in range(4):
            silent.append(self.server.guest_socket(f"runde-guest={number:026d}"))
            self.addCleanup(silent[-1].raw.close)
        with self.assertRaises(wire.Closed):
            silent[0].read()
        look(self.server, token)
        inside.append(self.come(token))
        for guest in inside:
            self.assertIn("result", guest.ask("room.open", room=self.case.shared))


class Secrets(guests.House):
    settings = ("--log", "debug", "--rates", "no")

    # P-18
    def test_what_opens_the_door_stands_in_no_other_answer_and_in_no_log(self):
        made, link, wrong = self.invite(), self.general_link(), wire.client_id()
        guest, waiting = self.come(made["token"]), self.come(link, name="Paul Roth")
        secrets = [made["token"], link, wrong, guest.cookie.split("=")[1], waiting.cookie.split("=")[1]]
        seen = json.dumps([guest.hello, waiting.hello, look(self.server, made["token"]), look(self.server, link)])
        for secret in secrets:
            answers = [self.server.get(f"/join?token={secret}"), self.server.get(f"/join/{secret}"), self.server.get(f"/{secret}"),
                       self.server.get(f"/join/ws?token={secret}"), post(self.server, "/join/look", token=secret + "x"),
                       post(self.server, "/join", token=secret + "x"), post(self.server, "/join", token=secret, x=secret),
                       self.server.get("/join/session", f"Cookie: runde-guest={secret}x")]
            seen += "".join(str(answer.body) + str({**answer.fields, "set-cookie": ""}) for answer in answers)
            with self.server.guest_socket(f"runde-guest={secret}x") as socket:
                seen += json.dumps(socket.ask("guest.hello", client="wire test"))
        for socket in (self.anna, guest.socket):
            for room in (self.case.shared, self.case.backstage):
                seen += json.dumps(socket.ask("room.open", room=room))
                seen += json.dumps(socket.ask("room.history", room=room, **{"from": 1, "to": 50}))
        for one in (guest, waiting):
            self.server.send("DELETE", "/join/session", "", f"Cookie: {one.cookie}")
            self.assertEqual(one.socket.close_code(), 4001)
        seen += json.dumps(self.anna.notices + guest.socket.notices + waiting.socket.notices)
        log = self.server.log()
        self.assertIn("a request was answered 204", log)
        for secret in secrets:
            self.assertNotIn(secret, seen)
            self.assertNotIn(secret, log)


class Admitted(guests.House):
    """What a guest's session is for, and what is not there for it."""

    settings = ("--rates", "no")

    def test_what_is_for_members_alone_is_not_there_for_guests_wherever_they_stand(self):
        inside, waiting = self.come(self.invite()["token"]), self.come(self.general_link(), name="Paul Roth")
        absent = inside.ask("room.open", room="5w9e2k7c4p1xa")["error"]
        self.assertEqual(absent["data"], {"name": "not_found"})
        for name, command in MODEL.commands.items():
            if command["session"] != "member" or name == "session.hello":
                continue
            for guest in (inside, waiting):
                with self.subTest((name, guest.hello["name"])):
                    answer = guest.ask(name, **self.params(command))
                    self.assertEqual(answer["error"], absent)

    def params(self, command):
        """The example, about their own room where it names one."""
        params = dict(command["example"]["params"])
        return {**params, "room": self.case.shared} if "room" in params else params

    def test_what_is_for_guests_is_about_their_own_room_alone(self):
        inside, waiting = self.come(self.invite()["token"]), self.come(self.general_link(), name="Paul Roth")
        channel = self.anna.new_room()
        self.anna.post(channel, "Hallo")
        other = self.open_case(title="Huber", shared_title="Pumpe für Huber", customer="Huber KG")
        absent = inside.ask("room.open", room="5w9e2k7c4p1xa")["error"]
        for name, command in MODEL.commands.items():
            if command["session"] == "member" or "room" not in command["params"]:
                continue
            example = command["example"]["params"]
            for guest, rooms in ((inside, (self.case.backstage, channel, other.shared, other.backstage, self.hello["house"])),
                                 (waiting, (self.case.shared, self.case.backstage, channel, self.hello["house"]))):
                for room in rooms:
                    with self.subTest((name, guest.hello["name"], room)):
                        self.assertEqual(guest.ask(name, **{**example, "room": room}).get("error"), absent)


class Rates(guests.House):
    # P-24
    def test_a_guest_writes_no_faster_than_a_member(self):
        token = self.invite()["token"]
        one = self.come(token)
        other = Guest(self.server, one.cookie)
        self.addCleanup(other.close)

        def taken(*clients):
            """How many messages are taken, of sixty sent by turns, and in how many seconds."""
            begun, count = time.monotonic(), 0
            sent = {client: 60 // len(clients) for client in clients}
            for number in range(60):
                clients[number % len(clients)].ask_later("message.post", room=self.case.shared, client_id=wire.client_id(), text="x")
            for client, left in sent.items():
                while left:
                    message = client.read()
                    left -= "id" in message
                    count += "result" in message
            return count, time.monotonic() - begun
        for clients in ((one.socket, other.socket), (self.anna,)):
            count, seconds = taken(*clients)
            self.assertGreaterEqual(count, 30)
            self.assertLessEqual(count, 30 + 10 * seconds + 1)


class Asking(unittest.TestCase):
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
