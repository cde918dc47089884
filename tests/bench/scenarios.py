"""What is measured: how many clients, in how many channels, and which loads one after the other.

Each scenario has a fresh server; each step connects its clients anew. People are shared by clients
as the shipped limits allow, 20 connections a person."""

from dataclasses import dataclass, field


@dataclass
class Step:
    name: str
    options: dict  # of bench_load, over the scenario's own


@dataclass
class Scenario:
    name: str
    about: str
    clients: int
    channels: int
    people: int  # a multiple of channels
    senders: int
    steps: list
    options: dict = field(default_factory=dict)


def at(rate, **options):
    return Step(f"{rate:,}/s", {"rate": rate, **options})


SCENARIOS = {scenario.name: scenario for scenario in [
    Scenario("S1", "1,000 readers in one channel, one sender", 1000, 1, 50, 1,
             [at(100), at(200), at(400), Step("closed loop", {"window": 16})], {"seconds": 2}),
    Scenario("S2", "2,000 clients in 100 channels of 20, everybody sends", 2000, 100, 100, 2000,
             [at(500), at(2000), at(10000)]),
    Scenario("S3", "10,000 idle clients in 100 channels", 10000, 100, 500, 0,
             [Step("idle", {"seconds": 0, "settle": 3, "idle": 10})]),
    Scenario("S4", "200 readers in one channel, one sender", 200, 1, 10, 1, [at(50, seconds=4)]),
    Scenario("low", "one sender, one reader", 2, 1, 1, 1, [at(10, seconds=10)]),
]}

# A moment of each, to see that the bench itself works.
SHORT = [
    Scenario("S1", "50 readers in one channel", 50, 1, 5, 1,
             [at(100, seconds=1), Step("closed loop", {"window": 16, "seconds": 1})]),
    Scenario("S2", "60 clients in 6 channels of 10, everybody sends", 60, 6, 6, 60,
             [at(300, seconds=1)]),
    Scenario("S3", "200 idle clients", 200, 2, 10, 0,
             [Step("idle", {"seconds": 0, "settle": 0.2, "idle": 0.5})]),
]
