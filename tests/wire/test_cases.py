"""Cases over the protocol: two rooms of the same people, what the sheet may say, and what is refused in which words."""
import time
import unittest

import wire
from test_meetings import DAY, HOUR, NOBODY, House, error_of, now

QUOTES_MAX = 20
TITLE = "Müller: Lieferverzug Pumpen"


class Cases(House):
    """Ada opens cases, Jonas and Lena are in them, Max is not."""

    def named(self, *names):
        return [{"person": self.ids[name]} for name in names]

    def open_case(self, who, people=("jonas", "lena"), **more):
        params = {"client_id": wire.client_id(), "customer": "Müller Maschinenbau", "title": TITLE,
                  "shared_title": "Lieferung der Pumpen", "people": self.named(*people), **more}
        return who.ask("case.open", **params)

    def case(self, who=None, **more):
        """The two rooms of a new case: backstage, shared side."""
        who = who or self.ada
        answer = self.open_case(who, **more)
        self.assertIn("result", answer)
        backstage = answer["result"]["room"]
        return backstage, self.state(who, backstage)["shared"]

    def state(self, person, room):
        return person.ask("room.open", room=room)["result"]["state"]

    def sheet(self, person, backstage):
        return self.state(person, backstage)["sheet"]

    def members(self, person, room):
        return [(one["person"], one["role"]) for one in self.state(person, room)["members"]]

    def names(self, person, room):
        return [one.get("name") for one in self.state(person, room)["members"]]

    def events(self, person, room, after=0):
        return person.ask("room.open", room=room, after=after)["result"]["events"]

    def kinds(self, person, room, after=0):
        return [one["kind"] for one in self.events(person, room, after)]

    def change(self, who, backstage, **more):
        return who.ask("case.change", room=backstage, client_id=wire.client_id(), **more)

    def changed(self, who, backstage, **more):
        answer = self.change(who, backstage, **more)
        self.assertIn("result", answer, more)
        return answer["result"]["seq"]

    def at(self, who, method, room, **more):
        return who.ask(method, room=room, client_id=wire.client_id(), **more)

    def refusal(self, answer):
        error = error_of(answer)
        return tuple(error[key] for key in ("name", "field", "reason") if key in error)

    def refused(self, answer, *refusal):
        self.assertEqual(self.refusal(answer), refusal)

    def restart(self):
        """Ada comes back to it."""
        cookie = self.cookie_of(self.ada.ask("person.link", person=self.ada.me)["result"])
        self.server.restart()
        self.ada.sign_in(cookie)

    def entered(self, person):
        """The two rooms of a case that somebody is told of next."""
        told = []
        while len(told) < 2:
            summary = person.connection.notice("room.entered")["summary"]
            told += [summary] if summary["kind"] in ("shared", "backstage") else []
        return told

    def summaries(self, person):
        with self.server.socket(self.cookie_of(person.ask("person.link", person=person.me)["result"])) as connection:
            return {one["room"]: one for one in connection.hello()["rooms"]}


class Opening(Cases):
    def test_a_case_is_two_rooms_of_the_same_people(self):
        backstage, shared = self.case(question="Wann kommen die Pumpen?", link="https://crm.example/4711")
        people = [(self.ids["ada"], "owner"), (self.ids["jonas"], "member"), (self.ids["lena"], "member")]
        for person in (self.ada, self.jonas, self.lena):
            for room in (backstage, shared):
                self.assertEqual(self.members(person, room), people)
            self.assertEqual(self.names(person, shared), [self.names(person, shared)[0], "Jonas", "Lena"])
            self.assertEqual(self.names(person, backstage), [None, None, None])
        self.assertEqual(self.sheet(self.jonas, backstage), {
            "customer": "Müller Maschinenbau", "contacts": [], "host": self.ids["ada"], "question": "Wann kommen die Pumpen?",
            "facts": "", "options": "", "solution": "", "link": "https://crm.example/4711", "state": "open"})
        self.assertEqual(self.kinds(self.ada, backstage), ["room.created", "case.opened", "member.joined"])
        self.assertEqual(self.kinds(self.ada, shared), ["room.created", "member.joined"])
        for room in (backstage, shared):
            self.assertEqual(error_of(self.max.ask("room.open", room=room))["name"], "not_found")

    def test_nothing_of_the_shared_side_names_the_backstage(self):
        backstage, shared = self.case()
        self.at(self.jonas, "message.post", shared, text="Guten Tag")
        opened = self.jonas.ask("room.open", room=shared)["result"]
        self.assertNotIn(backstage, str(opened))
        self.assertNotIn(backstage, str(self.summaries(self.jonas)[shared]))
        self.assertNotIn(TITLE, str(opened))

    def test_the_brief_stands_in_hello_and_is_told_to_whoever_is_there(self):
        backstage, shared = self.case(link="http://crm.example")
        brief = {"shared": shared, "customer": "Müller Maschinenbau", "host": self.ids["ada"], "state": "open"}
        told = self.entered(self.jonas)
        self.assertEqual([(one["room"], one["kind"], one.get("brief")) for one in told],
                         [(backstage, "backstage", brief), (shared, "shared", None)])
        until = now() + DAY
        self.changed(self.jonas, backstage, customer="Brandt", state="postponed", until=until)
        self.restart()
        brief = {**brief, "customer": "Brandt", "state": "postponed", "until": until}
        summary = self.summaries(self.ada)[backstage]
        self.assertEqual((summary["kind"], summary["title"], summary["brief"]), ("backstage", TITLE, brief))

    def test_a_repeat_gets_the_first_answer(self):
        twice = {"client_id": wire.client_id()}
        first = self.open_case(self.ada, **twice)["result"]
        self.assertEqual(self.open_case(self.ada, **twice)["result"], first)
        self.refused(self.open_case(self.ada, **twice, title="Anders"), "invalid_params", "client_id", "used")
        kinds = [one["kind"] for one in self.summaries(self.ada).values()]
        self.assertEqual((kinds.count("backstage"), kinds.count("shared")), (1, 1))

    def test_what_is_wrong_is_refused_by_name(self):
        self.ids["nobody"] = NOBODY
        message = self.ada.connection.post(self.room, "Pumpen")["result"]["seq"]
        closed = self.ada.ask("room.create", client_id=wire.client_id(), title="intern", access="closed")["result"]["room"]
        hidden = self.ada.connection.post(closed, "geheim")["result"]["seq"]
        source = {"room": self.room, "message": message}
        for who, wrong, refusal in (
                (self.ada, {"link": "javascript:alert(1)"}, ("link", "malformed")),
                (self.ada, {"customer": " "}, ("customer", "too_short")),
                (self.ada, {"customer": "x" * 81}, ("customer", "too_long")),
                (self.ada, {"title": ""}, ("title", "too_short")),
                (self.ada, {"shared_title": "x" * 61}, ("shared_title", "too_long")),
                (self.ada, {"question": "x" * 4001}, ("question", "too_long")),
                (self.ada, {"people": ["nobody"]}, ("people", "unknown_person")),
                (self.ada, {"people": ["jonas"] * 51}, ("people", "too_long")),
                (self.max, {"source": source}, ("source", "malformed")),
                (self.jonas, {"source": {"room": closed, "message": hidden}}, ("source", "malformed")),
                (self.jonas, {"source": {"room": NOBODY, "message": 1}}, ("source", "malformed")),
                (self.ada, {"source": {"room": self.room, "message": 1}}, ("source", "malformed")),
                (self.ada, {"source": {"room": self.room, "message": 9999}}, ("source", "malformed"))):
            with self.subTest(str(wrong)[:60]):
                self.refused(self.open_case(who, **wrong), "invalid_params", *refusal)
        self.assertEqual([one for one in self.summaries(self.ada).values() if one["kind"] in ("shared", "backstage")], [])
        self.case(people=["jonas"] * 50)

    def test_the_message_and_the_last_replies_come_along_as_they_read_now(self):
        root = self.ada.connection.post(self.room, "Müller fragt.")["result"]["seq"]
        replies = [self.at(self.jonas, "message.reply", self.room, message=root, text=f"Antwort {i}")["result"]["seq"]
                   for i in range(QUOTES_MAX + 1)]
        self.at(self.ada, "message.edit", self.room, message=root, text="Müller fragt nach den Pumpen.")
        self.at(self.jonas, "message.erase", self.room, message=replies[-1])
        backstage, _ = self.case(source={"room": self.room, "message": root})
        self.assertEqual(self.kinds(self.ada, backstage), ["room.created", "case.opened", "case.quoted", "member.joined"])
        body = self.events(self.ada, backstage)[2]["body"]
        self.assertEqual(body["source"], {"room": self.room, "message": root})
        texts = [one["text"] for one in body["quotes"]]
        self.assertEqual(texts, ["Müller fragt nach den Pumpen."] + [f"Antwort {i}" for i in range(1, QUOTES_MAX)])
        self.assertEqual([one["author"] for one in body["quotes"][:2]], [self.ids["ada"], self.ids["jonas"]])

    def test_of_a_reply_what_was_said_after_it_comes_along(self):
        root = self.ada.connection.post(self.room, "Müller fragt.")["result"]["seq"]
        first, second, _ = (self.at(self.jonas, "message.reply", self.room, message=root, text=text)["result"]["seq"]
                            for text in ("eins", "zwei", "drei"))
        self.assertLess(first, second)
        backstage, _ = self.case(source={"room": self.room, "message": second})
        self.assertEqual([one["text"] for one in self.events(self.ada, backstage)[2]["body"]["quotes"]], ["zwei", "drei"])

    def test_what_came_along_is_erased_without_the_case(self):
        message = self.ada.connection.post(self.room, "Zwetschgenmus")["result"]["seq"]
        backstage, _ = self.case(source={"room": self.room, "message": message})
        self.refused(self.at(self.jonas, "message.erase", backstage, message=3), "not_allowed")
        self.refused(self.at(self.jonas, "message.edit", backstage, message=3, text="x"), "not_found")
        self.refused(self.at(self.jonas, "message.reply", backstage, message=3, text="x"), "not_found")
        self.assertIn("result", self.at(self.ada, "message.erase", backstage, message=3))
        self.refused(self.at(self.ada, "message.erase", backstage, message=3), "erased")
        quoted = self.events(self.jonas, backstage)[2]
        self.assertEqual((quoted["kind"], "body" in quoted), ("case.quoted", False))
        self.assertNotIn("Zwetschgenmus", str(self.events(self.jonas, backstage)))
        self.assertEqual(self.sheet(self.jonas, backstage)["host"], self.ids["ada"])

    def test_somebody_named_twice_or_oneself_is_in_it_once(self):
        backstage, shared = self.case(people=("ada", "jonas", "jonas"))
        for room in (backstage, shared):
            self.assertEqual(self.members(self.ada, room), [(self.ids["ada"], "owner"), (self.ids["jonas"], "member")])

    def test_who_is_brought_into_a_case_finds_one_notice_of_it(self):
        backstage, _ = self.case()
        listed = self.jonas.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual([(one["reason"], one["room"]) for one in listed], [("invited", backstage)])


class Changing(Cases):
    def setUp(self):
        super().setUp()
        self.backstage, self.shared = self.case()

    def test_what_is_left_out_stays(self):
        self.changed(self.jonas, self.backstage, facts="Zwei von vier sind da.", deputy=self.ids["lena"],
                     contacts=[{"name": "Petra Müller", "position": "Einkauf"}])
        self.changed(self.lena, self.backstage, options="Ersatz aus Augsburg", link="https://crm.example/1")
        sheet = self.sheet(self.ada, self.backstage)
        self.assertEqual((sheet["facts"], sheet["options"], sheet["deputy"], sheet["link"], sheet["contacts"]),
                         ("Zwei von vier sind da.", "Ersatz aus Augsburg", self.ids["lena"], "https://crm.example/1",
                          [{"name": "Petra Müller", "position": "Einkauf"}]))
        self.changed(self.lena, self.backstage, link="", deputy="0" * 13)
        sheet = self.sheet(self.ada, self.backstage)
        self.assertNotIn("link", sheet)
        self.assertNotIn("deputy", sheet)

    def test_a_change_that_changes_nothing_writes_nothing(self):
        before = len(self.events(self.ada, self.backstage))
        self.changed(self.jonas, self.backstage, state="open", host=self.ids["ada"], deputy="0" * 13)
        self.assertEqual(len(self.events(self.ada, self.backstage)), before)

    def test_what_is_wrong_is_refused_by_name(self):
        for wrong, refusal in (
                ({"link": "ftp://crm"}, ("link", "malformed")),
                ({"customer": ""}, ("customer", "too_short")),
                ({"host": self.ids["max"]}, ("host", "not_a_member")),
                ({"host": NOBODY}, ("host", "not_a_member")),
                ({"host": "0" * 13}, ("host", "malformed")),
                ({"deputy": self.ids["max"]}, ("deputy", "not_a_member")),
                ({"deputy": self.ids["ada"]}, ("deputy", "taken")),
                ({"state": "closed"}, ("state", "not_one_of")),
                ({"state": "postponed"}, ("until", "missing")),
                ({"state": "postponed", "until": now() - 1}, ("until", "too_small")),
                ({"state": "waiting", "until": now() + DAY}, ("until", "unknown")),
                ({"until": now() + DAY}, ("until", "unknown")),
                ({"state": "solved"}, ("solution", "too_short")),
                ({"state": "solved", "solution": " \n "}, ("solution", "too_short")),
                ({"state": "solved", "solution": "Ersatz"}, ("state", "next_steps")),
                ({"contacts": [{"name": f"P{i}"} for i in range(21)]}, ("contacts", "too_long")),
                *(({field: "x" * 4001}, (field, "too_long")) for field in ("question", "facts", "options", "solution"))):
            with self.subTest(str(wrong)[:60]):
                self.refused(self.change(self.jonas, self.backstage, **wrong), "invalid_params", *refusal)
        self.assertEqual(self.kinds(self.ada, self.backstage), ["room.created", "case.opened", "member.joined"])

    def test_as_much_as_the_limits_say_fits(self):
        self.changed(self.ada, self.backstage, customer="x" * 80, contacts=[{"name": f"P{i}"} for i in range(20)],
                     **{field: "x" * 4000 for field in ("question", "facts", "options", "solution")})

    def test_it_is_solved_with_a_solution_and_a_next_step_on_either_side(self):
        for side in (self.backstage, self.shared):
            with self.subTest(side):
                task = self.at(self.jonas, "task.make", side, text="Ersatz schicken", person=self.ids["lena"])["result"]["seq"]
                self.refused(self.change(self.jonas, self.backstage, state="solved", solution="Ersatz"), "invalid_params", "state", "next_steps")
                until = now() + DAY
                done = {"task": task, "text": "Ersatz schicken", "person": self.ids["lena"], "until": until}
                self.at(self.jonas, "task.change", side, status="open", **done)
                self.changed(self.jonas, self.backstage, state="solved", solution="Ersatz")
                self.at(self.jonas, "task.change", side, status="done", **done)
                self.changed(self.jonas, self.backstage, facts=f"Ersatz ist da: {side}.")  # it stays solved
                self.refused(self.change(self.jonas, self.backstage, solution=""), "invalid_params", "solution", "too_short")
                self.changed(self.jonas, self.backstage, state="waiting", solution="")
        self.assertEqual(self.sheet(self.ada, self.backstage)["reopened"], 2)
        self.assertEqual(self.summaries(self.ada)[self.backstage]["brief"]["reopened"], 2)

    def test_a_repeat_gets_the_first_answer(self):
        twice = {"client_id": wire.client_id(), "room": self.backstage}
        first = self.ada.ask("case.change", **twice, facts="eins")["result"]
        self.changed(self.ada, self.backstage, facts="zwei")
        self.assertEqual(self.ada.ask("case.change", **twice, facts="eins")["result"], first)
        self.refused(self.ada.ask("case.change", **twice, facts="drei"), "invalid_params", "client_id", "used")
        until, twice = now() + DAY, {"client_id": wire.client_id(), "room": self.backstage, "state": "postponed"}
        first = self.ada.ask("case.change", **twice, until=until)["result"]
        self.assertEqual(self.ada.ask("case.change", **twice, until=until)["result"], first)
        self.refused(self.ada.ask("case.change", **twice, until=until + 1), "invalid_params", "client_id", "used")

    def test_only_the_backstage_has_a_sheet(self):
        self.refused(self.change(self.ada, self.shared, facts="x"), "not_allowed")
        self.refused(self.change(self.ada, self.room, facts="x"), "not_allowed")
        self.refused(self.change(self.max, self.backstage, facts="x"), "not_found")

    def test_the_host_hands_over_to_the_deputy_who_is_then_no_deputy(self):
        self.changed(self.ada, self.backstage, deputy=self.ids["jonas"])
        self.changed(self.ada, self.backstage, host=self.ids["jonas"])
        sheet = self.sheet(self.ada, self.backstage)
        self.assertEqual((sheet["host"], sheet.get("deputy")), (self.ids["jonas"], None))

    def test_a_bot_receives_nobody(self):
        self.ada.ask("person.add", client_id=wire.client_id(), name="Laden", role="member", bot=True)
        bot = self.ada.ask("room.open", room=self.ada.house)["result"]["state"]["members"][-1]["person"]
        self.at(self.ada, "room.invite", self.backstage, people=[{"person": bot}])
        for field in ("host", "deputy"):
            self.refused(self.change(self.ada, self.backstage, **{field: bot}), "invalid_params", field, "not_a_member")

    def test_a_postponed_case_opens_on_its_day_and_its_host_is_told(self):
        self.changed(self.jonas, self.backstage, state="postponed", until=now() + 1500)
        brief = self.summaries(self.ada)[self.backstage]["brief"]
        self.assertEqual(brief["state"], "postponed")
        added = self.ada.connection.notice("inbox.added")
        self.assertEqual((added["room"], added["reason"]), (self.backstage, "case_due"))
        event = self.events(self.jonas, self.backstage)[-1]
        self.assertEqual((event["kind"], event.get("author"), event["body"]["sheet"]["state"]), ("case.changed", None, "open"))
        self.assertNotIn("until", event["body"]["sheet"])
        self.assertEqual([one["reason"] for one in self.jonas.ask("inbox.list", done=False)["result"]["notices"]], ["invited"])

    def test_what_had_to_open_while_the_server_was_down_opens_at_its_start(self):
        self.changed(self.jonas, self.backstage, state="postponed", until=now() + 1000)
        self.restart()
        end = time.monotonic() + 5
        while self.sheet(self.ada, self.backstage)["state"] != "open" and time.monotonic() < end:
            time.sleep(0.1)
        self.assertEqual(self.sheet(self.ada, self.backstage)["state"], "open")

    def test_an_archived_case_stays_postponed_until_it_is_brought_back(self):
        self.changed(self.jonas, self.backstage, state="postponed", until=now() + 800)
        self.at(self.ada, "room.change", self.backstage, archived=True)
        time.sleep(1.2)
        self.assertEqual(self.sheet(self.ada, self.backstage)["state"], "postponed")
        self.refused(self.change(self.jonas, self.backstage, facts="x"), "archived")
        self.at(self.ada, "room.change", self.backstage, archived=False)
        self.ada.connection.notice("inbox.added")
        self.assertEqual(self.sheet(self.ada, self.backstage)["state"], "open")


class Belonging(Cases):
    def setUp(self):
        super().setUp()
        self.backstage, self.shared = self.case(people=("jonas",))

    def same(self, *names):
        people = [self.ids[name] for name in names]
        for room in (self.backstage, self.shared):
            self.assertEqual([person for person, _ in self.members(self.ada, room)], people)

    def test_who_is_invited_backstage_is_on_both_sides_and_sees_everything(self):
        self.at(self.ada, "message.post", self.shared, text="Guten Tag")
        self.at(self.ada, "message.post", self.backstage, text="unter uns")
        seq = self.at(self.jonas, "room.invite", self.backstage, people=self.named("lena"))["result"]["seq"]
        self.same("ada", "jonas", "lena")
        self.assertEqual([one["room"] for one in self.entered(self.lena)], [self.backstage, self.shared])
        self.assertEqual(self.names(self.lena, self.shared)[1:], ["Jonas", "Lena"])
        for room in (self.backstage, self.shared):
            self.assertIn("message.posted", self.kinds(self.lena, room))
            self.assertEqual(self.summaries(self.lena)[room]["unread"], 0)
        self.assertEqual(self.events(self.ada, self.backstage, seq - 1)[0]["kind"], "member.joined")

    def test_a_repeated_invitation_brings_nobody_twice(self):
        twice = {"client_id": wire.client_id(), "room": self.backstage, "people": self.named("lena")}
        first = self.ada.ask("room.invite", **twice)["result"]
        self.assertEqual(self.ada.ask("room.invite", **twice)["result"], first)
        self.assertEqual(self.kinds(self.ada, self.shared).count("member.joined"), 2)

    def test_who_leaves_is_gone_from_both_and_can_come_back(self):
        self.at(self.jonas, "room.leave", self.backstage)
        self.same("ada")
        gone = {self.jonas.connection.notice("room.exited")["room"] for _ in range(2)}
        self.assertEqual(gone, {self.backstage, self.shared})
        for room in (self.backstage, self.shared):
            self.assertEqual(error_of(self.jonas.ask("room.open", room=room))["name"], "not_found")
        self.at(self.ada, "message.post", self.shared, text="Jonas hört das nicht")
        self.jonas.ask("inbox.list", done=False)
        heard = [one for one in self.jonas.connection.notices if one.get("method") == "room.events" and "Jonas hört" in str(one)]
        self.assertEqual(heard, [])
        self.at(self.ada, "room.invite", self.backstage, people=self.named("jonas"))
        self.same("ada", "jonas")
        self.assertEqual(self.names(self.ada, self.shared)[1], "Jonas")
        self.at(self.ada, "message.post", self.shared, text="Jonas hört das wieder")
        self.jonas.ask("inbox.list", done=False)
        self.assertIn("Jonas hört das wieder", str(self.jonas.connection.notices))

    def test_roles_and_removal_hold_for_both(self):
        self.at(self.ada, "member.change", self.backstage, person=self.ids["jonas"], role="owner")
        for room in (self.backstage, self.shared):
            self.assertIn((self.ids["jonas"], "owner"), self.members(self.ada, room))
        self.at(self.ada, "member.remove", self.backstage, person=self.ids["jonas"])
        self.same("ada")

    def test_on_the_shared_side_nothing_of_it_is_allowed(self):
        lena = {"person": self.ids["lena"]}
        for method, more in (("room.invite", {"people": [lena]}), ("room.leave", {}), ("member.remove", {"person": self.ids["jonas"]}),
                             ("member.change", {"person": self.ids["jonas"], "role": "owner"})):
            with self.subTest(method):
                self.refused(self.at(self.ada, method, self.shared, **more), "not_allowed")
                self.refused(self.at(self.max, method, self.shared, **more), "not_found")
        self.refused(self.ada.ask("room.delete", room=self.shared), "not_allowed")
        self.refused(self.ada.ask("room.join", room=self.shared), "not_allowed")

    def test_archiving_backstage_archives_both(self):
        self.at(self.ada, "room.change", self.backstage, archived=True)
        for room in (self.backstage, self.shared):
            self.assertTrue(self.state(self.ada, room)["settings"]["archived"])
            self.refused(self.at(self.ada, "message.post", room, text="x"), "archived")
        self.refused(self.at(self.jonas, "room.invite", self.backstage, people=self.named("lena")), "archived")
        self.at(self.ada, "room.change", self.backstage, archived=False)
        for room in (self.backstage, self.shared):
            self.at(self.ada, "message.post", room, text="x")

    def test_each_side_has_its_title_and_what_is_of_one_is_refused_on_the_other(self):
        self.at(self.ada, "room.change", self.shared, title="Pumpen", newcomers="all")
        self.at(self.ada, "room.change", self.backstage, title="Müller: erledigt", topic="unter uns")
        titles = {room: self.state(self.jonas, room)["settings"]["title"] for room in (self.backstage, self.shared)}
        self.assertEqual(titles, {self.backstage: "Müller: erledigt", self.shared: "Pumpen"})
        self.assertNotIn("unter uns", str(self.jonas.ask("room.open", room=self.shared)))
        for room, field, value in ((self.shared, "archived", True), (self.shared, "access", "open"), (self.backstage, "access", "open"),
                                   (self.backstage, "newcomers", "joined")):
            with self.subTest(f"{field} of {room}"):
                self.refused(self.at(self.ada, "room.change", room, **{field: value}), "not_allowed", field)
        self.refused(self.at(self.jonas, "room.change", self.shared, title="x"), "not_allowed")

    def test_a_deleted_case_is_gone_on_both_sides(self):
        self.ada.ask("room.delete", room=self.backstage)
        gone = {self.jonas.connection.notice("room.exited")["room"] for _ in range(2)}
        self.assertEqual(gone, {self.backstage, self.shared})
        for room in (self.backstage, self.shared):
            self.assertEqual(error_of(self.ada.ask("room.open", room=room))["name"], "not_found")
        self.restart()
        self.assertEqual([one for one in self.summaries(self.ada).values() if one["kind"] in ("shared", "backstage")], [])

    def test_the_host_falls_to_the_longest_standing_owner_and_the_deputy_to_nobody(self):
        self.at(self.ada, "room.invite", self.backstage, people=self.named("lena", "max"))
        self.at(self.ada, "member.change", self.backstage, person=self.ids["max"], role="owner")
        self.changed(self.ada, self.backstage, deputy=self.ids["lena"])
        self.at(self.ada, "room.leave", self.backstage)
        sheet = self.sheet(self.jonas, self.backstage)
        self.assertEqual((sheet["host"], sheet["deputy"]), (self.ids["max"], self.ids["lena"]))
        event = self.events(self.jonas, self.backstage)[-1]
        self.assertEqual((event["kind"], event["author"]), ("case.changed", self.ids["ada"]))
        self.at(self.lena, "room.leave", self.backstage)
        self.assertNotIn("deputy", self.sheet(self.jonas, self.backstage))
        self.at(self.max, "member.change", self.backstage, person=self.ids["jonas"], role="owner")
        self.at(self.max, "room.leave", self.backstage)
        self.assertEqual(self.sheet(self.jonas, self.backstage)["host"], self.ids["jonas"])

    def test_the_last_owner_stays_and_the_last_of_all_may_go(self):
        self.refused(self.at(self.ada, "room.leave", self.backstage), "last_owner")
        self.at(self.ada, "member.remove", self.backstage, person=self.ids["jonas"])
        self.assertIn("result", self.at(self.ada, "room.leave", self.backstage))

    def test_whoever_is_called_otherwise_is_so_on_every_shared_side(self):
        other = self.case(who=self.jonas, people=("ada",))[1]
        self.jonas.ask("profile.change", client_id=wire.client_id(), person=self.ids["jonas"], name="Jonas Weber")
        for room in (self.shared, other):
            self.assertIn("Jonas Weber", self.names(self.ada, room))
            event = self.events(self.ada, room)[-1]
            self.assertEqual((event["kind"], event["body"]), ("member.named", {"person": self.ids["jonas"], "name": "Jonas Weber"}))
        self.jonas.ask("profile.change", client_id=wire.client_id(), person=self.ids["jonas"], position="Vertrieb")
        self.assertEqual(self.kinds(self.ada, self.shared).count("member.named"), 1)

    def test_administrators_look_after_cases_they_are_not_in_and_read_nothing(self):
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["max"], role="owner")
        listed = {one["room"]: one for one in self.max.ask("room.list")["result"]["rooms"]}
        self.assertEqual((listed[self.backstage]["title"], listed[self.backstage]["members"]), (TITLE, 2))
        self.assertNotIn(self.shared, listed)
        self.assertEqual(error_of(self.max.ask("room.open", room=self.backstage))["name"], "not_found")
        self.at(self.max, "member.change", self.backstage, person=self.ids["jonas"], role="owner")
        self.assertIn((self.ids["jonas"], "owner"), self.members(self.ada, self.shared))
        self.refused(self.at(self.max, "room.change", self.shared, title="x"), "not_found")
        self.at(self.max, "room.change", self.backstage, archived=True)
        self.max.ask("profile.change", client_id=wire.client_id(), person=self.ids["jonas"], name="Jonas Weber")
        shared = self.events(self.ada, self.shared)
        self.assertEqual([(one["kind"], one.get("author")) for one in shared[2:]],
                         [("member.changed", None), ("room.changed", None), ("member.named", None)])
        self.assertNotIn(self.ids["max"], str(shared))


class Working(Cases):
    """What is there in a closed channel is there on both sides."""

    def test_meetings_polls_tasks_decisions_pages_and_threads(self):
        for room in self.case():
            with self.subTest(room):
                self.room = room
                meeting = self.plan(self.ada, now(), begin=True)
                self.done(self.jonas, "meeting.attend", meeting, here=True)
                self.at(self.ada, "agenda.summarise", room, meeting=meeting, item=1, text="Ersatz kommt")
                self.done(self.ada, "meeting.run", meeting, phase="ended")
                self.assertIn("result", self.ada.ask("minutes.read", room=room, meeting=meeting))
                root = self.at(self.jonas, "message.post", room, text="Hallo")["result"]["seq"]
                for method, more in (("message.reply", {"message": root, "text": "Ja"}), ("decision.make", {"text": "Ersatz"}),
                                     ("task.make", {"text": "x", "person": self.ids["lena"], "until": now() + HOUR}),
                                     ("page.make", {"title": "Notizen"}), ("message.pin", {"message": root, "on": True}),
                                     ("poll.ask", {"asked": {"question": "Ja?", "form": "single", "secrecy": "open", "live": False,
                                                             "options": [{"text": "Ja"}, {"text": "Nein"}]}})):
                    self.assertIn("result", self.at(self.ada, method, room, **more), method)
                self.assertEqual(self.summaries(self.lena)[room]["unread"], 1)
                self.assertIn("result", self.lena.ask("room.mark", room=room, seq=root))
                self.assertEqual(self.summaries(self.lena)[room]["unread"], 0)


if __name__ == "__main__":
    unittest.main()
