"""runde doctor: every defect that is made on purpose is named, with what to do about it."""

import fcntl
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from server import BINARY, Server, make_certificate

LINE = re.compile(r"(ok|warning|wrong) +([a-z ]+): (.*)")


class Doctor(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """A house that was used and whose server has ended; each test gets a copy."""
        place = tempfile.TemporaryDirectory(prefix="runde-doctor-")
        cls.addClassCleanup(place.cleanup)
        cls.model = Path(place.name)
        server = Server()
        server.sign_in()
        server.terminate()
        server.process.wait(20)
        for name in ("data", "data.key", "client"):
            source = Path(server.place.name) / name
            if source.is_dir():
                shutil.copytree(source, cls.model / name, symlinks=True)
            else:
                shutil.copy2(source, cls.model / name)
        server.stop()

    def setUp(self):
        place = tempfile.TemporaryDirectory(prefix="runde-doctor-")
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name) / "house"
        shutil.copytree(self.model, self.folder, symlinks=True)
        self.data, self.key, self.client = self.folder / "data", self.folder / "data.key", self.folder / "client"
        self.database = self.data / "runde.db"
        script = next((self.client / "assets").glob("*.js"))
        script.write_text('const CLIENT = "runde-web 0.1.0";')
        self.script = script

    def look(self, *settings, status=None, **how):
        """What it finds: name -> (grade, sentence)."""
        done = subprocess.run([BINARY, "doctor", "--data", str(self.data), "--client", str(self.client), "--listen",
                               "127.0.0.1:0", *settings], capture_output=True, text=True, timeout=60, check=False, **how)
        found = {}
        for line in done.stdout.splitlines():
            match = LINE.fullmatch(line)
            if match:
                found[match.group(2)] = (match.group(1), match.group(3))
        wrong = sum(grade == "wrong" for grade, _ in found.values())
        self.assertEqual(done.returncode, 1 if wrong else 0, done.stdout + done.stderr)
        return found

    def assert_found(self, name, grade, words, *settings, **how):
        found = self.look(*settings, **how)
        self.assertIn(name, found)
        self.assertEqual(found[name][0], grade, found[name][1])
        self.assertIn(words, found[name][1])

    def test_of_a_sound_house_nothing_is_wrong_and_nothing_is_changed(self):
        before = self.contents()
        found = self.look("--origins", "https://runde.example", "--secure", "yes", "--trusted_proxies", "127.0.0.1",
                          "--connections", "100")
        sound = ("data folder", "disk", "file system", "server", "database", "key", "address", "public address",
                 "connections", "client")
        self.assertEqual({name: found[name][0] for name in sound}, dict.fromkeys(sound, "ok"))
        self.assertEqual(self.contents(), before)

    def contents(self):
        """All files but those that SQLite makes for whoever reads."""
        return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in self.folder.rglob("*")
                if path.is_file() and not path.name.endswith(("-wal", "-shm"))}

    def test_before_the_first_start_there_is_nothing_to_complain_of(self):
        self.data = self.folder / "new"
        found = self.look()
        self.assertEqual([name for name, (grade, _) in found.items() if grade == "wrong"], [])
        self.assertIn("is not there yet", found["data folder"][1])
        self.assertIn("from the first start on", found["key"][1])

    def test_a_configuration_that_cannot_be_read(self):
        file = self.folder / "runde.conf"
        file.write_text("listen = 127.0.0.1:1\ncolour = green\n")
        done = subprocess.run([BINARY, "doctor", "--config", str(file)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("runde.conf:2: colour: there is no such setting", done.stderr)
        self.assertIn("wrong    configuration: it cannot be read", done.stdout)

    def test_a_folder_that_is_open_to_others_or_somebody_else_s(self):
        self.data.chmod(0o750)
        self.assert_found("data folder", "wrong", "open to other users (mode 0750)")
        self.data.chmod(0o700)
        self.database.chmod(0o604)
        self.assert_found("data folder", "wrong", "runde.db is open to other users")
        self.database.chmod(0o600)
        if os.geteuid() == 0:  # looks as the folder's owner, to whom the database does not belong
            for path in (self.folder, self.folder.parent):
                path.chmod(0o755)
            os.chown(self.data, 65534, 65534)
            self.assert_found("data folder", "wrong", "runde.db belongs to another user")
        shutil.rmtree(self.data)
        self.data.write_text("")
        self.assert_found("data folder", "wrong", "is not a folder")

    def test_a_file_system_that_forgets(self):
        place = Path("/dev/shm")
        if not place.is_dir():
            self.skipTest("there is none here")
        folder = tempfile.TemporaryDirectory(dir=place)
        self.addCleanup(folder.cleanup)
        self.data = Path(folder.name)
        self.assert_found("file system", "warning", "tmpfs")

    def test_a_database_that_is_damaged_newer_or_another_program_s(self):
        with sqlite3.connect(self.database) as database:
            database.execute("PRAGMA user_version = 99")
        database.close()
        self.assert_found("database", "wrong", "was written by a newer version")
        with sqlite3.connect(self.database) as database:
            database.execute("PRAGMA user_version = 1")
            database.execute("PRAGMA application_id = 7")
        database.close()
        self.assert_found("database", "wrong", "belongs to another program")
        shutil.copy2(self.model / "data/runde.db", self.database)
        whole = self.database.read_bytes()
        self.database.write_bytes(whole[:4096] + b"\x5a" * 8192 + whole[12288:])
        self.assert_found("database", "wrong", "is damaged")
        self.database.write_bytes(b"not a database, but as long as one" * 100)
        self.assert_found("database", "wrong", "is not a database")

    def test_a_clock_that_is_behind_what_was_written(self):
        with sqlite3.connect(self.database) as database:
            later = int((time.time() + 3600) * 1000)
            database.execute("UPDATE event SET time_ms = ? WHERE key = (SELECT max(key) FROM event)", (later,))
        database.close()
        self.assert_found("clock", "wrong", "earlier than the last event")

    def test_a_key_that_is_missing_open_cut_or_another_one(self):
        good = self.key.read_text()
        self.key.chmod(0o640)
        self.assert_found("key", "wrong", "is open to other users (mode 0640)")
        self.key.chmod(0o600)
        self.key.write_text(good[:30])
        self.assert_found("key", "wrong", "is too short")
        self.key.write_text("0" * 64 + "\n")
        self.assert_found("key", "wrong", "does not belong to this data")
        self.key.unlink()
        self.assert_found("key", "wrong", "There is no key file")
        inside = self.data / "master.key"
        inside.write_text(good)
        inside.chmod(0o600)
        self.assert_found("key", "warning", "lies in the data folder", "--key", str(inside))
        self.assert_found("key", "wrong", "LoadCredential=", "--key", "credential")
        self.assert_found("key", "ok", "asked for at the start", "--key", "passphrase")

    def test_a_change_of_the_key_that_waits(self):
        self.assertNotIn("change of key", self.look())
        subprocess.run([BINARY, "key", "rotate", str(self.folder / "next.key"), "--data", str(self.data)],
                       check=True, stdout=subprocess.DEVNULL)
        self.assert_found("change of key", "warning", "Start the server with it")
        self.assert_found("key", "ok", "fits the data")
        self.assert_found("key", "ok", "fits the data", "--key", str(self.folder / "next.key"))

    def test_a_server_that_runs_and_one_that_does_not_answer(self):
        server = subprocess.Popen([BINARY, "serve", "--data", str(self.data), "--client", str(self.client), "--listen",
                                   "127.0.0.1:0"], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.kill)
        port = int(server.stdout.readline().rsplit(":", 1)[1])
        self.assert_found("server", "ok", f"one runs (process {server.pid}) and answers", "--listen", f"127.0.0.1:{port}")
        self.assert_found("protection", "warning", "without the protection")
        self.assert_found("server", "wrong", "does not answer at 127.0.0.1:9", "--listen", "127.0.0.1:9")
        server.send_signal(signal.SIGSTOP)
        self.assert_found("server", "wrong", "does not answer", "--listen", f"127.0.0.1:{port}")
        server.send_signal(signal.SIGCONT)
        server.terminate()
        server.wait(20)

    def test_a_server_with_tls_of_its_own_that_runs(self):
        settings = self.tls(*make_certificate(self.folder))
        server = subprocess.Popen([BINARY, "serve", "--data", str(self.data), "--client", str(self.client), "--listen",
                                   "127.0.0.1:0", *settings], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
        self.addCleanup(server.stdout.close)
        self.addCleanup(server.kill)
        port = int(server.stdout.readline().rsplit(":", 1)[1])
        self.assert_found("server", "ok", "and answers", *settings, "--listen", f"127.0.0.1:{port}")
        server.terminate()
        server.wait(20)

    def test_a_process_that_holds_the_data_without_serving_them(self):
        with open(self.data / "lock", "r+b") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            self.assert_found("server", "warning", "a process uses the data folder")
        self.assert_found("server", "ok", "none runs")

    def test_an_address_that_is_taken_not_ours_or_open_to_all(self):
        taken = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(taken.close)
        port = taken.getsockname()[1]
        self.assert_found("address", "wrong", "another program listens", "--listen", f"127.0.0.1:{port}")
        self.assert_found("address", "wrong", "cannot listen", "--listen", "192.0.2.1:8080")
        self.assert_found("address", "warning", "without TLS", "--listen", "0.0.0.0:0")
        self.assert_found("address", "ok", "0.0.0.0:0", "--listen", "0.0.0.0:0", "--secure", "yes")

    def test_a_public_address_that_cannot_work(self):
        name = "public address"
        self.assert_found(name, "warning", "none is set")
        self.assert_found(name, "wrong", "names http://", "--origins", "http://a.example", "--secure", "yes")
        self.assert_found(name, "wrong", "`secure` is no", "--origins", "https://a.example")
        self.assert_found(name, "warning", "`trusted_proxies` is empty", "--origins", "https://a.example", "--secure", "yes")

    def tls(self, certificate, key):
        return "--tls_certificate", str(certificate), "--tls_key", str(key)

    def test_tls_of_its_own_that_is_sound(self):
        certificate, key = make_certificate(self.folder)
        self.assertNotIn("certificate", self.look())
        found = self.look(*self.tls(certificate, key), "--origins", "https://tls.example:8443", "--listen", "0.0.0.0:0")
        self.assertIn("good until", found["certificate"][1])
        self.assertEqual([found[name][0] for name in ("certificate", "address", "public address")], ["ok"] * 3)

    def test_a_certificate_or_key_that_is_missing_open_or_another_s(self):
        name = "certificate"
        certificate, key = make_certificate(self.folder)
        _, foreign = make_certificate(self.folder, "foreign")
        self.assert_found(name, "wrong", "one is of no use", "--tls_certificate", str(certificate))
        self.assert_found(name, "wrong", "one is of no use", "--tls_key", str(key))
        self.assert_found(name, "wrong", "is not the certificate's", *self.tls(certificate, foreign))
        foreign.write_text("nonsense")
        self.assert_found(name, "wrong", "holds no key", *self.tls(certificate, foreign))
        self.assert_found(name, "wrong", "cannot be used", *self.tls(key, key))
        key.chmod(0o604)
        self.assert_found(name, "wrong", "is open to other users (mode 0604)", *self.tls(certificate, key))
        key.unlink()
        self.assert_found(name, "wrong", "cannot be opened", *self.tls(certificate, key))
        certificate.unlink()
        self.assert_found(name, "wrong", "cannot be opened", *self.tls(certificate, foreign))

    def test_a_certificate_whose_time_is_not_now(self):
        name = "certificate"
        self.assert_found(name, "ok", "good until", *self.tls(*make_certificate(self.folder, "long", days=15)))
        self.assert_found(name, "warning", "only", *self.tls(*make_certificate(self.folder, "short", days=13)))
        certificate, key = make_certificate(self.folder, "past")
        subprocess.run(["openssl", "x509", "-in", certificate, "-signkey", key, "-days", "-1", "-out", certificate],
                       check=True, capture_output=True)
        self.assert_found(name, "wrong", "it was good until", *self.tls(certificate, key))

    def test_a_certificate_for_other_names_than_people_type(self):
        pair = self.tls(*make_certificate(self.folder))
        self.assert_found("certificate", "ok", "good until", *pair, "--origins", "https://tls.example,https://127.0.0.1:1")
        self.assert_found("certificate", "wrong", "it is not for other.example", *pair, "--origins",
                          "https://tls.example,https://other.example:8443")
        self.assert_found("certificate", "wrong", "it is not for ::2", *pair, "--origins", "https://[::2]:8443")

    def test_too_few_descriptors(self):
        """One for each connection, and LIMIT_OWN_DESCRIPTORS."""
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (163, 163))
        self.assert_found("connections", "warning", "LimitNOFILE=164", "--connections", "100", preexec_fn=limit)

        def enough():
            resource.setrlimit(resource.RLIMIT_NOFILE, (164, 164))
        self.assert_found("connections", "ok", "up to 100", "--connections", "100", preexec_fn=enough)

    def test_a_connection_with_tls_takes_three_descriptors(self):
        """LIMIT_TLS_DESCRIPTORS for each."""
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (363, 363))
        self.assert_found("connections", "warning", "LimitNOFILE=364", "--connections", "100",
                          *self.tls(*make_certificate(self.folder)), preexec_fn=limit)

    def test_a_client_that_is_missing_or_of_another_version(self):
        self.script.write_text('const CLIENT = "runde-web 9.9.9";')
        self.assert_found("client", "warning", "is of version 9.9.9, and the server of 0.1.0")
        self.script.write_text("")
        self.assert_found("client", "warning", "does not say")
        (self.client / "index.html").unlink()
        self.assert_found("client", "wrong", "cannot be read")

    def test_a_server_that_is_root(self):
        if os.geteuid() == 0:
            self.assert_found("user", "warning", "it is root")
            for path in self.folder.parent, self.folder, self.client:
                path.chmod(0o755)
            for path in (self.data, self.key, *self.data.iterdir()):
                os.chown(path, 65534, 65534)
            self.assert_found("user", "ok", "65534")


if __name__ == "__main__":
    unittest.main()
