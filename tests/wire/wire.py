"""HTTP and WebSocket byte by byte: small enough to send what no library would send."""

import base64
import hashlib
import json
import os
import socket
import ssl
import struct
import time
from dataclasses import dataclass, field

TIMEOUT_S = 15
LOST = (BrokenPipeError, ConnectionResetError, ssl.SSLError)  # the other side has gone
TEXT, BINARY, CONTINUATION, CLOSE, PING, PONG = 1, 2, 0, 8, 9, 10


def head(method, target, *fields, host="Host: localhost"):
    """A request's head; host None leaves it out."""
    lines = [f"{method} {target} HTTP/1.1", *([host] if host else []), *fields, "", ""]
    return "\r\n".join(lines).encode("latin-1")


class SecurePort(int):
    """A port where TLS is spoken."""


def client_context():
    """For certificates that tests have made for themselves."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


SECURE = client_context()


def client_hello():
    """The bytes with which a handshake begins."""
    outgoing = ssl.MemoryBIO()
    connection = SECURE.wrap_bio(ssl.MemoryBIO(), outgoing)
    try:
        connection.do_handshake()
    except ssl.SSLWantReadError:
        pass
    return outgoing.read()


def connect(port, receive_buffer=None, source=None):
    raw = connect_plain(port, receive_buffer, source)
    if not isinstance(port, SecurePort):
        return raw
    # As browsers do: else what follows the handshake would wait for its acknowledgement.
    raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return SECURE.wrap_socket(raw)


def connect_plain(port, receive_buffer=None, source=None):
    """source: the address to come from, instead of 127.0.0.1."""
    raw = socket.socket()
    if source:
        raw.bind((source, 0))
    if receive_buffer:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    raw.settimeout(TIMEOUT_S)
    raw.connect(("127.0.0.1", port))
    return raw


@dataclass
class Answer:
    status: int
    fields: dict = field(default_factory=dict)  # names in lower case
    body: bytes = b""


def read_to_end(raw):
    """All that comes until the other side closes."""
    parts = []
    while True:
        try:
            part = raw.recv(65536)
        except LOST:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def parse(data):
    """One answer; nothing may follow its body."""
    if not data:
        return Answer(0)
    top, _, body = data.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    fields = {}
    for line in lines[1:]:
        name, _, value = line.partition(":")
        assert name.lower() not in fields, f"two {name}"
        fields[name.lower()] = value.strip()
    return Answer(int(lines[0].split(" ")[1]), fields, body)


def request(port, data, source=None):
    """Sends bytes and reads to the end. Status 0: closed without an answer."""
    with connect(port, source=source) as raw:
        try:
            raw.sendall(data)
        except LOST:
            pass
        return parse(read_to_end(raw))


def frame(opcode, payload=b"", fin=True, rsv=0, mask=b"\x11\x22\x33\x44", length=None):
    """A frame as a client sends it; length overrides the declared one; mask None: unmasked."""
    size = len(payload) if length is None else length
    first = (0x80 if fin else 0) | rsv << 4 | opcode
    bit = 0x80 if mask else 0
    if size < 126:
        start = struct.pack("!BB", first, bit | size)
    elif size < 65536:
        start = struct.pack("!BBH", first, bit | 126, size)
    else:
        start = struct.pack("!BBQ", first, bit | 127, size)
    if not mask:
        return start + payload
    key = int.from_bytes((mask * (len(payload) // 4 + 1))[:len(payload)], "big")
    masked = (int.from_bytes(payload, "big") ^ key).to_bytes(len(payload), "big")
    return start + mask + masked


def upgrade_head(origin, cookie, *fields, path="/ws", key=None):
    lines = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
             f"Sec-WebSocket-Key: {key or base64.b64encode(os.urandom(16)).decode()}"]
    if origin is not None:
        lines.append(f"Origin: {origin}")
    if cookie is not None:
        lines.append(f"Cookie: {cookie}")
    return head("GET", path, *lines, *fields)


class Closed(Exception):
    """The other side has closed; code None: without saying so."""

    def __init__(self, code):
        super().__init__(f"closed with {code}")
        self.code = code


class NoUpgrade(Exception):
    """The server has answered with something else than 101."""

    def __init__(self, answer):
        super().__init__(str(answer))
        self.answer = answer


class WebSocket:
    """A client whose frames are looked at one by one."""

    path, first = "/ws", "session.hello"

    def __init__(self, port, origin, cookie, *, fields=(), receive_buffer=None, source=None):
        self.raw = connect(port, receive_buffer, source)
        self.data = b""
        self.last_id = 0
        self.notices = []
        key = base64.b64encode(os.urandom(16)).decode()
        self.raw.sendall(upgrade_head(origin, cookie, *fields, path=self.path, key=key))
        while b"\r\n\r\n" not in self.data:
            self._fill()
        top, _, self.data = self.data.partition(b"\r\n\r\n")
        self.answer = parse(top + b"\r\n\r\n")
        if self.answer.status != 101:
            self.raw.close()
            raise NoUpgrade(self.answer)
        accept = hashlib.sha1(key.encode() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
        assert self.answer.fields["sec-websocket-accept"] == base64.b64encode(accept).decode()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.raw.close()

    def _fill(self):
        try:
            part = self.raw.recv(65536)
        except LOST:
            part = b""
        if not part:
            raise Closed(None)
        self.data += part

    def _take(self, size):
        while len(self.data) < size:
            self._fill()
        piece, self.data = self.data[:size], self.data[size:]
        return piece

    def send_raw(self, data):
        try:
            self.raw.sendall(data)
        except LOST:
            pass

    def send(self, text):
        self.send_raw(frame(TEXT, text if isinstance(text, bytes) else text.encode()))

    def read_frame(self):
        """(opcode, payload); raises Closed at a close frame or the end."""
        first, second = self._take(2)
        assert first & 0x70 == 0, "reserved bits are never set"
        assert first & 0x80, "the server sends whole frames"
        assert second & 0x80 == 0, "the server masks nothing"
        size = second
        if size == 126:
            size = struct.unpack("!H", self._take(2))[0]
        elif size == 127:
            size = struct.unpack("!Q", self._take(8))[0]
        payload = self._take(size)
        if first & 15 == CLOSE:
            code = struct.unpack("!H", payload[:2])[0] if len(payload) >= 2 else None
            raise Closed(code)
        return first & 15, payload

    def read(self):
        """The next message, decoded; pings are answered."""
        while True:
            opcode, payload = self.read_frame()
            if opcode == PING:
                self.send_raw(frame(PONG, payload))
            elif opcode == TEXT:
                return json.loads(payload)

    def ask_later(self, method, **params):
        self.last_id += 1
        self.send(json.dumps({"jsonrpc": "2.0", "id": self.last_id, "method": method,
                              "params": params}))
        return self.last_id

    def answer_to(self, number):
        """The answer; notifications before it are kept."""
        while True:
            message = self.read()
            if message.get("id") == number:
                return message
            self.notices.append(message)

    def ask(self, method, **params):
        return self.answer_to(self.ask_later(method, **params))

    def hello(self):
        return self.ask(self.first, client="wire test")["result"]

    def new_room(self, title="angebote"):
        return self.ask("room.create", client_id=client_id(), title=title)["result"]["room"]

    def post(self, room, text):
        return self.ask("message.post", room=room, client_id=client_id(), text=text)

    def notice(self, method):
        """The next notification of this name."""
        while True:
            for i, message in enumerate(self.notices):
                if message.get("method") == method:
                    return self.notices.pop(i)["params"]
            self.notices.append(self.read())

    def close_code(self, seconds=TIMEOUT_S):
        """Reads until the end and returns the code; None: closed without one."""
        until = time.monotonic() + seconds
        try:
            while time.monotonic() < until:
                self.read()
        except Closed as closed:
            return closed.code
        raise AssertionError("it was not closed")


class GuestSocket(WebSocket):
    path, first = "/join/ws", "guest.hello"


ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def client_id():
    """128 bits, the first 48 the clock, in the alphabet of the protocol."""
    value = (int(time.time() * 1000) << 80) | int.from_bytes(os.urandom(10), "big")
    return "".join(ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))
