"""TLS: what is agreed on, what is refused, and the certificate read again (P-80)."""

import signal
import socket
import ssl
import subprocess
import time
import unittest
from pathlib import Path

import wire
from server import BINARY, Server, make_certificate
from wire import head


def talk(port, context, seconds=wire.TIMEOUT_S):
    """A connection by this context; raises what the handshake raises."""
    raw = wire.connect_plain(port)
    raw.settimeout(seconds)
    try:
        return context.wrap_socket(raw, server_hostname="localhost")
    except BaseException:
        raw.close()
        raise


def common_name(port):
    """The name in the certificate that is shown now."""
    with talk(port, wire.client_context()) as raw:
        pem = ssl.DER_cert_to_PEM_cert(raw.getpeercert(binary_form=True))
    subject = subprocess.run(["openssl", "x509", "-noout", "-subject"], input=pem, text=True,
                             capture_output=True, check=True).stdout
    return subject.strip().rsplit(" ", 1)[1]


class Agreement(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(tls=True)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def assert_alive(self):
        self.assertEqual(self.server.get("/health").body, b'{"status":"ok"}')

    def context(self, version, ciphers=None):
        context = wire.client_context()
        context.set_ciphers(ciphers or "ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
        return context

    def test_p80_only_new_versions_are_spoken(self):
        for version, name in ((ssl.TLSVersion.TLSv1_2, "TLSv1.2"), (ssl.TLSVersion.TLSv1_3, "TLSv1.3")):
            with talk(self.server.port, self.context(version)) as raw:
                self.assertEqual(raw.version(), name)
                self.assertIsNone(raw.compression())
        for version in (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1):
            with self.subTest(version), self.assertRaises(ssl.SSLError) as refused:
                talk(self.server.port, self.context(version))
            self.assertIn("alert", str(refused.exception).lower())
        self.assert_alive()

    def test_p80_only_ciphers_that_authenticate_are_taken(self):
        taken, refused = [], []
        for cipher in self.context(ssl.TLSVersion.TLSv1_2).get_ciphers():
            if cipher["protocol"] == "TLSv1.3":
                continue
            context = self.context(ssl.TLSVersion.TLSv1_2, cipher["name"] + ":@SECLEVEL=0")
            try:
                talk(self.server.port, context).close()
                taken.append(cipher["name"])
            except ssl.SSLError:
                refused.append(cipher["name"])
        self.assertEqual(sorted(taken), ["ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384",
                                         "ECDHE-ECDSA-CHACHA20-POLY1305"])
        self.assertIn("ECDHE-ECDSA-AES128-SHA256", refused)

    def test_p80_http_1_1_is_agreed_on_and_h2_is_not(self):
        for offered, agreed in ((["h2", "http/1.1"], "http/1.1"), (["http/1.1"], "http/1.1"), ([], None)):
            context = wire.client_context()
            if offered:
                context.set_alpn_protocols(offered)
            with talk(self.server.port, context) as raw:
                self.assertEqual(raw.selected_alpn_protocol(), agreed)
        for offered in (["h2"], ["http/1.0"], ["http/1.1x"]):
            context = wire.client_context()
            context.set_alpn_protocols(offered)
            with self.subTest(offered), self.assertRaisesRegex(ssl.SSLError, "(?i)no.application.protocol"):
                talk(self.server.port, context)

    def test_p80_nothing_is_kept_to_come_back_with(self):
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            context = self.context(version)
            with talk(self.server.port, context) as first:
                first.sendall(head("GET", "/health"))
                wire.read_to_end(first)
                session = first.session
                self.assertFalse(session and session.has_ticket)
            if not session:
                continue
            with wire.connect_plain(self.server.port) as raw, context.wrap_socket(raw, session=session) as second:
                self.assertFalse(second.session_reused)

    def test_p80_nothing_is_negotiated_anew(self):
        client = subprocess.Popen(
            ["openssl", "s_client", "-connect", f"127.0.0.1:{self.server.port}", "-tls1_2"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            output, _ = client.communicate("R\n", timeout=15)
        except subprocess.TimeoutExpired:
            client.kill()
            output, _ = client.communicate()
        self.assertIn("RENEGOTIATING", output)
        self.assertRegex(output, "(?i)no.renegotiation")
        self.assert_alive()

    def test_the_cookie_is_bound_to_the_host_and_browsers_are_told_to_insist(self):
        server = Server(tls=True)
        self.addCleanup(server.stop)
        answer = server.post_session('{"token":"%s","name":"Ada","house":"Brandt"}' % server.token)
        self.assertRegex(answer.fields["set-cookie"], "^__Host-runde=.*; Secure")
        self.assertEqual(answer.fields["strict-transport-security"], "max-age=31536000")

    def test_plain_http_is_told_so(self):
        for method in ("GET", "POST", "HEAD", "PUT"):
            with self.subTest(method):
                begun = time.monotonic()
                answer = wire.request(int(self.server.port), head(method, "/") + b"x" * 5000)
                self.assertEqual((answer.status, answer.body), (400, b"Here https:// is spoken\n"))
                self.assertLess(time.monotonic() - begun, 1)
        self.assert_alive()

    def test_what_is_no_tls_is_closed_at_once(self):
        for garbage in (b"\0" * 100, b"SSH-2.0-OpenSSH_9.2\r\n", b"\x16\x03\x01\x00\x05hello", b"\xff" * 70_000,
                        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            with self.subTest(garbage[:20]), wire.connect_plain(self.server.port) as raw:
                begun = time.monotonic()
                try:
                    raw.sendall(garbage)
                except wire.LOST:
                    pass
                self.assertNotIn(b"HTTP/1.1 2", wire.read_to_end(raw))
                self.assertLess(time.monotonic() - begun, 1)
        self.assert_alive()

    def test_p06_a_handshake_must_come_to_its_end_in_ten_seconds(self):
        hello = wire.client_hello()
        openings = [b"", hello[:3], hello[:60], hello]
        sockets = [wire.connect_plain(self.server.port) for _ in openings]
        dripping = wire.connect_plain(self.server.port)
        begun = time.monotonic()
        for raw, opening in zip(sockets, openings):
            raw.sendall(opening)
        try:
            for byte in hello:
                dripping.sendall(bytes([byte]))
                time.sleep(0.3)
                if time.monotonic() - begun > 13:
                    break
        except wire.LOST:
            pass
        self.assertLess(time.monotonic() - begun, 12.5)
        dripping.close()
        for raw in sockets:
            raw.settimeout(2)
            wire.read_to_end(raw)
            raw.close()
        self.assertGreater(time.monotonic() - begun, 9)
        self.assert_alive()


class Carrying(unittest.TestCase):
    def start(self, *settings, **how):
        server = Server("--rates", "no", *settings, tls=True, **how)
        self.addCleanup(server.stop)
        return server

    def test_two_talk_over_it(self):
        server = self.start()
        cookie = server.sign_in()
        with server.socket(cookie) as one, server.socket(cookie) as other:
            one.hello(), other.hello()
            room = one.new_room()
            other.notice("room.entered")
            texts = ["kurz", "lang " * 1500, "äöü"]
            for text in texts:
                one.post(room, text)
            said = []
            while len(said) < len(texts):
                said += [event["body"]["text"] for event in other.notice("room.events")["events"]
                         if event["kind"] == "message.posted"]
            self.assertEqual(said, texts)

    def test_an_answer_arrives_whole_though_its_reader_is_slow(self):
        server = self.start()
        with wire.connect(server.port, receive_buffer=4096) as raw:
            raw.sendall(head("GET", "/assets/big-11aa.js"))
            data = b""
            while part := raw.recv(50_000):
                data += part
                time.sleep(0.001)
        answer = wire.parse(data)
        self.assertEqual(len(answer.body), int(answer.fields["content-length"]))

    def test_p06_who_takes_nothing_is_let_go_of(self):
        server = self.start("--connections_per_address", "1")
        descriptors = Path(f"/proc/{server.process.pid}/fd")
        before = len(list(descriptors.iterdir()))
        with wire.connect(server.port, receive_buffer=4096) as deaf:
            deaf.sendall(head("GET", "/assets/big-11aa.js"))
            time.sleep(0.5)
            self.assertEqual(server.get("/health").status, 200)  # which takes its place
            self.assertGreater(len(list(descriptors.iterdir())), before)
            until = time.monotonic() + 15
            while len(list(descriptors.iterdir())) > before:
                self.assertLess(time.monotonic(), until)
                time.sleep(0.2)

    def test_those_who_are_let_go_of_count_until_they_have_gone(self):
        server = self.start("--connections", "3", "--connections_per_address", "1")
        for _ in range(3):
            deaf = wire.connect(server.port, receive_buffer=4096)
            self.addCleanup(deaf.close)
            deaf.sendall(head("GET", "/assets/big-11aa.js"))
            time.sleep(0.3)
        with self.assertRaises((*wire.LOST, OSError)):
            wire.connect(server.port).close()
        time.sleep(13)
        self.assertEqual(server.get("/health").status, 200)

    def test_p06_thousands_of_handshakes_leave_no_memory_behind(self):
        server = self.start("--connections_per_address", "2000", measured=True)

        def wave():
            for _ in range(60):
                with wire.connect(server.port) as raw:
                    raw.sendall(b"GET /health HT")
            for _ in range(60):
                with wire.connect_plain(server.port) as raw:
                    raw.sendall(wire.client_hello()[:100])
            self.assertEqual(server.get("/health").status, 200)

        for _ in range(20):
            wave()
        before = server.rss_kb()
        for _ in range(20):
            wave()
        self.assertLess(server.rss_kb() - before, 4096)  # one lost session each would be 36 MB

    def test_an_idle_connection_costs_little(self):
        server = self.start("--connections_per_address", "2000", measured=True)
        before = server.rss_kb()
        sockets = [wire.connect(server.port) for _ in range(300)]
        for raw in sockets:
            self.addCleanup(raw.close)
        self.assertLess(server.rss_kb() - before, 300 * 40)


class Certificate(unittest.TestCase):
    def setUp(self):
        self.server = Server(tls=True)
        self.addCleanup(lambda: self.log or self.server.stop())
        self.log = None

    def hang_up(self, words):
        """SIGHUP, and the words in the log that follow."""
        seen = len(self.server.log())
        self.server.process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 5
        while words not in self.server.log()[seen:]:
            self.assertLess(time.monotonic(), until, self.server.log()[seen:])
            time.sleep(0.02)

    def replace(self, *paths):
        for new, old in zip(paths, (self.server.certificate, self.server.key)):
            new.replace(old)

    def test_p80_a_new_one_is_shown_to_new_connections_and_the_old_ones_live_on(self):
        folder = self.server.certificate.parent
        cookie = self.server.sign_in()
        with self.server.socket(cookie) as client:
            client.hello()
            self.assertEqual(common_name(self.server.port), "tls.example")
            self.replace(*make_certificate(folder, "renewed"))
            self.hang_up("good until")
            self.assertEqual(common_name(self.server.port), "renewed.example")
            self.assertIn("result", client.ask("presence.set", active=True))

    def test_p80_a_bad_one_leaves_the_old_one_and_the_log_says_so(self):
        certificate, key = self.server.certificate, self.server.key
        good = certificate.read_bytes(), key.read_bytes()
        _, foreign = make_certificate(certificate.parent, "foreign")
        bad = [("cannot be used", lambda: certificate.write_text("nonsense")),
               ("cannot be used", lambda: certificate.write_bytes(good[0][:200])),
               ("cannot be opened", certificate.unlink),
               ("is not the certificate's", lambda: key.write_bytes(foreign.read_bytes())),
               ("holds no key", lambda: key.write_text("nonsense")),
               ("cannot be opened", key.unlink),
               ("open to other users", lambda: key.chmod(0o644)),
               ("open to other users", lambda: key.chmod(0o660))]
        for words, spoil in bad:
            with self.subTest(words):
                spoil()
                self.hang_up(words)
                self.assertEqual(common_name(self.server.port), "tls.example")
            certificate.write_bytes(good[0])
            key.write_bytes(good[1])
            key.chmod(0o640)
        self.hang_up("good until")

    def test_p80_with_a_bad_one_it_does_not_start(self):
        folder = self.server.certificate.parent
        certificate, key = make_certificate(folder, "other")
        encrypted = folder / "encrypted.key"
        subprocess.run(["openssl", "ec", "-in", key, "-aes256", "-passout", "pass:secret", "-out", encrypted],
                       check=True, capture_output=True)
        encrypted.chmod(0o600)
        opened = folder / "opened.key"
        opened.write_bytes(key.read_bytes())
        opened.chmod(0o604)
        for settings, words in (
                (("--tls_certificate", certificate), "one is of no use without the other"),
                (("--tls_key", key), "one is of no use without the other"),
                (("--tls_certificate", certificate, "--tls_key", self.server.key), "is not the certificate's"),
                (("--tls_certificate", certificate, "--tls_key", opened), "is open to other users"),
                (("--tls_certificate", certificate, "--tls_key", encrypted), "without a passphrase"),
                (("--tls_certificate", folder / "none", "--tls_key", key), "cannot be opened")):
            with self.subTest(words):
                ended = subprocess.run(
                    [BINARY, "serve", "--listen", "127.0.0.1:0", "--data", folder / "unused",
                     "--client", folder / "client", *settings],
                    capture_output=True, text=True, timeout=15, stdin=subprocess.DEVNULL)
                self.assertEqual(ended.returncode, 1)
                self.assertIn(words, ended.stderr)

    def test_without_tls_a_hangup_does_nothing(self):
        server = Server()
        self.addCleanup(server.stop)
        server.process.send_signal(signal.SIGHUP)
        time.sleep(0.2)
        self.assertEqual(server.get("/health").status, 200)


if __name__ == "__main__":
    unittest.main()
