"""Pictures over the line: how large they may be, what is refused, and what strangers get."""

import json
import subprocess
import sys
import unittest
from pathlib import Path

import wire
from server import BINARY, Server

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from proto.generate.model import load  # noqa: E402

LIMITS = load(ROOT / "proto").limits
PNG = "iVBORw0KGgo="


def picture(characters):
    """Base64 of so many characters that begins as a PNG does."""
    return "iVBORw0KGgoA" + "A" * (characters - 12)


class Pictures(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.anna = self.server.socket(self.cookie)
        self.addCleanup(self.anna.raw.close)
        self.me = self.anna.hello()["me"]

    def set(self, **params):
        return self.anna.ask("picture.set", client_id=wire.client_id(), **params)

    def refused(self, **params):
        data = self.set(**params)["error"]["data"]
        return data["name"], data.get("field"), data.get("reason")

    def house(self):
        return json.loads(self.server.get("/house").body)

    def test_a_picture_may_be_so_large_and_no_larger(self):
        most = LIMITS["picture_max"]["value"]
        for person in ({"person": self.me}, {}):
            self.assertIn("result", self.set(data=picture(most), **person))
            self.assertEqual(self.anna.ask("picture.get", **person)["result"], {"data": picture(most)})
            self.assertEqual(self.refused(data=picture(most + 1), **person), ("invalid_params", "data", "too_long"))
            self.assertEqual(self.refused(data=picture(most + 4), **person), ("invalid_params", "data", "too_long"))
            self.assertEqual(self.anna.ask("picture.get", **person)["result"], {"data": picture(most)})
        self.assertEqual(self.house()["logo_data"], picture(most))

    def test_what_is_no_picture_is_refused_by_field(self):
        malformed = ("invalid_params", "data", "malformed")
        for data in ("iVBORw0KGgo", "iVBORw0KG%o=", "PHN2Zz48L3N2Zz4=", "R0lGODlhAQABAAAAACw=", "====", "ä"):
            self.assertEqual(self.refused(person=self.me, data=data), malformed)
        self.assertEqual(self.refused(person=self.me, data="iVBORw0K\nGgo="), ("invalid_params", "data", "bad_characters"))
        for data in (5, None, [PNG], {"data": PNG}):
            self.assertEqual(self.refused(person=self.me, data=data), ("invalid_params", "data", "wrong_type"))
        self.assertEqual(self.refused(person=self.me), ("invalid_params", "data", "missing"))
        self.assertEqual(self.refused(person=self.me, data=PNG, size=1), ("invalid_params", "size", "unknown"))
        self.assertEqual(self.refused(person="0000000000000", data=PNG), ("invalid_params", "person", "malformed"))
        self.assertEqual(self.refused(person="1vb8r3hn4t6yz", data=PNG), ("not_found", None, None))
        self.assertEqual(self.anna.ask("picture.get", person=self.me)["result"], {"data": ""})

    def test_others_have_their_own_say_and_see_each_other(self):
        added = self.anna.ask("person.add", client_id=wire.client_id(), name="Jonas Weber", role="member")["result"]
        jonas = self.anna.ask("room.open", room=added["room"])["result"]["state"]["members"][-1]["person"]
        token = self.anna.ask("person.link", person=jonas)["result"]["token"]
        cookie = self.server.post_session('{"token":"%s"}' % token).fields["set-cookie"].split(";")[0]
        with self.server.socket(cookie) as other:
            self.assertEqual(other.hello()["me"], jonas)
            for params in ({}, {"person": self.me}, {"person": "1vb8r3hn4t6yz"}):
                answer = other.ask("picture.set", client_id=wire.client_id(), data=PNG, **params)
                self.assertEqual(answer["error"]["data"], {"name": "not_allowed"})
            self.assertIn("result", other.ask("picture.set", client_id=wire.client_id(), person=jonas, data=PNG))
        self.assertEqual(self.anna.ask("picture.get", person=jonas)["result"], {"data": PNG})
        state = self.anna.ask("room.open", room=added["room"])["result"]["state"]
        self.assertRegex(state["members"][-1]["profile"]["picture"], "^[0-9a-z]{13}$")
        self.assertNotIn(PNG, json.dumps(state))
        self.assertNotIn("logo", self.house())

    def test_nobody_gets_a_picture_before_hello(self):
        with self.server.socket(self.cookie) as silent:
            self.assertEqual(silent.ask("picture.get")["error"]["data"]["name"], "hello_first")

    def test_the_logo_is_for_strangers_too_and_stays_over_a_restart(self):
        self.assertNotIn("logo_data", self.house())
        self.set(data=PNG)
        before = self.house()
        self.assertEqual(before["logo_data"], PNG)
        self.anna.raw.close()
        self.server.terminate()
        self.assertEqual(self.server.process.wait(20), 0)
        process = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", f"{self.server.place.name}/data",
             "--client", f"{self.server.place.name}/client"], stdout=subprocess.PIPE, text=True)
        try:
            self.server.port = int(process.stdout.readline().rsplit(":", 1)[1])
            self.assertEqual(self.house(), before)
        finally:
            process.terminate()
            self.assertEqual(process.wait(20), 0)
            process.stdout.close()


if __name__ == "__main__":
    unittest.main()
