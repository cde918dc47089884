"""`runde serve --demo`: the house it opens with, seen by Anna, who leads the team."""

import json
import re
import subprocess
import time
import unittest

import guests
import wire
from server import BINARY, Server

MINUTE_MS = 60 * 1000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
PAGE = 80


class Demo(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--demo")
        answer = cls.server.post_session(json.dumps({"token": cls.server.token}))
        assert answer.status == 204, answer
        cls.anna = cls.server.socket(answer.fields["set-cookie"].split(";")[0])
        cls.hello = cls.anna.hello()
        cls.rooms = {room["title"]: room for room in cls.hello["rooms"] if room["kind"] == "channel"}

    @classmethod
    def tearDownClass(cls):
        cls.anna.raw.close()
        cls.server.stop()

    def events_of(self, title):
        """Everything in the channel, page by page."""
        room = self.rooms[title]
        events = {}
        for first in range(1, room["head"] + 1, PAGE):
            page = self.anna.ask("room.history", room=room["room"], **{"from": first},
                                 to=min(first + PAGE - 1, room["head"]))
            events.update((event["seq"], event) for event in page["result"]["events"])
        return dict(sorted(events.items()))  # a page has later changes to its rows too

    def all_events(self):
        return [event for title in self.rooms for event in self.events_of(title).values()]

    def test_five_things_wait_in_the_inbox(self):
        notices = self.anna.ask("inbox.list", done=False)["result"]["notices"]
        self.assertEqual(sorted(notice["reason"] for notice in notices),
                         ["group", "meeting", "mention", "mention", "reply"])
        done = self.anna.ask("inbox.list", done=True)["result"]["notices"]
        self.assertTrue(done, "what was before is dealt with")

    def test_a_case_goes_on_one_is_solved_and_one_postponed(self):
        briefs = {room["brief"]["customer"]: room for room in self.hello["rooms"] if room["kind"] == "backstage"}
        self.assertEqual({customer: room["brief"]["state"] for customer, room in briefs.items()},
                         {"Müller Maschinenbau": "waiting", "Alpenmolke Weiler": "solved", "Stadtwerke Lohfeld": "postponed"})
        self.assertGreater(briefs["Stadtwerke Lohfeld"]["brief"]["until"], time.time() * 1000)
        case = briefs["Müller Maschinenbau"]
        backstage, shared = (self.anna.ask("room.open", room=room)["result"] for room in (case["room"], case["brief"]["shared"]))
        self.assertTrue(all(backstage["state"]["sheet"][field] for field in ("question", "facts", "options", "contacts", "deputy")))
        for side in (backstage, shared):
            said = [event for event in side["events"] if event["kind"] == "message.posted"]
            self.assertGreaterEqual(len(said), 3)
            self.assertEqual(len(side["state"]["tasks"]), 1)
        self.assertTrue(all(member["name"] for member in shared["state"]["members"]))
        self.assertTrue(case["unread"])

    def test_a_customer_can_come_in(self):
        line = next(line for line in self.server.process.stdout if line.startswith("come in as"))
        token = re.match(r"come in as Petra Müller: \S+/join#(\S+)$", line).group(1)
        self.assertEqual(guests.look(self.server, token)["title"], "Messwerte an Presse 3")
        guest = guests.Guest(self.server, guests.join(self.server, token))
        self.assertEqual(guest.hello["company"], "Müller Maschinenbau")
        guest.close()

    def test_some_channels_are_unread_and_some_are_read(self):
        unread = [title for title, room in self.rooms.items() if room["unread"]]
        self.assertTrue({"angebote", "messe-hannover", "preisliste-neu"} <= set(unread))
        self.assertNotIn("vertrieb-süd", unread)
        self.assertTrue(all(room["unread"] < 10 for room in self.rooms.values()))

    def test_she_has_a_list_of_her_own(self):
        wishes = {title: room.get("preference", {}) for title, room in self.rooms.items()}
        self.assertTrue(wishes["angebote"]["favourite"])
        self.assertEqual(wishes["messe-hannover"]["section"], "Messen")

    def test_the_fair_that_is_over_is_archived_and_the_prices_are_closed(self):
        self.assertTrue(self.rooms["messe-nürnberg"]["archived"])
        self.assertEqual(self.rooms["preisliste-neu"]["access"], "closed")

    def test_a_mention_covers_the_name_and_calls_upon_its_owner(self):
        house = self.anna.ask("room.open", room=self.hello["house"])["result"]["state"]
        names = {member["person"]: member["profile"]["name"] for member in house["members"]}
        handles = {group["group"]: group["handle"] for group in house["groups"]}
        kinds = set()
        for event in self.all_events():
            text = event.get("body", {}).get("text", "")
            for mention in event.get("body", {}).get("mentions", []):
                words = text[mention["at"]:mention["at"] + mention["size"]]
                called = {"person": names, "group": handles}.get(mention["kind"], {})
                self.assertEqual(words, "@" + called.get(mention.get("id"), "alle"))
                kinds.add(mention["kind"])
        self.assertEqual(kinds, {"person", "group", "all"})

    def test_there_is_everything_that_happens_to_messages(self):
        kinds = {event["kind"] for event in self.all_events()}
        self.assertTrue({"message.posted", "message.edited", "message.erased", "message.reacted",
                         "message.pinned", "message.replied", "thread.changed"} <= kinds)
        forwarded = [event for event in self.events_of("gute-nachrichten").values()
                     if "source" in event.get("body", {})]
        self.assertEqual([event["body"]["source"]["room"] for event in forwarded],
                         [self.rooms["angebote"]["room"]])
        self.assertIn("Bindefrist", forwarded[0]["body"]["text"], "as it read after the edit")

    def test_she_follows_threads_and_one_has_news(self):
        threads = self.anna.ask("thread.list")["result"]["threads"]
        news = {thread.get("title"): thread["unread"] for thread in threads if thread["unread"]}
        self.assertEqual(news, {"Ausschreibung Altenried": 2})
        self.assertTrue(len(threads) >= 3)

    def test_some_threads_are_settled(self):
        changed = {}
        for title in self.rooms:
            for event in self.events_of(title).values():
                if event["kind"] == "thread.changed":
                    changed[title, event["ref"]] = event["body"]
        settled = {body["title"] for body in changed.values() if body["resolved"]}
        self.assertTrue({"Kessler: falsches Gewinde", "Angebot Molkerei Oberland"} <= settled)
        self.assertNotIn("Ausschreibung Altenried", settled)

    def test_it_happened_in_the_last_three_weeks_in_order(self):
        now_ms = time.time() * 1000
        times = [event["time"] for event in self.events_of("allgemein").values()]
        self.assertEqual(times, sorted(times))
        self.assertTrue(now_ms - 4 * DAY_MS < times[-1] < now_ms)
        self.assertTrue(now_ms - 25 * DAY_MS < times[0] < now_ms - 18 * DAY_MS)
        told = [event["time"] for event in self.all_events() if event["time"] < now_ms - HOUR_MS]
        self.assertEqual(len({time_ms // DAY_MS for time_ms in told}), 15)

    def list_of_meetings(self):
        now_ms = int(time.time() * 1000)
        span = {"from": now_ms - 30 * DAY_MS, "to": now_ms + 30 * DAY_MS}
        return self.anna.ask("meeting.list", **span)["result"]["meetings"]

    def test_a_weekly_meeting_has_been_held_and_called_off_and_goes_on(self):
        weekly = [one for one in self.list_of_meetings() if one["plan"]["rhythm"] == "weekly"]
        self.assertEqual([one["run"]["phase"] for one in weekly], ["ended", "cancelled", "ended", "planned"])
        allgemein = self.rooms["allgemein"]["room"]
        last, coming = (self.anna.ask("meeting.open", room=allgemein, meeting=one["meeting"])["result"] for one in weekly[2:])
        summaries = [event for event in last["events"] if event["kind"] == "agenda.summarised"]
        self.assertEqual(len(summaries), 5)
        self.assertTrue(any(event["body"]["text"] for event in last["events"] if event["kind"] == "agenda.confirmed"))
        postponed = {item["title"]: item["postponed"] for item in coming["meeting"]["agenda"]["items"] if "postponed" in item}
        self.assertEqual(postponed, {"Neue Verpackung der PT 12": 3})

    def test_what_was_decided_is_in_the_register(self):
        decisions = self.anna.ask("decision.list", room=self.rooms["allgemein"]["room"])["result"]["decisions"]
        self.assertEqual([one["decided"]["number"] for one in decisions], [5, 4, 3, 2, 1])
        self.assertTrue(all(len(one["decided"]["present"]) >= 6 for one in decisions))
        corrected = [one["decided"]["number"] for one in decisions if "corrected" in one]
        self.assertEqual((corrected, decisions[0]["decided"]["corrects"]), ([2], decisions[3]["decision"]))

    def test_who_does_what_is_on_record_and_what_is_open_is_followed_up(self):
        allgemein = self.rooms["allgemein"]["room"]
        tasks = self.anna.ask("task.list", of=allgemein)["result"]["tasks"]
        days = [one["state"]["what"].get("until") for one in tasks]
        self.assertEqual((len(tasks), days[:-1], days[-1]), (6, sorted(days[:-1]), None))
        self.assertLess(days[0], time.time() * 1000)
        self.assertEqual(len(self.anna.ask("task.list", of=allgemein, closed=True)["result"]["tasks"]), 2)
        self.assertEqual(len(self.anna.ask("task.list")["result"]["tasks"]), 1)
        coming = self.anna.ask("meeting.open", room=allgemein, meeting=self.list_of_meetings()[-1]["meeting"])["result"]["meeting"]
        followed = [(item["title"], len(item["tasks"])) for item in coming["agenda"]["items"] if item.get("follow")]
        self.assertEqual(followed, [("Übergabe Süd", 1)])

    def test_a_meeting_begins_in_minutes(self):
        soon = [one for one in self.list_of_meetings() if one["room"] == self.rooms["angebote"]["room"]]
        self.assertEqual(len(soon), 1)
        self.assertTrue(0 < soon[0]["plan"]["start"] - time.time() * 1000 < 20 * MINUTE_MS)
        self.assertTrue(soon[0]["invited"])


class Folder(unittest.TestCase):
    def test_a_folder_with_data_of_others_is_refused(self):
        server = Server()
        self.addCleanup(server.stop)
        server.sign_in()
        server.terminate()
        server.process.wait(20)
        place = server.place.name
        second = subprocess.run(
            [BINARY, "serve", "--demo", "--listen", "127.0.0.1:0", "--data", f"{place}/data",
             "--client", f"{place}/client"], capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(second.returncode, 1)
        self.assertIn("--demo wants an empty data folder", second.stderr)


if __name__ == "__main__":
    unittest.main()
