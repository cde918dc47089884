"""Backup, restore and reindex at the command line, under load and after a sudden end (P-44, P-49, P-53, P-54, P-56)."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
import unittest
from pathlib import Path

import wire
from server import BINARY, Server
from wire import client_id

MARK = "Geheimnisverrat"
KILLS = 30 if os.environ.get("RUNDE_LONG") else 8


def run(*words):
    done = subprocess.run([BINARY, *map(str, words)], capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stdout, done.stderr


class Running:
    """A server on a folder that has people in it already."""

    def __init__(self, client, *settings):
        self.process = subprocess.Popen([BINARY, "serve", "--listen", "127.0.0.1:0", "--client", str(client), *map(str, settings)],
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(re.search(r":(\d+)$", self.process.stdout.readline().strip()).group(1))
        self.origin = f"http://localhost:{self.port}"

    def socket(self, cookie):
        return wire.WebSocket(self.port, self.origin, cookie)

    def sign_in(self, **how):
        data = json.dumps(how).encode()
        return wire.request(self.port, wire.head(
            "POST", "/session", f"Origin: {self.origin}", "Content-Type: application/json",
            f"Content-Length: {len(data)}") + data)

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        status = self.process.wait(20)
        self.process.stdout.close()
        return status


class Case(unittest.TestCase):
    def setUp(self):
        self.server = Server("--rates", "no")
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.place = Path(self.server.place.name)
        self.data, self.key = self.place / "data", self.place / "data.key"
        self.list = self.place / "data.key.erasures"
        self.backup, self.other = self.place / "backup", self.place / "other"

    def ada(self):
        socket = self.server.socket(self.cookie)
        self.addCleanup(socket.__exit__)
        return socket

    def back_up(self):
        status, out, errors = run("backup", self.backup, "--data", self.data)
        self.assertEqual((status, errors), (0, ""))
        return out

    def restore(self, *more):
        """Elsewhere on this machine, where the running server keeps its list to itself."""
        shutil.rmtree(self.other, ignore_errors=True)
        shutil.copy(self.list, self.place / "list")
        return run("restore", self.backup, "--data", self.other, "--key", self.key,
                   "--erasures", self.place / "list", *more)

    def stop_server(self):
        self.server.terminate()
        self.server.process.wait(20)

    def restored(self):
        server = Running(self.place / "client", "--data", self.other, "--key", self.key,
                         "--erasures", self.place / "list", "--rates", "no")
        self.addCleanup(lambda: server.process.poll() is None and server.stop())
        return server

    def sign_in(self, server):
        """By a link of the command line, as the first one does after a restore."""
        status, link, errors = run("account", "link", "Ada Brandt", "--data", self.other)
        self.assertEqual((status, errors), (0, ""))
        answer = server.sign_in(token=link.strip().split("#")[1])
        self.assertEqual(answer.status, 204)
        socket = server.socket(answer.fields["set-cookie"].split(";")[0])
        self.addCleanup(socket.__exit__)
        return socket


class UnderLoad(Case):
    """Several people talk without a pause while the backup is made."""

    def talk(self, room, said):
        with self.server.socket(self.cookie) as socket:
            socket.hello()
            while not self.enough.is_set():
                answer = socket.post(room, f"{MARK} {len(said)} " + "x" * 2000)
                said.append(answer["result"]["seq"])

    def setUp(self):
        super().setUp()
        self.enough = threading.Event()
        with self.server.socket(self.cookie) as ada:
            ada.hello()
            self.rooms = [ada.new_room(f"raum {i}") for i in range(3)]
        self.said = {room: [] for room in self.rooms}
        self.people = [threading.Thread(target=self.talk, args=(room, self.said[room])) for room in self.rooms]
        for person in self.people:
            person.start()
        self.addCleanup(self.finish)
        time.sleep(0.5)

    def finish(self):
        self.enough.set()
        for person in self.people:
            person.join()

    def test_it_is_one_moment_and_what_was_acknowledged_before_is_in_it(self):
        for _ in range(3):
            before = {room: max(said) for room, said in self.said.items()}
            self.assertRegex(self.back_up(), r"^4 rooms, \d+ events: \d+ bytes in \S+\n$")
            status, out, errors = self.restore()
            self.assertEqual(status, 0, errors)
            self.assertIn(": 0 faults", out)
            server = self.restored()
            with self.sign_in(server) as ada:
                heads = {room["room"]: room["head"] for room in ada.hello()["rooms"]}
            self.assertEqual(server.stop(), 0)
            for room in self.rooms:
                self.assertGreaterEqual(heads[room], before[room])
        self.finish()
        for said in self.said.values():
            self.assertEqual(said, list(range(said[0], said[0] + len(said))), "everybody was answered in order")

    def test_nothing_that_was_said_and_no_key_can_be_read_in_it(self):
        self.back_up()
        content = self.backup.read_bytes()
        for mark in (MARK.encode(), MARK.encode("utf-16-le"), b"Ada Brandt", b"raum 1",
                     self.key.read_bytes().strip(), bytes.fromhex(self.key.read_text().strip())):
            self.assertNotIn(mark, content)
        self.assertEqual(self.backup.stat().st_mode & 0o777, 0o600)


class Restored(Case):
    def test_clients_come_back_to_another_epoch_and_what_was_erased_stays_away(self):
        ada = self.ada()
        hello = ada.hello()
        kept, gone = ada.new_room("bleibt"), ada.new_room("geht")
        ada.post(kept, "Guten Morgen")
        secret = ada.post(kept, f"{MARK} heute")["result"]["seq"]
        ada.post(gone, f"{MARK} morgen")
        self.back_up()
        ada.ask("message.erase", room=kept, message=secret, client_id=client_id())
        ada.ask("room.delete", room=gone)
        late = {"room": kept, "client_id": client_id(), "text": "nach der Sicherung"}
        lost = ada.ask("message.post", **late)["result"]["seq"]
        self.stop_server()
        status, out, errors = self.restore()
        self.assertEqual(status, 0, errors)
        self.assertRegex(out, r"^2 rooms, \d+ events \(1 erased\), .*: 0 faults\n$")
        server = self.restored()
        with server.socket(self.cookie) as before:
            self.assertEqual(before.ask("session.hello", client="wire test")["error"]["data"]["name"], "not_signed_in")
        ada = self.sign_in(server)
        again = ada.hello()
        self.assertNotEqual(again["epoch"], hello["epoch"])
        self.assertEqual([room["title"] for room in again["rooms"] if room["kind"] == "channel"], ["bleibt"])
        opened = json.dumps(ada.ask("room.open", room=kept)["result"])
        self.assertIn("Guten Morgen", opened)
        self.assertNotIn(MARK, opened)
        self.assertEqual(ada.ask("room.open", room=gone)["error"]["data"]["name"], "not_found")
        # What a client holds that it has not seen answered goes out again, and once.
        first = ada.ask("message.post", **late)["result"]
        self.assertEqual(ada.ask("message.post", **late)["result"], first)
        self.assertEqual(first["seq"], lost, "the number was free: erased was another event")
        self.assertEqual(server.stop(), 0)

    def test_by_a_password_one_comes_in_again(self):
        """And by nothing else: the invitation had another use left."""
        link = run("invitation", "make", "member", "24", "2", "", "--data", self.data)[1].strip().split("#")[1]
        lena = {"email": "lena@brandt.example", "password": "Kranich-7-Lampe"}
        joined = self.server.post_session(json.dumps({"invitation": link, "name": "Lena Kurz", **lena}))
        self.assertEqual(joined.status, 204)
        self.back_up()
        self.stop_server()
        self.assertEqual(self.restore()[0], 0)
        server = self.restored()
        self.assertEqual(server.sign_in(**lena).status, 204)
        jonas = {"email": "jonas@brandt.example", "password": "Kranich-7-Lampe"}
        self.assertEqual(server.sign_in(invitation=link, name="Jonas Weber", **jonas).status, 403)

    def test_an_erasure_that_was_answered_is_in_the_list_whatever_happens_then(self):
        ada = self.ada()
        ada.hello()
        room = ada.new_room()
        for number in range(1, 6):
            seq = ada.post(room, MARK)["result"]["seq"]
            ada.ask("message.erase", room=room, message=seq, client_id=client_id())
            self.assertEqual(len(self.list.read_text().splitlines()), number + 1)
        self.server.process.kill()
        self.server.process.wait()
        self.assertEqual(len(self.list.read_text().splitlines()), 6)
        self.assertNotIn(MARK, self.list.read_text())
        self.assertRegex(self.back_up(), r"^2 rooms, ", "what lies in the log is in it too")
        self.assertRegex(self.restore()[1], r"\(5 erased\).*: 0 faults")
        server = Running(self.place / "client", "--data", self.data)
        self.assertEqual(server.stop(), 0)
        self.assertIn("0 faults", run("verify", "--data", self.data)[1])
        # So that the first server's own end is not taken for one that failed.
        self.server.process.returncode = 0

    def test_what_cannot_be_restored_is_refused_in_plain_words(self):
        self.back_up()
        refusals = []

        def refuse(*words, file=self.backup, data=self.other, key=self.key):
            status, out, errors = run("restore", file, "--data", data, "--key", key, *words)
            self.assertEqual((status, out), (1, ""))
            refusals.append(errors)
            return errors

        self.assertIn("Another process writes the list", refuse())
        self.assertIn("Another process is using the data folder", refuse(data=self.data))
        self.stop_server()
        self.assertIn("holds data already", refuse(data=self.data))
        self.assertIn("is no backup", refuse(file=self.data / "runde.db"))
        self.assertIn("is no backup", refuse(file=self.key))
        self.assertIn("no such file", refuse(file=self.place / "nothing").lower())
        self.assertIn("There is no key file", refuse(key=self.place / "nothing"))
        self.assertIn("--without-erasures", refuse("--erasures", self.place / "nothing"))
        self.assertFalse((self.other / "runde.db").exists())
        status, _, errors = run("restore", self.backup, "--data", self.other, "--key", self.key,
                                "--erasures", self.place / "fresh", "--without-erasures")
        self.assertEqual(status, 0, errors)
        for words in refusals:
            self.assertRegex(words, r"^runde: [^\n]+\n$")

    def test_asked_for_help_it_does_nothing_but_help(self):
        for name, wrong in (("backup", []), ("restore", ["a", "b"]), ("reindex", ["a"]), ("verify", ["a"]), ("serve", ["a"]),
                            ("doctor", ["a"]), ("config", ["a"])):
            asked = subprocess.run([BINARY, "help", name], cwd=self.place, capture_output=True, text=True, check=False)
            self.assertEqual((asked.returncode, asked.stderr), (0, ""))
            self.assertRegex(asked.stdout, rf"^usage: runde {name}\b[^\n]*\n$")
            done = subprocess.run([BINARY, name, *wrong], cwd=self.place, capture_output=True, text=True, check=False)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (2, "", asked.stdout))
        self.assertFalse((self.place / "help").exists())

    def test_a_restore_that_was_killed_is_refused_or_whole(self):
        ada = self.ada()
        ada.hello()
        room = ada.new_room()
        secret = ada.post(room, MARK)["result"]["seq"]
        for _ in range(200):
            ada.post(room, "x" * 4000)
        self.back_up()
        ada.ask("message.erase", room=room, message=secret, client_id=client_id())
        self.stop_server()
        began = time.monotonic()
        self.assertEqual(self.restore()[0], 0)
        whole_s = time.monotonic() - began
        ends = set()
        for n in range(KILLS):
            shutil.rmtree(self.other)
            process = subprocess.Popen(
                [BINARY, "restore", str(self.backup), "--data", str(self.other), "--key", str(self.key)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole_s * n / KILLS)
            process.kill()
            process.wait()
            ends.add(self.look_at_what_is_left())
        self.assertIn("whole", ends)

    def look_at_what_is_left(self):
        if (self.other / "runde.db").exists():
            server = Running(self.place / "client", "--data", self.other, "--key", self.key)
            with self.sign_in(server) as ada:
                room = [room["room"] for room in ada.hello()["rooms"] if room["kind"] == "channel"][0]
                page = ada.ask("room.history", room=room, **{"from": 1}, to=10)["result"]
            self.assertNotIn(MARK, json.dumps(page))
            self.assertEqual(server.stop(), 0)
            return "whole"
        if (self.other / "runde.db.restoring").exists():
            status, _, errors = run("serve", "--data", self.other, "--key", self.key, "--listen", "127.0.0.1:0")
            self.assertEqual(status, 1)
            self.assertIn("half restored", errors)
            self.assertEqual(run("restore", self.backup, "--data", self.other, "--key", self.key)[0], 0)
            return "half"
        self.other.mkdir(exist_ok=True)
        return "nothing"


class Reindexed(unittest.TestCase):
    def test_the_demonstrations_indexes_are_rebuilt_row_by_row(self):
        server = Server("--demo")
        self.addCleanup(server.stop)
        data = Path(server.place.name) / "data"
        status, _, errors = run("reindex", "--data", data)
        self.assertEqual(status, 1)
        self.assertIn("Another process is using the data folder", errors)
        server.terminate()
        server.process.wait(20)

        def rows(*changes):
            with sqlite3.connect(data / "runde.db") as database:
                for change in changes:
                    database.execute(change)
                return database.execute("SELECT * FROM thread ORDER BY key").fetchall()

        live = rows()
        self.assertGreater(len(live), 3)
        self.assertIn("(0 were wrong)", run("reindex", "--data", data)[1])
        self.assertEqual(rows("DELETE FROM thread"), [])
        self.assertIn(f"{len(live)} threads ({len(live)} were wrong)", run("reindex", "--data", data)[1])
        self.assertEqual(rows(), live)
        rows("UPDATE thread SET replies = replies + 1")
        self.assertEqual(run("reindex", "--data", data)[0], 0)
        self.assertEqual(rows(), live)
        self.assertIn(": 0 faults", run("verify", "--data", data)[1])
