"""Programs: a bot comes in by its token, and may do what its scopes say."""

import sys
import time
import unittest
from pathlib import Path

import wire
from bots import House

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from proto.generate.model import load  # noqa: E402

MODEL = load(ROOT / "proto")
BOTH = ("read", "post")


class Bots(House):
    def upgrade(self, *fields, cookie=None, origin=None):
        return wire.request(self.server.port, wire.upgrade_head(origin, cookie, *fields))

    def test_a_bot_needs_its_token_and_neither_cookie_nor_origin(self):
        room = self.anna.new_room()
        self.invite(room)
        client = self.socket(self.make_token(*BOTH)["secret"])
        hello = client.hello()
        self.assertEqual(hello["me"], self.bot)
        self.assertEqual([one["room"] for one in hello["rooms"]], [self.house, room])
        posted = client.post(room, "Bestellung 4711")["result"]
        opened = self.anna.ask("room.open", room=room)["result"]["events"]
        self.assertEqual(opened[-1]["seq"], posted["seq"])
        self.assertEqual(opened[-1]["author"], self.bot)
        self.anna.post(room, "Danke")
        while True:
            events = client.notice("room.events")["events"]
            if events[-1]["kind"] == "message.posted" and events[-1]["body"]["text"] == "Danke":
                break

    def test_a_wrong_token_is_told_so_at_the_door(self):
        secret = self.make_token(*BOTH)["secret"]
        session = self.cookie.split("=")[1]
        for field in ("Bearer", "Bearer ", "bearer " + "0" * 26, f"Bearer {secret}x", f"Bearer {secret[:-1]}",
                      f"Bearer x {secret}", f"Bearer {secret.upper()}", f"Bearer {session}", "Bearer " + "a" * 4000):
            with self.subTest(field[:40]):
                begun = time.monotonic()
                answer = self.upgrade(f"Authorization: {field}")
                self.assertEqual((answer.status, answer.fields["www-authenticate"]), (401, "Bearer"))
                self.assertLess(time.monotonic() - begun, 1)

    def test_other_schemes_are_none_of_ours(self):
        secret = self.make_token(*BOTH)["secret"]
        for field in (secret, f"Token {secret}", f"Basic {secret}", f"Bearer\t{secret}"):
            with self.subTest(field[:10]):
                self.assertEqual(self.upgrade(f"Authorization: {field}").status, 403)
        with self.server.socket(self.cookie, fields=("Authorization: Basic YTpi",)) as client:
            self.assertIn("me", client.hello())

    def test_who_it_is_is_said_once(self):
        secret = self.make_token(*BOTH)["secret"]
        bearer = f"Authorization: Bearer {secret}"
        for cookie in (self.cookie, "other=1"):
            self.assertEqual(self.upgrade(bearer, cookie=cookie, origin=self.server.origin).status, 400)
        self.assertEqual(self.upgrade(bearer, bearer).status, 400)

    def test_the_scheme_is_read_in_upper_and_lower_case(self):
        secret = self.make_token(*BOTH)["secret"]
        client = wire.WebSocket(self.server.port, None, None, fields=(f"authorization: BEARER  {secret} ",))
        self.addCleanup(client.raw.close)
        self.assertEqual(client.hello()["me"], self.bot)

    def test_a_token_is_no_cookie_and_opens_no_session(self):
        secret = self.make_token(*BOTH)["secret"]
        with self.server.socket(f"runde={secret}") as client:
            answer = client.ask("session.hello", client="wire test")
            self.assertEqual(answer["error"]["data"]["name"], "not_signed_in")

    def test_wrong_tokens_are_looked_at_ten_times_and_the_right_one_still(self):
        secret = self.make_token(*BOTH)["secret"]
        wrong = "Authorization: Bearer " + "0" * 26
        statuses = [self.upgrade(wrong).status for _ in range(11)]
        self.assertEqual(statuses, [401] * 10 + [429])
        self.assertEqual(self.upgrade(wrong).fields["retry-after"], "600")
        self.assertEqual(self.socket(secret).hello()["me"], self.bot)

    def test_p15_a_token_that_is_revoked_loses_its_connections_within_two_seconds(self):
        made = self.make_token(*BOTH)
        client = self.socket(made["secret"])
        client.hello()
        self.anna.ask("token.revoke", person=self.bot, token=made["token"])
        self.assertEqual(client.close_code(2), 4001)
        self.assertEqual(self.upgrade(f"Authorization: Bearer {made['secret']}").status, 401)

    def test_p15_a_bot_that_is_deactivated_too(self):
        client = self.socket(self.make_token(*BOTH)["secret"])
        client.hello()
        self.anna.ask("person.change", client_id=wire.client_id(), person=self.bot, active=False)
        self.assertEqual(client.close_code(2), 4001)

    def test_without_read_a_bot_learns_its_rooms_and_hears_nothing(self):
        room = self.anna.new_room()
        self.anna.ask("status.set", text="Beim Kunden")
        client = self.socket(self.make_token("post")["secret"])
        hello = client.hello()
        self.assertEqual((hello["presence"], hello["statuses"]), ([], []))
        self.invite(room)
        self.anna.post(room, "Hört ihr mich?")
        seq = client.post(room, "Bestellung 4711")["result"]["seq"]
        self.assertGreater(seq, 0)
        self.assertEqual(client.notices, [])

    def test_with_post_alone_a_connection_stays(self):
        """No deadline for hello runs on, though nothing is heard."""
        client = self.socket(self.make_token("post")["secret"])
        client.hello()
        time.sleep(11)
        self.assertEqual(client.ask("room.open", room=self.house)["error"]["data"]["name"], "not_allowed")


class Scopes(House):
    settings = ("--rates", "no")

    def test_p70_every_command_is_admitted_by_the_scopes_proto_names_and_no_others(self):
        for scopes in (("read",), ("post",), BOTH):
            client = self.socket(self.make_token(*scopes)["secret"])
            client.hello()
            for name, command in MODEL.commands.items():
                with self.subTest(f"{name} by {scopes}"):
                    answer = client.ask(name, **command["example"]["params"])
                    error = answer.get("error", {}).get("data", {}).get("name")
                    if name in ("session.hello", "guest.hello"):
                        self.assertEqual(error, "hello_first")
                    elif set(command.get("scopes", [])) & set(scopes):
                        self.assertEqual(error, "not_found")
                    else:
                        self.assertEqual(error, "not_allowed")


if __name__ == "__main__":
    unittest.main()
