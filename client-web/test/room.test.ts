import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
	applyEvents,
	foldPage,
	lastOf,
	PAGE_ROWS,
	roomOfFresh,
	rowAt,
	takePage,
	WINDOW_ROWS,
	type HeldRoom,
} from '../src/state/room';
import { Journal, PEOPLE, ROOM } from './journal';
import { Chance } from './random';

const [ANNA, BEN] = PEOPLE as [string, string];

function opened(journal: Journal): HeldRoom {
	const answer = journal.open();
	return roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
}

/* What somebody must see who reads the same window from the server now. */
function assertTrue(room: HeldRoom, journal: Journal): void {
	const { settings, members, seq, meetings } = journal.state();
	assert.deepEqual(
		{ settings: room.settings, members: room.members, seq: room.head, meetings: room.meetings },
		{ settings, members, seq, meetings },
	);
	const page = journal.history(room.from, lastOf(room));
	assert.deepEqual(room.rows, foldPage(room.from, lastOf(room), page.events));
}

test('a message is shown as it was last edited', () => {
	const journal = new Journal();
	const said = journal.post(ANNA, 'Angebot ist raus.');
	const room = opened(journal);
	const edited = journal.edit(ANNA, said.seq, 'Das Angebot ist raus.');
	const row = rowAt(applyEvents(room, [edited]).room, said.seq)!;
	assert.equal(row.text, 'Das Angebot ist raus.');
	assert.equal(row.edited, true);
	assert.equal(row.rev, edited.seq);
	assert.equal(rowAt(room, said.seq)!.text, 'Angebot ist raus.', 'the old value stays as it was');
});

test('an erased message has no text, whichever way the client learns of it', () => {
	const journal = new Journal();
	const said = journal.post(ANNA, 'geheim');
	const room = opened(journal);
	const edit = journal.edit(ANNA, said.seq, 'sehr geheim');
	const live = applyEvents(applyEvents(room, [edit]).room, [journal.erase(ANNA, said.seq)]).room;
	const resumed = applyEvents(room, journal.open(room.head).events).room;
	for (const one of [live, resumed, opened(journal)]) {
		const row = rowAt(one, said.seq)!;
		assert.equal(row.erased, true);
		assert.equal(row.edited, false);
		assert.equal('text' in row, false);
		assert.equal(JSON.stringify(one.rows).includes('geheim'), false);
	}
});

test('events apply in order only: earlier ones are ignored, a gap stops', () => {
	const journal = new Journal();
	const room = opened(journal);
	const one = journal.post(ANNA, 'eins');
	const two = journal.post(BEN, 'zwei');
	const three = journal.post(ANNA, 'drei');
	const ahead = applyEvents(room, [two, three]);
	assert.equal(ahead.room, room);
	assert.deepEqual(ahead.later, [two, three]);
	const all = applyEvents(room, [one, one, two, one, three]);
	assert.deepEqual(all.later, []);
	assert.equal(all.room.head, three.seq);
	assertTrue(all.room, journal);
	assert.equal(applyEvents(all.room, [two]).room, all.room);
});

test('membership is folded into the state', () => {
	const journal = new Journal();
	let room = opened(journal);
	room = applyEvents(room, [journal.leave(BEN)]).room;
	assert.equal(room.members.length, 2);
	room = applyEvents(room, [journal.join(BEN)]).room;
	assert.deepEqual(room.members.at(-1), { person: BEN, role: 'member' });
	assert.deepEqual(rowAt(room, room.head)!.people, [BEN]);
});

test('a page read before a change that was applied meanwhile still shows the change', () => {
	const journal = new Journal();
	const said = journal.post(ANNA, 'alt');
	for (let i = 0; i < 100; i++) journal.post(BEN, `text ${i}`);
	let room = opened(journal);
	assert.ok(said.seq < room.from);
	const page = journal.history(1, room.from - 1);
	room = applyEvents(room, [journal.edit(ANNA, said.seq, 'neu')]).room;
	room = takePage(room, page, 'older')!;
	assert.equal(rowAt(room, said.seq)!.text, 'neu');
	assertTrue(room, journal);
});

test('a page read after a change that has not come yet is not undone by it', () => {
	const journal = new Journal();
	const said = journal.post(ANNA, 'alt');
	for (let i = 0; i < 100; i++) journal.post(BEN, `text ${i}`);
	let room = opened(journal);
	const first = journal.edit(ANNA, said.seq, 'neu');
	const second = journal.edit(ANNA, said.seq, 'neuer');
	room = takePage(room, journal.history(1, room.from - 1), 'older')!;
	assert.equal(rowAt(room, said.seq)!.text, 'neuer');
	room = applyEvents(room, [first]).room;
	assert.equal(rowAt(room, said.seq)!.text, 'neuer');
	room = applyEvents(room, [second]).room;
	assertTrue(room, journal);
});

test('a page that does not join the window is refused', () => {
	const journal = new Journal();
	for (let i = 0; i < 300; i++) journal.post(BEN, `text ${i}`);
	const room = opened(journal);
	assert.equal(takePage(room, journal.history(room.from - 90, room.from - 10), 'older'), undefined);
	const short = journal.history(room.from - 10, room.from - 1);
	assert.equal(takePage(room, { ...short, events: short.events.slice(1) }, 'older'), undefined);
});

test('the window stays bounded, at the end that the reader is not looking at', () => {
	const journal = new Journal();
	for (let i = 0; i < 1000; i++) journal.post(BEN, `text ${i}`);
	let room = opened(journal);
	while (room.from > 1) {
		const to = room.from - 1;
		room = takePage(room, journal.history(Math.max(1, to - PAGE_ROWS + 1), to), 'older')!;
		assert.ok(room.rows.length <= WINDOW_ROWS);
	}
	assert.equal(room.rows.length, WINDOW_ROWS);
	assert.equal(rowAt(room, 1)!.kind, 'room.created');
	const still = applyEvents(room, [journal.post(ANNA, 'neu')]).room;
	assert.equal(still.rows.length, WINDOW_ROWS);
	assert.equal(still.head, journal.head);
	while (lastOf(room) < room.head) {
		const from = lastOf(room) + 1;
		room = takePage(room, journal.history(from, from + PAGE_ROWS - 1), 'newer')!;
	}
	assert.equal(lastOf(room), room.head);
	assert.equal(room.rows.length, WINDOW_ROWS);
});

test('new messages are taken at the end while the reader follows, and only up to the bound if not', () => {
	const journal = new Journal();
	let follows = opened(journal);
	let reads: HeldRoom = { ...follows, follow: false };
	for (let i = 0; i < WINDOW_ROWS + 50; i++) {
		const event = journal.post(ANNA, `text ${i}`);
		follows = applyEvents(follows, [event]).room;
		reads = applyEvents(reads, [event]).room;
	}
	assert.equal(lastOf(follows), journal.head);
	assert.equal(follows.rows.length, WINDOW_ROWS);
	assert.equal(reads.from, 1);
	assert.equal(reads.rows.length, WINDOW_ROWS);
	assertTrue(follows, journal);
	assertTrue(reads, journal);
});

test('random histories: snapshot and later events are what a replay gives', () => {
	for (let seed = 1; seed <= 200; seed++) {
		const chance = new Chance(seed);
		const journal = new Journal();
		for (let i = chance.between(0, 200); i > 0; i--) journal.step(chance);
		let room = opened(journal);
		for (let turn = 0; turn < 40; turn++) {
			try {
				room = turnOf(room, journal, chance);
			} catch (error) {
				throw new Error(`seed ${seed}, turn ${turn}`, { cause: error });
			}
		}
	}
});

/* Something happens to the room, and the client learns of it in one of the ways it can. */
function turnOf(room: HeldRoom, journal: Journal, chance: Chance): HeldRoom {
	const early = room.from > 1 ? journal.history(Math.max(1, room.from - 80), room.from - 1) : null;
	const live = [];
	for (let i = chance.between(1, 12); i > 0; i--) live.push(journal.step(chance));
	let next = room;
	if (chance.next() < 0.5) {
		for (const event of live) {
			next = applyEvents(next, [event]).room;
			if (chance.next() < 0.2) next = applyEvents(next, [event]).room;
		}
	} else {
		const gap = applyEvents(next, live.slice(1));
		assert.equal(gap.later.length, live.length - 1);
		next = applyEvents(gap.room, journal.open(gap.room.head).events).room;
		next = applyEvents(next, gap.later).room;
	}
	assertTrue(next, journal);
	if (early && chance.next() < 0.5) next = takePage(next, early, 'older') ?? next;
	else if (chance.next() < 0.3) {
		const from = chance.between(1, journal.head);
		next = takePage(next, journal.history(from, from + 79), 'instead')!;
	}
	assertTrue(next, journal);
	if (chance.next() < 0.2) next = { ...next, follow: !next.follow };
	if (chance.next() < 0.05) next = opened(journal);
	return next;
}
