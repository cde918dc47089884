"""All that can be said and done backstage, in pieces, and which fields of it carry a canary."""

import time

from guests import ask, do
from test_notes import typed
from wire import client_id

DAY_MS = 86_400_000


class Backstage:
    """Anna and Jonas at work. Nothing of it shows on the shared side."""

    def __init__(self, anna, jonas, people, room, words):
        """people: who these two are."""
        self.anna, self.jonas, self.room, self.words = anna, jonas, room, words
        self.me, self.other = people

    def pieces(self):
        return [self.case, self.setting, self.talk, self.thread, self.records, self.page, self.poll, self.meeting, self.item,
                self.minutes, self.solved]

    def write(self, who, method, **params):
        return do(who, method, room=self.room, **params)["seq"]

    def case(self):
        text = self.words
        self.write(self.anna, "case.change", customer=text(), contacts=[{"name": text(), "position": text()}], deputy=self.other,
                   question=text(), facts=text(), options=text(), solution=text(), link=text.address(), state="waiting")

    def setting(self):
        text = self.words
        self.write(self.anna, "room.change", title=text(), topic=text(), description=text())

    def talk(self):
        text = self.words
        first = self.write(self.anna, "message.post", text=text())
        self.write(self.anna, "message.edit", message=first, text=text())
        self.write(self.jonas, "message.react", message=first, reactions=[{"emoji": "👍"}])
        self.write(self.jonas, "message.pin", message=first, on=True)
        gone = self.write(self.jonas, "message.post", text=text())
        self.write(self.jonas, "message.erase", message=gone)
        ask(self.jonas, "typing.set", room=self.room, on=True)
        ask(self.jonas, "room.mark", room=self.room, seq=first)

    def thread(self):
        text = self.words
        root = self.write(self.anna, "message.post", text=text())
        self.write(self.jonas, "message.reply", message=root, text=text())
        self.write(self.anna, "thread.change", message=root, title=text(), resolved=True)
        ask(self.anna, "typing.set", room=self.room, thread=root, on=True)

    def records(self):
        text = self.words
        decision = self.write(self.anna, "decision.make", text=text())
        self.write(self.jonas, "decision.make", corrects=decision, text=text())
        task = self.write(self.anna, "task.make", person=self.other, until=int(time.time() * 1000) + DAY_MS, text=text())
        self.write(self.jonas, "task.change", task=task, person=self.other, status="done", text=text())
        self.write(self.anna, "task.make", person=self.me, until=int(time.time() * 1000) + DAY_MS, text=text())

    def page(self):
        text = self.words
        page = self.write(self.anna, "page.make", title=text())
        note, editor = {"room": self.room, "of": page}, client_id()
        ask(self.jonas, "note.open", **note)
        ask(self.anna, "note.open", **note)
        ask(self.anna, "note.write", **note, version=0, editor=editor, steps=[typed(text())])
        ask(self.anna, "note.point", **note, version=1, editor=editor, anchor=1, head=2)
        self.write(self.jonas, "page.change", page=page, title=text(), archived=False)

    def asked(self, **more):
        text = self.words
        return {"question": text(), "form": "single", "secrecy": "open", "live": True,
                "options": [{"text": text()}, {"text": text()}], **more}

    def poll(self):
        text = self.words
        self.write(self.anna, "poll.ask", asked=self.asked(form="scale", options=[], low_text=text(), high_text=text()))

    def plan(self):
        text = self.words
        return {"title": text(), "goal": text(), "start": int(time.time() * 1000), "minutes": 45, "time_zone": "Europe/Berlin",
                "rhythm": "once", "later": [], "moderator": self.me, "everyone": True, "attendees": [], "call": text.address(),
                "links": [{"title": text(), "address": text.address()}]}

    def draft(self):
        text = self.words
        return {"title": text(), "purpose": "decide", "minutes": 10, "outcome": text(),
                "links": [{"title": text(), "address": text.address()}]}

    def meeting(self):
        self.planned = self.write(self.anna, "meeting.plan", plan=self.plan(), items=[self.draft()], begin=True)
        at = {"meeting": self.planned}
        self.write(self.jonas, "meeting.answer", **at, answer="accepted")
        self.write(self.anna, "meeting.call", **at, person=self.other, text=self.words())
        self.write(self.anna, "meeting.attend", **at, here=True)
        self.write(self.jonas, "meeting.attend", **at, here=True)
        self.write(self.anna, "meeting.change", **at, plan=self.plan())
        self.write(self.anna, "agenda.add", **at, draft=self.draft())
        for method, params in (("floor.raise", {"kind": "direct"}), ("floor.sign", {"sign": "applause"})):
            ask(self.jonas, method, room=self.room, **at, **params)

    def item(self):
        at, text = {"meeting": self.planned}, self.words
        decision = self.write(self.anna, "decision.make", **at, item=1, text=text())
        self.write(self.anna, "decision.change", decision=decision, text=text())
        poll = self.write(self.anna, "poll.ask", **at, item=1, asked=self.asked(secrecy="secret", live=False), prepared=True)
        self.write(self.anna, "poll.open", poll=poll)
        ask(self.jonas, "poll.vote", room=self.room, poll=poll, picks=[{"option": 2}])
        self.write(self.anna, "poll.close", poll=poll)
        self.write(self.anna, "meeting.go", **at, seen=1)
        summary = self.write(self.anna, "agenda.summarise", **at, item=1, text=text())
        self.write(self.jonas, "agenda.confirm", summary=summary, text=text())
        self.write(self.anna, "meeting.run", **at, phase="ended")

    def minutes(self):
        at, text = {"meeting": self.planned}, self.words
        self.write(self.anna, "minutes.present", **at, days=2)
        self.write(self.anna, "minutes.withdraw", **at)
        self.write(self.anna, "minutes.present", **at, days=2)
        self.write(self.jonas, "minutes.answer", **at, approves=True, text=text())
        self.write(self.anna, "minutes.amend", **at, item=1, before=text(), after=text())
        self.write(self.anna, "minutes.answer", **at, approves=True, text="")
        self.write(self.anna, "minutes.seal", **at)
        self.write(self.anna, "minutes.add", **at, text=text())

    def solved(self):
        self.write(self.anna, "case.change", state="solved")
        self.write(self.anna, "case.change", state="open")
