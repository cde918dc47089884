"""The client's files: what is served, how, and what can never be."""

import unittest

import server as fixture
import wire
from server import Server

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types app")

EVERY_ANSWER = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), display-capture=()",
}

# P-41. Some are an address of the client, which is index.html; none is a file outside.
TRAVERSALS = [
    "/../outside.txt", "/..", "/../", "/../..", "/./index.html", "/assets/../index.html",
    "/assets/../../outside.txt", "/%2e%2e/outside.txt", "/%2e%2e%2foutside.txt",
    "/..%2foutside.txt", "/%252e%252e%252foutside.txt", "/..%252foutside.txt",
    "/%c0%ae%c0%ae/outside.txt", "/..%c0%afoutside.txt", "/%uff0e%uff0e/outside.txt",
    "/..\\outside.txt", "\\..\\outside.txt", "/..%5coutside.txt", "/..%255coutside.txt",
    "/....//outside.txt", "/...;/outside.txt", "/..;/outside.txt", "//etc/passwd",
    "///etc/passwd", "/etc/passwd%00.html", "/index.html%00", "/index.html%20", "/index.html.",
    "/index.html::$DATA", "/index.html/", "/assets//app-5f3a.js", "/assets/app-5f3a.js/",
    "/ASSETS/APP-5F3A.JS", "/assets/app-5f3a.js%00.txt", "/.secret", "/assets/.hidden",
    "/.git/config", "/link.txt", "/outside.txt", "/assets/app-5f3a.js.gz",
    "/assets/app-5f3a.js.br", "/file:///etc/passwd", "/c:/windows/win.ini", "/~root/.profile",
    "/%2fetc%2fpasswd", "/a/b/c/../../../../outside.txt", "/?../outside.txt/..", "/*.html",
    "/assets/*.js", "/index.html;x.js", "/assets/app-5f3a.js~", "/con.txt", "/nul.js",
]


class Files(unittest.TestCase):
    tls = False

    @classmethod
    def setUpClass(cls):
        cls.server = Server(tls=cls.tls)

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def test_p39_every_answer_carries_the_rules_for_browsers(self):
        for path, status in (("/", 200), ("/health", 200), ("/assets/app-5f3a.js", 200),
                             ("/none.js", 404), ("/session", 401), ("/ws", 426), ("/join", 200),
                             ("/join/room", 200), ("/join/session", 401), ("/join/look", 405), ("/join/ws", 426), ("bad", 400)):
            with self.subTest(path):
                answer = self.server.get(path)
                self.assertEqual(answer.status, status)
                for name, value in EVERY_ANSWER.items():
                    self.assertEqual(answer.fields.get(name), value)
                for name in answer.fields:
                    self.assertFalse(name.startswith("access-control-"))
                self.assertEqual("strict-transport-security" in answer.fields, self.tls)

    def test_health_says_ok(self):
        answer = self.server.get("/health")
        self.assertEqual(answer.body, b'{"status":"ok"}')
        self.assertEqual(answer.fields["cache-control"], "no-store")

    def test_addresses_of_the_client_get_its_page(self):
        for path in ("/", "/index.html", "/sign-in", "/r/5w9e2k7c4p1xa", "/r/5w9e2k7c4p1xa/215",
                     "/r/5w9e2k7c4p1xa/", "/settings?tab=me%20you"):
            with self.subTest(path):
                answer = self.server.get(path)
                self.assertEqual((answer.status, answer.body),
                                 (200, fixture.INDEX.encode()))
                self.assertEqual(answer.fields["content-type"], "text/html; charset=utf-8")
                self.assertEqual(answer.fields["cache-control"], "no-cache")

    def test_addresses_of_guests_get_their_pages_and_not_the_team_s(self):
        for path, page in (("/join", fixture.JOIN), ("/join?x=1", fixture.JOIN), ("/join/", fixture.GUEST),
                           ("/join/room", fixture.GUEST), ("/join/room/215/thread/220", fixture.GUEST),
                           ("/joins", fixture.INDEX), ("/r/join", fixture.INDEX)):
            with self.subTest(path):
                answer = self.server.get(path)
                self.assertEqual((answer.status, answer.body), (200, page.encode()))
                self.assertEqual(answer.fields["content-type"], "text/html; charset=utf-8")
                self.assertEqual(answer.fields["cache-control"], "no-cache")

    def test_unknown_files_are_not_found(self):
        for path in ("/none.js", "/assets/none.css", "/r/a.b", "/join/a.b"):
            self.assertEqual(self.server.get(path).status, 404)

    def test_types_follow_the_name(self):
        self.assertEqual(self.server.get("/manifest.webmanifest").fields["content-type"],
                         "application/manifest+json")
        self.assertEqual(self.server.get("/assets/app-5f3a.js").fields["content-type"],
                         "text/javascript; charset=utf-8")

    def test_hashed_names_are_cached_for_good(self):
        answer = self.server.get("/assets/app-5f3a.js")
        self.assertEqual(answer.body, fixture.SCRIPT.encode())
        self.assertEqual(answer.fields["cache-control"], "public, max-age=31536000, immutable")

    def test_the_best_accepted_coding_is_sent(self):
        for accept, coding, body in (
                ("gzip, deflate, br", "br", b"brotli script"),
                ("gzip", "gzip", b"gzipped script"),
                ("GZIP;q=0.5", "gzip", b"gzipped script"),
                ("br;q=0, gzip", "gzip", b"gzipped script"),
                ("deflate", None, fixture.SCRIPT.encode()),
                ("gzipped, brx", None, fixture.SCRIPT.encode()),
                ("identity", None, fixture.SCRIPT.encode())):
            with self.subTest(accept):
                answer = self.server.get("/assets/app-5f3a.js", f"Accept-Encoding: {accept}")
                self.assertEqual((answer.fields.get("content-encoding"), answer.body),
                                 (coding, body))
                self.assertEqual(answer.fields["vary"], "Accept-Encoding")
                self.assertEqual(answer.fields["content-length"], str(len(body)))

    def test_a_known_etag_is_answered_with_304(self):
        for accept in ("identity", "gzip", "br"):
            coding = f"Accept-Encoding: {accept}"
            etag = self.server.get("/assets/app-5f3a.js", coding).fields["etag"]
            self.assertRegex(etag, '^"[0-9a-f]{32}"$')
            for known in (etag, f'"other", {etag}'):
                answer = self.server.get("/assets/app-5f3a.js", coding, f"If-None-Match: {known}")
                self.assertEqual((answer.status, answer.body), (304, b""))
                self.assertEqual(answer.fields["etag"], etag)
            other = self.server.get("/assets/app-5f3a.js", coding, 'If-None-Match: "0"')
            self.assertEqual(other.status, 200)

    def test_each_form_has_an_etag_of_its_own(self):
        etags = {self.server.get("/assets/app-5f3a.js", f"Accept-Encoding: {accept}").fields["etag"]
                 for accept in ("identity", "gzip", "br")}
        self.assertEqual(len(etags), 3)

    def test_head_says_the_same_without_a_body(self):
        for path in ("/", "/assets/app-5f3a.js", "/health", "/none.js"):
            with self.subTest(path):
                whole, top = self.server.get(path), self.server.get(path, method="HEAD")
                self.assertEqual((top.status, top.body), (whole.status, b""))
                for fields in (whole.fields, top.fields):
                    fields.pop("date")
                self.assertEqual(top.fields, whole.fields)

    def test_a_large_file_arrives_whole_at_a_slow_reader(self):
        with wire.connect(self.server.port, receive_buffer=16384) as raw:
            raw.sendall(wire.head("GET", "/assets/big-11aa.js"))
            data = b""
            while part := raw.recv(4096):
                data += part
        answer = wire.parse(data)
        self.assertEqual(len(answer.body), int(answer.fields["content-length"]))
        self.assertEqual(answer.body, bytes(range(32, 127)) * (fixture.BIG_BYTES // 95))

    def test_p41_no_path_leads_outside(self):
        index = fixture.INDEX.encode()
        for path in TRAVERSALS:
            with self.subTest(path):
                answer = self.server.get(path)
                self.assertNotIn(b"secret", answer.body)
                if answer.status == 200:
                    self.assertEqual((answer.body, "?" in path), (index, True))
                else:
                    self.assertIn(answer.status, (400, 404))

    def test_p41_there_are_no_listings(self):
        for path in ("/assets", "/assets/"):
            self.assertEqual(self.server.get(path).body, fixture.INDEX.encode())

    def test_writing_is_no_method(self):
        for method in ("POST", "DELETE"):
            answer = self.server.get("/index.html", "Content-Length: 0", method=method)
            self.assertEqual((answer.status, answer.fields["allow"]), (405, "GET, HEAD"))


if __name__ == "__main__":
    unittest.main()
