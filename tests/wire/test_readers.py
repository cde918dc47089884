"""Readers that are slow, or do not read at all."""

import os
import threading
import time
import unittest

import wire
from server import Server


class OneServer(unittest.TestCase):
    measured = False
    tls = False

    def setUp(self):
        self.server = Server("--rates", "no", measured=self.measured, tls=self.tls)
        self.addCleanup(self.server.stop)
        self.cookie = self.server.sign_in()

    def open(self, **how):
        client = self.server.socket(self.cookie, **how)
        self.addCleanup(client.raw.close)
        client.hello()
        return client


class SlowReaders(OneServer):
    def test_p21_a_reader_that_does_not_read_is_closed_and_the_others_miss_nothing(self):
        writer, reader = self.open(), self.open()
        room = writer.new_room()
        reader.notice("room.entered")
        slow = self.open(receive_buffer=4096)
        seen, count = [], 800

        def read():
            while len(seen) < count:
                for event in reader.notice("room.events")["events"]:
                    if event["kind"] == "message.posted":
                        seen.append(event["seq"])

        thread = threading.Thread(target=read)
        thread.start()
        for i in range(count):
            self.assertIn("result", writer.post(room, f"{i} " + "x" * 4000))
        thread.join(20)
        self.assertEqual(seen, list(range(seen[0], seen[0] + count)))

        # It reads at last: in order, no gap up to where it was cut, then the reason.
        last = None
        try:
            while True:
                message = slow.read()
                if message.get("method") != "room.events":
                    continue
                for event in message["params"]["events"]:
                    self.assertIn(last, (None, event["seq"] - 1))
                    last = event["seq"]
        except wire.Closed as closed:
            self.assertEqual(closed.code, 4008)
        self.assertLess(last, seen[-1])

        # And it catches up by number.
        again = self.open()
        after = last
        while after < seen[-1]:
            result = again.ask("room.open", room=room, after=after)["result"]
            numbers = [event["seq"] for event in result["events"]]
            if "state" in result:  # too much was missed: a fresh page
                break
            self.assertEqual(numbers, list(range(after + 1, after + 1 + len(numbers))))
            after = numbers[-1]

    def test_a_slow_reader_has_ten_seconds_to_get_as_far_as_its_close(self):
        # LIMIT_SLOW_CLOSE_MS
        writer, slow, slower = self.open(), self.open(receive_buffer=4096), self.open(receive_buffer=4096)
        room = writer.new_room()
        begun = time.monotonic()
        for _ in range(400):
            writer.post(room, "x" * 8000)
        flooded = time.monotonic()
        self.assertLess(flooded - begun, 7)
        time.sleep(1)
        self.assertEqual(slow.close_code(), 4008)
        time.sleep(flooded + 11.5 - time.monotonic())
        self.assertIsNone(slower.close_code())

    def test_a_reader_that_is_behind_now_and_then_gets_everything_in_order(self):
        writer, reader = self.open(), self.open(receive_buffer=4096)
        room = writer.new_room()
        count, seen = 500, []

        def write():
            for i in range(count):
                writer.post(room, "x" * 3000)

        thread = threading.Thread(target=write)
        thread.start()
        while len(seen) < count:
            for event in reader.notice("room.events")["events"]:
                if event["kind"] == "message.posted":
                    seen.append(event["seq"])
            if len(seen) % 100 == 0:
                time.sleep(0.1)
        thread.join()
        self.assertEqual(seen, list(range(seen[0], seen[0] + count)))

    def test_passing_notices_are_dropped_for_a_slow_reader_and_it_lives(self):
        writer = self.open()
        room = writer.new_room()
        slow = self.open(receive_buffer=4096)
        for _ in range(20):
            writer.send_raw(b"".join(
                wire.frame(wire.TEXT, (
                    '{"jsonrpc":"2.0","id":1,"method":"typing.set","params":'
                    '{"room":"%s","on":%s}}' % (room, on)).encode())
                for on in ["true", "false"] * 250))
            for _ in range(500):
                message = writer.read()
                while "id" not in message:
                    message = writer.read()
        writer.post(room, "at last")
        while True:
            events = slow.notice("room.events")["events"]
            if any(event.get("body") == {"text": "at last"} for event in events):
                break

    def test_closing_amid_a_broadcast_does_no_harm(self):
        writer = self.open()
        room = writer.new_room()
        readers = [self.open() for _ in range(12)]
        for i in range(60):
            writer.ask_later("message.post", room=room, client_id=wire.client_id(), text="x" * 3000)
            if i % 5 == 0 and readers:
                readers.pop().raw.close()
        self.assertIn("result", writer.post(room, "done"))


class Answers(OneServer):
    """A call is in flight until its answer has left: who does not read is not served further."""

    ROOMS, MESSAGES = 20, 80

    def setUp(self):
        super().setUp()
        self.writer = self.open()
        self.rooms = [self.fill(f"room {i}") for i in range(self.ROOMS)]

    def fill(self, title):
        """A room whose page is some 160 KB."""
        room = self.writer.new_room(title)
        numbers = [self.writer.ask_later("message.post", room=room, client_id=wire.client_id(),
                                         text="x" * 2000) for _ in range(self.MESSAGES)]
        self.assertIn("result", self.writer.answer_to(numbers[-1]))
        self.writer.notices.clear()
        return room

    def test_a_slow_reader_that_opens_twenty_rooms_gets_them_all(self):
        slow = self.open(receive_buffer=4096)
        numbers = [slow.ask_later("room.open", room=room) for room in self.rooms]
        for i in range(200):
            self.writer.post(self.rooms[0], "meanwhile")
        answers, events = [], 0
        while len(answers) < len(numbers):
            message = slow.read()
            time.sleep(0.01)
            if "id" in message:
                self.assertGreater(len(message["result"]["events"]), self.MESSAGES - 10)
                answers.append(message["id"])
            elif message["method"] == "room.events":
                events += len(message["params"]["events"])
        self.assertEqual(sorted(answers), numbers)
        while events < 200:
            events += len(slow.notice("room.events")["events"])
        self.assertIn("result", slow.ask("presence.set", active=True))

    def test_who_does_not_read_is_not_read_from_and_goes_on_where_it_was(self):
        slow = self.open(receive_buffer=4096)
        numbers = [slow.ask_later("room.open", room=room) for room in self.rooms]
        last = slow.ask_later("message.post", room=self.rooms[0], client_id=wire.client_id(),
                              text="at last")
        time.sleep(1)
        before = self.server.cpu_s()
        time.sleep(1)
        self.assertLess(self.server.cpu_s() - before, 0.2)
        self.writer.ask("presence.set", active=True)
        self.assertFalse("at last" in str(self.writer.notices), "it was read on from")
        seen = []
        while len(seen) < len(numbers) + 1:
            message = slow.read()
            if "id" in message:
                self.assertIn("result", message)
                seen.append(message["id"])
        self.assertEqual(sorted(seen), numbers + [last])
        while "at last" not in str(self.writer.notice("room.events")):
            pass

    def test_so_many_calls_are_in_flight_for_who_does_not_read_and_a_page_counts_for_eight(self):
        # LIMIT_CALLS_IN_FLIGHT, LIMIT_PAGE_WEIGHT: one page or two leave, into the kernel's own buffers.
        slow = self.open(receive_buffer=4096)
        for room in self.rooms[:8]:
            slow.ask_later("room.open", room=room)
        time.sleep(2)  # they are read apart from what is written
        for number in range(40):
            slow.ask_later("message.post", room=self.rooms[0], client_id=wire.client_id(), text=f"number {number}")
        time.sleep(2)
        self.writer.ask("presence.set", active=True)
        taken = str(self.writer.notices).count("number ")
        self.assertIn(taken, {8, 16})

    def test_p22_what_was_not_taken_is_not_made(self):
        slow = [self.open(receive_buffer=4096) for _ in range(10)]
        for client in slow:
            for _ in range(5):
                for room in self.rooms:
                    client.ask_later("room.open", room=room)
        time.sleep(2)
        before = self.server.cpu_s()
        time.sleep(1)
        self.assertLess(self.server.cpu_s() - before, 0.2)
        self.assertIn("result", self.writer.ask("presence.set", active=True))


class AnswersMeasured(Answers):
    measured = True

    def test_p22_what_was_not_taken_is_not_made(self):
        before = self.server.rss_kb()
        super().test_p22_what_was_not_taken_is_not_made()
        # Nine pages of some 180 KB for each of ten; a thousand were asked for.
        self.assertLess(self.server.rss_kb() - before, 24 * 1024)


class SlowReadersMeasured(OneServer):
    measured = True

    def test_p22_readers_that_do_not_read_cost_a_bounded_amount(self):
        writer = self.open()
        room = writer.new_room()
        before = self.server.rss_kb()
        for _ in range(15):
            self.open(receive_buffer=4096)
        for i in range(600):
            writer.post(room, "x" * 4000)
        # All of them wait on the same frames: 1 MiB of them, and what one write left over.
        self.assertLess(self.server.rss_kb() - before, 6 * 1024)


@unittest.skipUnless(os.environ.get("RUNDE_LONG"), "takes 70 seconds; set RUNDE_LONG=1")
class Deafness(OneServer):
    def test_p06_who_takes_nothing_of_its_answers_for_a_minute_is_closed(self):
        writer = self.open()
        room = writer.new_room()
        for _ in range(80):
            writer.post(room, "x" * 2000)
        deaf = self.open(receive_buffer=4096)
        for _ in range(20):
            deaf.ask_later("room.open", room=room)
        begun = time.monotonic()
        while time.monotonic() - begun < 66:
            writer.ask("presence.set", active=True)
            time.sleep(1)
        answers = 0
        with self.assertRaises(wire.Closed):
            while True:
                answers += "id" in deaf.read()
        self.assertLess(answers, 3)


if __name__ == "__main__":
    unittest.main()
