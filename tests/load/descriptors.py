"""Few descriptors: more connections than it may have neither make the server spin nor cost it what it stores with; those
connected are served, those that wait are let in when others leave, and the log says so once."""

import signal
import subprocess
import time

import peers
import wire
from house import House, crowd
from judging import Finding, complain

ALLOWED, WANTED = 128, 400
WATCH_S = 2


def back_up(house):
    """The exit status of a backup made meanwhile, which opens files in the server."""
    return subprocess.run([str(peers.RUNDE), "backup", "--data", str(house.folder / "data"), str(house.folder / "backup")],
                          stdout=subprocess.DEVNULL, check=False).returncode


def greet(raw, house):
    """Whether a connection that may have waited is let in."""
    raw.settimeout(10)
    raw.sendall(wire.head("GET", "/health"))
    return wire.parse(wire.read_to_end(raw)).status == 200


def check(_, long):
    people = crowd(2)
    with House(people, "--rates", "no", "--connections_per_address", "1000", descriptors=ALLOWED) as house:
        with house.socket() as member:
            sockets = [wire.connect(house.port) for _ in range(WANTED)]
            time.sleep(0.5)
            before, open_now = house.cpu_s(), house.open_descriptors()
            time.sleep(WATCH_S)
            share = (house.cpu_s() - before) / WATCH_S
            stored = sum("result" in member.post(house.rooms[0], "stored") for _ in range(50))
            backed_up = back_up(house)
            begun = time.monotonic()
            for raw in sockets[:-1]:
                raw.close()
            let_in = greet(sockets[-1], house)
            waited_s = time.monotonic() - begun
        said = house.log().count("open files")
        status = house.end(signal.SIGTERM)
    yield Finding(f"with {ALLOWED} descriptors, {WANTED} connections do no harm, and are let in as others leave", complain(
        (share < 0.1, f"it works {share:.2f} of a processor while it can take nobody"),
        (stored == 50, f"only {stored} of 50 messages were stored"),
        (backed_up == 0, "no backup can be made"),
        (let_in, "who waited is not let in"),
        (said == 1, f"the log says it {said} times"),
        (status == 0, f"it ended with {status}")),
        {"descriptors open": open_now, "its share of a processor": f"{share:.2f}",
         "who waited was let in after": f"{waited_s:.1f} s"})
