/* What a meeting's events amount to, in the room's state and in its list; who is what in it; what came out of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Meeting } from '../src/protocol/types';
import { linesOf } from '../src/state/lines';
import { heirsOf, invites, isHere, leads, moderatorOf, roleOf, summarises } from '../src/state/meetingPeople';
import { showRows } from '../src/state/outbox';
import { applyEvents, roomOfFresh, rowAt, type HeldRoom } from '../src/state/room';
import { entryOfSummary, takeEvents, unreadOf } from '../src/state/rooms';
import { summaryOf } from '../src/state/summary';
import { Journal, PEOPLE, ROOM } from './journal';
import { itemOf, PLAN } from './meetingBook';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];

function opened(journal: Journal): HeldRoom {
	const answer = journal.open();
	return roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
}

function lines(room: HeldRoom) {
	return linesOf(showRows(room, []), 0, () => 'day').filter(({ type }) => type === 'meeting' || type === 'message');
}

test('each part of a meeting is replaced by its event, and of people the last word counts', () => {
	const journal = new Journal();
	let room = opened(journal);
	const { head } = journal;
	const { seq } = journal.book.plan(BEN);
	journal.book.part(BEN, seq, 'meeting.changed', { owner: CEM, plan: { ...PLAN, title: 'Neuer Titel' } });
	journal.book.answer(ANNA, seq, 'accepted');
	journal.book.answer(CEM, seq, 'tentative');
	journal.book.answer(ANNA, seq, 'declined');
	journal.book.attend(CEM, seq, true);
	journal.book.attend(BEN, seq, true, 7);
	journal.book.attend(CEM, seq, false);
	journal.book.order(BEN, seq, [itemOf(2)]);
	journal.book.move(undefined, seq, { phase: 'lobby' });
	room = applyEvents(room, journal.events.slice(head)).room;
	const expected: Meeting = {
		meeting: seq,
		owner: CEM,
		plan: { ...PLAN, title: 'Neuer Titel' },
		agenda: { items: [itemOf(2)], made: 9 },
		run: { phase: 'lobby' },
		answers: [{ person: CEM, answer: 'tentative' }, { person: ANNA, answer: 'declined' }],
		here: [{ person: BEN, came: 7 }],
	};
	assert.deepEqual(room.meetings, [expected]);
	assert.deepEqual(rowAt(room, seq)!.meeting, expected);
	assert.deepEqual(opened(journal), { ...room, recent: [], recentFrom: journal.head + 1 });
});

test('a meeting that is over leaves the state, and its row goes on saying what became of it', () => {
	for (const phase of ['ended', 'cancelled'] as const) {
		const journal = new Journal();
		const { seq } = journal.book.plan(BEN);
		const other = journal.book.plan(BEN);
		const room = opened(journal);
		const after = applyEvents(room, [journal.book.move(BEN, seq, { phase, ended: 9 })]).room;
		assert.deepEqual(after.meetings.map(({ meeting }) => meeting), [other.seq]);
		assert.equal(rowAt(after, seq)!.meeting!.run.phase, phase);
		assert.deepEqual(opened(journal).rows, after.rows, 'so has who comes later');
		const later = applyEvents(after, [journal.book.answer(CEM, seq, 'accepted')]).room;
		assert.equal(later.meetings, after.meetings);
	}
});

test('what has nothing to do with meetings leaves them as they are', () => {
	const journal = new Journal();
	const { seq } = journal.book.plan(BEN);
	const room = opened(journal);
	const after = applyEvents(room, [journal.post(ANNA, 'Hallo'), journal.book.summarise(BEN, seq, 1, 'So ist es.')]).room;
	assert.equal(after.meetings, room.meetings);
	assert.equal(rowAt(after, seq), rowAt(room, seq));
});

test('a meeting has a line of its own in the list; templates, summaries and words to them have none', () => {
	const journal = new Journal();
	journal.post(ANNA, 'Wann?');
	const { seq } = journal.book.plan(BEN);
	const { start: _, ...template } = PLAN;
	journal.add({ kind: 'meeting.planned', author: BEN, body: { owner: BEN, plan: template, agenda: { items: [], made: 0 } } });
	const summary = journal.book.summarise(BEN, seq, 1, 'Es bleibt dabei.');
	journal.book.confirm(ANNA, summary.seq);
	journal.book.move(BEN, seq, { phase: 'running', item: 1 });
	const shown = lines(opened(journal));
	assert.deepEqual(shown.map(({ type }) => type), ['message', 'meeting']);
	const line = shown[1]!;
	assert.ok(line.type === 'meeting' && line.meeting.run.phase === 'running');
});

test('what is said after a meeting was planned has a head of its own', () => {
	const journal = new Journal();
	journal.post(BEN, 'Ich plane eine.');
	journal.book.plan(BEN);
	journal.post(BEN, 'Da ist sie.');
	const last = lines(opened(journal)).at(-1)!;
	assert.ok(last.type === 'message' && last.first);
});

test('nothing of a meeting counts as unread', () => {
	const journal = new Journal();
	const summary = { room: ROOM, kind: 'channel', title: 'x', archived: false, head: journal.head, changed: 0, mark: journal.head, unread: 0, calls: [] } as const;
	let entry = entryOfSummary({ ...summary, calls: [] });
	for (const isHeld of [false, true]) {
		entry = { ...entry, head: journal.head, mark: journal.head, ...(isHeld && { held: opened(journal) }) };
		const { head } = journal;
		const { seq } = journal.book.plan(BEN);
		journal.book.move(BEN, seq, { phase: 'running' });
		journal.book.confirm(CEM, journal.book.summarise(BEN, seq, 1, 'Fertig.').seq, 'Nicht ganz.');
		entry = takeEvents(entry, journal.events.slice(head), ANNA).entry;
		assert.equal(entry.head, journal.head);
		assert.equal(unreadOf(entry, ANNA), 0);
	}
});

const meeting: Meeting = {
	meeting: 5,
	owner: BEN,
	plan: { ...PLAN, moderator: ANNA, minute_taker: CEM, everyone: false, attendees: [{ person: 'gast', role: 'presenter' }] },
	agenda: { items: [], made: 0 },
	run: { phase: 'running' },
	answers: [],
	here: [{ person: 'x', came: 1 }, { person: ANNA, came: 2 }, { person: CEM, came: 3 }],
};

test('who moderates answers for it, and so does its owner and whoever owns the room', () => {
	assert.equal(moderatorOf(meeting), ANNA);
	assert.deepEqual([ANNA, BEN, CEM, 'x'].map((person) => leads(meeting, person)), [true, true, false, false]);
	assert.equal(leads(meeting, 'x', true), true);
	const handed = { ...meeting, run: { ...meeting.run, moderator: 'x' } };
	assert.equal(moderatorOf(handed), 'x');
	assert.deepEqual([ANNA, BEN, 'x'].map((person) => leads(handed, person)), [false, true, true]);
	assert.deepEqual([ANNA, CEM, 'x'].map((person) => summarises(meeting, person)), [true, true, false]);
});

test('invited are those who have a part in it and those it names, or everybody', () => {
	assert.deepEqual([ANNA, BEN, CEM, 'gast', 'x'].map((person) => invites(meeting, person)), [true, true, true, true, false]);
	assert.equal(invites({ ...meeting, plan: { ...meeting.plan, everyone: true } }, 'x'), true);
	assert.deepEqual([ANNA, BEN, CEM, 'gast', 'x'].map((person) => roleOf(meeting, person)), ['moderator', 'owner', 'minute_taker', 'presenter', 'participant']);
	assert.deepEqual(['x', BEN].map((person) => isHere(meeting, person)), [true, false]);
});

test('the owner is the first to take the moderation over, then the minute taker, then those who are there as they came', () => {
	assert.deepEqual(heirsOf(meeting), [BEN, CEM, 'x']);
	assert.deepEqual(heirsOf({ ...meeting, run: { ...meeting.run, moderator: BEN } }), [CEM, 'x', ANNA]);
});

test('the last summary of an item holds, and to it the last word of each', () => {
	const journal = new Journal();
	const { book } = journal;
	const { seq } = book.plan(BEN);
	const old = book.summarise(BEN, seq, 1, 'Erster Stand');
	book.confirm(ANNA, old.seq);
	book.summarise(BEN, seq, 2, 'Etwas anderes');
	assert.deepEqual(summaryOf(1, journal.events)!.confirmed.map(({ person }) => person), [ANNA]);
	const summary = book.summarise(CEM, seq, 1, 'Zweiter Stand');
	book.confirm(ANNA, summary.seq, 'Der Preis fehlt.');
	book.confirm(BEN, summary.seq);
	book.confirm(ANNA, summary.seq);
	book.confirm(CEM, summary.seq, 'Bis Mai.');
	const { text, by, confirmed, added } = summaryOf(1, journal.events)!;
	assert.deepEqual([text, by], ['Zweiter Stand', CEM]);
	assert.deepEqual(confirmed.map(({ person }) => person), [BEN, ANNA]);
	assert.deepEqual(added.map((one) => [one.person, one.text]), [[CEM, 'Bis Mai.']]);
	assert.equal(summaryOf(3, journal.events), undefined);
});
