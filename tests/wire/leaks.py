"""Finds what must not be there, however it is written; and makes two worlds' transcripts comparable."""

import base64
import random
import re

import wire


def base64_within(data, offset, encode):
    """The letters that depend on these bytes alone, not on what stands before and after them."""
    letters = encode(b"\0" * offset + data).rstrip(b"=")
    return letters[-(-offset * 8 // 6):(offset + len(data)) * 8 // 6]


def forms_of(text):
    """By name, the bytes by which a text would be recognised; looked for without regard to case where that means nothing."""
    exact, folded = {}, {}
    folded["plain"] = text.lower().encode()
    folded["escaped"] = "".join(f"\\u{ord(letter):04x}" for letter in text).lower().encode()
    folded["hex"] = text.encode().hex().encode()
    folded["percent"] = "".join(f"%{byte:02x}" for byte in text.encode()).encode()
    for name, coding in (("UTF-16LE", "utf-16-le"), ("UTF-16BE", "utf-16-be")):
        exact[name] = text.encode(coding)
    for name, data in (("", text.encode()), (" in lower case", text.lower().encode()), (" in upper case", text.upper().encode())):
        for offset in range(3):
            for alphabet, encode in (("base64", base64.b64encode), ("base64url", base64.urlsafe_b64encode)):
                exact[f"{alphabet}{name} at {offset}"] = base64_within(data, offset, encode)
    return exact, folded


def find(texts, pieces):
    """Complaints. texts: what must not occur, by name; pieces: bytes, by name."""
    complaints = []
    folded_pieces = {name: data.lower() for name, data in pieces.items()}
    for what, text in texts.items():
        exact, folded = forms_of(text)
        for forms, where in ((exact, pieces), (folded, folded_pieces)):
            complaints += [f"{what} ({text}) occurs in {piece}, {form}" for form, data in forms.items()
                           for piece, content in where.items() if data in content]
    return complaints


class Words:
    """Canaries: words that stand nowhere else."""

    def __init__(self, seed=7):
        self.chance = random.Random(seed)
        self.made = []

    def word(self):
        self.made.append("Kan" + "".join(self.chance.choices("abcdefghijklmnopqrstuvwxyz", k=9)))
        return self.made[-1]

    def __call__(self, before=""):
        """A text that contains one, and letters beyond ASCII."""
        return f"{before}Grüße {self.word()} ß"

    def address(self):
        return f"https://{self.word().lower()}.example/{self.word()}"


class Recorded(wire.GuestSocket):
    """A guest's connection that keeps every frame it receives."""

    def __init__(self, server, cookie):
        self.frames = []
        super().__init__(server.port, server.origin, cookie)
        fields = {**self.answer.fields, "sec-websocket-accept": ""}  # made of the client's own key
        self.frames.append(repr(sorted(fields.items())).encode())

    def read_frame(self):
        try:
            opcode, payload = super().read_frame()
        except wire.Closed as closed:
            self.frames.append(f"closed {closed.code}".encode())
            raise
        if opcode == wire.TEXT:
            self.frames.append(payload)
        return opcode, payload


class Visitor:
    """A guest with their browser: everything that reaches them is kept, in order."""

    def __init__(self, server):
        self.server, self.cookie, self.socket = server, None, None
        self.kept = []

    def _keep(self, answer):
        fields = sorted((name, value) for name, value in answer.fields.items() if name != "date")
        self.kept.append(repr((answer.status, fields)).encode() + answer.body)
        return answer

    def get(self, path):
        return self._keep(self.server.get(path, *([f"Cookie: {self.cookie}"] if self.cookie else [])))

    def send(self, method, path, body=""):
        cookie = [f"Cookie: {self.cookie}"] if self.cookie else []
        answer = self._keep(self.server.send(method, path, body, *cookie))
        if "set-cookie" in answer.fields:
            self.cookie = answer.fields["set-cookie"].split(";")[0]
        return answer

    def connect(self):
        """Says hello on another line; its answer."""
        self.close()
        self.socket = Recorded(self.server, self.cookie)
        self.kept.append(self.socket.frames)
        return self.socket.ask("guest.hello", client="wire test")

    def ask(self, method, **params):
        return self.socket.ask(method, **params)

    def settle(self):
        """Takes all that is on its way to them: it comes before the answer."""
        self.ask("room.history", room="5w9e2k7c4p1xa", **{"from": 1, "to": 1})

    def frames(self):
        """All of it, one after the other."""
        for piece in self.kept:
            if isinstance(piece, list):
                yield from piece
            else:
                yield piece

    def close(self):
        if self.socket:
            self.socket.raw.close()


MASKED = re.compile(rb"\b(?P<time>1[0-9]{12})\b|\b(?P<id>[0-9a-hjkmnp-tv-z]{13}|[0-9a-hjkmnp-tv-z]{26})\b")


def comparable(frames):
    """The frames with their times, and what is made by chance, told apart only by which came first; nothing gets longer or shorter."""
    known = {}

    def mask(match):
        text = match.group()
        if match.group("time"):
            return b"T" * len(text)
        return known.setdefault(text, f"{len(known):0{len(text)}d}".encode())
    return [MASKED.sub(mask, frame) for frame in frames]
