"""What administrators set for everybody, over the wire: each limit within its bounds, told to everybody, and enforced (P-72)."""
import json
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from proto.generate.model import load  # noqa: E402
from server import Server  # noqa: E402
from wire import client_id  # noqa: E402

MODEL = load(ROOT / "proto")
FIELDS = MODEL.types["house_limits"]["fields"]
# The bounds by hand, for proto/ says only what it says.
BOUNDS = {
    "channels_owned": (1, 1000),
    "channel_members": (2, 10000),
    "mention_all": (1, 10000),
    "message_length": (200, 8000),
    "edit_minutes": (-1, 525600),
    "erase_minutes": (-1, 525600),
    "invitations_open": (1, 100),
    "invitation_hours": (1, 720),
    "session_days": (1, 3650),
    "session_idle_days": (2, 365),
    "password_length": (8, 64),
}
ROLES = {"open_channels", "closed_channels", "invitations"}


def error_of(answer):
    return answer["error"]["data"]


class HouseLimits(unittest.TestCase):
    def setUp(self):
        self.server = Server("--rates", "no")
        self.addCleanup(self.server.stop)
        self.ada = self.connect(self.server.sign_in())
        self.house = self.ada.hello()["house"]
        self.ben = self.newcomer("Ben Okafor")

    def connect(self, cookie):
        socket = self.server.socket(cookie)
        self.addCleanup(socket.raw.close)
        return socket

    def newcomer(self, name):
        self.ada.ask("person.add", client_id=client_id(), name=name, role="member")
        person = self.state()["members"][-1]["person"]
        link = self.ada.ask("person.link", person=person)["result"]["token"]
        answer = self.server.post_session('{"token":"%s"}' % link)
        socket = self.connect(answer.fields["set-cookie"].split(";")[0])
        socket.me = socket.hello()["me"]
        return socket

    def state(self):
        return self.ada.ask("room.open", room=self.house)["result"]["state"]

    def change(self, **limits):
        return self.ada.ask("house.change", client_id=client_id(), limits=limits)

    def set(self, **limits):
        self.assertIn("result", self.change(**limits))

    def join(self, invitation, password):
        return self.server.post_session(json.dumps(
            {"invitation": invitation, "name": "Carla", "email": "carla@brandt.example", "password": password}))

    def test_every_limit_is_set_within_its_bounds_and_named_beyond_them(self):
        self.assertEqual(set(FIELDS), set(BOUNDS) | ROLES)
        for name, (low, high) in BOUNDS.items():
            # What is as it comes is not kept.
            self.set(**{name: low + 1})
            for value, reason, bound in ((low, None, 0), (high, None, 0), (low - 1, "too_small", low), (high + 1, "too_large", high)):
                with self.subTest(limit=name, value=value):
                    answer = self.change(**{name: value})
                    if reason:
                        self.assertEqual(error_of(answer), {"name": "invalid_params", "field": name, "reason": reason, "limit": bound})
                    else:
                        self.assertIn("result", answer)
                        self.assertEqual(self.state()["house"]["limits"][name], value)
        for name in ROLES:
            self.set(**{name: "owner"})
            self.assertEqual(error_of(self.change(**{name: "boss"}))["reason"], "not_one_of")
        self.assertEqual(error_of(self.change(colour=1)), {"name": "invalid_params", "field": "colour", "reason": "unknown"})

    def test_everybody_hears_what_was_and_what_is_and_strangers_see_what_is(self):
        self.assertNotIn("limits", json.loads(self.server.get("/house").body))
        self.set(message_length=300)
        self.set(message_length=400, password_length=12)
        heard = [event for event in self.ben.ask("room.open", room=self.house, after=1)["result"]["events"]
                 if event["kind"] == "house.changed"]
        self.assertEqual(heard[-1]["body"]["was"], {"message_length": 300, "password_length": 8})
        self.assertEqual(heard[-1]["body"]["house"]["limits"], {"message_length": 400, "password_length": 12})
        self.assertEqual(json.loads(self.server.get("/house").body)["limits"], {"message_length": 400, "password_length": 12})
        refused = self.ben.ask("house.change", client_id=client_id(), limits={"message_length": 8000})
        self.assertEqual(error_of(refused)["name"], "not_allowed")

    def test_a_message_a_channel_and_a_call_are_as_the_house_says(self):
        room = self.ada.new_room()
        self.ben.ask("room.join", room=room)
        self.set(message_length=200, open_channels="owner", closed_channels="owner", channel_members=2, mention_all=1, erase_minutes=0)
        self.assertIn("result", self.ben.post(room, "ü" * 200))
        self.assertEqual(error_of(self.ben.post(room, "ü" * 201)),
                         {"name": "invalid_params", "field": "text", "reason": "too_long", "limit": 200})
        for access in ("open", "closed"):
            refused = self.ben.ask("room.create", client_id=client_id(), title="neu", access=access)
            self.assertEqual(error_of(refused), {"name": "not_allowed", "field": "access"})
        carla = self.newcomer("Carla Ito")
        self.assertEqual(error_of(carla.ask("room.join", room=room))["name"], "too_many")
        refused = self.ben.ask("room.invite", room=room, client_id=client_id(), people=[{"person": carla.me}])
        self.assertEqual(error_of(refused), {"name": "too_many", "field": "people", "limit": 2})
        call = {"room": room, "text": "@alle", "mentions": [{"at": 0, "size": 5, "kind": "all"}]}
        self.assertEqual(error_of(self.ben.ask("message.post", client_id=client_id(), **call)),
                         {"name": "not_allowed", "field": "mentions", "limit": 1})
        self.assertIn("result", self.ada.ask("message.post", client_id=client_id(), **call))
        self.set(open_channels="member", channels_owned=1)
        self.ben.new_room("eins")
        refused = self.ben.ask("room.create", client_id=client_id(), title="zwei")
        self.assertEqual(error_of(refused)["name"], "too_many")
        said = self.ben.post(room, "Moin")["result"]["seq"]
        refused = self.ben.ask("message.erase", room=room, message=said, client_id=client_id())
        self.assertEqual(error_of(refused)["name"], "too_late")

    def test_members_invite_members_and_see_their_own_invitations_only(self):
        self.assertEqual(error_of(self.ben.ask("invitation.list"))["name"], "not_allowed")
        theirs = self.ada.ask("invitation.make", role="member", hours=1, uses=1)["result"]["invitation"]
        self.set(invitations="member", invitation_hours=24, invitations_open=1, password_length=20)
        refused = self.ben.ask("invitation.make", role="owner", hours=1, uses=1)
        self.assertEqual(error_of(refused), {"name": "not_allowed", "field": "role"})
        refused = self.ben.ask("invitation.make", role="member", hours=25, uses=1)
        self.assertEqual(error_of(refused), {"name": "invalid_params", "field": "hours", "reason": "too_large", "limit": 24})
        made = self.ben.ask("invitation.make", role="member", hours=24, uses=1)["result"]
        self.assertEqual(error_of(self.ben.ask("invitation.make", role="member", hours=1, uses=1))["name"], "too_many")
        listed = self.ben.ask("invitation.list")["result"]["invitations"]
        self.assertEqual([one["invitation"] for one in listed], [made["invitation"]])
        self.assertEqual(len(self.ada.ask("invitation.list")["result"]["invitations"]), 2)
        self.assertEqual(error_of(self.ben.ask("invitation.revoke", invitation=theirs))["name"], "not_found")
        short = self.join(made["token"], "Kranich-7-Lampe")
        self.assertEqual(json.loads(short.body)["error"]["data"],
                         {"name": "invalid_params", "field": "password", "reason": "too_short", "limit": 20})
        self.assertEqual(self.join(made["token"], "Kranich-7-Lampe-Tisch").status, 204)
        refused = self.ben.ask("password.set", password="Kranich-7-Lampe")
        self.assertEqual(error_of(refused)["limit"], 20)

    def test_an_invitation_is_worth_what_its_maker_may(self):
        self.set(invitations="member", channels_owned=1)
        token = self.ben.ask("invitation.make", role="member", hours=1, uses=2)["result"]["token"]
        gone = self.ben.ask("invitation.make", role="member", hours=1, uses=2)["result"]
        self.ben.ask("invitation.revoke", invitation=gone["invitation"])
        self.set(invitations="owner")
        revoked, withdrawn = (self.join(one, "Kranich-7-Lampe") for one in (gone["token"], token))
        self.assertEqual((withdrawn.status, withdrawn.body), (revoked.status, revoked.body))
        self.set(invitations="member")
        self.assertEqual(self.join(token, "Kranich-7-Lampe").status, 204)

    def test_nobody_is_put_in_charge_of_more_channels_than_they_may_make(self):
        self.set(channels_owned=1)
        first, second = (self.ada.new_room(title) for title in ("eins", "zwei"))
        change = {"person": self.ben.me, "role": "owner"}
        for room in (first, second):
            self.ben.ask("room.join", room=room)
        self.assertIn("result", self.ada.ask("member.change", room=first, client_id=client_id(), **change))
        self.assertEqual(error_of(self.ada.ask("member.change", room=second, client_id=client_id(), **change)),
                         {"name": "too_many", "field": "person", "limit": 1})
        self.assertIn("result", self.ada.ask("member.change", room=first, client_id=client_id(), **change))

    def test_whoever_is_deactivated_comes_back_by_no_invitation_of_their_own(self):
        self.set(invitations="member")
        token = self.ben.ask("invitation.make", role="member", hours=1, uses=2)["result"]["token"]
        self.ada.ask("invitation.make", role="member", hours=1, uses=1, note="bleibt")
        self.ada.ask("person.change", client_id=client_id(), person=self.ben.me, active=False)
        answer = self.join(token, "Kranich-7-Lampe")
        self.assertEqual((answer.status, json.loads(answer.body)["error"]["data"]["name"]), (403, "link_invalid"))
        self.assertEqual([one["note"] for one in self.ada.ask("invitation.list")["result"]["invitations"]], ["bleibt"])


if __name__ == "__main__":
    unittest.main()
