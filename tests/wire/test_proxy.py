"""Behind Debian's nginx with config/nginx.conf, as people are told to set it up (P-82)."""

import os
import re
import socket
import subprocess
import time
import unittest
from pathlib import Path

import wire
from guests import Guest, ask, do, join, look
from server import BINARY, INDEX, JOIN, ROOT, Server, make_certificate

NGINX = "/usr/sbin/nginx"
LIMIT = 3


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def configure(folder, secure, plain, behind):
    """The sample with ports and paths of this test, and what Debian's nginx.conf has around it."""
    sample = (ROOT / "config/nginx.conf").read_text()
    certificate, key = make_certificate(folder, "proxy")
    for old, new in (("listen 80;", f"listen 127.0.0.1:{plain};"),
                     ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
                     ("/etc/letsencrypt/live/runde.example.org/fullchain.pem", str(certificate)),
                     ("/etc/letsencrypt/live/runde.example.org/privkey.pem", str(key)),
                     ("server_name runde.example.org;", "server_name localhost;"),
                     ("https://runde.example.org", f"https://localhost:{secure}"),
                     ("http://127.0.0.1:8080", f"http://127.0.0.1:{behind}")):
        assert old in sample, old
        sample = sample.replace(old, new)
    assert "example.org;" not in sample and "/etc/" not in re.sub("#.*", "", sample), sample
    paths = "".join(f"{name}_temp_path {folder}/{name};" for name in
                    ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "sample.conf").write_text(sample)
    (folder / "nginx.conf").write_text(
        f"{'user root; ' if os.geteuid() == 0 else ''}daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/nginx-errors;\n"
        f"events {{}}\nhttp {{ access_log {folder}/access; keepalive_timeout 0; {paths} include {folder}/sample.conf; }}\n")


class Behind(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        secure, plain = free_port(), free_port()
        cls.server = Server("--trusted_proxies", "127.0.0.1", "--secure", "yes", "--rates", "no",
                            "--origins", f"https://localhost:{secure}",
                            "--connections_per_address", str(LIMIT))
        cls.addClassCleanup(cls.server.stop)
        cls.folder = Path(cls.server.place.name)
        configure(cls.folder, secure, plain, cls.server.port)
        nginx = subprocess.Popen([NGINX, "-p", cls.folder, "-c", cls.folder / "nginx.conf"],
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        cls.addClassCleanup(nginx.wait, 10)
        cls.addClassCleanup(nginx.terminate)
        cls.plain = plain
        cls.server.port, cls.server.origin = wire.SecurePort(secure), f"https://localhost:{secure}"
        cls.wait(secure)
        cls.cookie = cls.server.sign_in()

    @staticmethod
    def wait(port):
        until = time.monotonic() + 10
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return
            except ConnectionRefusedError:
                time.sleep(0.05)
        raise AssertionError("nginx did not start")

    def open(self, **how):
        client = self.server.socket(self.cookie, **how)
        self.addCleanup(client.raw.close)
        return client

    def sign_in_another(self):
        added = subprocess.run([BINARY, "account", "add", "Lena Kurz", "--data", self.folder / "data"],
                               capture_output=True, text=True, check=True)
        token = re.search(r"sign-in#([0-9a-z]+)", added.stdout).group(1)
        return self.server.post_session('{"token":"%s"}' % token).fields["set-cookie"].split(";")[0]

    def test_p82_the_client_comes_through(self):
        answer = self.server.get("/")
        self.assertEqual((answer.status, answer.body), (200, INDEX.encode()))
        self.assertEqual(answer.fields["strict-transport-security"], "max-age=31536000")
        self.assertEqual(len(self.server.get("/assets/big-11aa.js").body), 95 * (3_000_000 // 95))

    def test_p82_plain_http_is_led_to_https(self):
        answer = wire.request(self.plain, wire.head("GET", "/r/abc?x=1"))
        self.assertEqual((answer.status, answer.fields["location"]),
                         (301, f"https://localhost:{int(self.server.port)}/r/abc?x=1"))

    def test_p82_two_people_talk(self):
        other = self.server.socket(self.sign_in_another())
        self.addCleanup(other.raw.close)
        person = other.hello()["me"]
        one = self.open()
        one.hello()
        room = one.new_room()
        self.assertIn("result", one.ask("room.invite", room=room, client_id=wire.client_id(), people=[{"person": person}]))
        other.notice("room.entered")
        for writer, reader, text in ((one, other, "Guten Morgen"), (other, one, "ebenso " * 1000)):
            self.assertIn("result", writer.post(room, text))
            said = []
            while text not in said:
                said += [event["body"].get("text") for event in reader.notice("room.events")["events"]]

    def is_open(self, client):
        try:
            return "me" in client.hello()
        except wire.Closed:
            return False

    def test_p82_each_client_is_counted_by_its_own_address(self):
        one = [self.open(source="127.0.0.2") for _ in range(LIMIT + 1)]
        other = [self.open(source="127.0.0.3") for _ in range(LIMIT)]
        self.assertEqual([self.is_open(client) for client in [*one, *other]],
                         [False] + [True] * (2 * LIMIT))

    def test_p82_what_a_client_says_of_its_address_is_not_believed(self):
        for forged in ("198.51.100.{}", "127.0.0.1, 198.51.100.{}", "198.51.100.{}, 127.0.0.1", "nonsense {}"):
            with self.subTest(forged):
                clients = [self.open(source="127.0.0.4", fields=[f"X-Forwarded-For: {forged.format(i)}"])
                           for i in range(LIMIT + 1)]
                self.assertEqual([self.is_open(client) for client in clients], [False] + [True] * LIMIT)

    def test_p82_a_guest_comes_in_and_the_proxy_never_sees_the_link(self):
        host = self.open()
        host.hello()
        case = do(host, "case.open", customer="Huber KG", title="Huber", shared_title="Pumpen")["room"]
        token = ask(host, "guest.invite", room=case, name="Petra", company="Huber KG", hours=1)["token"]
        self.assertEqual(self.server.get("/join").body, JOIN.encode())
        self.assertEqual(look(self.server, token)["title"], "Pumpen")
        cookie = join(self.server, token)
        self.assertTrue(cookie.startswith("__Host-runde-guest="))
        guest = Guest(self.server, cookie)
        self.addCleanup(guest.close)
        room = guest.hello["room"]["room"]
        host.post(room, "Guten Tag")
        self.assertEqual(guest.socket.notice("room.events")["events"][0]["body"]["text"], "Guten Tag")
        log = (self.folder / "access").read_text()
        self.assertIn("POST /join/look", log)
        self.assertNotIn(token, log)

    def test_p82_pages_of_other_origins_are_refused_as_ever(self):
        answer = wire.request(self.server.port, wire.upgrade_head("https://evil.example", self.cookie))
        self.assertEqual(answer.status, 403)

    def test_p82_an_upgrade_to_anything_else_is_refused(self):
        for path in ("/", "/ws"):
            answer = self.server.get(path, "Connection: Upgrade", "Upgrade: h2c")
            self.assertEqual(answer.status, 400)

    def test_p82_the_secret_of_a_webhook_stands_in_no_log_of_the_proxys(self):
        answer = wire.request(self.server.port, wire.head(
            "POST", "/hooks/kanarienvogel", "Content-Length: 2", "Content-Type: application/json") + b"{}")
        self.assertEqual(answer.status, 403)
        self.assertNotIn("kanarienvogel", (self.folder / "access").read_text())


if __name__ == "__main__":
    unittest.main()
