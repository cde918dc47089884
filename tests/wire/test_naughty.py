"""Strings that have broken other software come back byte for byte, or are refused with the field's name (P-27)."""

import json
import unittest
from pathlib import Path

import wire
from server import Server

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "tests/node_modules/big-list-of-naughty-strings/blns.json"
# What the list lacks: both directions of writing and none, zero width, emoji joined to one, half a surrogate's neighbours.
MORE = ["\u202egnp.tfahcstob", "\u2066\u2069", "a\u200bb", "👩‍👩‍👧‍👦🏳️‍🌈", "e\u0301" * 50, "\ufeffBOM", "\ufffd\uffff", "𝔯𝔲𝔫𝔡𝔢",
        "аррӏе.com", "\U0010ffff", "\u2028\u2029", "ß" * 300, "İıſK"]
STRINGS = json.loads(LIST.read_text(encoding="utf-8")) + MORE


class Naughty(unittest.TestCase):
    def setUp(self):
        self.server = Server("--rates", "no")
        self.addCleanup(self.server.stop)
        self.anna = self.server.socket(self.server.sign_in())
        self.addCleanup(self.anna.raw.close)
        self.anna.hello()
        self.room = self.anna.new_room()

    def taken(self, answer, field):
        if "result" in answer:
            return True
        data = answer["error"]["data"]
        self.assertEqual((data["name"], data["field"]), ("invalid_params", field), answer)
        self.assertIn(data["reason"], ("too_short", "too_long", "bad_characters", "taken"), answer)
        return False

    def read(self, seq):
        return self.anna.ask("room.history", room=self.room, **{"from": seq, "to": seq})["result"]["events"][0]["body"]

    def test_p27_messages_come_back_as_they_were(self):
        refused = 0
        for text in STRINGS:
            with self.subTest(text):
                answer = self.anna.post(self.room, text)
                if self.taken(answer, "text"):
                    self.assertEqual(self.read(answer["result"]["seq"]), {"text": text})
                else:
                    refused += 1
        self.assertLess(refused, len(STRINGS) // 10)

    def test_p27_titles_come_back_as_they_were(self):
        for title in STRINGS:
            with self.subTest(title):
                answer = self.anna.ask("room.create", client_id=wire.client_id(), title=title[:60])
                if self.taken(answer, "title"):
                    opened = self.anna.ask("room.open", room=answer["result"]["room"])["result"]
                    self.assertEqual(opened["state"]["settings"]["title"], title[:60])


if __name__ == "__main__":
    unittest.main()
