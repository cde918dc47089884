"""Administration at the command line: the same beside a running server and without one."""

import csv
import io
import json
import subprocess
import unittest
from pathlib import Path

from server import BINARY, Server
from test_admin import Desk
from wire import client_id

ID = r"[0-9a-z]{13}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.data = Path(self.server.place.name) / "data"

    def run_cli(self, *words):
        done = subprocess.run([BINARY, *words, "--data", str(self.data)],
                              capture_output=True, timeout=30, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def do(self, *words):
        """What it prints; it must have been done, without a complaint."""
        status, out, errors = self.run_cli(*words)
        self.assertEqual((status, errors), (0, ""), words)
        return out

    def fail_to(self, *words, status=1):
        """What it complains of, with nothing printed."""
        result, out, errors = self.run_cli(*words)
        self.assertEqual((result, out), (status, ""), words)
        return errors

    def stop_server(self):
        self.server.terminate()
        self.server.process.wait(20)

    def ada(self):
        socket = self.server.socket(self.cookie)
        self.addCleanup(socket.__exit__)
        socket.hello()
        return socket

    def add(self, name):
        """Adds somebody and returns their id."""
        before = self.do("account", "list").splitlines()
        self.do("account", "add", name)
        return [line for line in self.do("account", "list").splitlines() if line not in before][0][:13]

    def sign_in(self, link):
        return self.server.post_session('{"token":"%s"}' % link.strip().split("#")[1])

    def test_of_several_people_of_one_name_each_gets_their_own_link(self):
        for _ in range(3):
            self.assertRegex(self.do("account", "add", "Jonas Weber"), r"^/sign-in#[0-9a-z]{26}\n$")
        self.stop_server()
        for _ in range(2):
            self.assertRegex(self.do("account", "add", "Jonas Weber"), r"^/sign-in#[0-9a-z]{26}\n$")
        rows = list(csv.DictReader(io.StringIO(self.do("audit")), delimiter=";"))
        linked = [row["about_id"] for row in rows if row["event"] == "person.link_made"]
        self.assertEqual(linked, [row["about_id"] for row in rows if row["event"] == "person.added"][1:])
        self.assertEqual(len(set(linked)), 5)

    def test_people_are_promoted_deactivated_and_signed_out(self):
        link = self.do("account", "add", "Jonas Weber")
        cookie = self.sign_in(link).fields["set-cookie"].split(";")[0]
        with self.server.socket(cookie) as jonas:
            jonas.hello()
            self.do("account", "sign-out", "Jonas Weber")
            self.assertEqual(jonas.close_code(), 4001)
        self.do("account", "promote", "Jonas Weber")
        self.assertRegex(self.do("account", "list"), rf"{ID}  Jonas Weber  \(administrator\)\n$")
        self.do("account", "demote", "Jonas Weber")
        link = self.do("account", "link", "Jonas Weber")
        self.do("account", "deactivate", "Jonas Weber")
        self.assertRegex(self.do("account", "list"), rf"{ID}  Jonas Weber  \(deactivated\)\n$")
        self.assertEqual(self.sign_in(link).status, 403)
        self.do("account", "activate", "Jonas Weber")
        self.assertRegex(self.do("account", "list"), rf"{ID}  Jonas Weber\n$")
        self.assertIn("in charge", self.fail_to("account", "deactivate", "Ada Brandt"))
        self.stop_server()
        self.assertIn("in charge", self.fail_to("account", "demote", "Ada Brandt"))
        self.do("account", "promote", "Jonas Weber")
        self.do("account", "demote", "Ada Brandt")

    def test_an_id_is_right_whoever_has_taken_it_for_a_name(self):
        jonas = self.add("Jonas Weber")
        self.do("account", "add", jonas)
        self.do("account", "promote", jonas)
        self.assertRegex(self.do("account", "list"), rf"{jonas}  Jonas Weber  \(administrator\)\n")

    def test_invitations_are_made_listed_and_revoked(self):
        link = self.do("invitation", "make", "member", "24", "2", "Vertrieb Süd")
        self.assertRegex(link, r"^/invitation#[0-9a-z]{26}\n$")
        listed = self.do("invitation", "list")
        self.assertRegex(listed, rf"^{ID}  member  2 more  until {MOMENT}  Vertrieb Süd\n$")
        answer = self.server.post_session(
            '{"invitation":"%s","name":"Lena Kurz","email":"lena@brandt.example","password":"Kranich-7-Lampe"}'
            % link.strip().split("#")[1])
        self.assertEqual(answer.status, 204)
        self.assertIn("1 more", self.do("invitation", "list"))
        self.stop_server()
        self.do("invitation", "revoke", listed[:13])
        self.assertEqual(self.do("invitation", "list"), "")
        self.assertIn("does not exist", self.fail_to("invitation", "revoke", listed[:13]))
        self.assertIn("is no id", self.fail_to("invitation", "revoke", "Vertrieb", status=2))
        self.assertIn("from 1 to 720", self.fail_to("invitation", "make", "member", "721", "1", status=2))
        self.assertIn("member or owner", self.fail_to("invitation", "make", "boss", "1", "1", status=2))
        self.assertIn("(note: too_long, limit 80)", self.fail_to("invitation", "make", "owner", "1", "1", "n" * 81))

    def test_groups_are_made_changed_and_removed(self):
        jonas = self.add("Jonas Weber")
        self.add("Lena Kurz")
        self.do("group", "make", "süd", "Vertrieb Süd", "Jonas Weber", "Lena Kurz")
        self.assertRegex(self.do("group", "list"), rf"^{ID}  süd  2 people  Vertrieb Süd\n$")
        self.do("group", "people", "süd", jonas)
        self.assertEqual(self.do("group", "people", "süd"), f"{jonas}  Jonas Weber\n")
        self.assertIn("nobody of that name", self.fail_to("group", "people", "süd", "Niemand"))
        self.assertIn("(handle: taken)", self.fail_to("group", "make", "süd", ""))
        self.stop_server()
        self.assertIn("(handle: bad_characters)", self.fail_to("group", "make", "a b", ""))
        self.do("group", "remove", "süd")
        self.assertEqual(self.do("group", "list"), "")
        self.assertIn("no group", self.fail_to("group", "remove", "süd"))

    def test_channels_are_archived_deleted_and_put_in_charge_of_and_not_read(self):
        jonas = self.add("Jonas Weber")
        ada = self.ada()
        room = ada.ask("room.create", client_id=client_id(), title="messe ulm", access="closed")["result"]["room"]
        ada.ask("room.invite", room=room, client_id=client_id(), people=[{"person": jonas}])
        ada.post(room, "Das bleibt unter uns.")
        self.assertEqual(self.do("channel", "list"), f"{room}  messe ulm  closed  2 members  owned by Ada Brandt\n")
        self.do("channel", "archive", "messe ulm")
        self.assertIn("closed, archived", self.do("channel", "list"))
        self.assertEqual(ada.post(room, "noch was")["error"]["data"]["name"], "archived")
        self.do("channel", "reopen", room)
        self.do("channel", "owner", "messe ulm", "Jonas Weber")
        self.assertIn("owned by Ada Brandt, Jonas Weber\n", self.do("channel", "list"))
        self.add("Lena Kurz")
        self.assertIn("does not exist", self.fail_to("channel", "owner", "messe ulm", "Lena Kurz"))
        self.assertIn("nothing was deleted", self.fail_to("channel", "delete", room, "messe"))
        self.assertIn("usage", self.fail_to("channel", "delete", "messe ulm", status=2))
        self.assertNotIn("unter uns", self.do("audit") + self.do("audit", "json"))
        self.stop_server()
        self.do("channel", "delete", room, "messe ulm")
        self.assertEqual(self.do("channel", "list"), "")
        self.assertIn("no channel", self.fail_to("channel", "archive", "messe ulm"))

    def test_of_channels_of_one_title_the_id_is_said(self):
        ada = self.ada()
        rooms = [ada.ask("room.create", client_id=client_id(), title="still", access="closed")["result"]["room"]
                 for _ in range(2)]
        self.assertIn("several channels", self.fail_to("channel", "delete", "still", "still"))
        self.do("channel", "delete", rooms[0], "still")
        self.assertEqual(self.do("channel", "list")[:13], rooms[1])

    def test_what_the_house_says_of_itself_is_changed(self):
        self.do("house", "title", "Brandt & Söhne")
        self.do("house", "language", "en")
        self.do("house", "imprint", "https://brandt.example/impressum")
        self.do("house", "privacy", "https://brandt.example/daten")
        self.stop_server()
        self.do("house", "privacy", "")
        self.assertRegex(self.do("house", "show"), rf"^id:       {ID}\ntitle:    Brandt & Söhne\nlanguage: en\n"
                         r"imprint:  https://brandt.example/impressum\nprivacy:  \n$")
        self.assertIn("(imprint: malformed)", self.fail_to("house", "imprint", "javascript:alert(1)"))
        self.assertIn("de or en", self.fail_to("house", "language", "fr", status=2))

    def test_limits_are_shown_and_set_beside_a_server_and_without_one(self):
        for _ in ("beside a server", "without one"):
            everything = self.do("house", "limit")
            self.assertEqual(len(everything.splitlines()), 28)
            self.assertIn("message_length: 8000 (default 8000; 200 to 8000)\n    How many characters a message can have.\n", everything)
            self.assertIn("open_channels: member (default member; member or owner)\n", everything)
            self.assertEqual(self.do("house", "limit", "message_length", "400"), "")
            self.do("house", "limit", "open_channels", "owner")
            self.assertRegex(self.do("house", "limit", "message_length"), "^message_length: 400 .default 8000")
            self.assertIn("(message_length: too_small, limit 200)", self.fail_to("house", "limit", "message_length", "199"))
            self.assertIn("(message_length: too_large, limit 8000)", self.fail_to("house", "limit", "message_length", "8001"))
            self.assertIn("is a number, or default, not viel", self.fail_to("house", "limit", "message_length", "viel", status=2))
            self.assertIn("is member or owner, or default, not boss", self.fail_to("house", "limit", "open_channels", "boss", status=2))
            self.assertIn("there is no limit colour", self.fail_to("house", "limit", "colour"))
            self.assertIn("there is no limit colour", self.fail_to("house", "limit", "colour", "1"))
            self.do("house", "limit", "edit_minutes", "-1")
            self.do("house", "limit", "message_length", "default")
            self.do("house", "limit", "open_channels", "default")
            rows = [row for row in csv.DictReader(io.StringIO(self.do("audit"), newline=""), delimiter=";") if row["changes"]]
            self.assertEqual([row["changes"] for row in rows[-4:]], [
                "message_length: 8000 -> 400", "open_channels: member -> owner",
                "message_length: 400 -> 8000", "open_channels: owner -> member"])
            if self.server.is_running():
                self.do("house", "limit", "mention_all", "50")
                self.stop_server()
        self.assertIn("mention_all: 50 (default 200; 1 to 10000)", self.do("house", "limit", "mention_all"))

    def test_the_audit_log_is_whole_and_in_order(self):
        """Also where a window of it is more than one answer holds."""
        with Desk(self.data / "admin.sock") as desk:
            house = desk.hello()["house"]
            for i in range(270):
                desk.ask("person.add", client_id=client_id(), name=f"Person {i}", role="member")
            members = desk.ask("room.open", room=house)["result"]["state"]["members"]
            people = [{"person": member["person"]} for member in members]
            for i in range(90):
                desk.ask("group.make", client_id=client_id(), handle=f"g{i}", title="", people=people)
        running = self.do("audit")
        self.stop_server()
        self.assertEqual(self.do("audit", "csv"), running)
        rows = list(csv.DictReader(io.StringIO(running, newline=""), delimiter=";"))
        self.assertEqual([int(row["number"]) for row in rows], list(range(1, 364)))
        self.assertRegex(rows[3]["time"], f"^{MOMENT}$")
        objects = json.loads(self.do("audit", "json"))
        self.assertEqual([{**row, "number": int(row["number"])} for row in rows], objects)
        self.assertEqual([row["event"] for row in rows[:3]], ["room.created", "person.added", "house.changed"])
        self.assertEqual((rows[1]["author"], rows[1]["about"]), ("Ada Brandt", "Ada Brandt"))
        self.assertEqual(rows[1]["author_id"], rows[1]["about_id"])
        self.assertEqual((rows[-1]["author"], rows[-1]["event"], rows[-1]["about"]), ("server", "group.changed", "g89"))

    def test_what_the_operator_did_is_the_server_s_and_no_name_acts(self):
        for name in ('=1+1', 'a;"b"', '\u00a0@x', '+49', "d'Arc, J."):
            self.do("account", "add", name)
        text = self.do("audit")
        cells = [line.split("\r")[0].split(";server;;person.added;")[1].rsplit(";", 2)[0]
                 for line in text.split("\n") if ";person.added;" in line and ";server;" in line]
        self.assertEqual(cells, ["'=1+1", '"a;""b"""', "'\u00a0@x", "'+49", '"d\'Arc, J."'])
        objects = json.loads(self.do("audit", "json"))
        self.assertEqual({o["author"] for o in objects if o["event"] == "person.link_made"}, {"server"})
        self.assertIn("=1+1", [o["about"] for o in objects])

    def test_wrong_words_are_told_how_it_is_done(self):
        for noun in ("account", "invitation", "group", "channel", "house", "audit"):
            usage = self.fail_to(noun, "paint", "it", status=2)
            self.assertTrue(usage.startswith(f"usage: runde {noun}"), usage)
            self.assertEqual(self.do("help", noun), usage)
        everything = subprocess.run([BINARY, "help"], capture_output=True, text=True, check=True).stdout
        for name in ("serve", "account", "invitation", "group", "channel", "house", "audit", "verify", "config"):
            self.assertRegex(everything, rf"\n  {name} +\w")
        done = subprocess.run([BINARY, "paint"], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", everything))
        self.assertIn("(name: too_long, limit 80)", self.fail_to("account", "add", "n" * 81))

    def test_the_line_wins_over_the_file_wherever_it_is_named(self):
        place = Path(self.server.place.name)
        file, away = place / "runde.conf", place / "away"
        file.write_text(f"data = {self.data}\n", encoding="utf-8")
        for words in (["backup", place / "one.backup"], ["verify"], ["reindex"], ["account", "list"], ["audit"], ["doctor"]):
            for options in (["--data", away, "--config", file], ["--config", file, "--data", away]):
                done = subprocess.run([BINARY, *words, *options], capture_output=True, text=True, timeout=30, check=False)
                if words != ["doctor"]:  # to it a house that is not there yet is nothing wrong
                    self.assertNotEqual(done.returncode, 0, (words, options))
                self.assertIn(str(away), done.stdout + done.stderr, (words, options))
        self.do("backup", str(place / "two.backup"))
        done = subprocess.run([BINARY, "restore", place / "two.backup", "--data", away, "--key", place / "data.key",
                               "--erasures", place / "copy", "--without-erasures", "--config", file],
                              capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue((away / "runde.db").exists())

    def test_what_cannot_be_printed_is_a_failure(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([BINARY, "audit", "--data", str(self.data)], stdout=full,
                                  stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("could not be written", done.stderr)


if __name__ == "__main__":
    unittest.main()
