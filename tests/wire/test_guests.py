"""Guests once they have come: how they are let in and turned out, what they hear and what of them is heard (P-15, P-19, P-20, P-34)."""

import time
import unittest
from concurrent.futures import ThreadPoolExecutor

import guests
import wire
from guests import ask, do, error_of, join, post
from test_protocol import MODEL, check_example

GUEST_SESSIONS = 5  # LIMIT_GUEST_SESSIONS
LOBBY_MAX = 20
WITHIN_S = 2
SIGNED_OUT = 4001


class Checked(wire.GuestSocket):
    """A guest's socket that validates all it receives."""

    def ask_later(self, method, **params):
        self.methods = {**getattr(self, "methods", {}), self.last_id + 1: method}
        return super().ask_later(method, **params)

    def read(self):
        message = super().read()
        if "method" in message:
            check_example(MODEL, message["method"], MODEL.notifications[message["method"]]["params"], message["params"])
        elif "result" in message:
            method = self.methods[message["id"]]
            check_example(MODEL, method, MODEL.commands[method]["result"], message["result"])
        for event in (message.get("params") or message.get("result") or {}).get("events", []):
            if "body" in event:
                check_example(MODEL, event["kind"], MODEL.events[event["kind"]]["body"], event["body"])
        return message


class House(guests.House):
    def connect(self, cookie):
        socket = Checked(self.server.port, self.server.origin, cookie)
        self.addCleanup(socket.raw.close)
        return socket

    def come(self, token, **about):
        """A guest who has come by this link and said hello."""
        return self.back(join(self.server, token, **about))

    def back(self, cookie):
        guest = guests.Guest.__new__(guests.Guest)
        guest.cookie, guest.socket = cookie, self.connect(cookie)
        guest.hello = guest.socket.hello()
        guest.me = guest.hello["me"]
        return guest

    def person(self, name):
        """A colleague with a connection."""
        do(self.anna, "person.add", name=name, role="member")
        person = ask(self.anna, "room.open", room=self.hello["house"])["state"]["members"][-1]["person"]
        link = ask(self.anna, "person.link", person=person)
        answer = self.server.post_session(f'{{"token":"{link["token"]}"}}')
        socket = self.server.socket(answer.fields["set-cookie"].split(";")[0])
        self.addCleanup(socket.raw.close)
        socket.me = socket.hello()["me"]
        return socket

    def colleague(self, name):
        """One who is in the case."""
        socket = self.person(name)
        do(self.anna, "room.invite", room=self.case.backstage, people=[{"person": socket.me}])
        return socket

    def events(self, room, kind=None, by=None):
        head = ask(by or self.anna, "room.open", room=room)["head"]
        events = ask(by or self.anna, "room.history", room=room, **{"from": 1, "to": head})["events"]
        return [event for event in events if kind in (None, event["kind"])]

    def state_of(self, guest):
        return self.guests()[guest]["state"]

    def has_session(self, cookie):
        with self.server.guest_socket(cookie) as socket:
            answer = socket.ask("guest.hello", client="wire test")
            if "result" in answer:
                return True
            self.assertEqual((answer["error"]["data"], socket.close_code()), ({"name": "not_signed_in"}, SIGNED_OUT))
            return False

    def heard(self, socket):
        """All that has come unasked and not been looked at, with what is on its way."""
        socket.ask("room.open", room=self.hello["house"])
        heard, socket.notices = socket.notices, []
        return heard

    def refusal(self, token, **about):
        return error_of(post(self.server, "/join", token=token, **about))

    def ends(self, guest):
        """It is out within the time that is promised, and so is its cookie."""
        began = time.monotonic()
        self.assertEqual(guest.socket.close_code(WITHIN_S), SIGNED_OUT)
        self.assertLess(time.monotonic() - began, WITHIN_S)
        self.assertFalse(self.has_session(guest.cookie))


class Coming(House):
    settings = ("--rates", "no")

    def test_a_hundred_at_once_by_one_personal_link_are_one_guest_who_is_let_in_once(self):
        made = self.invite()
        with ThreadPoolExecutor(20) as pool:
            cookies = list(pool.map(lambda _: join(self.server, made["token"]), range(100)))
        self.assertEqual(len(set(cookies)), 100)
        self.assertEqual(len(self.guests()), 1)
        self.assertEqual([event["body"]["guest"]["state"] for event in self.events(self.case.backstage, "guest.changed")],
                         ["invited", "admitted"])
        joined = [event for event in self.events(self.case.shared, "member.joined") if "company" in event["body"]["members"][0]]
        self.assertEqual([(event["author"], event["body"]["members"]) for event in joined],
                         [(made["guest"], [{"person": made["guest"], "role": "member", "name": "Petra Müller",
                                            "company": "Müller Maschinenbau"}])])
        # As many as they can have, the last ones.
        self.assertEqual(sum(self.has_session(cookie) for cookie in cookies), GUEST_SESSIONS)

    # P-15
    def test_the_oldest_of_too_many_sessions_makes_room(self):
        token = self.invite()["token"]
        first = self.come(token)
        others = [self.come(token) for _ in range(GUEST_SESSIONS - 1)]
        self.assertTrue(self.has_session(first.cookie))
        self.come(token)
        self.ends(first)
        for guest in others:
            self.assertEqual(ask(guest.socket, "room.open", room=self.case.shared)["room"], self.case.shared)

    def test_a_hundred_at_once_by_the_general_link_are_as_many_as_can_wait_and_keep_nobody_else_out(self):
        token = self.general_link()
        with ThreadPoolExecutor(20) as pool:
            answers = list(pool.map(lambda number: post(self.server, "/join", token=token, name=f"Gast {number}"), range(100)))
        self.assertEqual(sum(answer.status == 204 for answer in answers), LOBBY_MAX)
        self.assertEqual({error_of(answer)[1] for answer in answers if answer.status != 204}, {"too_many"})
        self.assertEqual({guest["state"] for guest in self.guests().values()}, {"waiting"})
        self.assertEqual(len(self.events(self.case.shared, "member.joined")), 1)  # Anna
        self.come(self.invite()["token"])
        do(self.anna, "guest.refuse", room=self.case.backstage, guest=next(iter(self.guests())))
        self.come(token, name="Karl")

    def test_who_comes_again_by_the_general_link_is_who_they_were(self):
        token = self.general_link()
        first = self.come(token, name="Petra")
        again = self.back(join(self.server, token, f"Cookie: {first.cookie}", name="Petra"))
        self.assertEqual((again.me, again.hello["lobby"]["position"]), (first.me, 1))
        self.assertEqual(len(self.guests()), 1)
        self.admit(first.me)
        inside = self.back(join(self.server, token, f"Cookie: {again.cookie}", name="Petra"))
        self.assertEqual((inside.me, inside.hello["room"]["room"]), (first.me, self.case.shared))
        other = self.open_case(title="Huber", shared_title="Huber", customer="Huber KG")
        elsewhere = self.back(join(self.server, self.general_link(other), f"Cookie: {inside.cookie}", name="Petra"))
        self.assertNotEqual(elsewhere.me, first.me)

    def test_whoever_is_let_in_hears_their_room_from_there_on(self):
        guest = self.come(self.general_link(), name="Petra Müller", company="Müller")
        self.assertEqual(guest.hello["lobby"], {"title": "Lieferung der Pumpen", "host": "Ada Brandt", "state": "waiting",
                                                "position": 1, "told": True, "message": ""})
        self.assertEqual(guest.ask("room.open", room=self.case.shared)["error"]["data"], {"name": "not_found"})
        self.admit(guest.me)
        summary = guest.socket.notice("room.entered")["summary"]
        self.assertEqual((summary["room"], summary["kind"], summary["title"], summary["unread"]),
                         (self.case.shared, "shared", "Lieferung der Pumpen", 0))
        self.assertNotIn("brief", summary)
        self.anna.post(self.case.shared, "Willkommen")
        self.assertEqual(guest.socket.notice("room.events")["events"][0]["kind"], "member.joined")
        told = guest.socket.notice("room.events")["events"]
        self.assertEqual([event["body"]["text"] for event in told], ["Willkommen"])

    def test_what_a_guest_says_carries_their_name_of_then_and_counts_as_unread(self):
        guest = self.come(self.invite()["token"])
        ask(self.anna, "room.mark", room=self.case.shared, seq=ask(self.anna, "room.open", room=self.case.shared)["head"])
        said = do(guest.socket, "message.post", room=self.case.shared, text="Guten Tag")["seq"]
        do(guest.socket, "message.reply", room=self.case.shared, message=said, text="und danke")
        do(self.anna, "message.reply", room=self.case.shared, message=said, text="Gern")
        self.come(self.invite(guest=guest.me, name="Petra Müller-Lang")["token"])
        do(guest.socket, "message.post", room=self.case.shared, text="Noch etwas")
        words = [event for event in self.events(self.case.shared) if event["kind"].startswith("message.")]
        self.assertEqual([event["body"].get("by", {}).get("name") for event in words],
                         ["Petra Müller", "Petra Müller", None, "Petra Müller-Lang"])
        self.assertEqual(words[0]["body"]["by"]["company"], "Müller Maschinenbau")
        mark = ask(self.anna, "room.mark", room=self.case.shared, seq=said - 1)
        self.assertEqual(mark["unread"], 2)

    def test_their_own_words_they_change_and_take_back_and_others_not(self):
        guest = self.come(self.invite()["token"])
        own = do(guest.socket, "message.post", room=self.case.shared, text="Guten Tag")["seq"]
        other = do(self.anna, "message.post", room=self.case.shared, text="Hallo")["seq"]
        do(guest.socket, "message.edit", room=self.case.shared, message=own, text="Guten Abend")
        self.assertEqual([one["text"] for one in ask(guest.socket, "message.versions", room=self.case.shared, message=own)["versions"]],
                         ["Guten Tag", "Guten Abend"])
        do(guest.socket, "message.react", room=self.case.shared, message=other, reactions=[{"emoji": "👍"}])
        for method, more in (("message.edit", {"text": "x"}), ("message.erase", {})):
            answer = guest.ask(method, room=self.case.shared, client_id=wire.client_id(), message=other, **more)
            self.assertEqual(answer["error"]["data"]["name"], "not_allowed")
        do(guest.socket, "message.erase", room=self.case.shared, message=own)
        self.assertNotIn("body", next(event for event in self.events(self.case.shared) if event["seq"] == own))


class Ending(House):
    """P-15, P-20"""

    def inside(self):
        made = self.invite()
        return self.come(made["token"]), made["token"]

    def waiting(self):
        token = self.general_link()
        return self.come(token, name="Karl Huber"), token

    def test_whoever_is_removed_is_out_with_all_devices_and_does_not_come_back(self):
        guest, token = self.inside()
        other = self.come(token)
        do(self.anna, "guest.remove", room=self.case.backstage, guest=guest.me, reason="Danke.")
        self.assertEqual(guest.socket.notice("room.exited"), {"room": self.case.shared})
        lobby = guest.socket.notice("lobby.changed")["lobby"]
        self.assertEqual((lobby["state"], lobby["reason"]), ("removed", "Danke."))
        self.ends(guest)
        self.ends(other)
        self.assertEqual(self.refusal(token), (403, "link_invalid"))
        left = self.events(self.case.shared, "member.left")
        self.assertEqual([event["body"]["person"] for event in left], [guest.me])
        again = self.invite(guest=guest.me)["token"]
        self.assertEqual(self.refusal(token), (403, "link_invalid"))
        self.assertFalse(self.has_session(guest.cookie))
        self.assertEqual(self.come(again).me, guest.me)

    def test_whoever_is_refused_reads_why_and_is_out(self):
        guest, _ = self.waiting()
        do(self.anna, "guest.refuse", room=self.case.backstage, guest=guest.me, reason="Der Termin ist morgen.")
        self.assertEqual(guest.socket.notice("lobby.changed")["lobby"],
                         {"title": "Lieferung der Pumpen", "host": "Ada Brandt", "state": "refused", "told": False, "message": "",
                          "reason": "Der Termin ist morgen."})
        self.ends(guest)
        self.assertEqual(self.state_of(guest.me), "refused")

    def test_whoever_waits_or_is_invited_is_removed_likewise(self):
        guest, _ = self.waiting()
        invited = self.invite(name="Rita")
        for one in (guest.me, invited["guest"]):
            do(self.anna, "guest.remove", room=self.case.backstage, guest=one)
        self.ends(guest)
        self.assertEqual(self.refusal(invited["token"]), (403, "link_invalid"))

    def test_an_archived_case_has_nobody_in_and_its_links_rest(self):
        (guest, token), (lobby, general) = self.inside(), self.waiting()
        do(self.anna, "room.change", room=self.case.backstage, archived=True)
        self.ends(guest)
        self.ends(lobby)
        for link in (token, general):
            self.assertEqual(self.refusal(link, name="Petra"), (403, "link_invalid"))
        do(self.anna, "room.change", room=self.case.backstage, archived=False)
        self.assertFalse(self.has_session(guest.cookie))
        self.assertEqual(self.come(token).me, guest.me)

    def test_a_deleted_case_has_nobody_in(self):
        (guest, token), (lobby, general) = self.inside(), self.waiting()
        ask(self.anna, "room.delete", room=self.case.backstage)
        self.ends(guest)
        self.ends(lobby)
        for link in (token, general):
            self.assertEqual(self.refusal(link, name="Petra"), (403, "link_invalid"))

    def test_a_general_link_that_is_taken_back_or_replaced_lets_nobody_wait_any_more(self):
        guest, first = self.waiting()
        second = self.general_link()
        self.assertEqual(self.refusal(first, name="Rita"), (403, "link_invalid"))
        do(self.anna, "guest.door", room=self.case.backstage, revoke=True)
        self.assertEqual(self.refusal(second, name="Rita"), (403, "link_invalid"))
        self.admit(guest.me)  # who is there already still is
        guest.socket.notice("room.entered")

    def test_it_holds_after_a_restart(self):
        (guest, token), (lobby, _) = self.inside(), self.waiting()
        do(self.anna, "guest.remove", room=self.case.backstage, guest=guest.me)
        link = ask(self.anna, "person.link", person=self.hello["me"])
        self.server.restart()
        answer = self.server.post_session(f'{{"token":"{link["token"]}"}}')
        self.anna = self.server.socket(answer.fields["set-cookie"].split(";")[0])
        self.addCleanup(self.anna.raw.close)
        self.anna.hello()
        self.assertEqual(self.refusal(token), (403, "link_invalid"))
        self.assertFalse(self.has_session(guest.cookie))
        back = self.back(lobby.cookie)
        self.assertEqual(back.hello["lobby"]["state"], "waiting")
        self.admit(back.me)
        self.assertEqual(back.socket.notice("room.entered")["summary"]["room"], self.case.shared)


class Lobby(House):
    """P-19"""

    def changes(self, guest):
        """What the lobby has said since; nothing else has come."""
        guest.socket.ask("room.open", room=self.case.shared)
        notices, guest.socket.notices = guest.socket.notices, []
        self.assertEqual({notice["method"] for notice in notices} - {"lobby.changed"}, set())
        return [notice["params"]["lobby"] for notice in notices]

    def test_who_waits_learns_their_place_who_was_told_and_what_the_host_says_and_when_it_changes_alone(self):
        token = self.general_link()
        first, second = self.come(token, name="Petra"), self.come(token, name="Karl")
        self.assertEqual((first.hello["lobby"]["position"], second.hello["lobby"]["position"]), (1, 2))
        self.assertEqual(self.changes(first), [])
        do(self.anna, "guest.door", room=self.case.backstage, message="Um 14 Uhr.")
        self.assertEqual([one["message"] for one in self.changes(second)], ["Um 14 Uhr."])
        self.changes(first)
        self.admit(first.me)
        first.socket.notice("room.entered")
        self.assertEqual([one["position"] for one in self.changes(second)], [1])
        do(self.anna, "room.change", room=self.case.shared, title="Pumpen")
        self.assertEqual([one["title"] for one in self.changes(second)], ["Pumpen"])
        do(self.anna, "profile.change", person=self.hello["me"], name="Ada Brandt-Lang")
        self.assertEqual([one["host"] for one in self.changes(second)], ["Ada Brandt-Lang"])

    def test_told_is_that_the_host_or_the_deputy_is_connected(self):
        jonas, lena = self.colleague("Jonas"), self.colleague("Lena")
        guest = self.come(self.general_link(), name="Petra")
        do(self.anna, "case.change", room=self.case.backstage, host=lena.me, deputy=jonas.me)
        self.assertEqual([(one["host"], one["told"]) for one in self.changes(guest)], [("Lena", True)])
        lena.raw.close()
        ask(self.anna, "presence.set", active=True)
        self.assertEqual(self.changes(guest), [])  # Jonas is there
        jonas.raw.close()
        self.assertFalse(guest.socket.notice("lobby.changed")["lobby"]["told"])
        self.assertEqual(self.changes(guest), [])  # and nothing of Anna, who is there

    def test_nothing_that_goes_on_in_the_house_or_the_case_reaches_the_lobby(self):
        jonas = self.colleague("Jonas")
        guest = self.come(self.general_link(), name="Petra")
        for room in (self.case.shared, self.case.backstage, self.anna.new_room()):
            self.anna.post(room, "Hallo")
            ask(self.anna, "typing.set", room=room, on=True)
        ask(self.anna, "status.set", text="bin da")
        ask(self.anna, "presence.set", active=False)
        jonas.raw.close()
        self.person("Max")
        self.invite(name="Rita")
        do(self.anna, "case.change", room=self.case.backstage, question="Wann?")
        self.assertEqual(self.changes(guest), [])


class Silence(House):
    settings = ("--rates", "no")

    def test_the_house_hears_nothing_of_guests_and_guests_nothing_of_the_house(self):
        other = self.person("Max")
        guest = self.come(self.invite()["token"])
        more = self.server.socket(self.cookie)
        self.addCleanup(more.raw.close)
        self.assertNotIn(guest.me, str(more.hello()["presence"]))
        ask(self.anna, "status.set", text="bin da")
        ask(self.anna, "presence.set", active=False)
        self.anna.new_room()
        guest.ask("typing.set", room=self.case.shared, on=True)
        self.assertEqual(self.anna.notice("typing.changed")["person"], guest.me)
        ask(self.anna, "typing.set", room=self.case.shared, on=True)
        guest.socket.ask("room.open", room=self.case.shared)
        self.assertEqual([(notice["method"], notice["params"]["person"]) for notice in guest.socket.notices],
                         [("typing.changed", guest.me), ("typing.changed", self.hello["me"])])
        guest.socket.raw.close()
        self.assertNotIn(guest.me, str(self.heard(other)))
        heard = [notice for notice in self.heard(self.anna) if notice["method"] == "presence.changed"]
        self.assertNotIn(guest.me, str(heard))
        self.assertNotIn(guest.me, str(ask(self.anna, "room.open", room=self.hello["house"])))

    def test_a_colleague_is_told_that_a_guest_calls_upon_them_and_a_guest_has_no_inbox(self):
        jonas = self.colleague("Jonas")
        guest = self.come(self.invite()["token"])
        self.heard(jonas)
        call = do(guest.socket, "message.post", room=self.case.shared, text="@J",
                  mentions=[{"at": 0, "size": 2, "kind": "person", "id": jonas.me}])["seq"]
        added = jonas.notice("inbox.added")
        self.assertEqual((added["room"], added["seq"], added["reason"]), (self.case.shared, call, "mention"))
        all_of_them = [{"at": 0, "size": 2, "kind": "all"}]
        mention = [{"at": 0, "size": 2, "kind": "person", "id": guest.me}]
        said = do(self.anna, "message.post", room=self.case.shared, text="@P", mentions=mention)["seq"]
        do(self.anna, "message.post", room=self.case.shared, text="@a", mentions=all_of_them)
        do(guest.socket, "message.reply", room=self.case.shared, message=said, text="Ja?")
        do(self.anna, "message.reply", room=self.case.shared, message=said, text="@P", mentions=mention)
        marked = ask(guest.socket, "room.mark", room=self.case.shared, seq=0)
        self.assertEqual((marked["unread"], marked["calls"]), (2, []))
        ask(guest.socket, "thread.mark", room=self.case.shared, message=said, seq=said)
        heard = {notice["method"] for notice in guest.socket.notices}
        self.assertEqual(heard - {"room.events", "thread.kept", "room.marked"}, set())
        for room in (self.case.backstage, self.anna.new_room()):
            answer = self.anna.ask("message.post", room=room, client_id=wire.client_id(), text="@P", mentions=mention)
            self.assertEqual(answer["error"]["data"]["reason"], "unknown_person")

    def test_host_and_deputy_are_told_of_who_waits_until_it_is_dealt_with(self):
        jonas, lena = self.colleague("Jonas"), self.colleague("Lena")
        do(self.anna, "case.change", room=self.case.backstage, deputy=jonas.me)
        people = (self.anna, jonas, lena)
        for person in people:
            ask(person, "inbox.done", done=True)
            self.heard(person)

        def waiting(person):
            return [notice["event"]["body"]["guest"]["name"] for notice in ask(person, "inbox.list", done=False)["notices"]
                    if notice["reason"] == "guest_waiting"]

        token = self.general_link()
        named = [self.come(token, name=name) for name in ("Petra", "Karl", "Rita")]
        self.assertEqual([waiting(person) for person in people], [["Rita", "Karl", "Petra"]] * 2 + [[]])
        self.assertEqual(jonas.notice("inbox.added")["reason"], "guest_waiting")
        self.assertNotIn("inbox.added", [notice["method"] for notice in self.heard(lena)])
        self.admit(named[0].me)
        self.assertEqual([waiting(person) for person in people], [["Rita", "Karl"]] * 2 + [[]])
        do(lena, "guest.refuse", room=self.case.backstage, guest=named[1].me)
        do(lena, "guest.remove", room=self.case.backstage, guest=named[2].me)
        self.assertEqual([waiting(person) for person in people], [[]] * 3)
        self.assertEqual(jonas.notice("inbox.changed")["open"], 2)


class History(House):
    """P-34"""

    def setUp(self):
        super().setUp()
        room = self.case.shared
        self.before = do(self.anna, "message.post", room=room, text="vorher")["seq"]
        do(self.anna, "message.reply", room=room, message=self.before, text="auch vorher")
        do(self.anna, "message.pin", room=room, message=self.before, on=True)

    def bodies(self, guest, **window):
        answer = ask(guest.socket, "room.history", room=self.case.shared, **window)
        return answer, str([event.get("body") for event in answer["events"]])

    def test_what_was_said_before_they_were_let_in_is_not_there(self):
        guest, room = self.come(self.invite()["token"]), self.case.shared
        since = next(member["since"] for member in ask(self.anna, "room.open", room=room)["state"]["members"]
                     if member["person"] == guest.me)
        opened = ask(guest.socket, "room.open", room=room)
        self.assertEqual((opened["from"], opened["state"]["pins"]), (since, []))
        self.assertNotIn("vorher", str(opened))
        self.assertEqual(guest.hello["room"]["unread"], 0)
        answer, bodies = self.bodies(guest, **{"from": 1, "to": since})
        self.assertEqual(answer["from"], since)
        self.assertNotIn("vorher", bodies)
        for method in ("thread.open", "message.versions"):
            absent = guest.ask(method, room=room, message=99)["error"]
            self.assertEqual(guest.ask(method, room=room, message=self.before)["error"], absent)
        # Of what becomes of it later they learn the number alone; a reply is of its own.
        do(self.anna, "message.edit", room=room, message=self.before, text="vorher, anders")
        do(self.anna, "message.react", room=room, message=self.before, reactions=[{"emoji": "👍"}])
        do(self.anna, "message.reply", room=room, message=self.before, text="jetzt")
        ask(guest.socket, "room.open", room=room)
        told = [event for notice in guest.socket.notices if notice["method"] == "room.events" for event in notice["params"]["events"]]
        self.assertEqual([(event["kind"], event.get("body", {}).get("text"), event.get("body", {}).get("replies"))
                          for event in told], [("void", None, None), ("void", None, None), ("message.replied", "jetzt", None)])

    def test_what_goes_on_since_before_is_not_there_either_nor_what_becomes_of_it(self):
        room = self.case.shared
        day = int(time.time() * 1000) + 24 * 3600 * 1000
        plan = {"title": "vorher", "goal": "", "minutes": 30, "time_zone": "Europe/Berlin", "rhythm": "once", "later": [],
                "moderator": self.hello["me"], "everyone": True, "attendees": [], "start": day}
        meeting = do(self.anna, "meeting.plan", room=room, plan=plan, items=[])["seq"]
        task = do(self.anna, "task.make", room=room, text="vorher")["seq"]
        poll = do(self.anna, "poll.ask", room=room, asked={"question": "vorher?", "form": "single", "secrecy": "open", "live": True,
                                                           "options": [{"text": "vorher ja"}, {"text": "vorher nein"}]})["seq"]
        do(self.anna, "decision.make", room=room, text="vorher")
        guest = self.come(self.invite()["token"])
        state = ask(guest.socket, "room.open", room=room)["state"]
        self.assertEqual((state["meetings"], state.get("polls", []), state.get("tasks", []), "decisions" in state), ([], [], [], False))
        self.assertTrue(ask(self.anna, "room.open", room=room)["state"]["tasks"])
        do(self.anna, "task.change", room=room, task=task, text="vorher anders", status="done")
        do(self.anna, "poll.close", room=room, poll=poll)
        do(self.anna, "meeting.cancel", room=room, meeting=meeting)
        head = ask(guest.socket, "room.open", room=room)["head"]
        told = [event for notice in guest.socket.notices if notice["method"] == "room.events" for event in notice["params"]["events"]]
        self.assertEqual({event["kind"] for event in told}, {"void"})
        self.assertNotIn("vorher", self.bodies(guest, **{"from": 1, "to": head})[1])

    def test_where_the_host_opens_it_they_see_it_all(self):
        do(self.anna, "room.change", room=self.case.shared, newcomers="all")
        guest = self.come(self.invite()["token"])
        self.assertIn("vorher", str(ask(guest.socket, "room.open", room=self.case.shared)["events"]))

    def test_whoever_comes_again_sees_from_then_on(self):
        made = self.invite()
        guest = self.come(made["token"])
        do(self.anna, "message.post", room=self.case.shared, text="damals")
        do(self.anna, "guest.remove", room=self.case.backstage, guest=guest.me)
        again = self.come(self.invite(guest=guest.me)["token"])
        self.assertNotIn("damals", str(ask(again.socket, "room.open", room=self.case.shared)))


class Construction(House):
    """No command, whoever it names, brings a guest backstage or into the house."""
    settings = ("--rates", "no")

    def filled(self, value, guest):
        """Ids that name people are the guest's."""
        if isinstance(value, dict):
            return {key: guest if key in PEOPLE and isinstance(one, str) else self.filled(one, guest) for key, one in value.items()}
        return [self.filled(one, guest) for one in value] if isinstance(value, list) else value

    def test_every_command_with_a_guest_s_id_leaves_them_where_they_are(self):
        guest, tried = self.come(self.invite()["token"]), 0
        channel = self.anna.new_room()
        spared = {"room.delete", "guest.remove", "session.end", "key.rotate"}  # would end what is looked at
        for name, command in MODEL.commands.items():
            example = command["example"]["params"]
            params = self.filled(example, guest.me)
            if params == example or name in spared:
                continue
            for room in (self.case.backstage, channel) if "room" in params else (None,):
                more = {"room": room} if room else {}
                more.update({"client_id": wire.client_id()} if "client_id" in params else {})
                with self.subTest((name, room)):
                    answer = self.anna.ask(name, **{**params, **more})
                    tried += 1
                    if name.startswith("guest."):
                        continue  # what is done about guests names them
                    self.assertIn("error", answer, (params, answer))
                    self.assertIn(answer["error"]["data"]["name"], ("not_found", "invalid_params", "wrong_phase"))
        self.assertGreater(tried, 20)
        for room in (self.case.backstage, channel, self.hello["house"]):
            members = ask(self.anna, "room.open", room=room)["state"]["members"]
            self.assertNotIn(guest.me, [member["person"] for member in members])


PEOPLE = {"person", "host", "deputy", "moderator", "owner", "id", "guest", "author", "invited_by"}

if __name__ == "__main__":
    unittest.main()
