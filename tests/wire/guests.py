"""A house with a case in it, and how its guests come in, for tests of what they see and may do."""

import json
import unittest
from dataclasses import dataclass

import wire
from server import Server


@dataclass
class Case:
    """Its two rooms."""
    backstage: str
    shared: str


def ask(socket, method, **params):
    """What it is answered with; an error fails the test."""
    answer = socket.ask(method, **params)
    assert "result" in answer, (method, answer)
    return answer["result"]


def do(socket, method, **params):
    """Likewise of a command with a client id."""
    return ask(socket, method, client_id=wire.client_id(), **params)


def error_of(answer):
    """Of an answer over HTTP: its status, and what it says is wrong, as "link_invalid" or ("name", "missing")."""
    data = json.loads(answer.body)["error"]["data"]
    return answer.status, (data["field"], data["reason"]) if "field" in data else data["name"]


def post(server, path, *fields, source=None, **body):
    return server.send("POST", path, json.dumps(body), *fields, source=source)


def look(server, token, *fields, source=None):
    """Where a link leads."""
    answer = post(server, "/join/look", *fields, source=source, token=token)
    assert answer.status == 200, answer
    return json.loads(answer.body)


def join(server, token, *fields, source=None, **about):
    """Comes by a link, with name, company, device as far as they are given: the cookie."""
    answer = post(server, "/join", *fields, source=source, token=token, **about)
    assert (answer.status, answer.body) == (204, b""), answer
    return answer.fields["set-cookie"].split(";")[0]


class Guest:
    """Somebody who has come by a link and said hello."""

    def __init__(self, server, cookie, **how):
        self.cookie = cookie
        self.socket = server.guest_socket(cookie, **how)
        self.hello = self.socket.hello()
        self.me = self.hello["me"]

    def ask(self, method, **params):
        return self.socket.ask(method, **params)

    def close(self):
        self.socket.raw.close()


class House(unittest.TestCase):
    """Anna is its administrator, has said hello and is the host of a case."""

    settings = ()
    tls = False

    def setUp(self):
        self.server = Server(*self.settings, tls=self.tls)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.anna = self.server.socket(self.cookie)
        self.addCleanup(self.anna.raw.close)
        self.hello = self.anna.hello()
        self.case = self.open_case()

    def open_case(self, by=None, **more):
        """By Anna, or who is named."""
        by = by or self.anna
        fields = {"customer": "Müller Maschinenbau", "title": "Müller: Lieferverzug Pumpen",
                  "shared_title": "Lieferung der Pumpen", **more}
        backstage = do(by, "case.open", **fields)["room"]
        state = ask(by, "room.open", room=backstage)["state"]
        return Case(backstage, state["shared"])

    def invite(self, case=None, name="Petra Müller", company="Müller Maschinenbau", hours=24, **more):
        """A personal link: who it is for, its token, until when."""
        return ask(self.anna, "guest.invite", room=(case or self.case).backstage, name=name, company=company,
                   hours=hours, **more)

    def general_link(self, case=None, hours=24):
        return ask(self.anna, "guest.link", room=(case or self.case).backstage, hours=hours)["token"]

    def admit(self, guest, case=None):
        do(self.anna, "guest.admit", room=(case or self.case).backstage, guest=guest)

    def come(self, token, **about):
        """A guest who has come by this link and said hello; closed at the end."""
        guest = Guest(self.server, join(self.server, token, **about))
        self.addCleanup(guest.close)
        return guest

    def guests(self, case=None):
        """As the backstage knows them, by id."""
        state = ask(self.anna, "room.open", room=(case or self.case).backstage)["state"]
        return {guest["guest"]: guest for guest in state.get("guests", [])}
