"""Ways by which guests once learned what is none of theirs, or shut the door to others (P-19, P-34, P-35)."""

import json

from guests import ask, do, error_of, post
from test_guests import House


class Beyond(House):
    settings = ("--rates", "no")

    def administrator(self, name):
        do(self.anna, "person.add", name=name, role="owner")
        person = ask(self.anna, "room.open", room=self.hello["house"])["state"]["members"][-1]["person"]
        link = ask(self.anna, "person.link", person=person)
        answer = self.server.post_session(f'{{"token":"{link["token"]}"}}')
        socket = self.server.socket(answer.fields["set-cookie"].split(";")[0])
        self.addCleanup(socket.raw.close)
        socket.me = socket.hello()["me"]
        return socket

    def told(self, guest):
        guest.socket.ask("room.history", room=self.case.shared, **{"from": 1, "to": 1})
        notices, guest.socket.notices = guest.socket.notices, []
        return json.dumps(notices)

    # P-35
    def test_who_acts_backstage_without_being_there_is_not_named_to_guests(self):
        jonas, olga = self.colleague("Jonas"), self.administrator("Olga")
        guest = self.come(self.invite()["token"])
        for method, more in (("member.change", {"room": self.case.backstage, "person": jonas.me, "role": "owner"}),
                             ("profile.change", {"person": jonas.me, "name": "Jonas Weber-Roth"}),
                             ("member.remove", {"room": self.case.backstage, "person": jonas.me})):
            with self.subTest(method):
                do(olga, method, **more)
                told = self.told(guest)
                self.assertIn(jonas.me, told)
                self.assertNotIn(olga.me, told)

    # P-34
    def test_the_state_of_the_room_tells_nothing_that_was_made_before_they_came(self):
        room = {"room": self.case.shared}
        do(self.anna, "task.make", **room, person=self.hello["me"], until=self.hello["now"] + 86_400_000, text="Vorherwort")
        do(self.anna, "poll.ask", **room, asked={"question": "Vorherwort?", "form": "single", "secrecy": "open", "live": True,
                                                 "options": [{"text": "Vorherwort"}, {"text": "nein"}]})
        do(self.anna, "decision.make", **room, text="Vorherwort")
        guest = self.come(self.invite()["token"])
        state = ask(guest.socket, "room.open", **room)["state"]
        self.assertNotIn("Vorherwort", json.dumps(state))
        self.assertNotIn("decisions", state)

    def test_the_general_link_shuts_the_door_to_nobody_else(self):
        token = self.general_link()
        for turn in range(4):
            came = [post(self.server, "/join", token=token, name=f"Gast {turn} {number}").status for number in range(21)]
            self.assertEqual(came, [204] * 20 + [409])  # lobby_max
            self.assertEqual(self.invite()["guest"] in self.guests(), True)
            for guest, one in self.guests().items():
                if one["state"] == "waiting":
                    do(self.anna, "guest.refuse", room=self.case.backstage, guest=guest)
        self.assertLessEqual(len(self.guests()), 50)  # guests_max

    # P-19
    def test_whether_a_host_is_there_who_is_one_no_more_is_not_told(self):
        lena = self.colleague("Lena")
        do(self.anna, "member.change", room=self.case.backstage, person=lena.me, role="owner")
        guest = self.come(self.general_link(), name="Karl")
        do(self.anna, "room.leave", room=self.case.backstage)
        do(lena, "room.leave", room=self.case.backstage)
        do(lena, "profile.change", person=lena.me, name="Lena Kurz-Roth")  # tells the lobbies anew
        guest.socket.ask("room.open", room=self.case.shared)
        self.assertFalse(guest.socket.notices[-1]["params"]["lobby"]["told"])

    def test_nobody_is_called_by_what_cannot_be_seen(self):
        token = self.invite()["token"]
        for name in ("\u00ad", "\u034f", "\u115f\u1160", "\u2800", " \u3164 ", "\ufe0f", "\uffa0", "\U000e0041"):
            with self.subTest(name.encode("unicode_escape")):
                self.assertEqual(error_of(post(self.server, "/join", token=token, name=name)), (400, ("name", "too_short")))
        self.assertEqual(post(self.server, "/join", token=token, name="👁\ufe0f").status, 204)
