"""What a service manager and the server say to each other."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

import wire
from server import BINARY, ROOT, make_client


class Service(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory(prefix="runde-service-")
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)
        make_client(self.folder / "client")

    def start(self, descriptors, listen="127.0.0.1:9", count=None, owner="$$", **environment):
        """Starts a server that inherits these sockets as descriptors 3, 4 …, as sd_listen_fds(3) has it."""
        count = len(descriptors) if count is None else count
        moves = " ".join(f"{3 + i}<&{fd}" for i, fd in enumerate(descriptors))
        words = (f'exec env LISTEN_PID={owner} LISTEN_FDS={count} "$0" serve --listen {listen} --data "$1/data" '
                 f'--client "$1/client" {moves}')
        process = subprocess.Popen(["bash", "-c", words, BINARY, str(self.folder)], pass_fds=descriptors, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment})
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def listener(self):
        listener = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(listener.close)
        return listener

    def high(self, sock):
        """A descriptor that no move from another to 3 or 4 writes over."""
        fd = os.dup2(sock.fileno(), 50 + sock.fileno(), inheritable=True)
        self.addCleanup(os.close, fd)
        return fd

    def test_it_serves_at_the_socket_it_was_handed(self):
        listener = self.listener()
        port = listener.getsockname()[1]
        waiting = socket.create_connection(("127.0.0.1", port))  # before there is a server
        self.addCleanup(waiting.close)
        process = self.start([self.high(listener)])
        self.assertEqual(process.stdout.readline(), f"listening on http://localhost:{port}\n")
        listener.close()
        waiting.sendall(wire.head("GET", "/health"))
        self.assertIn(b"200", waiting.recv(100))
        self.assertEqual(wire.request(port, wire.head("GET", "/health")).status, 200)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(20), 0)

    def test_a_socket_that_was_meant_for_another_process_is_not_taken(self):
        listener = self.listener()
        process = self.start([self.high(listener)], listen="127.0.0.1:0", owner="1")
        self.assertNotEqual(process.stdout.readline(), f"listening on http://localhost:{listener.getsockname()[1]}\n")
        process.terminate()
        self.assertEqual(process.wait(20), 0)

    def test_what_is_not_one_listening_tcp_socket_is_refused(self):
        idle = socket.socket()
        datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        local = socket.socket(socket.AF_UNIX)
        local.bind(str(self.folder / "local.sock"))
        local.listen()
        for sock in (idle, datagram, local):
            self.addCleanup(sock.close)
            process = self.start([self.high(sock)])
            self.assertEqual(process.wait(20), 1)
            self.assertIn("not a TCP socket that listens", process.stderr.read())
        process = self.start([self.high(self.listener()), self.high(self.listener())])
        self.assertEqual(process.wait(20), 1)
        self.assertIn("has handed over 2 sockets", process.stderr.read())

    def test_it_says_when_it_is_ready(self):
        for name in (str(self.folder / "notify.sock"), "@runde-test-%d" % os.getpid()):
            notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            self.addCleanup(notify.close)
            notify.bind(name.replace("@", "\0", 1))
            notify.settimeout(20)
            process = self.start([], listen="127.0.0.1:0", NOTIFY_SOCKET=name)
            self.assertEqual(notify.recv(100), b"READY=1")
            port = int(process.stdout.readline().rsplit(":", 1)[1])
            self.assertEqual(wire.request(port, wire.head("GET", "/health")).status, 200)
            process.terminate()
            self.assertEqual(process.wait(20), 0)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "there is no systemd here")
    def test_the_units_are_ones_that_systemd_takes_and_finds_safe(self):
        for name in ("runde.service", "runde.socket"):
            text = (ROOT / "config" / name).read_text(encoding="utf-8")
            (self.folder / name).write_text(text.replace("/usr/local/bin/runde", BINARY))
        units = [str(self.folder / name) for name in ("runde.service", "runde.socket")]
        done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
        self.assertNotIn(str(self.folder), done.stderr)
        self.assertEqual(done.returncode, 0, done.stderr)
        done = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--no-pager", units[0]],
                              capture_output=True, text=True, check=False)
        exposure = float(re.search(r"Overall exposure level for runde.service: ([\d.]+)", done.stdout).group(1))
        self.assertLess(exposure, 2.0)


if __name__ == "__main__":
    unittest.main()
