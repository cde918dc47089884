"""Every way into the server is listed here, and whoever is deactivated is refused at each of them (P-16)."""

import json
import re
import unittest
from pathlib import Path

import wire
from bots import House

ROOT = Path(__file__).resolve().parents[2]

# Each path the server knows, and what is asked of whoever comes there.
ENTRANCES = {
    "/ws": "a cookie or a bot's token; every frame after that",
    "/session": "a password, a one-time link, an invitation, or a cookie to sign out",
    "/join": "a guest's link; its page, nothing",
    "/join/look": "a guest's link",
    "/join/session": "a guest's cookie",
    "/join/ws": "a guest's cookie; every frame after that",
    "/hooks/": "a webhook's token",
    "/health": "nothing, and says nothing of anybody",
    "/house": "nothing, and says what the sign-in page shows",
    "/minutes/": "a cookie",
    "/minutes/key": "nothing, and says with which key minutes are sealed",
}
PASSWORD = "Kranich-7-Lampe"


class Entrances(House):
    def setUp(self):
        super().setUp()
        self.anna.ask("person.add", client_id=wire.client_id(), name="Jonas Weber", email="jonas@brandt.example",
                      role="member")
        self.jonas = self.members()[-1]["person"]
        self.cookie = self.enter(token=self.link())
        with self.server.socket(self.cookie) as socket:
            socket.hello()
            self.assertIn("result", socket.ask("password.set", password=PASSWORD))
        self.room = self.anna.new_room()
        self.invite(self.room)

    def members(self):
        return self.anna.ask("room.open", room=self.house)["result"]["state"]["members"]

    def link(self):
        return self.anna.ask("person.link", person=self.jonas)["result"]["token"]

    def enter(self, **fields):
        """The cookie one gets, or None."""
        answer = self.server.post_session(json.dumps(fields))
        return answer.fields["set-cookie"].split(";")[0] if answer.status == 204 else None

    def by_cookie(self, cookie):
        with self.server.socket(cookie) as socket:
            return "result" in socket.ask("session.hello", client="wire test")

    def by_token(self, secret):
        try:
            socket = wire.WebSocket(self.server.port, None, None, fields=[f"Authorization: Bearer {secret}"])
        except wire.NoUpgrade as refused:
            self.assertEqual(refused.answer.status, 401)
            return False
        with socket:
            return "result" in socket.ask("session.hello", client="wire test")

    def by_hook(self, secret):
        body = b'{"text":"Bestellung"}'
        answer = wire.request(self.server.port, wire.head(
            "POST", f"/hooks/{secret}", f"Content-Length: {len(body)}", "Content-Type: application/json") + body)
        return answer.status == 200

    def deactivate(self, person):
        self.assertIn("result", self.anna.ask("person.change", client_id=wire.client_id(), person=person, active=False))

    def test_p16_no_entrance_is_missing_here(self):
        source = (ROOT / "server/gateway/http/routes.c").read_text(encoding="utf-8")
        found = re.findall(r"slice_\w+\(head->path, ([^)]+)\)", source)
        named = {"HOOK_PATH": '"/hooks/"', "EXPORT_PATH": '"/minutes/"'}
        self.assertEqual({named.get(one, one).strip('"') for one in found}, set(ENTRANCES))

    def test_p16_a_person_who_is_deactivated_comes_in_nowhere(self):
        link = self.link()
        self.assertTrue(self.by_cookie(self.cookie))
        self.assertTrue(self.by_cookie(self.enter(email="jonas@brandt.example", password=PASSWORD)))
        self.deactivate(self.jonas)
        self.assertFalse(self.by_cookie(self.cookie))
        self.assertIsNone(self.enter(email="jonas@brandt.example", password=PASSWORD))
        self.assertIsNone(self.enter(token=link))
        error = self.anna.ask("person.link", person=self.jonas)["error"]
        self.assertEqual(error["data"], {"name": "invalid_params", "field": "person", "reason": "unknown_person"})

    def test_p16_a_bot_that_is_deactivated_comes_in_nowhere(self):
        token = self.make_token("read")["secret"]
        hook = self.make_token("hook", room=self.room)["secret"]
        self.assertTrue(self.by_token(token))
        self.assertTrue(self.by_hook(hook))
        self.deactivate(self.bot)
        self.assertFalse(self.by_token(token))
        self.assertFalse(self.by_hook(hook))

    def test_p18_what_opens_a_door_stands_in_no_answer_and_no_log(self):
        link, token = self.link(), self.make_token("read")["secret"]
        hook = self.make_token("hook", room=self.room)["secret"]
        wrong = wire.client_id()
        seen = b""
        for secret in (link, token, hook, wrong):
            for target in (f"/sign-in/{secret}", f"/join?token={secret}", f"/hooks/{secret}x", f"/ws?token={secret}"):
                answer = self.server.get(target)
                seen += answer.body + "".join(answer.fields.values()).encode()
            answer = self.server.post_session(json.dumps({"token": secret + "x"}))
            seen += answer.body + "".join(answer.fields.values()).encode()
        seen += json.dumps(self.anna.ask("token.list", person=self.bot)).encode()
        seen += json.dumps(self.anna.ask("room.open", room=self.house)).encode()
        log = self.server.log()
        for secret in (link, token, hook, wrong):
            self.assertNotIn(secret.encode(), seen)
            self.assertNotIn(secret, log)

    def test_p32_who_when_and_which_number_are_never_the_sender_s_to_say(self):
        for field, value in (("author", self.jonas), ("sender", self.jonas), ("time", 1), ("seq", 1), ("role", "owner"),
                             ("rev", 1), ("epoch", 1), ("session", self.jonas)):
            answer = self.anna.ask("message.post", room=self.room, client_id=wire.client_id(), text="Guten Tag", **{field: value})
            self.assertEqual(answer["error"]["data"], {"name": "invalid_params", "field": field, "reason": "unknown"})
        self.anna.post(self.room, "Guten Tag")
        event = self.anna.ask("room.open", room=self.room)["result"]["events"][-1]
        self.assertEqual(event["body"], {"text": "Guten Tag"})
        self.assertNotEqual(event["author"], self.jonas)


if __name__ == "__main__":
    unittest.main()
