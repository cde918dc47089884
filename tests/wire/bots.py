"""A house with a bot in it, for tests of what programs may do."""

import unittest

import wire
from server import Server


class House(unittest.TestCase):
    """Anna is its administrator and has said hello."""

    settings = ()

    def setUp(self):
        self.server = Server(*self.settings)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.anna = self.server.socket(self.cookie)
        self.addCleanup(self.anna.raw.close)
        self.house = self.anna.hello()["house"]
        self.bot = self.add_bot("Bestellungen")

    def add_bot(self, name):
        self.anna.ask("person.add", client_id=wire.client_id(), name=name, role="member", bot=True)
        members = self.anna.ask("room.open", room=self.house)["result"]["state"]["members"]
        self.assertTrue(members[-1]["profile"]["bot"])
        return members[-1]["person"]

    def make_token(self, *scopes, **more):
        answer = self.anna.ask("token.make", person=self.bot, name="Laden",
                               scopes=[{"scope": scope} for scope in scopes], **more)
        self.assertIn("result", answer)
        return answer["result"]

    def socket(self, secret):
        client = wire.WebSocket(self.server.port, None, None, fields=(f"Authorization: Bearer {secret}",))
        self.addCleanup(client.raw.close)
        return client

    def invite(self, room):
        self.anna.ask("room.invite", room=room, client_id=wire.client_id(), people=[{"person": self.bot}])
