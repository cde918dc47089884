"""The server under load: the release binary with people in it, that can be stopped, killed and started again on its data
and its port, and looked at from outside."""

import os
import re
import resource
import signal
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "bench"), str(HERE.parent / "wire")]

import loading  # noqa: E402
import peers  # noqa: E402
import wire  # noqa: E402
from scenarios import Scenario, Step  # noqa: E402

STOP_S = 20


class House(peers.Runde):
    """crowd: a Scenario, for which people and channels are made at once. descriptors: how many it may open."""

    def __init__(self, crowd, *settings, descriptors=None):
        self.settings = settings
        self.descriptors = descriptors
        self.crowd = crowd
        super().__init__()
        try:
            self.file_of_people = self.people(crowd)
        except BaseException:
            self.stop()
            raise
        lines = self.file_of_people.read_text().splitlines()
        self.cookies = [line.split()[0] for line in lines]
        self.rooms = list(dict.fromkeys(line.split()[1] for line in lines))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self, **how):
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (self.descriptors, self.descriptors))
        super().start(preexec_fn=limit if self.descriptors else None, **how)

    def load(self, generator, **options):
        """One run of the generator with the whole crowd."""
        return loading.load(generator, self, self.file_of_people, self.crowd, Step("", options))

    def warm_up(self, generator):
        """Fills what it keeps for good, the database's caches above all."""
        self.load(generator, window=16, text=2000, seconds=2)

    def socket(self, person=0, *, greet=True, **how):
        """A connection of that person that has said hello."""
        socket = wire.WebSocket(self.port, self.origin, self.cookies[person], **how)
        if greet:
            socket.hello()
        return socket

    def end(self, number):
        """Ends it by a signal and returns its exit status."""
        self.process.send_signal(number)
        status = self.process.wait(STOP_S)
        self.process.stdout.close()
        return status

    def stop(self):
        """As end(), and takes its folder away."""
        if self.process.poll() is None:
            self.end(signal.SIGTERM)
        self.errors.close()
        peers.shutil.rmtree(self.folder, ignore_errors=True)

    def log(self):
        self.errors.seek(0)
        return self.errors.read()

    def rss_kb(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1))

    def settled_rss_kb(self):
        """Without what is only just being closed."""
        readings = []
        for _ in range(10):
            time.sleep(0.1)
            readings.append(self.rss_kb())
        return min(readings)

    def open_descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def data_bytes(self):
        """What the data folder takes on the disk."""
        return sum(path.stat().st_size for path in (self.folder / "data").iterdir() if path.is_file())


def crowd(clients, channels=1, senders=1, per_person=20, spare=0):
    """per_person: connections; the shipped limit is 20. spare: so many people more, who are no clients."""
    people = max(channels, -(-clients // per_person)) + spare
    people += -people % channels
    return Scenario("", "", clients, channels, people, senders, [])
