"""Decisions and tasks over the protocol: on record, in the register, in somebody's list, and what is refused in which words."""
import time
import unittest

import wire
from test_meetings import DAY, HOUR, NOBODY, House, error_of, now


class Records(House):
    """A meeting of two items goes on; Ada leads it, Lena takes the minutes, Jonas is in it."""

    def begin(self, **more):
        meeting = self.plan(self.ada, now(), minutes=(10, 20), begin=True, minute_taker=self.ids["lena"], **more)
        self.done(self.jonas, "meeting.attend", meeting, here=True)
        return meeting

    def say(self, who, method, **params):
        return who.ask(method, room=self.room, client_id=wire.client_id(), **params)

    def said(self, who, method, **params):
        answer = self.say(who, method, **params)
        self.assertIn("result", answer, (method, params, answer))
        return answer["result"]["seq"]

    def decide(self, who, text="Rabatt bis 12 %.", **more):
        return self.said(who, "decision.make", text=text, **more)

    def task(self, who, text="Brandt nachfassen", **more):
        return self.said(who, "task.make", text=text, **more)

    def change(self, who, task, status="open", text="Brandt nachfassen", **more):
        return self.say(who, "task.change", task=task, text=text, status=status, **more)

    def changed(self, *args, **more):
        answer = self.change(*args, **more)
        self.assertIn("result", answer)
        return answer["result"]["seq"]

    def refusal(self, answer):
        error = error_of(answer)
        return (error["name"], error.get("field"))

    def register(self, who, **more):
        return who.ask("decision.list", room=self.room, **more)["result"]

    def tasks(self, who, **more):
        return who.ask("task.list", **more)["result"]["tasks"]

    def numbers(self, who, **more):
        return [one["state"]["task"] for one in self.tasks(who, **more)]

    def state(self, person):
        return person.ask("room.open", room=self.room)["result"]["state"]

    def events(self, person, after):
        return person.ask("room.open", room=self.room, after=after)["result"]["events"]

    def notices(self, person, done=False):
        listed = person.ask("inbox.list", done=done)["result"]["notices"]
        return [(one["reason"], one["seq"]) for one in listed if one["reason"].startswith("task")]


class Decisions(Records):
    def test_a_decision_says_what_where_and_who_was_there(self):
        meeting = self.begin()
        seq = self.decide(self.lena, meeting=meeting, item=1)
        decided = {"number": 1, "text": "Rabatt bis 12 %.", "item": 1,
                   "present": [{"person": self.ids["ada"]}, {"person": self.ids["jonas"]}]}
        event = self.events(self.jonas, seq - 1)[0]
        self.assertEqual((event["kind"], event["ref"], event["body"]), ("decision.made", meeting, {"decided": decided}))
        self.assertEqual([(one["decision"], one["author"], one["meeting"], one["decided"]) for one in self.register(self.jonas)["decisions"]],
                         [(seq, self.ids["lena"], meeting, decided)])
        opened = self.open(self.jonas, meeting)["events"]
        self.assertIn(("decision.made", seq), [(one["kind"], one["seq"]) for one in opened])

    def test_outside_of_a_meeting_every_member_decides_and_nobody_rewords(self):
        message = self.said(self.jonas, "message.post", text="Nehmen wir Köln?")
        seq = self.decide(self.jonas, message=message)
        decided = self.register(self.ada)["decisions"][0]
        self.assertEqual(decided["decided"], {"number": 1, "text": "Rabatt bis 12 %.", "message": message})
        self.assertNotIn("meeting", decided)
        answer = self.say(self.jonas, "decision.change", decision=seq, text="Anders")
        self.assertEqual(self.refusal(answer), ("wrong_phase", None))

    def test_only_those_who_keep_the_record_decide_in_a_meeting(self):
        meeting = self.begin()
        answer = self.say(self.jonas, "decision.make", meeting=meeting, text="x")
        self.assertEqual(self.refusal(answer), ("not_allowed", None))
        self.decide(self.ada, meeting=meeting)
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        answer = self.say(self.ada, "decision.make", meeting=meeting, text="x")
        self.assertEqual(self.refusal(answer), ("wrong_phase", None))

    def test_before_a_meeting_has_begun_nothing_is_decided_in_it(self):
        meeting = self.plan(self.ada, now() + HOUR)
        answer = self.say(self.ada, "decision.make", meeting=meeting, text="x")
        self.assertEqual(self.refusal(answer), ("wrong_phase", None))

    def test_a_wording_is_open_as_long_as_its_item_is(self):
        meeting = self.begin()
        at_item, at_none = self.decide(self.ada, meeting=meeting, item=1), self.decide(self.ada, meeting=meeting)
        for person in (self.ada, self.lena):
            self.said(person, "decision.change", decision=at_item, text="Bis 10 %.")
        answer = self.say(self.jonas, "decision.change", decision=at_item, text="x")
        self.assertEqual(self.refusal(answer), ("not_allowed", None))
        self.assertEqual([one["decided"]["text"] for one in self.register(self.jonas)["decisions"]], ["Rabatt bis 12 %.", "Bis 10 %."])
        self.done(self.ada, "meeting.go", meeting, seen=1)
        answer = self.say(self.ada, "decision.change", decision=at_item, text="x")
        self.assertEqual(self.refusal(answer), ("wrong_phase", None))
        self.said(self.ada, "decision.change", decision=at_none, text="Bis 9 %.")
        self.done(self.ada, "meeting.go", meeting, seen=2, item=1)  # taken up again
        self.said(self.ada, "decision.change", decision=at_item, text="Bis 8 %.")
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        for seq in (at_item, at_none):
            answer = self.say(self.ada, "decision.change", decision=seq, text="x")
            self.assertEqual(self.refusal(answer), ("wrong_phase", None))
        self.assertEqual([one["decided"]["text"] for one in self.register(self.jonas)["decisions"]], ["Bis 9 %.", "Bis 8 %."])

    def test_a_correction_takes_the_place_and_both_stay_in_the_register(self):
        first = self.decide(self.jonas, "Eins")
        other = self.decide(self.jonas, "Zwei")
        second = self.decide(self.lena, "Drei", corrects=first)
        third = self.decide(self.ada, "Vier", corrects=second)
        listed = [(one["decision"], one["decided"]["number"], one.get("corrected")) for one in self.register(self.ada)["decisions"]]
        self.assertEqual(listed, [(third, 4, None), (second, 3, third), (other, 2, None), (first, 1, second)])
        older = [(one["decision"], one.get("corrected")) for one in self.register(self.ada, before=second)["decisions"]]
        self.assertEqual(older, [(other, None), (first, second)])

    def test_what_it_names_must_be_there(self):
        message = self.said(self.jonas, "message.post", text="x")
        decision, meeting = self.decide(self.ada), self.begin()
        for field, value in (("message", decision), ("message", 9999), ("corrects", message), ("poll", message), ("poll", 9999)):
            with self.subTest(f"{field} {value}"):
                answer = self.say(self.ada, "decision.make", text="x", **{field: value})
                self.assertEqual(error_of(answer), {"name": "invalid_params", "field": field, "reason": "unknown"})
        for more in ({"item": 1}, {"meeting": meeting, "item": 9}):
            answer = self.say(self.ada, "decision.make", text="x", **more)
            self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "item", "reason": "unknown"})

    def test_what_came_out_of_a_closed_poll_is_copied(self):
        asked = {"question": "Köln?", "form": "single", "secrecy": "open", "live": False, "options": [{"text": "Ja"}, {"text": "Nein"}]}
        poll = self.said(self.ada, "poll.ask", asked=asked)
        for person, option in ((self.ada, 1), (self.jonas, 1), (self.lena, 2)):
            self.assertIn("result", person.ask("poll.vote", room=self.room, poll=poll, picks=[{"option": option}]))
        answer = self.say(self.ada, "decision.make", text="x", poll=poll)
        self.assertEqual(self.refusal(answer), ("wrong_phase", "poll"))
        self.said(self.ada, "poll.close", poll=poll)
        self.decide(self.jonas, "Wir fahren nach Köln.", poll=poll)
        decided = self.register(self.lena)["decisions"][0]["decided"]
        self.assertEqual((decided["poll"], decided["counts"]), (poll, [{"option": 1, "votes": 2}, {"option": 2, "votes": 1}]))

    def test_the_register_comes_in_pages(self):
        made = [self.decide(self.ada, f"Nummer {number}") for number in range(51)]  # decisions_page and one more
        page = self.register(self.ada)
        self.assertEqual(([one["decision"] for one in page["decisions"]], page["more"]), (made[:0:-1], True))
        page = self.register(self.ada, before=made[1])
        self.assertEqual(([one["decision"] for one in page["decisions"]], page["more"]), (made[:1], False))
        page = self.register(self.ada, before=made[50])
        self.assertEqual((len(page["decisions"]), page["more"]), (50, False))


class Tasks(Records):
    def test_a_task_is_given_told_and_done(self):
        meeting, until = self.begin(), now() + 3 * DAY
        seq = self.task(self.ada, meeting=meeting, item=1, person=self.ids["jonas"], until=until)
        what = {"text": "Brandt nachfassen", "person": self.ids["jonas"], "until": until, "status": "open", "item": 1}
        made = {"task": seq, "author": self.ids["ada"], "meeting": meeting, "what": what}
        listed = self.tasks(self.jonas)
        self.assertEqual([(one["room"], {**one["state"], "made": 0}) for one in listed], [(self.room, {**made, "made": 0})])
        self.assertEqual(self.state(self.lena)["tasks"], [listed[0]["state"]])
        self.assertEqual(self.tasks(self.lena, of=self.room), listed)
        self.assertEqual(self.tasks(self.lena), [])
        self.assertEqual(self.notices(self.jonas), [("task", seq)])
        done = self.changed(self.jonas, seq, "done", person=self.ids["jonas"], until=until)
        event = self.events(self.lena, done - 1)[0]
        self.assertEqual((event["kind"], event["ref"]), ("task.changed", seq))
        self.assertEqual(event["body"]["state"], {**made, "made": listed[0]["state"]["made"], "what": {**what, "status": "done"}})
        self.assertNotIn("tasks", self.state(self.lena))
        self.assertEqual((self.tasks(self.jonas), self.numbers(self.jonas, closed=True)), ([], [seq]))
        self.assertEqual((self.notices(self.jonas), self.notices(self.jonas, done=True)), ([], [("task", seq)]))

    def test_its_notice_says_how_it_stands(self):
        seq = self.task(self.ada, person=self.ids["jonas"])
        self.changed(self.lena, seq, "doing", text="Brandt anrufen", person=self.ids["jonas"])
        notice, = self.jonas.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual((notice["event"]["kind"], notice["edit"]["kind"]), ("task.made", "task.changed"))
        self.assertEqual(notice["edit"]["body"]["state"]["what"]["text"], "Brandt anrufen")

    def test_a_closed_task_is_open_again_by_another_status(self):
        seq = self.task(self.ada, person=self.ids["jonas"])
        for closed in ("done", "dropped"):
            self.changed(self.lena, seq, closed, person=self.ids["jonas"])
            self.assertEqual(self.notices(self.jonas), [])
            self.changed(self.ada, seq, "doing", person=self.ids["jonas"])
            self.assertEqual(self.numbers(self.lena, of=self.room), [seq])
            self.assertEqual(self.notices(self.jonas), [("task", seq)])

    def test_what_changes_nothing_is_answered_and_writes_nothing(self):
        seq = self.task(self.ada)
        for status in ("open", "waiting", "done"):
            self.changed(self.ada, seq, status)
            head = self.ada.ask("room.open", room=self.room)["result"]["head"]
            self.changed(self.lena, seq, status)
            self.assertEqual(self.ada.ask("room.open", room=self.room)["result"]["head"], head)

    def test_it_goes_from_one_to_another(self):
        jonas, lena = self.ids["jonas"], self.ids["lena"]
        seq = self.task(self.ada, person=jonas)
        self.changed(self.ada, seq, person=lena)
        self.assertEqual((self.notices(self.jonas), self.notices(self.lena)), ([], [("task", seq)]))
        self.changed(self.lena, seq, person=jonas)
        self.assertEqual((self.notices(self.jonas), self.notices(self.lena)), ([("task", seq)], []))
        self.changed(self.lena, seq)
        self.assertEqual((self.notices(self.jonas), self.numbers(self.jonas), self.numbers(self.ada, of=self.room)), ([], [], [seq]))
        self.changed(self.jonas, seq, person=jonas)  # nobody is told what they do themselves
        self.assertEqual((self.notices(self.jonas), self.numbers(self.jonas)), ([], [seq]))

    def test_lists_are_in_order_of_the_day(self):
        start, me = now() + 5 * DAY, self.ids["ada"]
        none = self.task(self.ada, "ohne", person=me)
        late, soon, other = (self.task(self.ada, person=me, until=start + days * DAY) for days in (2, 0, 1))
        self.assertEqual(self.numbers(self.ada), [soon, other, late, none])
        self.assertEqual(self.numbers(self.jonas, of=self.room), [soon, other, late, none])
        for seq in (late, none, soon):
            self.changed(self.ada, seq, "done", person=me)
            time.sleep(0.002)  # of one millisecond the later number is first
        self.assertEqual(self.numbers(self.ada, closed=True), [soon, none, late])
        self.assertEqual(self.numbers(self.jonas, of=self.room, closed=True), [soon, none, late])

    def test_in_a_meeting_those_make_tasks_who_are_in_it(self):
        meeting = self.begin()
        self.task(self.jonas, meeting=meeting)
        answer = self.say(self.lena, "task.make", meeting=meeting, text="x")
        self.assertEqual(self.refusal(answer), ("not_allowed", None))
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        answer = self.say(self.jonas, "task.make", meeting=meeting, text="x")
        self.assertEqual(self.refusal(answer), ("wrong_phase", None))

    def test_what_it_names_must_be_there(self):
        message, decision = self.said(self.jonas, "message.post", text="x"), self.decide(self.ada)
        meeting, task = self.begin(), self.task(self.ada, message=message, decision=decision)
        for field, value in (("message", decision), ("decision", message), ("decision", 9999), ("item", 1)):
            answer = self.say(self.ada, "task.make", text="x", **{field: value})
            self.assertEqual(error_of(answer), {"name": "invalid_params", "field": field, "reason": "unknown"})
        answer = self.say(self.ada, "task.make", text="x", meeting=meeting, item=9)
        self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "item", "reason": "unknown"})
        bot = self.ada.ask("person.add", client_id=wire.client_id(), name="Bot", role="member", bot=True)
        self.assertIn("result", bot)
        bot = self.ada.ask("room.open", room=self.ada.house)["result"]["state"]["members"][-1]["person"]
        self.said(self.ada, "room.invite", people=[{"person": bot}])
        for person, reason in ((self.ids["max"], "unknown_person"), (bot, "not_for_bots")):
            for answer in (self.say(self.ada, "task.make", text="x", person=person), self.change(self.ada, task, person=person)):
                self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "person", "reason": reason})

    def test_a_room_holds_two_hundred_open_tasks(self):
        for _ in range(199):
            self.task(self.ada)
        last = self.task(self.ada)
        answer = self.say(self.ada, "task.make", text="x")  # tasks_open_max and one more
        self.assertEqual(self.refusal(answer), ("too_many", None))
        self.changed(self.ada, last, "done")
        self.task(self.ada)
        answer = self.change(self.ada, last, "open")
        self.assertEqual(self.refusal(answer), ("too_many", None))
        self.assertIn("result", self.change(self.ada, last, "dropped"))
        listed = self.ada.ask("task.list", of=self.room)["result"]
        self.assertEqual((len(listed["tasks"]), listed["more"]), (200, False))  # tasks_page


class Reminders(Records):
    """The clock is the real one, so what is due comes at once."""

    def due(self, person):
        while True:
            told = person.connection.notice("inbox.added")
            if told["reason"] == "task_due":
                return told["seq"]

    def test_what_is_nearly_due_reminds_and_once_more_when_it_is_over(self):
        seq = self.task(self.jonas, person=self.ids["jonas"], until=now() + 24 * HOUR + 400)  # task_notice_hours
        self.assertEqual(self.due(self.jonas), seq)
        self.assertEqual(self.notices(self.jonas), [("task_due", seq)])
        self.changed(self.jonas, seq, person=self.ids["jonas"], until=now() + 400)
        self.assertEqual(self.due(self.jonas), seq)
        self.changed(self.jonas, seq, "done")
        self.assertEqual(self.notices(self.jonas), [])


class Others(Records):
    """Strangers, latecomers, those who have left, and a channel that is archived."""

    def commands(self, meeting, decision, task):
        return {"decision.make": {"meeting": meeting, "text": "x"}, "decision.change": {"decision": decision, "text": "x"},
                "decision.list": {}, "task.make": {"text": "x"}, "task.change": {"task": task, "text": "x", "status": "done"}}

    def ask(self, person, method, room, params):
        client = {} if method == "decision.list" else {"client_id": wire.client_id()}
        answer = person.ask(method, room=room, **client, **params)
        return {name: value for name, value in answer.items() if name != "id"}

    def test_what_is_not_there_and_what_one_may_not_see_look_the_same(self):
        meeting = self.begin()
        decision, task = self.decide(self.ada, meeting=meeting), self.task(self.ada)
        for method, params in self.commands(meeting, decision, task).items():
            with self.subTest(method):
                nowhere = self.ask(self.max, method, NOBODY, params)
                self.assertEqual(error_of(nowhere), {"name": "not_found"})
                self.assertEqual(self.ask(self.max, method, self.room, params), nowhere)
                for name in ("meeting", "decision", "task"):
                    if name in params:
                        for other in (1, 9999):
                            self.assertEqual(self.ask(self.ada, method, self.room, {**params, name: other}), nowhere)
        for room in (NOBODY, self.room):
            self.assertEqual(error_of(self.max.ask("task.list", of=room)), {"name": "not_found"})

    def test_in_an_archived_channel_they_are_read_alone(self):
        meeting = self.begin()
        decision, task = self.decide(self.ada, meeting=meeting), self.task(self.ada)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        for method, params in self.commands(meeting, decision, task).items():
            if method != "decision.list":
                self.assertEqual(error_of(self.ask(self.ada, method, self.room, params)), {"name": "archived"})
        self.assertEqual(len(self.register(self.jonas)["decisions"]), 1)
        self.assertEqual(self.numbers(self.jonas, of=self.room), [task])

    def test_who_came_later_sees_what_is_open_and_what_came_after(self):
        self.room = self.ada.ask("room.create", client_id=wire.client_id(), title="neu", newcomers="joined")["result"]["room"]
        before, closed = self.decide(self.ada, "Vorher"), self.task(self.ada, "zu")
        self.changed(self.ada, closed, "done")
        task = self.task(self.ada, "offen")
        self.max.ask("room.join", room=self.room)
        self.assertEqual(self.numbers(self.max, of=self.room), [task])
        self.assertEqual(self.numbers(self.max, of=self.room, closed=True), [])
        self.assertEqual(self.register(self.max)["decisions"], [])
        answer = self.say(self.max, "decision.make", text="x", corrects=before)
        self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "corrects", "reason": "unknown"})
        self.assertEqual(self.refusal(self.change(self.max, closed)), ("not_found", None))
        given = self.changed(self.ada, task, person=self.ids["max"])
        self.assertEqual(self.notices(self.max), [("task", given)])
        self.changed(self.ada, task, text="Brandt anrufen", person=self.ids["max"])
        notice, = [one for one in self.max.ask("inbox.list", done=False)["result"]["notices"] if one["seq"] == given]
        self.assertEqual(notice["edit"]["body"]["state"]["what"]["text"], "Brandt anrufen")
        self.changed(self.max, task, "done", person=self.ids["max"])
        self.assertEqual(self.numbers(self.max, closed=True), [task])
        self.assertEqual(self.notices(self.max), [])
        self.changed(self.max, task, "open", person=self.ids["max"])  # what one has closed oneself can be taken up again
        after = self.decide(self.max, "Nachher")
        self.assertEqual([one["decision"] for one in self.register(self.max)["decisions"]], [after])

    def test_a_task_of_somebody_who_left_stays_and_is_not_theirs_to_see(self):
        seq = self.task(self.ada, person=self.ids["jonas"])
        self.jonas.ask("room.leave", room=self.room, client_id=wire.client_id())
        self.assertEqual((self.numbers(self.jonas), self.notices(self.jonas)), ([], []))
        self.assertEqual([one["state"]["what"]["person"] for one in self.tasks(self.ada, of=self.room)], [self.ids["jonas"]])
        self.changed(self.ada, seq, "waiting", person=self.ids["jonas"])
        self.jonas.ask("room.join", room=self.room)
        self.assertEqual(self.numbers(self.jonas), [seq])

    def test_of_somebody_who_is_deactivated_nothing_is_asked(self):
        meeting, mine = self.begin(), self.task(self.ada, person=self.ids["jonas"])
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["jonas"], active=False)
        for method, params in (("task.make", {"text": "x"}), ("meeting.call", {"meeting": meeting})):
            refusal = error_of(self.say(self.ada, method, person=self.ids["jonas"], **params))
            self.assertEqual((refusal["field"], refusal["reason"]), ("person", "unknown_person"), method)
        self.changed(self.ada, mine, "waiting", person=self.ids["jonas"])  # what was theirs stays so

    def test_each_command_can_be_said_again(self):
        meeting = self.begin()
        made = []
        for method, params in (("decision.make", {"meeting": meeting, "item": 1, "text": "x"}), ("task.make", {"text": "x"}),
                               ("decision.change", {"text": "y"}), ("task.change", {"text": "y", "status": "done"})):
            if method == "decision.change":
                params["decision"] = made[0][2]["seq"]
            if method == "task.change":
                params["task"] = made[1][2]["seq"]
            asked = {"room": self.room, "client_id": wire.client_id(), **params}
            made.append((method, asked, self.ada.ask(method, **asked)["result"]))
        for method, asked, result in made:
            self.assertEqual(self.ada.ask(method, **asked)["result"], result)
        for (_, asked, _), other in zip(made, made[1:] + made[:1]):
            answer = self.ada.ask(other[0], **{**other[1], "client_id": asked["client_id"]})
            self.assertEqual(error_of(answer), {"name": "invalid_params", "field": "client_id", "reason": "used"})


if __name__ == "__main__":
    unittest.main()
