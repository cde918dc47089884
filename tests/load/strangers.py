"""P-06: connections that say nothing, drip, or never say hello, wave after wave, leave no memory behind."""

import time

import wire
from house import House, crowd
from judging import Finding, complain, mib

WAVE = 1000
PATIENT = 10  # every so many waves one waits until the server closes it, after its ten seconds
GROWTH = 0.05


def open_wave(house):
    """Silent ones, ones that drip a request, and ones that never say hello."""
    sockets = []
    for i in range(WAVE):
        raw = wire.connect(house.port)
        if i % 3 == 1:
            raw.sendall(b"GET /health HT")
        elif i % 3 == 2:
            raw.sendall(wire.upgrade_head(house.origin, house.cookies[0]))
        sockets.append(raw)
    return sockets


def is_closed(raw):
    raw.settimeout(15)
    try:
        while raw.recv(4096):
            pass
    except TimeoutError:
        return False
    except OSError:
        pass
    return True


def drip(sockets, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for raw in sockets[1::3]:
            try:
                raw.sendall(b"T")
            except OSError:
                pass
        time.sleep(1)


def wave(house, is_patient):
    """How many were still open after their time."""
    sockets = open_wave(house)
    left = 0
    if is_patient:
        drip(sockets, 9)
        left = sum(not is_closed(raw) for raw in sockets)
    for raw in sockets:
        raw.close()
    return left


def check(_, long):
    waves = 100 if long else 5
    with House(crowd(2), "--rates", "no", "--connections_per_address", str(2 * WAVE)) as house:
        for _ in range(3):
            wave(house, False)
        with house.socket() as member:
            idle, start_kb = house.open_descriptors(), house.settled_rss_kb()
            left, served = 0, 0
            for i in range(waves):
                left += wave(house, i % PATIENT == PATIENT - 1)
                served += "result" in member.ask("presence.set", active=True)
            end_kb, open_now = house.settled_rss_kb(), house.open_descriptors()
    yield Finding(f"P-06: {waves * WAVE:,} who say nothing leave no memory behind", complain(
        (abs(end_kb - start_kb) < GROWTH * start_kb, f"{mib(start_kb)} have become {mib(end_kb)}"),
        (open_now <= idle, f"{open_now - idle} descriptors stay open"),
        (left == 0, f"{left} were not closed"),
        (served == waves, f"who was signed in was served {served} times of {waves}")),
        {"RSS before and after": f"{mib(start_kb)}, {mib(end_kb)}", "descriptors": f"{idle}, {open_now}"})
