"""P-21, P-22: readers that never read, alone and by the hundred, in a room where much is said."""

import statistics
import threading
import time

import wire
from house import House, crowd
from judging import Finding, complain, delays_count, loss, mib

READERS, RATE, TEXT_BYTES = 50, 200, 2000
RECEIVE_BYTES = 4096  # the least that the kernel keeps for one who does not read
TOO_SLOW = 4008  # too_slow in proto/session.json
WINDOW = 80           # numbers asked for at once
# LIMIT_QUEUE_BYTES of shared frames wait for all readers of a room together. For each of them there is a queue of
# LIMIT_QUEUE_FRAMES references of 16 bytes, and libwebsockets' copy of what one write left over: of a burst, at most
# page_bytes of bodies, the last message and what stands around them.
QUEUE_KB, EACH_KB = 1024, 16 + 256 + 64


class Peaks:
    """The most memory that the server took meanwhile."""

    def __init__(self, house):
        self.house, self.kb, self.over = house, house.rss_kb(), threading.Event()
        self.thread = threading.Thread(target=self.watch)

    def watch(self):
        while not self.over.wait(0.05):
            self.kb = max(self.kb, self.house.rss_kb())

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


def talk(house, generator, seconds):
    with Peaks(house) as peaks:
        figures = house.load(generator, rate=RATE, text=TEXT_BYTES, seconds=seconds)
    return figures, peaks.kb


def read_to_the_end(slow, last):
    """What it is sent until it is closed: the last event's number, the code, and complaints."""
    complaints = []
    try:
        while True:
            message = slow.read()
            if message.get("method") != "room.events":
                continue
            for event in message["params"]["events"]:
                if event["seq"] != last + 1:
                    complaints.append(f"it got {event['seq']} after {last}")
                last = event["seq"]
    except wire.Closed as closed:
        return last, closed.code, complaints
    except TimeoutError:
        return last, "nothing", complaints


def catch_up(house, room, last):
    """Comes back with the last number it has; complaints, and how many events it had missed."""
    with house.socket() as client:
        head = client.ask("room.open", room=room)["result"]["head"]
        seen, to = [], head
        while to > last:
            result = client.ask("room.history", room=room, to=to, **{"from": max(last + 1, to - WINDOW + 1)})["result"]
            seen = [event["seq"] for event in result["events"]] + seen
            to = result["from"] - 1
    missed = list(range(last + 1, head + 1))
    return complain((seen == missed, "what it missed has gaps or doubles")), len(missed)


def check_one(generator, long):
    seconds, pairs = (60, 3) if long else (4, 1)
    with House(crowd(READERS, per_person=10), "--rates", "no") as house:
        room = house.rooms[0]
        house.warm_up(generator)
        alone, beside, growth, codes, complaints, missed = [], [], [], [], [], 0
        for _ in range(pairs):
            figures, kb = talk(house, generator, seconds)
            alone.append(figures["delivery_us"]["p99"] / 1000)
            slow = house.socket(greet=False, receive_buffer=RECEIVE_BYTES)
            last = next(each["head"] for each in slow.hello()["rooms"] if each["room"] == room)
            others, more_kb = talk(house, generator, seconds)
            beside.append(others["delivery_us"]["p99"] / 1000)
            growth.append(more_kb - kb)
            last, code, doubts = read_to_the_end(slow, last)
            codes.append(code)
            more_doubts, missed = catch_up(house, room, last)
            complaints += loss(figures) + loss(others) + doubts + more_doubts
    without, with_one = statistics.median(alone), statistics.median(beside)
    # One that could not take its close frame within ten seconds just lost the connection: it comes back all the same.
    complaints += complain(
        (statistics.median(growth) < 2048, "the server's memory rises by more than 2 MiB"),
        (set(codes) <= ({TOO_SLOW, None} if long else {TOO_SLOW}), f"it was closed with {codes}"),
        (missed > 0, "it had missed nothing"),
        (not delays_count(long, figures, others) or with_one < without * 1.2, "the others' p99 rises by more than a fifth"))
    yield Finding(f"P-21: one who does not read, {RATE} messages/s, {READERS} others, {seconds} s", complaints, {
        "p99 of the others, without and with": f"{without:.1f}, {with_one:.1f} ms",
        "RSS": f"{statistics.median(growth):+} KiB", "closed with": sorted(set(codes), key=str), "caught up": missed,
        "others' CPUs": others["others_cpus"]})


def check_many(generator, long):
    count = 1000 if long else 200
    with House(crowd(count, per_person=count), "--rates", "no", "--connections_per_person", str(count + 10),
               "--connections_per_address", str(count + 10)) as house:
        with house.socket() as writer:
            room = house.rooms[0]
            slow = [house.socket(receive_buffer=RECEIVE_BYTES) for _ in range(count)]
            idle_kb = house.settled_rss_kb()
            with Peaks(house) as peaks:
                # Sent together, told in bursts: the larger a frame, the more of it may be left over.
                numbers = [writer.ask_later("message.post", room=room, client_id=wire.client_id(), text="x" * 4000)
                           for _ in range(400)]
                writer.answer_to(numbers[-1])
            kb = peaks.kb
            codes = [client.close_code() for client in slow[:20]]
            for client in slow:
                client.raw.close()
            is_well = "result" in writer.post(room, "well")
        bound_kb = QUEUE_KB + count * EACH_KB
        yield Finding(f"P-22: {count:,} who do not read take bounded memory", complain(
            (kb - idle_kb < bound_kb, f"it grew by {mib(kb - idle_kb)}, and {mib(bound_kb)} are the limit"),
            (set(codes) == {TOO_SLOW}, f"they were closed with {codes}"),
            (is_well, "it does not serve afterwards")),
            {"idle": mib(idle_kb), "grown by": mib(kb - idle_kb), "the bound": mib(bound_kb),
             "for each": f"{(kb - idle_kb) / count:.1f} KiB"})


def check(generator, long):
    yield from check_one(generator, long)
    yield from check_many(generator, long)
