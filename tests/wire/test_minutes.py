"""`runde minutes`: what seals files of minutes is checked without a server and without data (P-89)."""

import base64
import hashlib
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from server import BINARY, Server

FILES = Path(__file__).resolve().parents[1] / "unit"
GOLDEN, FROZEN = FILES / "golden", FILES / "frozen"
KEY = "a2fa2f4a355ba2e907a53009e9e37caddf7ac7e66a08ba07631f553072b3f24c"
FINGERPRINT = "4e40 120b 721f 4d3b 2353 db38 e447 488f"
# An Ed25519 key as SubjectPublicKeyInfo begins with this (RFC 8410).
SPKI = bytes.fromhex("302a300506032b6570032100")


def run(*words):
    done = subprocess.run([BINARY, "minutes", *map(str, words)], capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class Minutes(unittest.TestCase):
    def setUp(self):
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.place = Path(place.name)

    def file(self, text):
        path = self.place / "minutes"
        path.write_bytes(text)
        return path

    def test_a_copy_is_checked_by_key_or_fingerprint(self):
        for name in ("sealed.de.md", "sealed.de.json", "sealed.en.md", "sealed.en.json"):
            for signer in (KEY, FINGERPRINT, FINGERPRINT.replace(" ", ":")):
                with self.subTest(name=name, signer=signer):
                    status, out, errors = run("verify", FROZEN / name, "--signer", signer)
                    self.assertEqual((status, errors), (0, ""))
                    self.assertIn("unversehrt" if ".de." in name else "holds", out)
                    self.assertIn(FINGERPRINT, out)

    def test_a_changed_copy_and_one_of_others_are_told_apart(self):
        sealed = (FROZEN / "sealed.en.md").read_bytes()
        status, out, errors = run("verify", self.file(sealed.replace(b"Emil", b"Erna", 1)), "--signer", KEY)
        self.assertEqual((status, errors), (1, ""))
        self.assertIn("The seal is broken", out)
        status, out, _ = run("verify", FROZEN / "sealed.en.md", "--signer", "00" * 32)
        self.assertEqual(status, 1)
        self.assertIn("another key", out)
        status, out, _ = run("verify", self.file(b"# Minutes\n"), "--signer", KEY)
        self.assertEqual(status, 1)
        self.assertIn("no seal", out)

    def test_wrong_words_are_refused(self):
        status, _, errors = run("verify", FROZEN / "sealed.en.md", "--signer", "abc")
        self.assertEqual(status, 1)
        self.assertIn("--signer", errors)
        status, _, errors = run("verify", self.place / "none", "--signer", KEY)
        self.assertEqual(status, 1)
        self.assertIn("cannot be opened", errors)
        for words in ((), ("verify",), ("verify", "a", "b"), ("key", "a"), ("key", "--signer", KEY)):
            self.assertEqual(run(*words)[0], 2, words)

    def test_beside_a_server_that_has_sealed_nothing(self):
        server = Server()
        self.addCleanup(server.stop)
        data = Path(server.place.name) / "data"
        for words in (("key",), ("verify", FROZEN / "sealed.en.md")):
            status, out, errors = run(*words, "--data", data)
            self.assertEqual((status, out), (1, ""))
            self.assertIn("nothing has been sealed", errors)

    def test_the_page_for_printing_allows_its_own_style_and_nothing_else(self):
        for language in ("de", "en"):
            page = (GOLDEN / f"minutes.{language}.html").read_text(encoding="utf-8")
            style = re.search("<style>(.*)</style>", page, re.S).group(1)
            digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
            self.assertIn(f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'", page)
            self.assertNotRegex(page, r"<(script|img|link|iframe|form|a)\b|\son\w+=|\sstyle=|javascript:")

    def test_the_seal_can_be_checked_with_tools_that_everybody_has(self):
        sealed = (FROZEN / "sealed.de.md").read_bytes()
        section = sealed.index(b"\n---\n\n## Siegel\n")
        lines = re.findall(rb"^    (.*)\n", sealed[section:], re.M)
        self.assertEqual(lines[1].split()[1].decode(), hashlib.sha256(sealed[:section]).hexdigest())
        as_json = (FROZEN / "sealed.de.json").read_bytes()
        minutes = as_json[len(b'{"minutes":'):as_json.rindex(b',"seal":')] + b"\n"
        self.assertEqual(lines[2].split()[1].decode(), hashlib.sha256(minutes).hexdigest())
        (self.place / "statement").write_bytes(b"\n".join(lines[:6]) + b"\n")
        (self.place / "signature").write_bytes(bytes.fromhex(lines[6].split()[1].decode()))
        key = base64.b64encode(SPKI + bytes.fromhex(lines[5].split()[1].decode())).decode()
        (self.place / "key.pem").write_text(f"-----BEGIN PUBLIC KEY-----\n{key}\n-----END PUBLIC KEY-----\n")
        subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "statement",
                        "-sigfile", "signature"], cwd=self.place, check=True, capture_output=True, timeout=30)


if __name__ == "__main__":
    unittest.main()
