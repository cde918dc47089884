import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../src/protocol/limits';
import { keptOf, unreadIn } from '../src/state/kept';
import { takeMark, takeMarked } from '../src/state/marks';
import { placeKey } from '../src/state/place';
import { calledOf, entryOfSummary, takeEvents, unreadOf, type RoomEntry } from '../src/state/rooms';
import { Journal, PEOPLE, ROOM } from './journal';
import { newWorld, type World } from './world';
import type { Client } from '../src/session/client';

const [ANNA, BEN] = PEOPLE as [string, string];

function entryOf(journal: Journal, mark: number, unread: number): RoomEntry {
	const summary = { room: ROOM, kind: 'channel', title: 'a', archived: false, changed: 0, calls: [] as never[] } as const;
	return entryOfSummary({ ...summary, head: journal.head, mark, unread });
}

test('what a mark leaves is what the server has counted', () => {
	const journal = new Journal();
	for (let i = 0; i < 5; i++) journal.post(BEN, `${i}`);
	const entry = entryOf(journal, 0, 5);
	const marked = takeMarked(entry, { seq: journal.head - 2, unread: 2, head: journal.head, calls: [] });
	assert.equal(unreadOf(marked, ANNA), 2);
	const more = takeEvents(marked, [journal.post(BEN, 'neu')], ANNA).entry;
	assert.equal(unreadOf(more, ANNA), 3);
});

test('what the server has counted already does not count again when it comes', () => {
	const journal = new Journal();
	const entry = entryOf(journal, journal.head, 0);
	const [one, two] = [journal.post(BEN, 'eins'), journal.post(BEN, 'zwei')];
	const here = takeEvents(entry, [one], ANNA).entry;
	const marked = takeMarked(here, { seq: entry.head, unread: 2, head: two.seq, calls: [] });
	assert.equal(unreadOf(marked, ANNA), 2);
	assert.equal(unreadOf(takeEvents(marked, [two], ANNA).entry, ANNA), 2);
	assert.equal(unreadOf(takeEvents(marked, [two, journal.post(BEN, 'drei')], ANNA).entry, ANNA), 3);
});

test('until it is heard, a mark to the end leaves nothing', () => {
	const journal = new Journal();
	const entry = entryOf(journal, 0, 7);
	assert.equal(unreadOf(takeMark(entry, entry.head), ANNA), 0);
});

/* Rooms with something unread in each, and a client that knows of them. */
async function unreadWorld(count: number): Promise<{ world: World; client: Client; total: () => number }> {
	const world = newWorld();
	const { server, clock } = world;
	for (let i = 0; i < count - 1; i++) server.rooms.push(new Journal(`room${String(i).padStart(9, '0')}`));
	for (const journal of server.rooms.slice(1)) journal.post(BEN, 'ungelesen');
	const client = world.newClient();
	client.connectNow();
	await clock.pass(1000);
	const total = () => [...client.state.rooms.values()].reduce((sum, entry) => sum + unreadOf(entry, ANNA), 0);
	return { world, client, total };
}

test('everything is read at once, in as few words as there may be, and taken back', async () => {
	const rooms = LIMITS.marks_max + 3;
	const { world: { server, clock }, client, total } = await unreadWorld(rooms);
	assert.equal(total(), rooms);
	const before = new Map(server.marks);
	const undo = client.marks.setAll();
	assert.equal(total(), 0);
	await clock.pass(1000);
	const said = () => server.requests.filter(({ method }) => method === 'rooms.mark').length;
	assert.equal(said(), 2);
	assert.equal(server.marks.size, rooms);
	undo!();
	assert.equal(total(), rooms);
	await clock.pass(1000);
	assert.equal(said(), 4);
	assert.equal(total(), rooms);
	for (const [room, mark] of server.marks) assert.equal(mark, before.get(room) ?? 0);
	assert.equal(client.marks.setAll() === undefined, false);
	await clock.pass(1000);
	assert.equal(client.marks.setAll(), undefined, 'nothing is unread');
});

test('what calls is gone with the mark, and back with it, here and on the other device', async () => {
	const world = newWorld();
	const { server, clock } = world;
	server.room.call(BEN, '@ hallo', { kind: 'person', id: ANNA });
	const clients = [world.newClient(), world.newClient()];
	for (const client of clients) client.connectNow();
	await clock.pass(1000);
	const called = () => clients.map(({ state }) => calledOf(state.rooms.get(ROOM)!));
	assert.deepEqual(called(), [1, 1]);
	const undo = clients[0]!.marks.setAll();
	await clock.pass(1000);
	assert.deepEqual(called(), [0, 0]);
	undo!();
	assert.equal(called()[0], 1);
	await clock.pass(1000);
	assert.deepEqual(called(), [1, 1]);
});

test('what has been read on since stays read', async () => {
	const { world: { server, clock }, client, total } = await unreadWorld(2);
	const undo = client.marks.setAll();
	await clock.pass(1000);
	server.room.post(BEN, 'danach');
	server.tellEvents(server.room, server.room.head);
	await clock.pass(1000);
	client.marks.set(ROOM, server.room.head);
	await clock.pass(1000);
	undo!();
	await clock.pass(1000);
	assert.equal(server.marks.get(ROOM), server.room.head);
	assert.equal(total(), 1);
});

test('without a network it holds here, and is said when there is one', async () => {
	const { world: { server, clock }, client, total } = await unreadWorld(5);
	server.reachable = false;
	server.cutAll();
	client.marks.setAll();
	await clock.pass(10_000);
	assert.equal(total(), 0);
	assert.equal(server.marks.size, 0);
	server.reachable = true;
	await clock.pass(60_000);
	assert.equal(server.marks.size, 5);
	assert.equal(total(), 0);
});

test('too fast is said again, and what another device has marked is heard', async () => {
	const { world: { server, clock }, client, total } = await unreadWorld(3);
	let refusals = 1;
	server.refuse = ({ method }) => (method === 'rooms.mark' && refusals-- > 0 ? 'too_fast' : undefined);
	client.marks.setAll();
	await clock.pass(5000);
	assert.equal(server.marks.size, 3);
	const rooms = [...server.marks.keys()].map((room) => server.marked(room, 0));
	server.tell('rooms.marked', { rooms });
	await clock.pass(1000);
	assert.equal(total(), 3);
});

test('a thread is unread from a reply on, and says so to the server', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const [one, two] = [server.room.reply(BEN, root, 'eins').seq, server.room.reply(BEN, root, 'zwei').seq];
	server.keep(ROOM, root, { level: 'following' });
	const client = world.newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	client.threads.open(ROOM, root);
	await clock.pass(1000);
	const unread = () => unreadIn(keptOf(client.state.threads.kept, ROOM, root));
	client.threads.mark(ROOM, root, two);
	await clock.pass(200);
	assert.equal(unread(), 0);
	client.threads.leave(ROOM, root, two);
	assert.equal(unread(), 1);
	client.threads.leave(ROOM, root, one);
	await clock.pass(200);
	assert.equal(unread(), 2);
	assert.equal(server.kept.get(placeKey(ROOM, root))?.mark, one - 1);
});
