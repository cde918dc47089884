#!/usr/bin/env python3
"""Sends mutated requests and frames to a running server and sees that it stays well.

    python3 tests/wire/fuzz_http.py --count 100000 --seed 7

Each connection's bytes follow from the seed and its number, so a finding is repeated with
--seed S --first N --count 1. RUNDE_BINARY should be built with sanitizers.
"""

import argparse
import json
import random
import socket
import sys

import wire
from server import Server
from test_doors import AMBIGUOUS, FOREIGN
from wire import frame, head

PIECES = [
    b"\r\n", b"\n", b"\r", b"\0", b" ", b"\t", b":", b",", b";", b"=", b'"', b"%", b"..", b"/",
    b"\r\n\r\n", b"\xff", b"\x80", b"Content-Length: 5\r\n", b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Upgrade: websocket\r\n", b"Upgrade: h2c\r\n",
    b"Connection: Upgrade\r\n", b"Host: localhost\r\n", b"Expect: 100-continue\r\n", b"HTTP/1.1",
    b"X-Forwarded-For: 198.51.100.7, 10.0.0.1\r\n", b"X-Forwarded-For: ,x, ::1\r\n", b",127.0.0.1",
    b"GET / HTTP/1.1\r\n", b"POST /session HTTP/1.1\r\n", b"POST /join/look HTTP/1.1\r\n", b"%2e%2e%2f", b"%00", b"{", b"}", b"[",
    b'"\\ud800"', b"1e999", b"A" * 300, b"X: y\r\n" * 120, b"\x81\x80", b"\x88\x80", b"\x89\xff",
]


def make_tokens(server, cookie):
    """The secrets of a bot's token, and of its webhook."""
    with server.socket(cookie) as client:
        house = client.hello()["house"]
        client.ask("person.add", client_id=wire.client_id(), name="Bot", role="member", bot=True)
        bot = client.ask("room.open", room=house)["result"]["state"]["members"][-1]["person"]
        room = client.new_room()
        client.ask("room.invite", room=room, client_id=wire.client_id(), people=[{"person": bot}])
        made = [client.ask("token.make", person=bot, name="x", **more)["result"]["secret"] for more in (
            {"scopes": [{"scope": "read"}, {"scope": "post"}]}, {"scopes": [{"scope": "hook"}], "room": room})]
    return made


def make_link(server, cookie):
    """The general link of a case."""
    with server.socket(cookie) as client:
        client.hello()
        opened = client.ask("case.open", client_id=wire.client_id(), customer="Huber KG", title="Huber", shared_title="Pumpen")
        return client.ask("guest.link", room=opened["result"]["room"], hours=1)["result"]["token"]


def seeds(server, cookie):
    """What is sent when nothing is mutated yet; True: it ends in a WebSocket."""
    origin = f"Origin: {server.origin}"
    body = b'{"token":"%s","name":"Ada","house":"Brandt"}' % (b"0" * 26)
    coming = b'{"token":"%s","name":"Petra","company":"","device":"x"}' % (b"0" * 26)
    plain = [data for _, data, _ in AMBIGUOUS + FOREIGN]
    plain += [
        head("GET", "/"), head("HEAD", "/assets/app-5f3a.js", "Accept-Encoding: gzip, br"),
        head("GET", "/health") * 3,
        head("GET", "/health", "X-Forwarded-For: 203.0.113.5, 2001:db8::1", "X-Forwarded-For: ::1"),
        head("POST", "/session", origin, "Content-Type: application/json",
             f"Content-Length: {len(body)}") + body,
        head("DELETE", "/session", origin, f"Cookie: {cookie}"[:-1] + "x"),
        head("POST", "/session", origin, "Content-Length: 10") + b"0123456789" * 3,
        head("GET", "/join"), head("GET", "/join/session", "Cookie: runde-guest=" + "0" * 26),
        head("DELETE", "/join/session", origin, "Cookie: runde-guest=" + "0" * 26),
        wire.upgrade_head(server.origin, "runde=a; runde-guest=", path="/join/ws"),
    ]
    plain += [head("POST", path, origin, "Content-Type: application/json", f"Content-Length: {len(data)}") + data
              for path in ("/join/look", "/join") for data in (coming, coming[:37] + b"}")]
    link = make_link(server, cookie)
    guest = server.send("POST", "/join", json.dumps({"token": link, "name": "Petra"})).fields["set-cookie"].split(";")[0]
    real = json.dumps({"token": link}).encode()
    plain += [head("POST", path, origin, "Content-Type: application/json", f"Content-Length: {len(real)}", f"Cookie: {guest}") + real
              for path in ("/join/look", "/join")]
    token, hook = make_tokens(server, cookie)
    text = b'{"text":"*a* <https://a.example|b>","attachments":[{"fallback":"c"}]}'
    form = b"payload=%7B%22text%22%3A%22a+b%22%7D"
    for path in (hook, "0" * 25 + "1"):
        plain += [head("POST", f"/hooks/{path}", f"Content-Type: {kind}", f"Content-Length: {len(data)}") + data
                  for kind, data in (("application/json", text), ("application/x-www-form-urlencoded", form))]
    plain += [wire.upgrade_head(None, None, f"Authorization: Bearer {secret}") for secret in ("0" * 25 + "1", token)]
    upgrade = wire.upgrade_head(server.origin, cookie)
    hello = frame(1, b'{"jsonrpc":"2.0","id":1,"method":"session.hello",'
                     b'"params":{"client":"fuzz"}}')
    frames = [
        hello, hello + frame(9, b"ping"), frame(1, b'{"jsonrpc"', fin=False) + frame(0, b':"2.0"}'),
        frame(1, b"a" * 70_000), frame(1, b"", length=2**40), frame(2, b"\0\1"), frame(8, b"\3\xe8"),
        frame(1, b"\xff\xfe"), frame(1, b"{}", mask=None), frame(1, b"{}", rsv=4), frame(3, b"x"),
        hello + frame(1, b'{"jsonrpc":"2.0","id":"x","method":"presence.set",'
                         b'"params":{"active":true}}') * 20,
    ]
    others = [frame(1, b'{"jsonrpc":"2.0","id":1,"method":"guest.hello","params":{"client":"fuzz"}}'), *frames]
    entering = wire.upgrade_head(server.origin, guest, path="/join/ws")
    return [(data, False) for data in plain] + [(upgrade, frames), (entering, others)] * (len(plain) // 4)


def mutate(data, chance):
    data = bytearray(data)
    for _ in range(chance.choice((0, 1, 1, 2, 3, 8))):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(6)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and at < len(data):
            data[at] = chance.randrange(256)
        elif kind == 2:
            data[at:at] = chance.choice(PIECES)
        elif kind == 3:
            del data[at:at + chance.randrange(1, 12)]
        elif kind == 4:
            data[at:at] = data[at:at + chance.randrange(1, 60)]
        else:
            del data[at:]
    return bytes(data)


def send_in_parts(raw, data, chance):
    """In one piece, or cut in some places."""
    while data:
        size = len(data) if chance.random() < 0.7 else chance.randrange(1, len(data) + 1)
        raw.sendall(data[:size])
        data = data[size:]


def read_head(raw):
    data = b""
    while b"\r\n\r\n" not in data:
        part = raw.recv(4096)
        if not part:
            break
        data += part
    return data


def visit(server, choices, chance):
    """One connection. Returns what is wrong with the answer, or None."""
    data, frames = chance.choice(choices)
    answer = b""
    with wire.connect(server.port) as raw:
        raw.settimeout(5)
        try:
            if frames and chance.random() < 0.2:
                send_in_parts(raw, mutate(data, chance), chance)
            elif frames:
                raw.sendall(data)
                answer = read_head(raw)
                if not answer.startswith(b"HTTP/1.1 101 "):
                    return "no WebSocket"
                whole = b"".join(chance.choices(frames, k=chance.randrange(1, 4)))
                send_in_parts(raw, mutate(whole, chance), chance)
            else:
                send_in_parts(raw, mutate(data, chance), chance)
            if chance.random() < 0.1:
                return None  # goes without a word
            socket.socket.shutdown(raw, socket.SHUT_WR)  # TLS goes on in the other direction
            answer += wire.read_to_end(raw)
        except (BrokenPipeError, ConnectionResetError, OSError) as error:
            if isinstance(error, TimeoutError):  # else it was closed in the middle
                return "not closed in 5 s"
    if answer.count(b"HTTP/1.1 ") > 1:
        return "two answers"
    return None


def visit_below(server, chance):
    """One connection whose records are mutated: the first ones, or those behind a handshake."""
    try:
        with wire.connect(server.port) if chance.random() < 0.5 else wire.connect_plain(server.port) as raw:
            data = wire.client_hello() if chance.random() < 0.7 else b"\x17\x03\x03\x00\x40" + chance.randbytes(64)
            raw.settimeout(5)
            for _ in range(chance.randrange(1, 4)):
                socket.socket.send(raw, mutate(data, chance))
            socket.socket.shutdown(raw, socket.SHUT_WR)
            while socket.socket.recv(raw, 65536):
                pass
    except TimeoutError:
        return "not closed in 5 s"
    except OSError:
        pass  # it was closed in the middle
    return None


def run(count, seed, first=0, tls=False):
    """Returns what went wrong, as lines."""
    # So few for an address that those whose answer is not yet taken have to go.
    server = Server("--rates", "no", "--trusted_proxies", "127.0.0.0/8, ::1",
                    "--connections_per_address", "4", tls=tls)
    complaints = []
    try:
        choices = seeds(server, server.sign_in())
        for number in range(first, first + count):
            chance = random.Random(f"{seed}/{number}")
            below = tls and chance.random() < 0.3
            complaint = visit_below(server, chance) if below else visit(server, choices, chance)
            if complaint:
                complaints.append(f"seed {seed}, connection {number}: {complaint}")
            if not server.is_running():
                complaints.append(f"seed {seed}, connection {number}: the server has died")
                break
            if number % 500 == 0 and server.get("/health").status != 200:
                complaints.append(f"seed {seed}, connection {number}: the server is not well")
                break
    finally:
        try:
            server.stop()
        except AssertionError as error:
            complaints.append(str(error))
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--tls", action="store_true")
    arguments = parser.parse_args()
    complaints = run(arguments.count, arguments.seed, arguments.first, arguments.tls)
    print("\n".join(complaints) or f"{arguments.count} connections, nothing found")
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
