import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstUnread } from '../src/state/lines';
import { roomOfFresh } from '../src/state/room';
import { entryOfSummary, takeOpened, unreadOf } from '../src/state/rooms';
import { Journal, PEOPLE, ROOM } from './journal';

const [ANNA, BEN] = PEOPLE as [string, string];

/* The answer as somebody gets it who sees nothing before `since`. */
function seenSince<T extends { from: number; events: { seq: number }[] }>(answer: T, since: number): T {
	const from = Math.max(answer.from, since);
	return { ...answer, from, events: answer.events.filter(({ seq }) => seq >= from) };
}

function late(): { journal: Journal; since: number } {
	const journal = new Journal();
	journal.post(BEN, 'vorher');
	journal.leave(ANNA);
	const since = journal.invite(BEN, [ANNA], true).seq;
	journal.post(BEN, 'nachher');
	return { journal, since };
}

test('a latecomer counts as unread what was said since they came, whatever their mark', () => {
	const { journal, since } = late();
	const answer = seenSince(journal.open(), since);
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[], head: journal.head, mark: 0 } as const;
	const entry = takeOpened(entryOfSummary({ ...summary, unread: 0 }), answer, ANNA).entry;
	assert.equal(entry.held!.from, since);
	assert.equal(unreadOf(entry, ANNA), 1);
	assert.equal(firstUnread(entry.held!, 0, ANNA)!.seq, journal.head);
});

test('whoever was taken out and has come back late, unawares, lets go of what they held', () => {
	const journal = new Journal();
	journal.post(BEN, 'vorher');
	const opened = journal.open();
	const held = roomOfFresh(ROOM, opened.state!, opened.from, opened.events);
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[], mark: 0, unread: 0 } as const;
	const before = { ...entryOfSummary({ ...summary, head: held.head }), held };
	journal.leave(ANNA);
	const since = journal.invite(BEN, [ANNA], true).seq;
	journal.post(BEN, 'nachher');
	const { entry, gap } = takeOpened(before, seenSince(journal.open(held.head), since), ANNA);
	assert.equal(gap, false);
	assert.equal(entry.held, undefined, 'the old window is not theirs to read any more');
	assert.equal(entry.head, journal.head);
});
