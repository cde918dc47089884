"""P-60: people talk, leave and come back, for as long as one likes; what the server holds at rest does not grow, and what
it stores grows with what was said and no faster."""

import signal
import statistics
import subprocess
import time

import peers
from house import House, crowd
from judging import Finding, complain, loss, mib

CROWD = crowd(clients=200, channels=20, senders=200, per_person=4)
RATE, TEXT_BYTES = 50, 200
ROUND_S, SHORT_ROUND_S = 28, 3
RSS_STEP_KB, RSS_SLOPE_KB_PER_H = 1024, 1024  # it may grow by a step, and for each hour by so much
BYTES_PER_MESSAGE = 1000                      # on the disk
WAL_BYTES = 8 * 1024 * 1024                   # the database's log, which is written over again and again


def slope(samples, of):
    """The median of all slopes between two samples (Theil and Sen), in a second."""
    slopes = [(of(b) - of(a)) / (b["at_s"] - a["at_s"])
              for i, a in enumerate(samples) for b in samples[i + 1:]]
    return statistics.median(slopes)


def at_rest(house):
    """What it holds once everybody has left."""
    until = time.monotonic() + 5
    while house.open_descriptors() > house.idle_descriptors and time.monotonic() < until:
        time.sleep(0.1)
    return {"at_s": time.monotonic(), "rss_kb": house.settled_rss_kb(), "descriptors": house.open_descriptors(),
            "bytes": house.data_bytes()}


def talk(house, generator, seconds, tell):
    """Rounds of talk, and a sample after each."""
    begun, samples, complaints, posted = time.monotonic(), [], [], 0
    round_s = min(ROUND_S, max(SHORT_ROUND_S, seconds / 40))
    while time.monotonic() - begun < seconds:
        figures = house.load(generator, rate=RATE, text=TEXT_BYTES, seconds=round_s)
        complaints += loss(figures)
        posted += figures["posted"] + RATE // 2  # half a second goes before, uncounted
        samples.append({**at_rest(house), "posted": posted})
        if tell:
            print(samples[-1], flush=True)
    return samples, complaints


def judge(house, samples):
    warm = samples[len(samples) // 4:]
    first, last = warm[0], warm[-1]
    hours = (last["at_s"] - first["at_s"]) / 3600
    growth_kb = slope(warm, lambda sample: sample["rss_kb"]) * hours * 3600
    stored = last["bytes"] - first["bytes"]
    said = last["posted"] - first["posted"]
    descriptors = {sample["descriptors"] for sample in samples}
    measured = {"minutes": f"{hours * 60:.1f} after warming up", "messages": said, "rounds": len(samples),
                "RSS": f"{mib(last['rss_kb'])}, grown by {mib(growth_kb)}", "descriptors at rest": sorted(descriptors),
                "bytes stored a message": round(stored / said)}
    return measured, complain(
        (growth_kb < RSS_STEP_KB + RSS_SLOPE_KB_PER_H * hours, "its memory grows"),
        (max(descriptors) <= house.idle_descriptors, "descriptors stay open"),
        (stored < said * BYTES_PER_MESSAGE + WAL_BYTES, "the data grow faster than what is said"))


def verify(house):
    return subprocess.run([str(peers.RUNDE), "verify", "--data", str(house.folder / "data")],
                          stdout=subprocess.DEVNULL, check=False).returncode


def check(generator, long, seconds=None):
    seconds = seconds or (20 * 60 if long else 20)
    with House(CROWD, "--rates", "no") as house:
        house.load(generator, rate=RATE, seconds=1)
        time.sleep(1)
        house.idle_descriptors = house.open_descriptors()
        samples, complaints = talk(house, generator, seconds, tell=seconds > 60)
        measured, more = judge(house, samples)
        status = house.end(signal.SIGTERM)
        complaints += more + complain(
            (status == 0, f"it ended with {status}"),
            (verify(house) == 0, "`runde verify` complains"))
    yield Finding("P-60: memory, descriptors and data stay where they belong while people talk", complaints, measured)
