"""Runs the load generator against a peer, and times a lone commit to compare answers with."""

import json
import os
import resource
import sqlite3
import statistics
import subprocess
import time

import peers


def build():
    """The generator and what is measured inside the journal, built in the folder of the server's
    binary; returns the generator's path."""
    folder = peers.RUNDE.resolve().parent
    if not (folder / "CMakeCache.txt").exists():
        raise SystemExit(f"{folder} is no build folder; cmake --preset release && "
                         "cmake --build --preset release, or set RUNDE_RELEASE")
    subprocess.run(["cmake", "--build", str(folder), "--target", "bench_load", "bench_hello",
                    "bench_store", "bench_history"], check=True, stdout=subprocess.DEVNULL)
    return folder / "tests/bench/bench_load"


def busy_s():
    """Processor seconds that anybody on this machine has used."""
    with open("/proc/stat", encoding="ascii") as file:
        user, nice, system, _, _, interrupts, soft, *_ = map(int, file.readline().split()[1:])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


def children_s():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def load(generator, peer, people, scenario, step):
    """One run of the generator; its figures, and how busy others kept the machine meanwhile."""
    options = {"dialect": peer.dialect, "port": peer.port, "server": peer.process.pid,
               "clients": scenario.clients, "channels": scenario.channels,
               "senders": scenario.senders, **scenario.options, **step.options}
    if people:
        options["people"] = people
    command = ["taskset", "-c", peers.LOAD_CPU, str(generator)]
    for name, value in options.items():
        command += [f"--{name}"] if value is True else [f"--{name}", str(value)]
    start, all_before, ours_before = time.monotonic(), busy_s(), children_s() + peer.cpu_s()
    result = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    seconds = time.monotonic() - start
    ours = children_s() + peer.cpu_s() - ours_before
    if result.returncode not in (0, 1):
        raise SystemExit(f"bench_load ended with {result.returncode}")
    figures = json.loads(result.stdout)
    figures["others_cpus"] = round(max(0, busy_s() - all_before - ours) / seconds, 2)
    return figures


def time_commits(count=50, pause_s=0.1):
    """The median of lone one-row commits at the server's own settings, in microseconds."""
    path = peers.PLACE / "commit.db"
    for name in (path, path.with_name("commit.db-wal"), path.with_name("commit.db-shm")):
        name.unlink(missing_ok=True)
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {int(peers.SERVER_CPU)})
    times = []
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("CREATE TABLE event (seq INTEGER PRIMARY KEY, body BLOB)")
    for _ in range(count):
        start = time.monotonic()
        database.execute("INSERT INTO event (body) VALUES (?)", (bytes(300),))
        times.append((time.monotonic() - start) * 1e6)
        time.sleep(pause_s)
    database.close()
    os.sched_setaffinity(0, own)
    return {"p50": round(statistics.median(times)), "max": round(max(times))}
