"""The master key: where it comes from, and how it changes while people talk."""

import os
import random
import signal
import subprocess
import threading
import time
import unittest
from pathlib import Path

from server import BINARY, Server
from wire import client_id

PHRASE = "Sieben Kraniche am Morgen\n"


def run(*words, **how):
    done = subprocess.run([BINARY, *words], capture_output=True, text=True, timeout=60, check=False, **how)
    return done.returncode, done.stdout, done.stderr


def write_secret(path, text, mode=0o600):
    path.write_text(text)
    path.chmod(mode)


class House(unittest.TestCase):
    """A server that can be stopped and started anew, with another key."""

    def setUp(self):
        self.server = Server("--rates", "no")
        self.addCleanup(self.server.stop)
        self.folder = Path(self.server.place.name)
        self.data = self.folder / "data"
        self.key = self.folder / "data.key"
        self.cookie = self.server.sign_in()
        with self.server.socket(self.cookie) as ada:
            ada.hello()
            self.room = ada.ask("room.create", client_id=client_id(), title="messe")["result"]["room"]
            ada.ask("message.post", room=self.room, client_id=client_id(), text="Angebot ist raus")

    def end(self, how=signal.SIGTERM):
        self.server.process.send_signal(how)
        self.server.process.wait(20)
        self.server.process.stdout.close()

    def start(self, *settings, **how):
        """Again on the same data."""
        self.server.process = subprocess.Popen(
            [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", str(self.data), "--client", str(self.folder / "client"),
             *settings], stdout=subprocess.PIPE, stderr=self.server.errors, text=True, **how)
        line = self.server.process.stdout.readline()
        self.assertIn("listening on", line, self.server.log())
        self.server.port = int(line.rsplit(":", 1)[1])
        self.server.origin = f"http://localhost:{self.server.port}"

    def assert_readable(self):
        with self.server.socket(self.cookie) as ada:
            ada.hello()
            events = ada.ask("room.open", room=self.room)["result"]["events"]
            self.assertIn("Angebot ist raus", [event.get("body", {}).get("text") for event in events])

    def assert_refused(self, why, *settings, **how):
        """The server does not start, says why, and leaves every file as it was."""
        before = {path.name: path.read_bytes() for path in self.data.iterdir()}
        status, out, errors = run("serve", "--listen", "127.0.0.1:0", "--data", str(self.data), "--client",
                                  str(self.folder / "client"), *settings, **how)
        self.assertEqual((status, out), (1, ""))
        self.assertIn(why, errors)
        self.assertEqual({path.name: path.read_bytes() for path in self.data.iterdir()}, before)


class Rotation(House):
    def rotate(self, *words):
        status, out, errors = run("key", "rotate", *words, "--data", str(self.data))
        self.assertEqual((status, errors), (0, ""))
        return out

    def test_the_key_changes_while_people_talk(self):
        """P-48"""
        former = self.key.read_text()
        stop = threading.Event()
        said = []

        def talk():
            with self.server.socket(self.cookie) as ada:
                ada.hello()
                while not stop.is_set():
                    made = ada.ask("room.create", client_id=client_id(), title=f"kanal-{len(said)}")["result"]["room"]
                    ada.ask("message.post", room=made, client_id=client_id(), text="Gesagt")
                    said.append(made)

        talker = threading.Thread(target=talk)
        talker.start()
        while len(said) < 20:
            time.sleep(0.01)
        for _ in range(3):
            self.assertRegex(self.rotate(), r"(?s)is a new one\. It is in \S+data\.key:.*as \S+data\.key\.[0-9a-f]{8}:")
        stop.set()
        talker.join()
        self.assertNotEqual(self.key.read_text(), former)
        self.assertEqual(len(list(self.folder.glob("data.key." + "[0-9a-f]" * 8))), 3)
        self.end()
        self.assertEqual(run("verify", "--data", str(self.data))[0], 0)
        old = self.folder / "old.key"
        write_secret(old, former)
        self.assert_refused("does not belong to this data", "--key", str(old))
        self.start()
        self.assert_readable()

    def test_killed_at_any_moment_it_goes_on_at_the_next_start(self):
        """P-48"""
        with self.server.socket(self.cookie) as ada:
            ada.hello()
            for number in range(200):
                ada.ask("room.create", client_id=client_id(), title=f"kanal-{number}")
        first = self.key.read_text()
        chance = random.Random(48)
        for _ in range(12):
            change = subprocess.Popen([BINARY, "key", "rotate", "--data", str(self.data)],
                                      stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0.02, 0.25))
            self.end(signal.SIGKILL)
            change.wait(60)
            self.start()
            self.assert_readable()
        self.rotate()
        self.end()
        self.assertEqual(run("verify", "--data", str(self.data))[0], 0)
        old = self.folder / "old.key"
        write_secret(old, first)
        self.assert_refused("does not belong to this data", "--key", str(old))
        self.start()

    def test_without_a_server_it_is_done_when_the_command_returns(self):
        self.end()
        self.assertIn("is a new one", self.rotate())
        self.start()
        self.assert_readable()

    def test_everybody_in_charge_sees_in_the_audit_log_that_it_changed(self):
        self.rotate()
        self.assertIn(";server;;key.rotated;;", run("audit", "--data", str(self.data))[1])

    def test_until_a_start_with_the_next_key_either_will_do_and_no_third_comes_between(self):
        self.assertIn("Make it the setting `key`", self.rotate(str(self.folder / "next.key")))
        status, _, errors = run("key", "rotate", str(self.folder / "third.key"), "--data", str(self.data))
        self.assertEqual(status, 1)
        self.assertIn("being taken into use already", errors)
        self.assertIn("is under way", self.rotate())
        self.end()
        self.start()
        self.assert_readable()
        self.end()
        self.start("--key", str(self.folder / "next.key"))
        self.assert_readable()
        self.end()
        self.assert_refused("does not belong to this data")
        self.start("--key", str(self.folder / "next.key"))

    def test_a_key_that_cannot_be_used_is_refused_and_nothing_changes(self):
        bad = self.folder / "bad.key"
        write_secret(bad, "0" * 64 + "\n", 0o640)
        for to in (bad, self.folder / "missing" / "folder" / "key"):
            status, _, errors = run("key", "rotate", str(to), "--data", str(self.data))
            self.assertEqual(status, 1)
            self.assertIn("not_a_key", errors)
        self.assertIn("is open to other users", self.server.log())
        status, _, errors = run("key", "rotate", "passphrase", "--data", str(self.data))
        self.assertEqual(status, 1)
        self.end()
        self.start()


class Sources(House):
    def to_passphrase(self):
        words = self.folder / "words"
        write_secret(words, PHRASE)
        self.end()
        self.assertEqual(run("key", "rotate", f"passphrase:{words}", "--data", str(self.data))[0], 0)
        return words

    def test_a_passphrase_from_a_file_or_from_standard_input(self):
        """P-47"""
        words = self.to_passphrase()
        source = f"passphrase:{words}"
        self.start("--key", source)
        self.assert_readable()
        self.end()
        self.assert_refused("does not belong to this data")
        self.assert_refused("does not belong to this data", "--key", "passphrase:-", input="Sieben Kraniche am Abend\n")
        self.assert_refused("too short", "--key", "passphrase:-", input="Kraniche\n")
        self.assert_refused("too short", "--key", "passphrase:-", input="")
        self.assert_refused("more than one line", "--key", "passphrase:-", input=PHRASE + PHRASE)
        self.assert_refused("There is no file", "--key", source + "x")
        words.chmod(0o640)
        self.assert_refused("is open to other users", "--key", source)
        words.chmod(0o600)
        write_secret(words, PHRASE[:11])
        self.assert_refused("too short", "--key", source)
        write_secret(words, "x" * 5000)
        self.assert_refused("too long", "--key", source)
        self.assert_refused("no terminal", "--key", "passphrase", start_new_session=True)
        write_secret(words, PHRASE)
        with open(words, encoding="utf-8") as typed:
            self.start("--key", "passphrase:-", stdin=typed)
        self.assert_readable()

    def test_a_credential_of_the_service_manager(self):
        """P-47"""
        folder = self.folder / "credentials"
        folder.mkdir()
        secret = folder / "runde.key"
        self.end()
        write_secret(secret, self.key.read_text(), 0o400)
        self.key.unlink()
        given = {"env": {**os.environ, "CREDENTIALS_DIRECTORY": str(folder)}}
        self.start("--key", "credential", **given)
        self.assert_readable()
        self.end()
        self.assert_refused("LoadCredential=", "--key", "credential")
        secret.chmod(0o644)
        self.assert_refused("is open to other users", "--key", "credential", **given)
        secret.chmod(0o600)
        good = secret.read_text()
        secret.write_text(good[:40])
        self.assert_refused("too short", "--key", "credential", **given)
        secret.write_text("0" * 64 + "\n")
        self.assert_refused("does not belong to this data", "--key", "credential", **given)
        secret.unlink()
        self.assert_refused("There is no key file", "--key", "credential", **given)
        write_secret(secret, good)
        if os.geteuid() == 0:  # as systemd hands it over: root's, with the group's bits for an access list
            secret.chmod(0o440)
            self.start("--key", "credential", **given)
            self.assert_readable()
            self.end()
            secret.chmod(0o460)
            self.assert_refused("is open to other users", "--key", "credential", **given)
            secret.chmod(0o440)
        self.start("--key", "credential", **given)


if __name__ == "__main__":
    unittest.main()
