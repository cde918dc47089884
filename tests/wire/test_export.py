"""Minutes as files: each form, who may have them, how many at once, and what a browser is told of them (P-93)."""

import base64
import hashlib
import json
import re
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.parse
from pathlib import Path

import wire
from server import BINARY
from test_meetings import HOUR, NOBODY, now
from test_minutes_life import Minutes

FORMS = ("md", "txt", "html", "json", "pdf")
TYPES = {"md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8",
         "json": "application/json", "pdf": "application/pdf"}
DRAFT, PRESENTED = "Entwurf, nicht versiegelt", "Zur Freigabe vorgelegt, nicht versiegelt"


def text_of_pdf(pdf):
    """Its pages, as poppler reads them."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        text = subprocess.run(["pdftotext", "-layout", file.name, "-"], capture_output=True, check=True, timeout=60).stdout
    return text.decode().split("\f")[:-1]


def everything(answer):
    """What is the same in two answers that are alike."""
    return answer.status, {name: value for name, value in answer.fields.items() if name != "date"}, answer.body


class Export(Minutes):
    def setUp(self):
        super().setUp()
        self.cookies = {name: self.new_cookie(name) for name in ("ada", "jonas", "lena", "max")}

    def new_cookie(self, name):
        return self.cookie_of(getattr(self, name).ask("person.link", person=self.ids[name])["result"])

    def path(self, meeting, form, room=None):
        return f"/minutes/{room or self.room}/{meeting}.{form}"

    def get(self, meeting, form, who="lena", method="GET"):
        return self.server.get(self.path(meeting, form), f"Cookie: {self.cookies[who]}", method=method)

    def file(self, meeting, form, who="lena"):
        answer = self.get(meeting, form, who)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual((answer.fields["content-type"], answer.fields["cache-control"], answer.fields["x-content-type-options"]),
                         (TYPES[form], "no-store", "nosniff"))
        return answer.body


class Forms(Export):
    def test_a_draft_says_in_every_form_that_it_is_one(self):
        meeting = self.hold()
        for form in FORMS[:-1]:
            text = self.file(meeting, form).decode()
            self.assertIn(DRAFT, text, form)
            self.assertIn("Brandt wartet auf das Angebot.", text, form)
        asked = json.loads(self.file(meeting, "json"))
        self.assertEqual((asked["phase"], asked["minutes"]["title"]), ("draft", "Wochenmeeting"))
        read = self.read(self.lena, meeting)["minutes"]
        self.assertEqual({**asked["minutes"], "made": None}, {**read, "made": None})
        pages = text_of_pdf(self.file(meeting, "pdf"))
        self.assertTrue(pages)
        for page in pages:
            self.assertIn(DRAFT, page)

    def test_presented_ones_say_so(self):
        meeting = self.hold()
        self.done(self.ada, "minutes.present", meeting)
        self.done(self.ada, "minutes.amend", meeting, item=1, before="", after="Frist: 15. Dezember.")
        for form in FORMS[:-1]:
            text = self.file(meeting, form).decode()
            self.assertIn(PRESENTED, text, form)
            self.assertNotIn(DRAFT, text, form)
            self.assertRegex(text, r"Frist: 15\\?\. Dezember", form)
        for page in text_of_pdf(self.file(meeting, "pdf")):
            self.assertIn(PRESENTED, page)

    def test_sealed_ones_are_what_was_sealed_and_name_their_seal(self):
        meeting = self.hold()
        self.assertEqual(self.server.get("/minutes/key").status, 404)
        self.sealed(meeting)
        key = json.loads(self.server.get("/minutes/key").body)
        seal = self.standing(self.lena, meeting)["seal"]
        with tempfile.TemporaryDirectory() as folder:
            for form in ("md", "json"):
                path = Path(folder) / f"minutes.{form}"
                path.write_bytes(self.file(meeting, form))
                for signer in (key["key"], key["fingerprint"]):
                    subprocess.run([BINARY, "minutes", "verify", path, "--signer", signer], check=True, capture_output=True, timeout=60)
                path.write_bytes(self.file(meeting, form).replace(b"8", b"9", 1))
                self.assertEqual(subprocess.run([BINARY, "minutes", "verify", path, "--signer", key["key"]],
                                                check=False, capture_output=True, timeout=60).returncode, 1)
        for form in FORMS:
            self.assertEqual(self.file(meeting, form), self.file(meeting, form, "jonas"), form)
        for form in ("txt", "html"):
            text = self.file(meeting, form).decode()
            self.assertIn(seal, text)
            self.assertIn(key["fingerprint"], text)
        for page in text_of_pdf(self.file(meeting, "pdf")):
            self.assertIn(seal, page)
            self.assertIn(key["fingerprint"], page)
            self.assertNotIn(DRAFT, page)

    def test_what_was_added_is_in_the_copies_and_a_file_of_its_own(self):
        meeting = self.hold()
        self.sealed(meeting)
        before = {form: self.file(meeting, form) for form in ("md", "json")}
        added = self.done(self.ada, "minutes.add", meeting, text="Das Angebot war Nr. 7.")
        for form in ("md", "json"):
            self.assertEqual(self.file(meeting, form), before[form])
            addendum = self.file(f"{meeting}-{added}", form).decode()
            self.assertRegex(addendum, r"Das Angebot war Nr\\?\. 7")
            self.assertEqual(self.get(f"{meeting}-{added + 1}", form).status, 404)
        for form in ("txt", "html"):
            self.assertIn("Das Angebot war Nr. 7.", self.file(meeting, form).decode())
            self.assertEqual(self.get(f"{meeting}-{added}", form).status, 404)
        self.assertIn("Das Angebot war Nr. 7.", "".join(text_of_pdf(self.file(meeting, "pdf"))))

    def test_the_page_may_do_nothing_but_be_looked_at(self):
        meeting = self.hold()
        answer = self.get(meeting, "html")
        policy = answer.fields["content-security-policy"]
        self.assertTrue(policy.startswith("sandbox; "))
        self.assertIn("default-src 'none'", policy)
        style = re.search("<style>(.*)</style>", answer.body.decode(), re.S).group(1)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        self.assertIn(f"style-src 'sha256-{digest}'", policy)

    def test_its_head_alone_can_be_asked_for(self):
        meeting = self.hold()
        for form in FORMS:
            answer = self.get(meeting, form, method="HEAD")
            self.assertEqual((answer.status, answer.body, answer.fields["content-type"]), (200, b"", TYPES[form]))
            self.assertGreater(int(answer.fields["content-length"]), 100)
        for method in ("POST", "DELETE"):
            answer = self.server.get(self.path(meeting, "md"), f"Cookie: {self.cookies['lena']}", "Content-Length: 0", method=method)
            self.assertEqual((answer.status, answer.fields["allow"]), (405, "GET, HEAD"))

    def test_a_title_ends_neither_the_name_nor_the_line(self):
        for title, plain, whole in (
                ('Über "Preise"; a=b', "Protokoll _ber -Preise-; a=b", "Protokoll Über -Preise-; a=b"),
                ("a/../b\\c%0d%0a", "Protokoll a-..-b-c-0d-0a", "Protokoll a-..-b-c-0d-0a"),
                ("Messe 🎉 " + "x" * 80, "Protokoll Messe _ " + "x" * 72, "Protokoll Messe 🎉 " + "x" * 72)):
            meeting = self.hold(title=title)
            answer = self.get(meeting, "txt")
            self.assertEqual(answer.status, 200)
            day = time.strftime("%Y-%m-%d", time.localtime())
            found = re.fullmatch("attachment; filename=\"([ !#-~]*)\"; filename\\*=UTF-8''([A-Za-z0-9._~%-]*)",
                                 answer.fields["content-disposition"])
            self.assertIsNotNone(found, answer.fields["content-disposition"])
            self.assertRegex(found.group(1), f"^{re.escape(plain)} \\d{{4}}-\\d\\d-\\d\\d\\.txt$")
            self.assertRegex(urllib.parse.unquote(found.group(2)), f"^{re.escape(whole)} \\d{{4}}-\\d\\d-\\d\\d\\.txt$")
            self.assertEqual(found.group(1)[-14:-6], day[:8])
            self.assertNotIn("x-injected", answer.fields)


class Access(Export):
    def test_foreign_and_missing_are_alike_to_the_byte(self):
        meeting = self.hold()
        for form in FORMS:
            foreign = everything(self.get(meeting, form, "max"))
            missing = everything(self.server.get(self.path(meeting, form, NOBODY), f"Cookie: {self.cookies['max']}"))
            self.assertEqual(foreign[0], 404)
            self.assertEqual(foreign, missing)
            # No meeting of this number, one that was not held, and no such form.
            planned = self.plan(self.ada, now() + HOUR)
            for other in (1, meeting + 1, planned):
                self.assertEqual(everything(self.get(other, form)), missing, other)
        for path in ("", "x", f"{self.room}", f"{self.room}/", f"{self.room}/{meeting}", f"{self.room}/{meeting}.", f"{self.room}/{meeting}.exe",
                     f"{self.room}/{meeting}.md.md", f"{self.room}/0{meeting}.md", f"{self.room}/-{meeting}.md", f"{self.room}/{meeting}-.md",
                     f"{self.room}/{1 << 32}.md", f"{self.room}/{1 << 65}.md", f"{self.room.upper()}/{meeting}.md", f"{self.room}//{meeting}.md", "keys"):
            answer = self.server.get(f"/minutes/{path}", f"Cookie: {self.cookies['lena']}")
            self.assertEqual(everything(answer), missing, path)

    def test_whoever_is_not_signed_in_is_told_no_more(self):
        meeting = self.hold()
        for form in FORMS:
            nobody = everything(self.server.get(self.path(meeting, form)))
            self.assertEqual((nobody[0], nobody[2]), (401, b"401 Unauthorized\n"))
            for fields in ((f"Cookie: {self.server.cookie_name}=0123456789abcdefghjkmnpqrs",), ("Authorization: Bearer x",)):
                self.assertEqual(everything(self.server.get(self.path(meeting, form), *fields)), nobody)
                self.assertEqual(everything(self.server.get(self.path(meeting, form, NOBODY), *fields)), nobody)

    def test_p16_whoever_is_out_gets_nothing_more(self):
        meeting = self.hold()
        self.assertEqual(self.get(meeting, "md").status, 200)
        self.ada.ask("member.remove", room=self.room, person=self.ids["lena"], client_id=wire.client_id())
        self.assertEqual(self.get(meeting, "md").status, 404)
        # A session that has ended.
        self.assertEqual(self.get(meeting, "md", "jonas").status, 200)
        self.server.post_session("", f"Cookie: {self.cookies['jonas']}", method="DELETE")
        self.assertEqual(self.get(meeting, "md", "jonas").status, 401)
        self.cookies["jonas"] = self.new_cookie("jonas")
        self.assertEqual(self.get(meeting, "md", "jonas").status, 200)
        self.ada.ask("person.change", client_id=wire.client_id(), person=self.ids["jonas"], active=False)
        self.assertEqual(self.get(meeting, "md", "jonas").status, 401)

    def test_the_key_is_there_for_anybody_and_after_a_restart(self):
        meeting = self.hold()
        self.sealed(meeting)
        answer = self.server.get("/minutes/key")
        self.assertEqual((answer.status, answer.fields["content-type"]), (200, "application/json"))
        key = json.loads(answer.body)
        self.assertEqual(sorted(key), ["fingerprint", "key"])
        digest = hashlib.sha256(bytes.fromhex(key["key"])).hexdigest()[:32]
        self.assertEqual(key["fingerprint"].replace(" ", ""), digest)
        self.server.restart()
        self.assertEqual(self.server.get("/minutes/key").body, answer.body)


class Load(Export):
    def ask_for(self, meeting, cookies, form="pdf"):
        """As many at once as there are cookies; the answers, in their order."""
        answers = [None] * len(cookies)

        def one(place):
            with wire.connect(self.server.port) as raw:
                raw.settimeout(60)
                raw.sendall(wire.head("GET", self.path(meeting, form), f"Cookie: {cookies[place]}"))
                answers[place] = wire.parse(wire.read_to_end(raw))

        threads = [threading.Thread(target=one, args=(place,)) for place in range(len(cookies))]
        for thread in threads:
            thread.start()
        return threads, answers

    def long(self):
        meeting = self.plan(self.ada, now() + HOUR)
        self.done(self.ada, "meeting.run", meeting, phase="running")
        self.assertIn("result", self.write(self.ada, meeting, 0, "Wir bieten acht Prozent Rabatt. " * 600))
        self.done(self.ada, "meeting.run", meeting, phase="ended")
        return meeting

    def test_a_session_has_so_many_under_way(self):
        # LIMIT_EXPORTS_PER_SESSION
        meeting = self.long()
        for count in (4, 5):
            cookie = self.new_cookie("lena")
            threads, answers = self.ask_for(meeting, [cookie] * count)
            for thread in threads:
                thread.join()
            refused = [answer for answer in answers if answer.status != 200]
            self.assertEqual(len(refused), count - 4)
            for answer in refused:
                self.assertEqual((answer.status, answer.fields["retry-after"]), (429, "2"))

    def test_twenty_at_once_leave_a_chat_quick_and_there_are_never_more_than_so_many(self):
        # LIMIT_EXPORTS
        meeting = self.long()
        cookies = [self.new_cookie(name) for name in ("lena", "jonas", "ada") for _ in range(3)]
        threads, answers = self.ask_for(meeting, [cookie for cookie in cookies[:5] for _ in range(4)])
        slowest, told = 0, 0
        while any(thread.is_alive() for thread in threads):
            begun = time.monotonic()
            self.assertIn("result", self.jonas.connection.post(self.room, "Guten Tag"))
            slowest, told = max(slowest, time.monotonic() - begun), told + 1
            time.sleep(0.1)
        self.assertEqual([answer.status for answer in answers], [200] * 20)
        self.assertGreater(len(text_of_pdf(answers[0].body)), 3)
        self.assertGreater(told, 3)
        self.assertLess(slowest, 1)
        threads, answers = self.ask_for(meeting, [cookie for cookie in cookies for _ in range(4)])
        for thread in threads:
            thread.join()
        statuses = [answer.status for answer in answers]
        self.assertGreaterEqual(statuses.count(200), 32)
        self.assertEqual(statuses.count(200) + statuses.count(429), 36)

    def test_a_session_asks_so_fast(self):
        meeting = self.hold()
        cookie = self.new_cookie("lena")
        statuses = [self.server.get(self.path(meeting, "md"), f"Cookie: {cookie}").status for _ in range(24)]
        self.assertEqual(statuses[:20], [200] * 20)
        self.assertIn(429, statuses)

    def test_a_slow_reader_keeps_nobody_waiting_and_goes(self):
        meeting = self.long()
        slow = []
        for _ in range(4):
            raw = wire.connect(self.server.port, receive_buffer=2048)
            raw.sendall(wire.head("GET", self.path(meeting, "html"), f"Cookie: {self.cookies['jonas']}"))
            slow.append(raw)
        begun = time.monotonic()
        self.assertEqual(self.get(meeting, "pdf").status, 200)
        self.assertLess(time.monotonic() - begun, 9)
        for raw in slow:
            raw.close()

    def test_whoever_goes_leaves_nothing_behind(self):
        meeting = self.long()
        for _ in range(3):
            raw = wire.connect(self.server.port)
            raw.sendall(wire.head("GET", self.path(meeting, "pdf"), f"Cookie: {self.cookies['jonas']}"))
            raw.close()
        self.assertEqual(self.get(meeting, "pdf").status, 200)
        # One that is being drawn when the server stops.
        raw = wire.connect(self.server.port)
        raw.sendall(wire.head("GET", self.path(meeting, "pdf"), f"Cookie: {self.cookies['jonas']}"))
        time.sleep(0.02)
        self.server.terminate()
        self.assertEqual(self.server.process.wait(20), 0)
        raw.close()


if __name__ == "__main__":
    unittest.main()
