import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstUnread, lastOwn, linesOf } from '../src/state/lines';
import { showRows } from '../src/state/outbox';
import { roomOfFresh, type HeldRoom } from '../src/state/room';
import { takeMark } from '../src/state/marks';
import { entryOfSummary, takeEvents, takeOpened, unreadOf } from '../src/state/rooms';
import { Journal, PEOPLE, ROOM } from './journal';

const [ANNA, BEN] = PEOPLE as [string, string];
const HOUR = 3_600_000;

function opened(journal: Journal): HeldRoom {
	const answer = journal.open();
	return roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
}

const dayOf = (time: number) => String(Math.floor(time / (24 * HOUR)));

function told(room: HeldRoom, unreadSeq = 0): string[] {
	return linesOf(showRows(room, []), unreadSeq, dayOf).map((line) => {
		if (line.type === 'message') return `${line.first ? '+' : ' '}${line.shown.row.text}`;
		return line.type === 'notice' ? `${line.rows[0]!.kind} ${line.rows.length}` : line.type;
	});
}

test('messages of one author that are close share a head', () => {
	const journal = new Journal();
	journal.post(ANNA, 'eins');
	const two = journal.post(ANNA, 'zwei');
	journal.post(BEN, 'drei');
	journal.add({ kind: 'message.posted', author: BEN, time: two.time! + HOUR, body: { text: 'vier' } });
	const lines = told(opened(journal));
	assert.deepEqual(lines.slice(-4), ['+eins', ' zwei', '+drei', '+vier']);
});

test('each day has its line, and whoever made the room need not join it', () => {
	const journal = new Journal();
	const last = journal.post(ANNA, 'heute');
	const time = last.time! + 24 * HOUR;
	journal.add({ kind: 'message.posted', author: ANNA, time, body: { text: 'morgen' } });
	const kinds = ['day', 'room.created 1', 'member.joined 2', '+heute', 'day', '+morgen'];
	assert.deepEqual(told(opened(journal)), kinds);
});

test('who comes or goes one after the other stands in one notice, whose key stays when older ones come in', () => {
	const journal = new Journal();
	journal.post(ANNA, 'da');
	journal.leave(ANNA);
	journal.leave(BEN);
	const last = journal.join(BEN);
	journal.join(ANNA);
	const room = opened(journal);
	assert.deepEqual(told(room).slice(-3), ['+da', 'member.left 2', 'member.joined 2']);
	const keys = (from: number) => {
		const rows = room.rows.slice(from - room.from);
		return linesOf(showRows({ ...room, from, rows }, []), 0, dayOf).map(({ key }) => key);
	};
	assert.equal(keys(last.seq).at(-1), keys(last.seq + 1).at(-1));
	assert.equal(keys(last.seq - 2)[1], keys(last.seq - 1)[1]);
});

test('the unread line stands before the first message of others after the mark', () => {
	const journal = new Journal();
	const mark = journal.post(BEN, 'gelesen').seq;
	journal.post(ANNA, 'eigene');
	const gone = journal.post(BEN, 'gelöscht').seq;
	const first = journal.post(BEN, 'neu').seq;
	journal.erase(BEN, gone);
	const room = opened(journal);
	assert.equal(firstUnread(room, mark, ANNA)!.seq, first);
	assert.equal(firstUnread(room, first, ANNA), undefined);
	const lines = told(room, first);
	assert.equal(lines[lines.indexOf('unread') + 1], '+neu');
});

test('the unread line is not guessed where the window does not reach', () => {
	const journal = new Journal();
	for (let i = 0; i < 200; i++) journal.post(BEN, `text ${i}`);
	assert.equal(firstUnread(opened(journal), 3, ANNA), undefined);
});

test('one edits the newest own message that still stands', () => {
	const journal = new Journal();
	const first = journal.post(ANNA, 'eins');
	const second = journal.post(ANNA, 'zwei');
	journal.post(BEN, 'drei');
	assert.equal(lastOwn(opened(journal).rows, ANNA)!.seq, second.seq);
	journal.erase(ANNA, second.seq);
	assert.equal(lastOwn(opened(journal).rows, ANNA)!.seq, first.seq);
});

test('unread counts messages of others after the mark, up to the limit', () => {
	const journal = new Journal();
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[], head: journal.head } as const;
	let entry = entryOfSummary({ ...summary, mark: journal.head, unread: 0 });
	const take = (...events: Parameters<typeof takeEvents>[1]) =>
		(entry = takeEvents(entry, events, ANNA).entry);
	const one = journal.post(BEN, 'eins');
	take(one);
	take(one, journal.post(ANNA, 'eigene'), journal.post(BEN, 'zwei'));
	assert.equal(unreadOf(entry, ANNA), 2, 'a repeat and own ones do not count');
	take(journal.erase(BEN, one.seq));
	assert.equal(unreadOf(entry, ANNA), 1);
	assert.equal(unreadOf(takeMark(entry, entry.head), ANNA), 0);
	for (let i = 0; i < 150; i++) take(journal.post(BEN, `text ${i}`));
	assert.equal(unreadOf(entry, ANNA), 100);
	entry = takeOpened(entry, journal.open(), ANNA).entry;
	assert.equal(unreadOf(entry, ANNA), 100);
	const half = takeMark(entry, entry.head - 40);
	assert.equal(unreadOf(half, ANNA), 40, 'counted exactly where the window reaches');
});

test('events of a room that is not held move its head; a gap is noticed', () => {
	const journal = new Journal();
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[], mark: 0, unread: 0 } as const;
	const entry = entryOfSummary({ ...summary, head: journal.head });
	journal.post(BEN, 'verloren');
	const late = journal.post(BEN, 'zwei');
	const taken = takeEvents(entry, [late], ANNA);
	assert.equal(taken.gap, true);
	const healed = takeOpened(taken.entry, journal.open(entry.head), ANNA);
	assert.equal(healed.gap, false);
	assert.equal(healed.entry.head, late.seq);
	assert.equal(unreadOf(healed.entry, ANNA), 2);
});
