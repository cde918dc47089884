"""Pages of a room over the protocol: made, named anew, put away, listed, and what is refused in which words."""
import unittest

import wire
from test_meetings import NOBODY, House, error_of, now
from test_notes import typed


class Pages(House):
    def say(self, who, method, **params):
        return who.ask(method, room=self.room, client_id=wire.client_id(), **params)

    def said(self, who, method, **params):
        answer = self.say(who, method, **params)
        self.assertIn("result", answer, (method, params, answer))
        return answer["result"]["seq"]

    def make(self, who, title="Preisliste 2027"):
        return self.said(who, "page.make", title=title)

    def change(self, who, page, title="Preisliste 2027", archived=False):
        return self.said(who, "page.change", page=page, title=title, archived=archived)

    def pages(self, who):
        return who.ask("page.list", room=self.room)["result"]["pages"]

    def listed(self, who):
        return [(one["page"], one["what"]["title"], one["what"]["archived"]) for one in self.pages(who)]

    def events(self, person, after):
        events = person.ask("room.open", room=self.room, after=after)["result"]["events"]
        return [(one["seq"], one["kind"], one.get("ref"), one.get("body")) for one in events]


class Making(Pages):
    def test_a_page_is_an_event_and_stands_in_the_list(self):
        seq = self.make(self.jonas)
        what = {"title": "Preisliste 2027", "archived": False}
        self.assertEqual(self.events(self.lena, seq - 1), [(seq, "page.made", None, {"what": what})])
        page, = self.pages(self.lena)
        self.assertEqual((page["page"], page["author"], page["what"]), (seq, self.ids["jonas"], what))
        self.assertNotIn("written", page)

    def test_every_member_changes_it_and_the_list_says_the_last(self):
        first, second = self.make(self.jonas, "Eins"), self.make(self.ada, "Zwei")
        self.change(self.lena, first, "Eins a")
        changed = self.change(self.ada, first, "Eins b", archived=True)
        self.assertEqual(self.events(self.jonas, changed - 1),
                         [(changed, "page.changed", first, {"what": {"title": "Eins b", "archived": True}})])
        self.assertEqual(self.listed(self.jonas), [(second, "Zwei", False), (first, "Eins b", True)])
        self.change(self.jonas, first, "Eins b")
        self.assertEqual(self.listed(self.lena)[1], (first, "Eins b", False))

    def test_a_change_that_changes_nothing_writes_nothing(self):
        page = self.make(self.jonas)
        again = self.said(self.lena, "page.change", page=page, title="Preisliste 2027", archived=False)
        self.assertEqual(self.events(self.ada, page), [])
        self.assertEqual(again, page)
        self.change(self.lena, page, archived=True)
        head = self.change(self.lena, page, "Neu", archived=True)
        self.change(self.lena, page, "Neu", archived=True)
        self.assertEqual(self.events(self.ada, head), [])

    def test_a_repeat_gets_the_first_answer_and_another_wish_none(self):
        for method, more in (("page.make", {}), ("page.change", {"page": self.make(self.ada, "x"), "archived": True})):
            params = {"room": self.room, "client_id": wire.client_id(), "title": "Einmal", **more}
            first = self.jonas.ask(method, **params)["result"]
            self.assertEqual(self.jonas.ask(method, **params)["result"], first)
            self.assertEqual(error_of(self.jonas.ask(method, **{**params, "title": "Anders"})),
                             {"name": "invalid_params", "field": "client_id", "reason": "used"})
        self.assertEqual(len(self.pages(self.jonas)), 2)

    def test_they_stand_in_conversations_too(self):
        people = [{"person": self.ids["lena"]}]
        self.room = self.ada.ask("conversation.open", client_id=wire.client_id(), people=people)["result"]["room"]
        page = self.make(self.ada)
        self.assertEqual(self.listed(self.lena), [(page, "Preisliste 2027", False)])


class Notes(Pages):
    """What stands in a page is a note."""

    def write(self, who, page, version, text="x"):
        return who.ask("note.write", room=self.room, of=page, version=version, editor=wire.client_id(), steps=[typed(text)])

    def test_the_list_says_when_it_was_written_in(self):
        first, second = self.make(self.ada, "Eins"), self.make(self.ada, "Zwei")
        self.assertEqual(self.write(self.jonas, first, 0)["result"], {"version": 1})
        listed = {one["page"]: one for one in self.pages(self.lena)}
        self.assertLess(abs(listed[first]["written"] - now()), 60_000)
        self.assertNotIn("written", listed[second])

    def test_nobody_writes_in_one_that_was_put_away(self):
        page = self.make(self.ada)
        self.write(self.ada, page, 0, "Alt")
        self.change(self.jonas, page, archived=True)
        self.assertEqual(error_of(self.write(self.ada, page, 1))["name"], "archived")
        opened = self.lena.ask("note.open", room=self.room, of=page)["result"]
        self.assertEqual((opened["version"], opened["writable"]), (1, False))
        self.change(self.jonas, page)
        self.assertIn("result", self.write(self.ada, page, 1))


class Others(Pages):
    """Strangers, latecomers, and a channel that is archived."""

    def commands(self, page):
        return {"page.make": {"title": "x"}, "page.change": {"page": page, "title": "x", "archived": False}, "page.list": {}}

    def ask(self, person, method, room, params):
        client = {} if method == "page.list" else {"client_id": wire.client_id()}
        answer = person.ask(method, room=room, **client, **params)
        return {name: value for name, value in answer.items() if name != "id"}

    def test_what_is_not_there_and_what_one_may_not_see_look_the_same(self):
        page = self.make(self.ada)
        message = self.said(self.ada, "message.post", text="Keine Seite")
        for method, params in self.commands(page).items():
            with self.subTest(method):
                nowhere = self.ask(self.max, method, NOBODY, params)
                self.assertEqual(error_of(nowhere), {"name": "not_found"})
                self.assertEqual(self.ask(self.max, method, self.room, params), nowhere)
                if "page" in params:
                    for other in (1, message, 9999):
                        self.assertEqual(self.ask(self.ada, method, self.room, {**params, "page": other}), nowhere)

    def test_in_an_archived_channel_they_are_read_alone(self):
        page = self.make(self.ada)
        self.ada.ask("room.change", room=self.room, client_id=wire.client_id(), archived=True)
        for method, params in self.commands(page).items():
            if method != "page.list":
                self.assertEqual(error_of(self.ask(self.ada, method, self.room, params)), {"name": "archived"})
        self.assertEqual(self.listed(self.jonas), [(page, "Preisliste 2027", False)])

    def test_who_came_later_sees_what_was_made_since(self):
        self.room = self.ada.ask("room.create", client_id=wire.client_id(), title="neu", newcomers="joined")["result"]["room"]
        before = self.make(self.ada, "Vorher")
        self.max.ask("room.join", room=self.room)
        after = self.make(self.ada, "Nachher")
        changed = self.change(self.ada, before, "Vorher, anders")
        self.assertEqual(self.listed(self.max), [(after, "Nachher", False)])
        self.assertEqual(error_of(self.ask(self.max, "page.change", self.room, self.commands(before)["page.change"])), {"name": "not_found"})
        self.assertEqual(self.events(self.max, changed - 1), [(changed, "void", None, None)])
        for page, seen in ((before, False), (after, True)):
            opened = self.max.ask("note.open", room=self.room, of=page)
            self.assertEqual("result" in opened, seen, opened)
        self.change(self.max, after, "Von Max")
        self.assertEqual(self.listed(self.ada), [(after, "Von Max", False), (before, "Vorher, anders", False)])


if __name__ == "__main__":
    unittest.main()
