"""The admin socket: the operator's door while a server runs, and the command line on both sides of it."""

import json
import os
import socket
import stat
import subprocess
import time
import unittest
from pathlib import Path

from server import BINARY, Server

FRAME_BYTES = 64 * 1024
CONNECTIONS = 8
IN_FLIGHT = 64


class Desk:
    """A connection of the operator's: a frame a line."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(10)
        self.socket.connect(str(path))
        self.lines = self.socket.makefile("rb")
        self.last = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.lines.close()
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def read(self):
        """The next frame, or None at the end."""
        line = self.lines.readline()
        return json.loads(line) if line else None

    def frame(self, method, **params):
        self.last += 1
        return json.dumps({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}).encode() + b"\n"

    def ask(self, method, **params):
        self.send(self.frame(method, **params))
        answer = self.read()
        assert answer["id"] == self.last, answer
        return answer

    def hello(self):
        return self.ask("session.hello", client="desk")["result"]


def client_id(number):
    return f"01jdf3w8k2{number:016d}"


class Admin(unittest.TestCase):
    def setUp(self):
        self.server = Server()
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()
        self.data = Path(self.server.place.name) / "data"
        self.path = self.data / "admin.sock"

    def name_of(self, answer):
        return answer["error"]["data"]["name"]

    def run_cli(self, *words):
        done = subprocess.run([BINARY, "account", *words, "--data", str(self.data)],
                              capture_output=True, text=True, timeout=30, check=False)
        return done.returncode, done.stdout, done.stderr

    def test_only_the_server_s_own_user_can_open_it(self):
        mode = self.path.stat().st_mode
        self.assertTrue(stat.S_ISSOCK(mode))
        self.assertEqual(stat.S_IMODE(mode), 0o600)
        if os.geteuid() != 0:
            self.skipTest("only root can be somebody else")
        for path in (Path(self.server.place.name), self.data):
            path.chmod(0o755)
        self.path.chmod(0o666)
        code = ("import socket; s = socket.socket(socket.AF_UNIX); s.settimeout(5)\n"
                f"s.connect({str(self.path)!r})\n"
                "try:\n    s.sendall(b'{}\\n'); print(len(s.recv(100)))\n"
                "except ConnectionError:\n    print(0)")
        done = subprocess.run(["python3", "-c", code], user=65534, capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout, "0\n")
        self.assertIn("another user", self.server.log())

    def test_it_speaks_the_protocol_a_frame_a_line(self):
        with Desk(self.path) as desk:
            hello = desk.hello()
            self.assertEqual(hello["me"], "0" * 13)
            self.assertEqual([room["kind"] for room in hello["rooms"]], ["house"])
            state = desk.ask("room.open", room=hello["house"])["result"]["state"]
            self.assertEqual([person["profile"]["name"] for person in state["members"]], ["Ada Brandt"])

    def test_what_is_done_there_is_seen_by_everybody_at_once(self):
        with Desk(self.path) as desk, self.server.socket(self.cookie) as ada:
            ada.hello()
            desk.hello()
            answer = desk.ask("person.add", client_id=client_id(1), name="Jonas Weber", role="member")
            events = ada.notice("room.events")["events"]
            self.assertEqual(events[0]["kind"], "person.added")
            self.assertEqual(events[0]["seq"], answer["result"]["seq"])
            self.assertNotIn("author", events[0])
            link = desk.ask("person.link", person=events[0]["body"]["person"])["result"]["token"]
        answer = self.server.post_session('{"token":"%s"}' % link)
        self.assertEqual(answer.status, 204)

    def test_the_operator_looks_after_the_house_and_sees_no_room(self):
        with Desk(self.path) as desk, self.server.socket(self.cookie) as ada:
            ada.hello()
            room = ada.ask("room.create", client_id=client_id(2), title="still")["result"]["room"]
            desk.hello()
            self.assertEqual(self.name_of(desk.ask("room.open", room=room)), "not_found")
            self.assertEqual(self.name_of(desk.ask("room.join", room=room)), "not_found")
            self.assertEqual(self.name_of(desk.ask("room.create", client_id=client_id(3), title="x")), "not_allowed")
            self.assertEqual(self.name_of(desk.ask("presence.set", active=True)), "not_allowed")

    def test_what_is_no_request_is_refused_and_the_line_goes_on(self):
        with Desk(self.path) as desk:
            for line, name in ((b"{", "parse_error"), (b"[]", "invalid_request"), (b"", "parse_error"),
                               (b'{"a":1\0}', "parse_error"), (b'{"jsonrpc":"2.0"}', "invalid_request"),
                               (b"\xff\xfe", "parse_error")):
                desk.send(line + b"\n")
                self.assertEqual(self.name_of(desk.read()), name)
            self.assertEqual(self.name_of(desk.ask("room.paint")), "unknown_command")
            desk.hello()

    def test_after_many_errors_it_closes(self):
        """LIMIT_ADMIN_ERRORS"""
        with Desk(self.path) as desk:
            desk.send(b"{\n" * 25)
            answers = 0
            while desk.read() is not None:
                answers += 1
            self.assertEqual(answers, 20)

    def test_a_line_may_be_as_long_as_a_frame_and_no_longer(self):
        """L7"""
        with Desk(self.path) as desk:
            frame = desk.frame("session.hello", client="desk").rstrip(b"\n")
            desk.send(frame + b" " * (FRAME_BYTES - len(frame)) + b"\n")
            self.assertIn("result", desk.read())
            desk.send(frame + b" " * (FRAME_BYTES + 1 - len(frame)))
            self.assertIsNone(desk.read())

    def test_pieces_of_lines_and_many_lines_at_once_are_answered_in_order(self):
        with Desk(self.path) as desk:
            house = desk.hello()["house"]
            data = b"".join(desk.frame("person.add", client_id=client_id(100 + i), name=f"P{i}", role="member")
                            for i in range(3 * IN_FLIGHT))
            for start in range(0, 2100, 7):
                desk.send(data[start:start + 7])
            desk.send(data[2100:])
            numbers = [desk.read()["id"] for _ in range(3 * IN_FLIGHT)]
            self.assertEqual(numbers, sorted(numbers))
            people = desk.ask("room.open", room=house)["result"]["state"]["members"]
            self.assertEqual(len(people), 1 + 3 * IN_FLIGHT)

    def test_so_many_connections_and_no_more(self):
        # LIMIT_ADMIN_CONNECTIONS
        """L7"""
        desks = [Desk(self.path) for _ in range(CONNECTIONS)]
        for desk in desks:
            desk.hello()
        with Desk(self.path) as one_more:
            self.assertIsNone(one_more.read())
        desks.pop().__exit__()
        deadline = time.monotonic() + 5
        while True:
            with Desk(self.path) as again:
                again.send(again.frame("session.hello", client="desk"))
                try:
                    if again.read():
                        break
                except ConnectionError:
                    pass
            self.assertLess(time.monotonic(), deadline)
        for desk in desks:
            desk.hello()
            desk.__exit__()

    def test_the_command_line_does_the_same_whether_a_server_runs_or_not(self):
        status, added, errors = self.run_cli("add", "Jonas Weber")
        self.assertEqual((status, errors), (0, ""))
        self.assertRegex(added, r"^/sign-in#[0-9a-z]{26}\n$")
        with self.server.socket(self.cookie) as ada:
            ada.hello()
            self.assertEqual(self.run_cli("add", "Lena Kurz", "owner")[0], 0)
            self.assertEqual(ada.notice("room.events")["events"][0]["body"]["profile"]["name"], "Lena Kurz")
        status, running, _ = self.run_cli("list")
        self.assertEqual(status, 0)
        self.assertRegex(running, r"^\w{13}  Ada Brandt  \(administrator\)\n\w{13}  Jonas Weber\n"
                                  r"\w{13}  Lena Kurz  \(administrator\)\n$")
        status, link, _ = self.run_cli("link", "Jonas Weber")
        answer = self.server.post_session('{"token":"%s"}' % link.strip().split("#")[1])
        self.assertEqual(answer.status, 204)
        self.assertEqual(self.run_cli("link", "Niemand")[0], 1)
        self.assertIn("nobody of that name", self.run_cli("link", "Niemand")[2])
        self.run_cli("add", "Jonas Weber")
        self.assertIn("several people", self.run_cli("link", "Jonas Weber")[2])
        person = running.splitlines()[1][:13]
        self.assertEqual(self.run_cli("link", person)[0], 0)
        self.assertIn("A parameter is missing or wrong", self.run_cli("add", "n" * 81)[2])
        _, running, _ = self.run_cli("list")
        self.server.terminate()
        self.server.process.wait(20)
        self.assertFalse(self.path.exists())
        self.assertEqual(self.run_cli("list"), (0, running, ""))
        self.assertEqual(self.run_cli("link", person)[0], 0)
        self.assertIn("several people", self.run_cli("link", "Jonas Weber")[2])
        self.assertIn("A parameter is missing or wrong", self.run_cli("add", "n" * 81)[2])

    def test_the_command_line_marks_bots_and_makes_them_no_link(self):
        with Desk(self.path) as desk:
            desk.hello()
            desk.ask("person.add", client_id=client_id(1), name="Bestellungen", role="member", bot=True)
        self.assertRegex(self.run_cli("list")[1], r"\n\w{13}  Bestellungen  \(bot\)\n$")
        self.assertIn("You may not do this here", self.run_cli("link", "Bestellungen")[2])

    def test_a_socket_that_was_left_behind_is_in_nobody_s_way(self):
        self.server.process.kill()
        self.server.process.wait()
        self.server.process.stdout.close()
        self.assertTrue(self.path.exists())
        status, people, errors = self.run_cli("list")
        self.assertEqual((status, errors), (0, ""))
        self.assertIn("Ada Brandt", people)
        client = Path(self.server.place.name) / "client"
        self.server.process = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", str(self.data), "--client", str(client)],
            stdout=subprocess.PIPE, stderr=self.server.errors, text=True)
        self.assertIn("listening on", self.server.process.stdout.readline())
        with Desk(self.path) as desk:
            desk.hello()


class Memory(unittest.TestCase):
    def test_who_does_not_read_does_not_fill_the_memory(self):
        """L7"""
        server = Server(measured=True)
        self.addCleanup(server.stop)
        server.sign_in()
        path = Path(server.place.name) / "data/admin.sock"
        with Desk(path) as desk, Desk(path) as other:
            house = desk.hello()["house"]
            for i in range(100):
                desk.ask("person.add", client_id=client_id(500 + i), name="N" * 80, role="member")
            line = desk.frame("room.open", room=house)
            desk.socket.settimeout(3)
            before = server.rss_kb()
            sent = 0
            try:
                while sent < 100_000:
                    desk.send(line)
                    sent += 1
            except TimeoutError:
                pass
            self.assertLess(sent, 100_000)
            self.assertLess(server.rss_kb() - before, 64 * 1024)
            other.hello()


if __name__ == "__main__":
    unittest.main()
