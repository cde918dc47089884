"""Incoming webhooks: POST /hooks/TOKEN, as programs send it to Slack."""

import json
import time
import unittest
import urllib.parse

import wire
from bots import House

JSON = "Content-Type: application/json"
FORM = "Content-Type: application/x-www-form-urlencoded"
BODY_BYTES = 64 * 1024


class Hooks(House):
    def setUp(self):
        super().setUp()
        self.room = self.anna.new_room()
        self.invite(self.room)
        made = self.make_token("hook", room=self.room)
        self.token, self.path = made["token"], "/hooks/" + made["secret"]

    def send(self, body, *fields, path=None, method="POST"):
        data = body if isinstance(body, bytes) else body.encode()
        return wire.request(self.server.port, wire.head(
            method, path or self.path, f"Content-Length: {len(data)}", *(fields or (JSON,))) + data)

    def post(self, **payload):
        return self.send(json.dumps(payload))

    def assert_answer(self, answer, status, word):
        self.assertEqual((answer.status, answer.body.decode()), (status, word))
        self.assertEqual(answer.fields["content-type"], "text/plain; charset=utf-8")
        self.assertNotIn("set-cookie", answer.fields)

    def last(self):
        return self.anna.ask("room.open", room=self.room)["result"]["events"][-1]

    def test_what_is_sent_is_said_by_the_bot(self):
        self.assert_answer(self.post(text="*Bestellung* <https://brandt.example|4711> &amp; mehr", username="Chef"), 200, "ok")
        event = self.last()
        self.assertEqual((event["kind"], event["author"]), ("message.posted", self.bot))
        self.assertEqual(event["body"], {"text": "**Bestellung** [4711](https://brandt.example) & mehr"})

    def test_others_hear_it_at_once(self):
        self.post(text="Bestellung 4711")
        events = self.anna.notice("room.events")
        while events["room"] != self.room or events["events"][-1]["kind"] != "message.posted":
            events = self.anna.notice("room.events")
        self.assertEqual(events["events"][-1]["body"]["text"], "Bestellung 4711")

    def test_p71_nobody_is_called_upon(self):
        inbox = self.anna.ask("inbox.list", done=False)["result"]["open"]
        self.assert_answer(self.post(text="<!channel> <!everyone> <@U1|Ada Brandt> @Ada Brandt @alle"), 200, "ok")
        self.assertEqual(self.anna.ask("inbox.list", done=False)["result"]["open"], inbox)
        self.assertNotIn("mentions", self.last()["body"])

    def test_a_form_brings_it_as_its_payload(self):
        value = urllib.parse.quote_plus(json.dumps({"text": "Grüße & 100 %"}))
        self.assert_answer(self.send(f"payload={value}", FORM), 200, "ok")
        self.assertEqual(self.last()["body"]["text"], "Grüße & 100 %")
        self.assert_answer(self.send(f"a=b&payload={value}", FORM + "; charset=utf-8"), 200, "ok")

    def test_what_is_no_payload_is_refused_in_slack_s_words(self):
        head = self.last()["seq"]
        for body, fields, word in (
                ("", (JSON,), "invalid_payload"), ("{", (JSON,), "invalid_payload"), ("[]", (JSON,), "invalid_payload"),
                ('{"text":1}', (JSON,), "invalid_payload"), ('{"text":"a","text":"b"}', (JSON,), "invalid_payload"),
                ('{"blocks":5}', (JSON,), "invalid_payload"), (b'{"text":"\xff"}', (JSON,), "invalid_payload"),
                ('{"text":"a"}', ("Content-Type: text/plain",), "invalid_payload"),
                ('{"text":"a"}', ("X: y",), "invalid_payload"), ('{"text":"a"}', (FORM,), "invalid_payload"),
                ("payload=%7B%7", (FORM,), "invalid_payload"), ("payload={}&payload={}", (FORM,), "invalid_payload"),
                ("payload=", (FORM,), "invalid_payload"), ("payload", (FORM,), "invalid_payload"),
                ("payload={}", (FORM,), "no_text"), ("{}", (JSON,), "no_text"), ('{"text":""}', (JSON,), "no_text"),
                ('{"text":" \\n "}', (JSON,), "no_text"), ('{"blocks":[]}', (JSON,), "no_text")):
            with self.subTest(f"{body!r} {fields}"):
                self.assert_answer(self.send(body, *fields), 400, word)
        self.assertEqual(self.last()["seq"], head)

    def test_a_text_is_taken_at_its_limit_and_not_beyond(self):
        self.assert_answer(self.post(text="ü" * 8000), 200, "ok")
        self.assertEqual(self.last()["body"]["text"], "ü" * 8000)
        self.assert_answer(self.post(text="ü" * 8001), 400, "msg_too_long")
        self.anna.ask("house.change", client_id=wire.client_id(), limits={"message_length": 200})
        self.assert_answer(self.post(text="ü" * 200), 200, "ok")
        self.assert_answer(self.post(text="ü" * 201), 400, "msg_too_long")

    def test_a_body_is_taken_at_its_limit_and_not_beyond(self):
        # LIMIT_HOOK_BODY_BYTES
        body = '{"text":"a"' + " " * (BODY_BYTES - 12) + "}"
        self.assertEqual(len(body), BODY_BYTES)
        self.assert_answer(self.send(body), 200, "ok")
        self.assertEqual(self.send(body + " ").status, 413)
        # Elsewhere the limit is what it was.
        self.assertEqual(self.server.post_session("{" + " " * 4096).status, 413)

    def test_the_largest_bodies_are_read_in_no_time(self):
        for piece in ("*a ", "~a ", "`", "```", "<", "<a:", "&", "*", "a*", "<!date^", "\\u0010"):
            body = '{"text":"' + piece * ((BODY_BYTES - 12) // len(piece)) + '"}'
            begun = time.monotonic()
            self.assertIn(self.send(body).status, (200, 400))
            self.assertLess(time.monotonic() - begun, 1, piece)

    def test_a_webhook_that_is_none_is_told_so(self):
        secret = self.path.removeprefix("/hooks/")
        for path in ("/hooks/", "/hooks/x", f"/hooks/{secret}x", f"/hooks/{secret}/", f"/hooks/{secret.upper()}",
                     "/hooks/T0/B0/X0"):
            with self.subTest(path):
                self.assert_answer(self.send('{"text":"a"}', path=path), 403, "invalid_token")
        self.assert_answer(self.send('{"text":"a"}', path="/hooks/" + "0" * 25 + "1"), 404, "no_service")
        # Neither a session nor another token is one.
        for other in (self.cookie.split("=")[1], self.make_token("read", "post")["secret"]):
            self.assert_answer(self.send('{"text":"a"}', path="/hooks/" + other), 404, "no_service")
        self.assertEqual(self.send('{"text":"a"}', path="/hooks").status, 405)

    def test_other_methods_are_refused_with_the_one_there_is(self):
        for method in ("GET", "HEAD", "DELETE"):
            answer = self.server.get(self.path, method=method)
            self.assertEqual((answer.status, answer.fields["allow"]), (405, "POST"))

    def test_p15_a_webhook_that_is_revoked_is_one_no_longer(self):
        self.assert_answer(self.post(text="a"), 200, "ok")
        self.anna.ask("token.revoke", person=self.bot, token=self.token)
        self.assert_answer(self.post(text="b"), 404, "no_service")

    def test_p15_one_of_a_bot_that_is_deactivated_too(self):
        self.anna.ask("person.change", client_id=wire.client_id(), person=self.bot, active=False)
        self.assert_answer(self.post(text="b"), 404, "no_service")

    def test_an_archived_channel_takes_nothing(self):
        self.anna.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        self.assert_answer(self.post(text="a"), 410, "channel_is_archived")
        self.anna.ask("room.change", room=self.room, client_id=wire.client_id(), archived=False)
        self.assert_answer(self.post(text="a"), 200, "ok")

    def test_a_channel_the_bot_is_no_member_of_and_one_that_is_gone_look_the_same(self):
        self.anna.ask("member.remove", room=self.room, client_id=wire.client_id(), person=self.bot)
        self.assert_answer(self.post(text="a"), 404, "channel_not_found")
        self.anna.ask("room.delete", room=self.room)
        self.assert_answer(self.post(text="a"), 404, "channel_not_found")

    def test_p24_what_comes_too_fast_is_told_to_wait(self):
        statuses = [self.post(text=str(i)).status for i in range(30)]
        self.assertEqual(statuses, [200] * 30)
        while (answer := self.post(text="mehr")).status == 200:
            pass
        self.assert_answer(answer, 429, "rate_limited")
        self.assertEqual(answer.fields["retry-after"], "1")
        time.sleep(1.1)
        self.assert_answer(self.post(text="wieder"), 200, "ok")

    def test_p13_guesses_are_looked_at_so_often(self):
        guesses = [f"/hooks/{i:026d}" for i in range(1, 52)]
        statuses = [self.send('{"text":"a"}', path=path).status for path in guesses]
        self.assertEqual(statuses, [404] * 50 + [429])

    def test_it_is_told_in_the_list_that_it_was_used(self):
        token = self.anna.ask("token.list", person=self.bot)["result"]["tokens"][0]
        self.assertEqual((token["room"], token["scopes"]), (self.room, [{"scope": "hook"}]))
        self.assertNotIn("used", token)
        self.post(text="a")
        self.assertIn("used", self.anna.ask("token.list", person=self.bot)["result"]["tokens"][0])


if __name__ == "__main__":
    unittest.main()
