"""Polls over the protocol: who may do what, what is refused in which words, and who learns who chose what."""
import time

import wire
from test_meetings import HOUR, NOBODY, House, error_of, now


def picks(*options):
    return [{"option": option} for option in options]


class Polls(House):
    """Commands about a poll, in short."""

    def asked(self, **more):
        return {"question": "Wohin?", "form": "single", "secrecy": "open", "live": True,
                "options": [{"text": "Köln"}, {"text": "Bonn"}, {"text": "Ulm"}], **more}

    def scale(self, **more):
        return self.asked(form="scale", options=[], **more)

    def try_ask(self, person, asked=None, **more):
        return person.ask("poll.ask", room=self.room, client_id=wire.client_id(), asked=asked or self.asked(), **more)

    def pose(self, person, asked=None, **more):
        answer = self.try_ask(person, asked, **more)
        self.assertIn("result", answer, answer)
        return answer["result"]["seq"]

    def poll(self, person, method, poll):
        client = {} if method == "poll.read" else {"client_id": wire.client_id()}
        return person.ask(method, room=self.room, poll=poll, **client)

    def try_vote(self, person, poll, *options):
        return person.ask("poll.vote", room=self.room, poll=poll, picks=picks(*options))

    def vote(self, person, poll, *options):
        self.assertEqual(self.try_vote(person, poll, *options).get("result"), {})

    def read(self, person, poll):
        return self.poll(person, "poll.read", poll)["result"].get("view")

    def close(self, person, poll):
        """Closes it, and returns what it says came out."""
        seq = self.poll(person, "poll.close", poll)["result"]["seq"]
        return self.body(seq)

    def body(self, seq):
        return self.event(seq)["body"]

    def event(self, seq, person=None):
        events = (person or self.ada).ask("room.history", room=self.room, **{"from": seq, "to": seq})["result"]["events"]
        return events[0]

    def name_of(self, answer):
        return error_of(answer)["name"] if "error" in answer else "done"


class Life(Polls):
    """From the question to what came out."""

    def test_an_open_one_shows_while_it_goes_on_who_chose_what_and_keeps_nothing_of_it(self):
        poll = self.pose(self.ada)
        self.vote(self.jonas, poll, 1)
        self.vote(self.lena, poll, 3)
        self.vote(self.jonas, poll, 3)
        tally = {"poll": poll, "voted": 2, "counts": [{"option": 3, "votes": 2}],
                 "votes": [{"person": self.ids["jonas"], "picks": picks(3)}, {"person": self.ids["lena"], "picks": picks(3)}]}
        self.assertEqual(self.read(self.lena, poll), {"tally": tally, "mine": picks(3)})
        self.assertEqual(self.read(self.ada, poll), {"tally": tally, "mine": []})
        self.assertEqual(self.close(self.ada, poll), {"voted": 2, "counts": [{"option": 3, "votes": 2}]})
        self.assertIsNone(self.read(self.ada, poll))

    def test_a_named_one_says_in_the_end_who_chose_what(self):
        poll = self.pose(self.jonas, self.asked(secrecy="named", live=False, form="multiple", most=2))
        self.vote(self.ada, poll, 1, 3)
        self.vote(self.lena, poll, 3)
        self.assertEqual(self.read(self.ada, poll), {"tally": {"poll": poll, "voted": 2}, "mine": picks(1, 3)})
        self.assertEqual(self.close(self.jonas, poll), {
            "voted": 2, "counts": [{"option": 1, "votes": 1}, {"option": 3, "votes": 2}],
            "votes": [{"person": self.ids["ada"], "picks": picks(1, 3)}, {"person": self.ids["lena"], "picks": picks(3)}]})

    def test_of_a_secret_one_nobody_learns_who_chose_what(self):
        poll = self.pose(self.ada, self.scale(secrecy="secret", live=False, low=0, high=10))
        for person, number in ((self.ada, 0), (self.jonas, 10), (self.lena, 10)):
            self.vote(person, poll, number)
        self.assertEqual(self.read(self.ada, poll), {"tally": {"poll": poll, "voted": 3}, "mine": picks(0)})
        self.assertEqual(self.close(self.ada, poll),
                         {"voted": 3, "counts": [{"option": 0, "votes": 1}, {"option": 10, "votes": 2}]})

    def test_a_vote_is_taken_back_by_choosing_nothing(self):
        for secrecy in ("open", "named", "secret"):
            poll = self.pose(self.ada, self.asked(secrecy=secrecy, live=False))
            self.vote(self.jonas, poll, 2)
            self.vote(self.jonas, poll)
            self.assertEqual(self.read(self.jonas, poll), {"tally": {"poll": poll, "voted": 0}, "mine": []})
            closed = self.close(self.ada, poll)
            self.assertEqual((closed["voted"], closed["counts"]), (0, []))

    def test_one_that_is_prepared_waits_and_dropped_comes_to_nothing(self):
        poll = self.pose(self.jonas, prepared=True)
        self.assertEqual(self.name_of(self.try_vote(self.lena, poll, 1)), "wrong_phase")
        self.assertEqual(self.name_of(self.poll(self.lena, "poll.open", poll)), "not_allowed")
        self.poll(self.jonas, "poll.open", poll)
        self.assertEqual(self.name_of(self.poll(self.jonas, "poll.open", poll)), "wrong_phase")
        self.vote(self.lena, poll, 1)
        other = self.pose(self.jonas, prepared=True)
        self.assertEqual(self.close(self.jonas, other), {"voted": 0})

    def test_what_is_closed_is_closed_for_good(self):
        poll = self.pose(self.ada)
        self.close(self.ada, poll)
        for method in ("poll.open", "poll.close"):
            self.assertEqual(self.name_of(self.poll(self.ada, method, poll)), "wrong_phase")
        self.assertEqual(self.name_of(self.try_vote(self.ada, poll, 1)), "wrong_phase")

    def test_the_state_has_those_that_are_not_closed(self):
        asked = self.asked(form="multiple", most=2)
        poll = self.pose(self.jonas, asked, prepared=True)
        other = self.pose(self.ada)
        state = self.lena.ask("room.open", room=self.room)["result"]["state"]
        self.assertEqual(state["polls"][0], {"poll": poll, "author": self.ids["jonas"], "phase": "prepared", "asked": asked})
        self.close(self.ada, other)
        self.close(self.ada, poll)
        self.assertEqual(self.lena.ask("room.open", room=self.room)["result"]["state"].get("polls", []), [])

    def test_said_again_each_gets_the_first_answer(self):
        ask = {"room": self.room, "client_id": wire.client_id(), "asked": self.asked(), "prepared": True}
        first = self.ada.ask("poll.ask", **ask)["result"]
        self.assertEqual(self.ada.ask("poll.ask", **ask)["result"], first)
        other = self.ada.ask("poll.ask", **{**ask, "asked": self.asked(question="Wann?")})
        self.assertEqual((error_of(other)["field"], error_of(other)["reason"]), ("client_id", "used"))
        for method in ("poll.open", "poll.close"):
            params = {"room": self.room, "poll": first["seq"], "client_id": wire.client_id()}
            done = self.ada.ask(method, **params)["result"]
            self.assertEqual(self.ada.ask(method, **params)["result"], done)


class Telling(Polls):
    """What the room is told while people vote."""

    def tallies(self, person, until):
        found = []
        while not found or not until(found[-1]):
            found.append(person.connection.notice("poll.counted")["tally"])
        return found

    def test_of_a_secret_one_it_is_told_how_many_have_voted_and_no_more(self):
        poll = self.pose(self.ada, self.asked(secrecy="secret", live=False))
        self.vote(self.jonas, poll, 1)
        self.assertEqual(self.lena.connection.notice("poll.counted"),
                         {"room": self.room, "tally": {"poll": poll, "voted": 1}})
        self.vote(self.jonas, poll, 2)  # nothing shows of that
        self.vote(self.lena, poll, 2)
        self.assertEqual(self.tallies(self.ada, lambda tally: tally["voted"] == 2)[-1], {"poll": poll, "voted": 2})
        self.ada.ask("poll.read", room=self.room, poll=poll)
        told = [notice["params"] for notice in self.ada.connection.notices if notice["method"] == "poll.counted"]
        self.assertEqual(told, [])

    def test_fifty_votes_within_a_second_are_few_frames(self):
        """LIMIT_TALLY_MS"""
        poll = self.pose(self.ada, self.asked(form="multiple"))
        start, people = time.monotonic(), (self.jonas, self.lena)
        for turn in range(50):
            self.vote(people[turn % 2], poll, *((1,), (2,), (1, 2), (3,), (2, 3))[turn % 5])
            time.sleep(max(0, start + turn / 50 - time.monotonic()))
        took = time.monotonic() - start
        self.vote(self.lena, poll, 1, 2, 3)
        last = self.tallies(self.ada, lambda tally: {"person": self.ids["lena"], "picks": picks(1, 2, 3)} in tally["votes"])
        self.assertLessEqual(len(last), 6 + 4 * max(0, took - 1))
        self.assertGreaterEqual(len(last), 3)

    def test_votes_count_for_those_who_are_gone_no_more(self):
        poll = self.pose(self.ada)
        for person in (self.ada, self.jonas, self.lena):
            self.vote(person, poll, 1)
        secret = self.pose(self.ada, self.asked(secrecy="secret", live=False))
        for person in (self.ada, self.jonas, self.lena):
            self.vote(person, secret, 1)
        self.jonas.ask("room.leave", room=self.room)
        self.assertEqual(self.read(self.ada, poll)["tally"]["voted"], 2)
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["lena"], active=False)
        self.assertEqual(self.read(self.ada, poll)["tally"]["votes"], [{"person": self.ids["ada"], "picks": picks(1)}])
        self.assertEqual(self.close(self.ada, secret), {"voted": 1, "counts": [{"option": 1, "votes": 1}]})


class Restart(Polls):
    """What a new start of the server leaves of votes."""

    def come_back(self):
        links = [self.cookie_of(self.ada.ask("person.link", person=self.ids[name])["result"]) for name in ("ada", "jonas", "lena")]
        self.server.restart()
        self.ada, self.jonas, self.lena = (self.hello(name, cookie) for name, cookie in zip(("ada", "jonas", "lena"), links))

    def test_what_was_chosen_secretly_is_forgotten_and_said_to_be(self):
        secret = self.pose(self.ada, self.asked(secrecy="secret", live=False))
        silent = self.pose(self.ada, self.asked(secrecy="secret", live=False))
        named = self.pose(self.ada, self.asked(secrecy="named", live=False))
        for poll in (secret, named):
            self.vote(self.jonas, poll, 2)
        head = self.ada.ask("room.open", room=self.room)["result"]["head"]
        self.come_back()
        self.assertEqual(self.read(self.jonas, secret), {"tally": {"poll": secret, "voted": 0}, "mine": []})
        self.assertEqual(self.read(self.jonas, named), {"tally": {"poll": named, "voted": 1}, "mine": picks(2)})
        self.assertEqual(self.read(self.jonas, silent), {"tally": {"poll": silent, "voted": 0}, "mine": []})
        events = self.lena.ask("room.open", room=self.room, after=head)["result"]["events"]
        self.assertEqual([(event["kind"], event["ref"], event.get("author")) for event in events],
                         [("poll.restarted", secret, events[0].get("author"))])
        self.vote(self.jonas, secret, 3)
        self.assertEqual(self.close(self.ada, secret), {"voted": 1, "counts": [{"option": 3, "votes": 1}]})
        self.assertEqual(self.close(self.ada, named)["votes"], [{"person": self.ids["jonas"], "picks": picks(2)}])


class InMeetings(Polls):
    """Those who are in it vote."""

    def begin(self, **more):
        meeting = self.plan(self.ada, now(), begin=True, **more)
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        return meeting

    def test_those_who_answer_for_it_and_its_minute_taker_ask(self):
        meeting = self.begin(minute_taker=self.ids["lena"])
        self.assertEqual(self.name_of(self.try_ask(self.jonas, meeting=meeting)), "not_allowed")
        poll = self.pose(self.lena, meeting=meeting, item=2)
        event = self.event(poll)
        self.assertEqual((event["ref"], event["body"]["item"]), (meeting, 2))
        self.assertEqual(self.name_of(self.try_vote(self.lena, poll, 1)), "not_allowed")  # not in it
        self.vote(self.jonas, poll, 1)
        self.done(self.lena, "meeting.attend", meeting, here=True)
        self.vote(self.lena, poll, 2)
        self.assertEqual(self.name_of(self.poll(self.jonas, "poll.close", poll)), "not_allowed")
        self.assertEqual(self.open(self.jonas, meeting)["polls"], [self.read(self.jonas, poll)])
        self.assertEqual(self.read(self.jonas, poll)["mine"], picks(1))
        self.assertEqual(self.open(self.ada, meeting)["polls"][0]["mine"], [])

    def test_before_it_goes_on_one_can_be_prepared_alone(self):
        meeting = self.plan(self.ada, now() + HOUR)
        self.assertEqual(self.name_of(self.try_ask(self.ada, meeting=meeting)), "wrong_phase")
        poll = self.pose(self.ada, meeting=meeting, prepared=True)
        self.assertEqual(self.name_of(self.poll(self.ada, "poll.open", poll)), "wrong_phase")
        self.done(self.ada, "meeting.run", meeting, phase="running")
        self.poll(self.ada, "poll.open", poll)
        self.done(self.ada, "meeting.run", meeting, phase="paused")
        self.vote(self.ada, poll, 1)

    def test_with_the_meeting_its_polls_are_over(self):
        meeting = self.begin()
        poll = self.pose(self.ada, self.asked(secrecy="secret", live=False), meeting=meeting)
        waits = self.pose(self.ada, meeting=meeting, prepared=True)
        other = self.pose(self.ada)
        self.vote(self.jonas, poll, 2)
        ended = self.done(self.ada, "meeting.run", meeting, phase="ended")
        events = self.ada.ask("room.history", room=self.room, **{"from": ended, "to": ended + 9})["result"]["events"]
        closed = {event["ref"]: event["body"] for event in events if event["kind"] == "poll.closed"}
        self.assertEqual(closed, {poll: {"voted": 1, "counts": [{"option": 2, "votes": 1}]}, waits: {"voted": 0}})
        self.assertEqual(self.name_of(self.try_ask(self.ada, meeting=meeting)), "wrong_phase")
        self.assertEqual(self.read(self.ada, other)["tally"]["voted"], 0)
        waits = self.pose(self.ada, meeting=self.plan(self.ada, now() + HOUR), prepared=True)
        self.done(self.ada, "meeting.cancel", self.event(waits)["ref"])
        self.assertIsNone(self.read(self.ada, waits))


class Called(Polls):
    """meeting.call"""

    def reasons(self, person):
        notices = person.ask("inbox.list", done=False)["result"]["notices"]
        return [(notice["reason"], notice["seq"]) for notice in notices if notice["reason"] == "meeting_call"]

    def test_whoever_is_in_it_calls_a_member_until_they_come(self):
        meeting = self.plan(self.ada, now(), begin=True)
        self.refused(self.jonas, "meeting.call", meeting, "not_allowed", person=self.ids["lena"])
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        called = self.done(self.jonas, "meeting.call", meeting, person=self.ids["lena"], text="Lieferzeit")
        self.assertEqual(self.body(called), {"person": self.ids["lena"], "item": 1, "text": "Lieferzeit"})
        self.assertEqual(self.reasons(self.lena), [("meeting_call", called)])
        self.done(self.lena, "meeting.attend", meeting, here=True)
        self.assertEqual(self.reasons(self.lena), [])
        self.done(self.lena, "meeting.attend", meeting, here=False)
        called = self.done(self.ada, "meeting.call", meeting, person=self.ids["lena"])
        self.assertEqual(self.reasons(self.lena), [("meeting_call", called)])
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        self.assertEqual(self.reasons(self.lena), [])

    def test_nobody_else_can_be_called(self):
        meeting = self.plan(self.ada, now() + HOUR)
        self.refused(self.ada, "meeting.call", meeting, "wrong_phase", person=self.ids["lena"])
        self.done(self.ada, "meeting.run", meeting, phase="running")
        for name, reason in (("max", "unknown_person"), ("ada", "taken")):
            refusal = self.refused(self.ada, "meeting.call", meeting, "invalid_params", person=self.ids[name])
            self.assertEqual((refusal["field"], refusal["reason"]), ("person", reason))
        params = {"room": self.room, "meeting": meeting, "client_id": wire.client_id(), "person": self.ids["lena"]}
        first = self.ada.ask("meeting.call", **params)["result"]
        self.assertEqual(self.ada.ask("meeting.call", **params)["result"], first)
        other = self.ada.ask("meeting.call", **{**params, "person": self.ids["jonas"]})
        self.assertEqual(error_of(other)["field"], "client_id")


class Presence(Polls):
    """That somebody is in a meeting shows to all, and never in which."""

    def state(self, name):
        connection = self.server.socket(self.cookie_of(self.ada.ask("person.link", person=self.ids["max"])["result"]))
        self.addCleanup(connection.raw.close)
        states = {each["person"]: each["state"] for each in connection.hello()["presence"]}
        return states.get(self.ids[name], "offline")

    def told(self, name):
        """What Max, who is in no room with them, is told of them next."""
        while True:
            for each in self.max.connection.notice("presence.changed")["people"]:
                if each["person"] == self.ids[name]:
                    return each["state"]

    def quiet(self):
        self.max.ask("room.open", room=self.max.house)
        self.max.connection.notices.clear()

    def test_it_changes_as_the_meeting_goes(self):
        meeting = self.plan(self.ada, now() + 2 * 60_000)
        self.done(self.ada, "meeting.run", meeting, phase="lobby")
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        self.assertEqual(self.state("jonas"), "active")
        self.quiet()
        self.done(self.ada, "meeting.run", meeting, phase="running")
        self.assertEqual(self.told("jonas"), "meeting")
        self.jonas.ask("presence.set", active=False)
        self.done(self.ada, "meeting.run", meeting, phase="paused")
        self.assertEqual(self.state("jonas"), "meeting")
        self.quiet()
        self.done(self.jonas, "meeting.attend", meeting, here=False)
        self.assertEqual(self.told("jonas"), "away")
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        self.assertEqual(self.told("jonas"), "meeting")
        self.jonas.ask("room.leave", room=self.room)
        self.assertEqual(self.told("jonas"), "away")
        self.quiet()
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        self.assertEqual(self.told("ada"), "active")

    def test_two_meetings_are_left_one_after_the_other(self):
        one, other = (self.plan(self.ada, now(), begin=True) for _ in range(2))
        self.done(self.ada, "meeting.run", one, phase="ended")
        self.assertEqual(self.state("ada"), "meeting")
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        self.assertEqual(self.state("ada"), "active")
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=False)
        self.assertEqual(self.state("ada"), "meeting")
        self.ada.ask("room.delete", room=self.room)
        self.assertEqual(self.state("ada"), "active")

    def test_it_shows_after_a_new_start(self):
        self.plan(self.ada, now(), begin=True)
        cookie = self.cookie_of(self.ada.ask("person.link", person=self.ids["ada"])["result"])
        self.server.restart()
        self.ada = self.hello("ada", cookie)
        self.assertEqual(self.state("ada"), "meeting")


class Refusals(Polls):
    """What is wrong is named by its field."""

    def wrong(self, answer, field, reason, limit=None):
        refusal = error_of(answer)
        self.assertEqual((refusal["name"], refusal.get("field"), refusal.get("reason"), refusal.get("limit")),
                         ("invalid_params", field, reason, limit))

    def test_what_is_asked(self):
        def ask(field, reason, limit=None, **more):
            with self.subTest(f"{field} {reason}"):
                self.wrong(self.try_ask(self.ada, self.asked(**more)), field, reason, limit)
        ask("live", "not_one_of", secrecy="secret")
        ask("options", "too_short", 2, options=[{"text": "Köln"}])
        ask("options", "taken", options=[{"text": "Köln"}, {"text": "Bonn"}, {"text": "Köln"}])
        ask("most", "unknown", most=2)
        ask("most", "too_large", 3, form="multiple", most=4)
        ask("low", "unknown", low=1)
        ask("high", "unknown", high=5)
        ask("low_text", "unknown", low_text="gar nicht")
        ask("high_text", "unknown", high_text="sehr")
        ask("options", "too_long", form="scale")
        ask("most", "unknown", form="scale", options=[], most=1)
        ask("high", "too_small", 6, form="scale", options=[], low=5)
        ask("high", "too_small", 4, form="scale", options=[], low=3, high=3)
        self.wrong(self.try_ask(self.ada, item=1), "item", "unknown")
        meeting = self.plan(self.ada, now(), begin=True)
        self.wrong(self.try_ask(self.ada, meeting=meeting, item=9), "item", "unknown")
        for fits in (self.asked(form="multiple", most=3), self.scale(low=4), self.scale(low=0, high=1, low_text="nein", high_text="ja")):
            self.pose(self.ada, fits)

    def test_what_is_chosen(self):
        single = self.pose(self.ada)
        self.wrong(self.try_vote(self.ada, single, 1, 2), "picks", "too_long", 1)
        for option in (0, 4):
            self.wrong(self.try_vote(self.ada, single, option), "option", "unknown")
        several = self.pose(self.ada, self.asked(form="multiple", most=2))
        self.wrong(self.try_vote(self.ada, several, 1, 2, 3), "picks", "too_long", 2)
        self.wrong(self.try_vote(self.ada, several, 2, 2), "picks", "taken")
        self.vote(self.ada, several, 3, 1)
        number = self.pose(self.ada, self.scale(low=2))
        for option in (1, 6):
            self.wrong(self.try_vote(self.ada, number, option), "option", "unknown")
        self.wrong(self.try_vote(self.ada, number, 2, 3), "picks", "too_long", 1)
        for option in (2, 5):
            self.vote(self.ada, number, option)
        self.assertEqual(self.read(self.ada, number)["mine"], picks(5))

    def test_a_room_holds_twenty_that_are_not_closed(self):
        for turn in range(20):
            last = self.pose(self.ada, prepared=turn % 2 == 0)
        self.assertEqual(self.name_of(self.try_ask(self.ada)), "too_many")
        self.close(self.ada, last)
        self.pose(self.ada)

    def test_what_is_not_there_and_what_one_may_not_see_look_the_same(self):
        poll = self.pose(self.ada)
        old = self.pose(self.ada)
        self.close(self.ada, old)
        commands = {"poll.open": {}, "poll.close": {}, "poll.read": {}, "poll.vote": {"picks": picks(1)}}
        def say(person, method, room, number):
            client = {"client_id": wire.client_id()} if method in ("poll.open", "poll.close") else {}
            answer = person.ask(method, room=room, poll=number, **client, **commands[method])
            return {name: value for name, value in answer.items() if name != "id"}
        for method in commands:
            nowhere = say(self.max, method, NOBODY, poll)
            self.assertEqual(error_of(nowhere)["name"], "not_found")
            self.assertEqual(say(self.max, method, self.room, poll), nowhere)
            for other in (1, 9999):
                self.assertEqual(say(self.ada, method, self.room, other), nowhere)

    def test_a_latecomer_votes_on_what_is_open_and_finds_nothing_that_was_closed(self):
        everybodys, self.room = self.room, self.ada.ask(
            "room.create", client_id=wire.client_id(), title="spät", access="closed", newcomers="joined")["result"]["room"]
        old, poll, waits = self.pose(self.ada), self.pose(self.ada), self.pose(self.ada, prepared=True)
        self.close(self.ada, old)
        self.ada.ask("room.invite", room=self.room, client_id=wire.client_id(), people=[{"person": self.ids["max"]}])
        state = self.max.ask("room.open", room=self.room)["result"]["state"]
        self.assertEqual([each["poll"] for each in state["polls"]], [poll, waits])
        self.vote(self.max, poll, 2)
        self.assertEqual(self.read(self.max, poll)["mine"], picks(2))
        self.assertEqual(self.name_of(self.poll(self.max, "poll.read", old)), "not_found")
        self.poll(self.ada, "poll.open", waits)
        closed = self.poll(self.ada, "poll.close", poll)["result"]["seq"]
        self.assertEqual(self.event(closed, self.max)["kind"], "poll.closed")
        self.room = everybodys

    def test_in_an_archived_channel_they_are_read_alone(self):
        poll = self.pose(self.ada)
        self.vote(self.ada, poll, 1)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        self.assertEqual(self.name_of(self.try_ask(self.ada)), "archived")
        self.assertEqual(self.name_of(self.try_vote(self.ada, poll, 2)), "archived")
        self.assertEqual(self.name_of(self.poll(self.ada, "poll.close", poll)), "archived")
        self.assertEqual(self.read(self.ada, poll)["mine"], picks(1))
