"""P-24: one client posts at full speed, under the shipped rates, while people in other rooms talk."""

import json
import signal
import threading
import time

import wire
from house import House, crowd
from judging import Finding, complain, delays_count, loss

OTHERS, ROOMS, RATE = 40, 8, 20
BURST, PER_S = 30, 10  # message.post in server/gateway/rate.c
P99_MS = 50


class Greedy:
    """Posts what it can; counts what is accepted and refused."""

    def __init__(self, house):
        self.client, self.room = house.socket(-1), house.rooms[-1]
        self.accepted, self.first_refused, self.errors = 0, None, set()
        self.answers, self.over = 0, threading.Event()
        self.threads = [threading.Thread(target=work) for work in (self.send, self.read)]

    def send(self):
        number = 0
        try:
            while not self.over.is_set():
                number += 1
                self.client.raw.sendall(wire.frame(wire.TEXT, json.dumps(
                    {"jsonrpc": "2.0", "id": number, "method": "message.post", "params": {
                        "room": self.room, "client_id": wire.client_id(), "text": "more"}}).encode()))
        except (*wire.LOST, TimeoutError):
            pass

    def read(self):
        try:
            while True:
                message = self.client.read()
                self.answers += "id" in message
                self.accepted += "result" in message
                if "error" in message:
                    self.errors.add(message["error"]["data"]["name"])
                    self.first_refused = self.first_refused or message["id"]
        except (wire.Closed, OSError):
            pass

    def __enter__(self):
        self.begun = time.monotonic()
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.seconds = time.monotonic() - self.begun
        self.over.set()
        self.client.raw.shutdown(2)
        for thread in self.threads:
            thread.join()


def check(generator, long):
    seconds = 60 if long else 3
    people = crowd(OTHERS, ROOMS, OTHERS, per_person=1, spare=1)
    with House(people, "--rates", "no") as house:
        house.end(signal.SIGTERM)
        house.settings = ()
        house.start()
        alone = house.load(generator, rate=RATE, seconds=seconds)
        with Greedy(house) as greedy:
            beside = house.load(generator, rate=RATE, seconds=seconds)
    p99 = [figures["delivery_us"]["p99"] / 1000 for figures in (alone, beside)]
    most = BURST + PER_S * greedy.seconds + 1
    yield Finding("P-24: whoever posts at full speed is refused from the limit on, and others are served", loss(alone)
                  + loss(beside) + complain(
        (greedy.errors == {"too_fast"}, f"it was refused with {greedy.errors}"),
        (BURST < (greedy.first_refused or 0) <= BURST + PER_S, f"refused first was message {greedy.first_refused}"),
        (greedy.accepted <= most, f"{greedy.accepted} were accepted, {most:.0f} may be"),
        (not delays_count(long, alone, beside) or p99[1] < P99_MS, f"the others' p99 is {p99[1]:.0f} ms")), {
        "accepted": f"{greedy.accepted} in {greedy.seconds:.0f} s", "answers": greedy.answers,
        "refused first": greedy.first_refused, "p99 of the others, without and with": f"{p99[0]:.1f}, {p99[1]:.1f} ms",
        "others' CPUs": beside["others_cpus"]})
