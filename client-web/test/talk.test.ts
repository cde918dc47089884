/* Reactions, pins and being called upon, as a client holds them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeNotification, EMPTY_STATE, putEntry, settleCalls } from '../src/state/app';
import { showPins, showRows } from '../src/state/outbox';
import { applyEvents, roomOfFresh, rowAt, type HeldRoom } from '../src/state/room';
import { takeMark } from '../src/state/marks';
import { calledOf, unreadOf, entryOfSummary, takeCall, takeEvents, takeOpened } from '../src/state/rooms';
import { Journal, PEOPLE, ROOM } from './journal';
import { newWorld, type World } from './world';
import type { JournalEvent } from '../src/protocol/types';
import type { Client } from '../src/session/client';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];
const GROUP = { group: '2k7c4p1xa5w9e', handle: 'süd', title: '', people: [{ person: ANNA }] };

function opened(journal: Journal): HeldRoom {
	const answer = journal.open();
	return roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
}

test('a reaction is the whole set of its author, and nobody else\'s', () => {
	const journal = new Journal();
	const { seq } = journal.post(ANNA, 'Auftrag ist da');
	const room = opened(journal);
	const events = [
		journal.react(BEN, seq, '👍', '🎉'),
		journal.react(CEM, seq, '👍'),
		journal.react(BEN, seq, '❤️'),
	];
	const live = applyEvents(room, events).room;
	const expected = [{ person: CEM, emoji: ['👍'] }, { person: BEN, emoji: ['❤️'] }];
	assert.deepEqual(rowAt(live, seq)!.reactions, expected);
	assert.deepEqual(rowAt(opened(journal), seq), rowAt(live, seq), 'a page says the same');
	const gone = applyEvents(live, [journal.react(BEN, seq), journal.react(CEM, seq)]).room;
	assert.equal('reactions' in rowAt(gone, seq)!, false);
	const again = applyEvents(gone, [journal.react(CEM, seq, '👍'), journal.erase(ANNA, seq)]).room;
	assert.equal('reactions' in rowAt(again, seq)!, false, 'an erased message has none');
	assert.deepEqual(rowAt(opened(journal), seq), rowAt(again, seq));
});

test('pins come and go, one pinned again comes last, and an erased message is not pinned', () => {
	const journal = new Journal();
	const [one, two] = [journal.post(ANNA, 'eins').seq, journal.post(ANNA, 'zwei').seq];
	let room = opened(journal);
	room = applyEvents(room, [journal.pin(ANNA, one), journal.pin(BEN, two), journal.pin(BEN, one)]).room;
	assert.deepEqual(room.pins, [{ message: two }, { message: one }]);
	assert.deepEqual(rowAt(room, room.head)!.pin, { message: one, on: true });
	room = applyEvents(room, [journal.erase(ANNA, two)]).room;
	assert.deepEqual(room.pins, [{ message: one }]);
	room = applyEvents(room, [journal.pin(BEN, one, false)]).room;
	assert.deepEqual(room.pins, []);
});

test('an edit says anew who is called upon', () => {
	const journal = new Journal();
	const { seq } = journal.call(BEN, '@ prüfen', { kind: 'person', id: ANNA });
	const room = opened(journal);
	assert.deepEqual(rowAt(room, seq)!.mentions, [{ at: 0, size: 1, kind: 'person', id: ANNA }]);
	const edited = applyEvents(room, [journal.edit(BEN, seq, 'erledigt')]).room;
	assert.equal('mentions' in rowAt(edited, seq)!, false);
});

test('groups of the house can be made, changed and removed', () => {
	const journal = new Journal();
	let house = opened(journal);
	const tell = (event: object) => (house = applyEvents(house, [journal.add(event)]).room);
	tell({ kind: 'group.changed', body: { group: GROUP } });
	tell({ kind: 'group.changed', body: { group: { ...GROUP, title: 'Süd' } } });
	assert.deepEqual(house.groups, [{ ...GROUP, title: 'Süd' }]);
	tell({ kind: 'group.removed', body: { group: GROUP.group } });
	assert.deepEqual(house.groups, []);
});

test('calls count after the mark alone, as the server tells them, whatever is held of their room', () => {
	const journal = new Journal();
	journal.call(BEN, '@ alt', { kind: 'all' });
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, head: journal.head } as const;
	let entry = entryOfSummary({ ...summary, mark: 0, unread: 1, calls: [{ seq: journal.head }] });
	entry = takeMark(takeOpened(entry, journal.open(), ANNA).entry, journal.head);
	const call = (...mentions: Parameters<Journal['call']>[2][]) => {
		const event = journal.call(BEN, '@ los', ...mentions);
		entry = takeEvents(entry, [event], ANNA).entry;
		return event.seq;
	};
	call({ kind: 'person', id: CEM });
	const told = [call({ kind: 'group', id: GROUP.group }), call({ kind: 'all' })];
	for (const seq of told) entry = takeCall(entry, seq);
	assert.equal(calledOf(entry), 2);
	entry = takeEvents(entry, [journal.erase(BEN, journal.head)], ANNA).entry;
	assert.equal(calledOf(entry), 1);
	assert.equal(calledOf(takeMark(entry, entry.head)), 0);
	assert.equal(calledOf(takeMark(takeMark(entry, entry.head), 0)), 2, 'all that is not dealt with is there again');
});

test('what the server told at first and what it has told since calls, until it is dealt with on whichever device', () => {
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, head: 9, mark: 3 } as const;
	const entry = entryOfSummary({ ...summary, unread: 4, calls: [{ seq: 4 }, { seq: 9 }] });
	let state = putEntry(EMPTY_STATE, { ...entry, head: 12 });
	const hear = (method: string, params: object) => (state = takeNotification(state, method, params, 0).state);
	const now = () => calledOf(state.rooms.get(ROOM)!);
	for (let i = 0; i < 2; i++) hear('inbox.added', { room: ROOM, seq: 12, reason: 'mention', open: 1 });
	assert.deepEqual([now(), state.inbox.open], [3, 1], 'once each');
	hear('inbox.changed', { open: 7 });
	assert.deepEqual([now(), state.inbox.open], [3, 7], 'a reply was read');
	hear('inbox.changed', { open: 6, rooms: [{ room: ROOM, calls: [{ seq: 4 }, { seq: 12 }] }] });
	assert.equal(now(), 2);
	const notice = { room: ROOM, seq: 4, reason: 'mention', done: false, called: true } as const;
	state = settleCalls(state, [notice, { ...notice, seq: 5, reason: 'reply', called: false }], true);
	assert.equal(now(), 1);
	state = settleCalls(state, [notice, { ...notice, seq: 5, reason: 'reply', called: false }], false);
	assert.equal(now(), 2, 'a reply is no call');
});

test('of a room that is not held, what is erased counts no longer, whoever erases it, if it was another\'s message', () => {
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, head: 9, mark: 3 } as const;
	let entry = entryOfSummary({ ...summary, unread: 4, calls: [] });
	const erase = (ref: number, body: object) => {
		const event = { seq: entry.head + 1, kind: 'message.erased', author: ANNA, time: 0, ref, body } as const;
		entry = takeEvents(entry, [event], ANNA).entry;
		return unreadOf(entry, ANNA);
	};
	assert.equal(erase(4, { said_by: BEN }), 3);
	assert.equal(erase(5, { said_by: ANNA }), 3, 'one\'s own was not counted');
	assert.equal(erase(6, { said_by: BEN, thread: 2, replies: 0 }), 3, 'nor was a reply');
	assert.equal(erase(7, {}), 3, 'nor one whose root one does not see');
});

async function inRoom(world: World): Promise<Client> {
	const client = world.newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await world.clock.pass(1000);
	return client;
}

test('one\'s own reaction and pin show at once, and go when they are refused', async () => {
	const world = newWorld();
	const { seq } = world.server.room.post(BEN, 'Auftrag ist da');
	const client = await inRoom(world);
	const held = () => client.state.rooms.get(ROOM)!.held!;
	const row = () => showRows(held(), client.items).find((one) => one.row.seq === seq)!;
	client.outbox.react(ROOM, seq, ['👍']);
	client.outbox.pin(ROOM, seq, true);
	assert.deepEqual(row().row.reactions, [{ person: ANNA, emoji: ['👍'] }]);
	assert.equal(row().state, 'sent', 'the message itself is not under way');
	assert.deepEqual(showPins(held(), client.items), [seq]);
	await world.clock.pass(1000);
	assert.deepEqual(client.items, []);
	assert.deepEqual(held().pins, [{ message: seq }]);
	assert.deepEqual(row().row.reactions, [{ person: ANNA, emoji: ['👍'] }]);
	world.server.refuse = ({ method }) => (method === 'message.react' ? 'archived' : undefined);
	client.outbox.react(ROOM, seq, []);
	assert.equal(row().row.reactions, undefined);
	await world.clock.pass(1000);
	assert.equal(row().state, 'failed');
	assert.deepEqual(row().row.reactions, [{ person: ANNA, emoji: ['👍'] }]);
});

test('a reaction to what was erased meanwhile is let go', async () => {
	const world = newWorld();
	const { seq } = world.server.room.post(BEN, 'weg');
	const client = await inRoom(world);
	world.server.refuse = ({ method }) => (method === 'message.react' ? 'erased' : undefined);
	client.outbox.react(ROOM, seq, ['👍']);
	await world.clock.pass(1000);
	assert.deepEqual(client.items, []);
});

test('whoever has said something, to the room or in a thread, is not writing there any more', () => {
	const journal = new Journal();
	const { seq } = journal.post(ANNA, 'Wer fährt mit?');
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[], mark: 0, unread: 0 } as const;
	const typing = [0, seq].map((thread) => ({ room: ROOM, thread, person: BEN, until: 8000 })).concat({ room: ROOM, thread: 0, person: CEM, until: 8000 });
	const state = { ...putEntry(EMPTY_STATE, entryOfSummary({ ...summary, head: journal.head })), typing };
	const typingAfter = (event: JournalEvent) => {
		const told = { room: ROOM, seq: event.seq, events: [event] };
		return takeNotification(state, 'room.events', told, 0).state.typing.map(({ person, thread }) => (thread > 0 ? `${person} in the thread` : person));
	};
	assert.deepEqual(typingAfter(journal.react(BEN, seq, '👍')), [BEN, `${BEN} in the thread`, CEM]);
	assert.deepEqual(typingAfter(journal.post(BEN, 'ich')), [`${BEN} in the thread`, CEM]);
	assert.deepEqual(typingAfter(journal.reply(BEN, seq, 'ich')), [BEN, CEM]);
});
