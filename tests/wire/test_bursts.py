"""What comes as a burst, or fast, leaves together; what comes alone does not wait."""

import json
import statistics
import threading
import time
import unittest

import wire
from server import Server

MESSAGES, BURSTS = 12, 30


class Bursts(unittest.TestCase):
    def setUp(self):
        # The release build: what is looked at is timing.
        self.server = Server("--rates", "no", measured=True)
        self.addCleanup(self.server.stop)
        cookie = self.server.sign_in()
        self.sender, self.reader = self.server.socket(cookie), self.server.socket(cookie)
        for client in (self.sender, self.reader):
            self.addCleanup(client.raw.close)
            client.hello()
        self.room = self.sender.ask(
            "room.create", client_id=wire.client_id(), title="angebote")["result"]["room"]
        self.reader.notice("room.entered")

    def post_burst(self):
        """Posts so much at once that it takes many turns to read; how many frames it became."""
        frames = []
        for i in range(MESSAGES):
            frames.append(wire.frame(wire.TEXT, json.dumps(
                {"jsonrpc": "2.0", "id": i, "method": "message.post", "params": {
                    "room": self.room, "client_id": wire.client_id(),
                    "text": f"{i} " + "x" * 600}}).encode()))
        self.sender.send_raw(b"".join(frames))
        texts, frames = [], 0
        while len(texts) < MESSAGES:
            events = self.reader.notice("room.events")["events"]
            posted = [event for event in events if event["kind"] == "message.posted"]
            texts += [event["body"]["text"].split()[0] for event in posted]
            frames += bool(posted)
        self.assertEqual(texts, [str(i) for i in range(MESSAGES)])
        return frames

    def test_messages_that_come_together_reach_a_reader_in_one_frame(self):
        frames = [self.post_burst() for _ in range(BURSTS)]
        # Now and then another process has the processor in the middle of one.
        self.assertGreaterEqual(frames.count(1), BURSTS * 0.8, frames)

    def test_a_lone_question_is_answered_without_waiting_for_others(self):
        times = []
        for _ in range(50):
            begun = time.monotonic()
            self.sender.ask("presence.set", active=True)
            times.append(time.monotonic() - begun)
        self.assertLess(statistics.median(times), 0.004)

    def test_much_talk_in_a_room_is_gathered(self):
        posted, sizes = 300, []
        for i in range(posted):
            self.sender.send(json.dumps(
                {"jsonrpc": "2.0", "id": i, "method": "message.post", "params": {
                    "room": self.room, "client_id": wire.client_id(), "text": "Hello"}}))
            time.sleep(0.003)
        while sum(sizes) < posted:
            sizes.append(sum(event["kind"] == "message.posted" for event in
                             self.reader.notice("room.events")["events"]))
        self.assertLess(len([size for size in sizes if size]), posted * 0.75)

    def test_a_stream_that_never_ends_holds_nobody_up(self):
        """There is always something more to read, though it is never a question."""
        stop = threading.Event()
        nonsense = wire.frame(wire.TEXT, b"a" * 60_000) * 10

        def stream():
            while not stop.is_set():
                self.reader.send_raw(nonsense)

        threads = [threading.Thread(target=work) for work in (
            stream, lambda: wire.read_to_end(self.reader.raw))]
        for thread in threads:
            thread.start()
        times = []
        for _ in range(20):
            begun = time.monotonic()
            self.sender.ask("presence.set", active=True)
            times.append(time.monotonic() - begun)
        self.assertTrue(all(thread.is_alive() for thread in threads))
        stop.set()
        threads[0].join()
        self.reader.raw.shutdown(2)
        threads[1].join()
        self.assertLess(statistics.median(times), 0.1, times)


if __name__ == "__main__":
    unittest.main()
