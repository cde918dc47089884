"""P-23: one client sends pings, 10,000/s, and never reads, while the others talk. It does not answer the server's own
pings either, and so it is closed after a minute."""

import threading
import time

import wire
from house import House, crowd
from judging import Finding, complain, delays_count, loss, mib

PINGS_PER_S, BURST_S = 10_000, 0.01
OTHERS, RATE = 50, 50


class Flood:
    """Sends pings until it is over, or no more of them are taken."""

    def __init__(self, house):
        self.client = house.socket(receive_buffer=4096)
        self.client.raw.settimeout(1)
        self.sent, self.end, self.over = 0, "not", threading.Event()
        self.thread = threading.Thread(target=self.send)

    def send(self):
        count = int(PINGS_PER_S * BURST_S)
        burst = wire.frame(wire.PING, b"are you there?") * count
        due = time.monotonic()
        while not self.over.is_set():
            try:
                self.client.raw.sendall(burst)
                self.sent += count
            except TimeoutError:
                self.end = "not read from"
                return
            except wire.LOST:
                self.end = "closed"
                return
            due += BURST_S
            time.sleep(max(0, due - time.monotonic()))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
        self.client.raw.close()


def talk(house, generator, seconds):
    before, begun = house.cpu_s(), time.monotonic()
    figures = house.load(generator, rate=RATE, seconds=seconds)
    return figures, (house.cpu_s() - before) / (time.monotonic() - begun)


def check(generator, long):
    seconds = 75 if long else 2
    with House(crowd(OTHERS), "--rates", "no") as house:
        house.warm_up(generator)
        alone, share = talk(house, generator, seconds)
        idle_kb = house.settled_rss_kb()
        with Flood(house) as flood:
            beside, flooded = talk(house, generator, seconds)
            kb = house.rss_kb()
    p99 = [figures["delivery_us"]["p99"] / 1000 for figures in (alone, beside)]
    yield Finding("P-23: whoever sends pings and does not read keeps nobody else waiting", loss(alone) + loss(beside) + complain(
        (flood.sent > PINGS_PER_S, f"only {flood.sent} pings were sent"),
        (flooded < share + 0.3, f"the server works {flooded:.2f} of a processor, {share:.2f} without"),
        (kb - idle_kb < 1024, f"it grew by {mib(kb - idle_kb)}"),
        (not long or flood.end == "closed", f"it was {flood.end} after {seconds} s"),
        (not delays_count(long, alone, beside) or p99[1] < 1.2 * p99[0] + 5, "the others' p99 rises")), {
        "pings": f"{flood.sent:,} in {seconds} s", "its end": flood.end,
        "server's share of a processor, without and with": f"{share:.2f}, {flooded:.2f}",
        "p99 of the others": f"{p99[0]:.1f}, {p99[1]:.1f} ms", "RSS": f"{kb - idle_kb:+} KiB",
        "others' CPUs": beside["others_cpus"]})
