"""Signing in by a one-time link, and out."""

import json
import unittest
from concurrent.futures import ThreadPoolExecutor

import wire
from server import Server

FIRST = '{"token":"%s","name":"Ada Brandt","house":"Brandt Vertrieb"}'


class Session(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)

    def name_of(self, answer):
        self.assertEqual(answer.fields["content-type"], "application/json")
        return json.loads(answer.body)["error"]["data"]["name"]

    def test_a_link_works_once(self):
        first = self.server.post_session(FIRST % self.server.token)
        self.assertEqual((first.status, first.body), (204, b""))
        again = self.server.post_session(FIRST % self.server.token)
        self.assertEqual((again.status, self.name_of(again)), (403, "link_invalid"))
        self.assertNotIn("set-cookie", again.fields)

    def test_a_wrong_link_is_refused_and_the_right_one_still_works(self):
        wrong = self.server.post_session(FIRST % ("0" * 26))
        self.assertEqual((wrong.status, self.name_of(wrong)), (403, "link_invalid"))
        self.server.sign_in()

    def test_the_first_administrator_needs_a_name_and_a_house(self):
        answer = self.server.post_session('{"token":"%s"}' % self.server.token)
        self.assertEqual((answer.status, self.name_of(answer)), (400, "invalid_params"))
        self.server.sign_in()

    # P-14
    def test_the_cookie_is_for_this_server_only_and_no_script_sees_it(self):
        answer = self.server.post_session(FIRST % self.server.token)
        value, *rules = answer.fields["set-cookie"].split("; ")
        self.assertRegex(value, "^runde=[0-9a-z]{26}$")
        self.assertEqual(rules, ["Path=/", "HttpOnly", "SameSite=Lax", "Max-Age=31536000"])

    def test_bodies_that_are_not_as_they_should_be_are_refused(self):
        for body, name in (("", "parse_error"), ("{", "parse_error"), ("[]", "invalid_request"),
                           ("{}", "invalid_params"), ('{"token":1}', "invalid_params"),
                           ('{"token":""}', "invalid_params"),
                           ('{"token":"%s"}' % ("a" * 65), "invalid_params"),
                           ('{"token":"a","x":1}', "invalid_params"),
                           ('{"token":"a","token":"b"}', "parse_error"),
                           ('{"token":"a","name":"%s"}' % ("n" * 81), "invalid_params"),
                           ('{"token":"a","house":"%s"}' % ("h" * 61), "invalid_params")):
            with self.subTest(body[:40]):
                answer = self.server.post_session(body)
                self.assertEqual(answer.status, 400)
                self.assertEqual(self.name_of(answer), name)

    def test_another_site_cannot_sign_in_here(self):
        body = (FIRST % self.server.token).encode()
        length = f"Content-Length: {len(body)}"
        json_type = "Content-Type: application/json"
        for fields, status in (
                (["Origin: http://evil.example", json_type], 403),
                (["Origin: null", json_type], 403),
                ([json_type], 403),
                ([f"Origin: {self.server.origin}", "Content-Type: text/plain"], 415),
                ([f"Origin: {self.server.origin}",
                  "Content-Type: application/x-www-form-urlencoded"], 415),
                ([f"Origin: {self.server.origin}"], 415)):
            with self.subTest(fields):
                data = wire.head("POST", "/session", length, *fields) + body
                self.assertEqual(wire.request(self.server.port, data).status, status)
        self.server.sign_in()

    def test_signing_out_ends_the_session_and_its_sockets(self):
        """P-15"""
        cookie = self.server.sign_in()
        with self.server.socket(cookie) as client:
            client.hello()
            answer = self.server.post_session("", f"Cookie: {cookie}", method="DELETE")
            self.assertEqual(answer.status, 204)
            self.assertIn("Max-Age=0", answer.fields["set-cookie"])
            self.assertTrue(answer.fields["set-cookie"].startswith("runde=;"))
            self.assertEqual(client.close_code(2), 4001)
        with self.server.socket(cookie) as client:
            answer = client.ask("session.hello", client="wire test")
            self.assertEqual(answer["error"]["data"]["name"], "not_signed_in")

    def test_signing_out_without_a_cookie_is_refused(self):
        answer = self.server.post_session("", method="DELETE")
        self.assertEqual((answer.status, self.name_of(answer)), (401, "not_signed_in"))

    def test_another_site_cannot_sign_out_here(self):
        cookie = self.server.sign_in()
        answer = self.server.get("/session", f"Cookie: {cookie}", "Origin: http://evil.example",
                                 method="DELETE")
        self.assertEqual(answer.status, 403)
        with self.server.socket(cookie) as client:
            client.hello()

    def test_asking_for_the_session_says_whether_there_is_a_cookie(self):
        self.assertEqual(self.server.get("/session").status, 401)
        answer = self.server.get("/session", f"Cookie: {self.server.sign_in()}")
        self.assertEqual((answer.status, answer.body), (204, b""))

    def test_another_method_on_the_session_is_refused_with_those_there_are(self):
        answer = self.server.get("/session", method="PATCH")
        self.assertEqual(answer.status, 405)

    def test_a_bad_field_of_a_sign_in_is_named(self):
        for body, field in (("{}", "token"), ('{"token":5}', "token"), ('{"token":"x","age":5}', "age"),
                            ('{"token":"x","name":""}', "name")):
            answer = self.server.post_session(body)
            self.assertEqual(answer.status, 400)
            self.assertEqual(json.loads(answer.body)["error"]["data"]["field"], field)


class Passwords(unittest.TestCase):
    PASSWORD = "Kranich-7-Lampe"

    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)

    def post(self, **fields):
        answer = self.server.post_session(json.dumps(fields))
        error = json.loads(answer.body)["error"]["data"] if answer.body else {}
        return answer, error

    def found(self):
        answer, _ = self.post(token=self.server.token, name="Ada Brandt", house="Brandt Vertrieb", language="de",
                              email="ada@brandt.example", password=self.PASSWORD)
        self.assertEqual(answer.status, 204)
        return answer.fields["set-cookie"].split(";")[0]

    def test_the_first_administrator_can_have_a_password_at_once(self):
        self.found()
        answer, _ = self.post(email="ADA@brandt.example", password=self.PASSWORD, device="Firefox, Linux")
        self.assertEqual(answer.status, 204)
        with self.server.socket(answer.fields["set-cookie"].split(";")[0]) as client:
            self.assertTrue(client.hello()["has_password"])
            self.assertEqual(client.ask("session.list")["result"]["sessions"][0]["device"], "Firefox, Linux")

    def test_a_weak_password_founds_nothing_and_the_link_still_works(self):
        answer, error = self.post(token=self.server.token, name="Ada", house="B", email="a@b.example", password="passwort")
        self.assertEqual((answer.status, error), (400, {"name": "invalid_params", "field": "password", "reason": "too_common"}))
        self.found()

    # P-12
    def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(self):
        self.found()
        wrong, _ = self.post(email="ada@brandt.example", password="geraten geraten")
        unknown, _ = self.post(email="eva@brandt.example", password="geraten geraten")
        self.assertEqual(wrong.status, 401)
        self.assertEqual((wrong.status, wrong.body, sorted(wrong.fields)), (unknown.status, unknown.body, sorted(unknown.fields)))

    def test_guessing_is_slowed_and_the_answer_says_so(self):
        self.found()
        for _ in range(10):
            self.assertEqual(self.post(email="ada@brandt.example", password="geraten geraten")[0].status, 401)
        answer, error = self.post(email="ada@brandt.example", password=self.PASSWORD)
        self.assertEqual((answer.status, error["name"]), (429, "too_fast"))

    def test_somebody_joins_by_an_invitation_and_the_forms_name_what_is_missing(self):
        with self.server.socket(self.found()) as client:
            client.hello()
            link = client.ask("invitation.make", role="member", hours=1, uses=1)["result"]["token"]
        for fields, field in (({"invitation": link}, "name"), ({"invitation": link, "name": "Eva"}, "email"),
                              ({"invitation": link, "name": "Eva", "email": "eva@brandt.example"}, "password"),
                              ({"email": "eva@brandt.example"}, "password")):
            answer, error = self.post(**fields)
            self.assertEqual((answer.status, error["field"], error["reason"]), (400, field, "missing"))
        answer, _ = self.post(invitation=link, name="Eva Roth", email="eva@brandt.example", password=self.PASSWORD)
        self.assertEqual(answer.status, 204)
        answer, error = self.post(invitation=link, name="Tom", email="tom@brandt.example", password=self.PASSWORD)
        self.assertEqual((answer.status, error["name"]), (403, "link_invalid"))

    # P-17
    def test_hundred_at_once_use_a_single_invitation_once(self):
        with self.server.socket(self.found()) as client:
            client.hello()
            link = client.ask("invitation.make", role="member", hours=1, uses=1)["result"]["token"]

        def join(number):
            return self.post(invitation=link, name=f"N{number}", email=f"n{number}@brandt.example", password=self.PASSWORD)[0].status
        with ThreadPoolExecutor(100) as pool:
            statuses = list(pool.map(join, range(100)))
        self.assertEqual(statuses.count(204), 1, statuses)
        self.assertLessEqual(set(statuses), {204, 403, 429})

    def test_what_the_house_says_of_itself_is_open_to_all(self):
        self.assertEqual(self.server.get("/house").body, b"null")
        with self.server.socket(self.found()) as client:
            client.hello()
            client.ask("house.change", client_id=wire.client_id(), privacy="https://brandt.example/datenschutz")
        self.assertEqual(json.loads(self.server.get("/house").body),
                         {"title": "Brandt Vertrieb", "language": "de", "privacy": "https://brandt.example/datenschutz"})
class ManySessions(unittest.TestCase):
    def test_a_session_pushed_out_by_newer_ones_loses_its_sockets(self):
        """P-15"""
        server = Server("--rates", "no")
        self.addCleanup(server.stop)
        first = server.sign_in()
        with server.socket(first) as oldest:
            me = oldest.hello()["me"]

            def sign_in_again():
                token = oldest.ask("person.link", person=me)["result"]["token"]
                answer = server.post_session('{"token":"%s"}' % token)
                return answer.fields["set-cookie"].split(";")[0]

            second = sign_in_again()
            with server.socket(second) as other:
                other.hello()
                for _ in range(19):
                    sign_in_again()
                self.assertEqual(oldest.close_code(2), 4001)
                other.ask("presence.set", active=True)
        with server.socket(first) as client:
            answer = client.ask("session.hello", client="wire test")
            self.assertEqual(answer["error"]["data"]["name"], "not_signed_in")


class SecureSession(unittest.TestCase):
    def test_behind_https_the_cookie_is_bound_to_the_host(self):
        server = Server("--secure", "yes", "--origins", "https://runde.example")
        self.addCleanup(server.stop)
        server.origin = "https://runde.example"
        answer = server.post_session(FIRST % server.token)
        value, *rules = answer.fields["set-cookie"].split("; ")
        self.assertRegex(value, "^__Host-runde=")
        self.assertIn("Secure", rules)
        self.assertIn("Path=/", rules)
        self.assertEqual(answer.fields["strict-transport-security"], "max-age=31536000")
        with server.socket(value) as client:
            client.hello()
        plain = value.replace("__Host-", "")
        answer = wire.request(server.port, wire.upgrade_head(server.origin, plain))
        self.assertEqual(answer.status, 401)


if __name__ == "__main__":
    unittest.main()
