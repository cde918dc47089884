"""P-59: the server ends, by SIGTERM or by kill -9, and is started again while people talk. Everybody comes back, with the
web client's pauses, takes what they missed by its number, and sends again what was not answered."""

import signal
import threading
import time

from house import House, crowd
from judging import Finding, complain, delays_count, loss

RATE = 20
BACK_WITHIN_S = 15
WORK_MS = 0.5  # of the server's processor time for each who comes back, and half a second besides
IDLE_S = 10  # in which its work is measured, before and after


def wait_for_crowd(house, clients, patience_s=120):
    until = time.monotonic() + patience_s
    while house.open_descriptors() < clients:
        if time.monotonic() > until:
            raise SystemExit("the crowd does not arrive")
        time.sleep(0.1)
    time.sleep(1)


def work(house, seconds):
    """The share of a processor that the server uses."""
    before = house.cpu_s()
    time.sleep(seconds)
    return (house.cpu_s() - before) / seconds


def come_home(house, generator, number, long):
    """One end and start anew; the generator's figures, and what this looked like from outside."""
    clients = house.crowd.clients
    idle_s = IDLE_S if long else 0.5
    seconds = 2 * idle_s + (BACK_WITHIN_S + 30 if long else 3)
    figures = {}
    thread = threading.Thread(target=lambda: figures.update(
        house.load(generator, returns=True, rate=RATE, warm=0, seconds=seconds, patience=120, drain=60)))
    thread.start()
    wait_for_crowd(house, clients)
    seen = {"before": work(house, idle_s)}
    begun = time.monotonic()
    seen["status"] = house.end(number)
    house.start()
    seen["listening"] = time.monotonic()
    seen["down_s"] = seen["listening"] - begun
    if long:
        time.sleep(BACK_WITHIN_S)
        seen["spent"] = house.cpu_s()
        seen["after"] = work(house, idle_s)
    thread.join()
    return figures, seen


def judge(figures, seen, number, long):
    back_s = figures["returned_s"] - seen["listening"]
    wanted = 0 if number == signal.SIGTERM else -number
    complaints = loss(figures) + complain(
        (seen["status"] == wanted, f"it ended with {seen['status']}"),
        (figures["returns"] >= figures["clients"], "not everybody came back"),
        (not delays_count(long, figures) or back_s < BACK_WITHIN_S, f"the last one was back after {back_s:.1f} s"),
        (seen.get("spent", 0) < figures["clients"] * WORK_MS / 1000 + 0.5,
         f"the server worked {seen.get('spent', 0):.1f} s for that"),
        (seen.get("after", 0) < 2 * seen["before"] + 0.1, "it still works hard once everybody is back"))
    measured = {"stopped and started again in": f"{seen['down_s']:.1f} s",
                "the last one back": f"{back_s:.1f} s after that",
                "messages": figures["posted"], "deliveries": figures["delivered"]}
    if "after" in seen:
        measured |= {"server's processor time for that": f"{seen['spent']:.1f} s",
                     "its share before and after": f"{seen['before']:.2f}, {seen['after']:.2f}"}
    return complaints, measured | {"others' CPUs": figures["others_cpus"]}


def check(generator, long):
    sizes = [(1000, 20), (10000, 100)] if long else [(300, 10)]
    for clients, channels in sizes:
        # A thousand may be one office behind one address; ten thousand are not.
        apart = ["--connections_per_address", str(clients)] if clients > 1000 else []
        with House(crowd(clients, channels, senders=channels), "--rates", "no", *apart) as house:
            for number, how in [(signal.SIGTERM, "SIGTERM"), (signal.SIGKILL, "kill -9")]:
                complaints, measured = judge(*come_home(house, generator, number, long), number, long)
                yield Finding(f"P-59: after {how} {clients:,} clients come back, miss nothing and get nothing twice",
                              complaints, measured)
