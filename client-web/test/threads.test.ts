/* Threads: what is said in them, and how often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../src/session/client';
import { ThreadReader } from '../src/session/threads';
import { EMPTY_STATE, type AppState } from '../src/state/app';
import { unreadIn } from '../src/state/kept';
import { placeKey } from '../src/state/place';
import { linesOf, threadLines } from '../src/state/lines';
import { mainRows, showRows, showThread } from '../src/state/outbox';
import { applyEvents, lastOf, PAGE_ROWS, roomOfFresh, rowAt, takePage, WINDOW_ROWS, type HeldRoom } from '../src/state/room';
import { rowOf } from '../src/state/rows';
import { unreadOf } from '../src/state/rooms';
import { doubtThread, firstNewReply, newReplies, newThread, takeThreadPage } from '../src/state/thread';
import { newThreads } from '../src/state/threads';
import { Journal, PEOPLE, ROOM } from './journal';
import { happens, inRailOnly, inRoom, kept } from './threadWorld';
import { HandClock, newWorld } from './world';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];

function opened(journal: Journal): HeldRoom {
	const { state, from, events, threads } = journal.open();
	return roomOfFresh(ROOM, state!, from, events, threads);
}

function inThread(client: Client): string[] {
	const { open } = client.state.threads;
	return showThread(open!, client.state.rooms.get(ROOM)?.held, client.items).map(({ row, state }) => `${state} ${row.text ?? '(erased)'}`);
}

test('replies are counted by page and by event, and whatever is later holds', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	let room = opened(journal);
	const [one, two] = [journal.reply(BEN, root, 'eins'), journal.reply(CEM, root, 'zwei')];
	const old = journal.history(root, root);
	room = applyEvents(room, [one, two]).room;
	assert.deepEqual(room.threads.get(root), { replies: 2, last: two.seq, time: two.time, rev: two.seq });
	assert.deepEqual(opened(journal).threads, room.threads, 'a page says the same');
	const gone = journal.erase(BEN, one.seq);
	room = applyEvents(room, [gone]).room;
	assert.equal(room.threads.get(root)!.replies, 1);
	assert.equal(takePage(room, old, 'instead')!.threads.get(root)!.replies, 1, 'an older page changes nothing');
	const again = applyEvents(opened(new Journal()), journal.events.slice(opened(new Journal()).head)).room;
	assert.equal(again.threads.get(root)!.replies, 1, 'nor does it matter that the bodies are gone');
});

test('the erasure of the last reply leaves the one before as the last', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	const [one, two] = [journal.reply(BEN, root, 'eins'), journal.reply(CEM, root, 'zwei')];
	const room = applyEvents(opened(journal), [journal.erase(CEM, two.seq)]).room;
	assert.deepEqual(room.threads.get(root), { replies: 1, last: one.seq, time: one.time, rev: two.seq + 1 });
});

test('what was said in a thread does not stand in its room, and is never unread there', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	const reply = journal.reply(BEN, root, 'ja').seq;
	const room = opened(journal);
	const lines = linesOf(mainRows(showRows(room, [])), 0, () => 'day');
	assert.deepEqual(lines.flatMap((line) => (line.type === 'message' ? [line.shown.row.text] : [])), ['Angebot?']);
	const row = rowAt(room, reply)!;
	assert.deepEqual([row.kind, row.thread, row.text], ['message.replied', root, 'ja']);
	const changed = applyEvents(room, [journal.edit(BEN, reply, 'nein'), journal.react(CEM, reply, '👍')]).room;
	assert.deepEqual([rowAt(changed, reply)!.text, rowAt(changed, reply)!.reactions!.length], ['nein', 1]);
	assert.deepEqual(rowAt(opened(journal), reply), rowAt(changed, reply));
});

test('a room whose end is full of replies still holds what was said before them', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	for (let i = 0; i < WINDOW_ROWS + 200; i++) journal.reply(BEN, root, `text ${i}`);
	let room = opened(journal);
	for (let { from } = room; from > 1; from = room.from)
		room = takePage(room, journal.history(Math.max(1, from - PAGE_ROWS), from - 1), 'older')!;
	assert.equal(rowAt(room, root)!.text, 'Angebot?');
	assert.equal(lastOf(room), journal.head, 'and its end, or the two would be read in turns for ever');
	for (let i = 0; i < WINDOW_ROWS; i++) room = applyEvents(room, [journal.post(BEN, `text ${i}`)]).room;
	assert.equal(room.rows.length, WINDOW_ROWS);
});

test('the lines of a thread: the message, how many replies, the replies; a day is said once', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?');
	const [one, two] = [journal.reply(BEN, root.seq, 'eins'), journal.reply(BEN, root.seq, 'zwei')];
	const shown = [root, one, two].map((event) => ({ row: rowOf(event), state: 'sent' as const }));
	const lines = (unreadSeq: number, dayOf: (time: number) => string) =>
		threadLines(shown, { root: root.seq, count: 2, unreadSeq }, dayOf).map((line) => (line.type === 'message' ? line.shown.row.text : line.type));
	assert.deepEqual(lines(two.seq, () => 'day'), ['day', 'Angebot?', 'replies', 'eins', 'unread', 'zwei']);
	const dayOf = (time: number) => (time < one.time! ? 'before' : 'after');
	assert.deepEqual(lines(0, dayOf), ['day', 'Angebot?', 'replies', 'day', 'eins', 'zwei']);
});

test('a thread is named and settled at its message; erasing that takes the name, and leaves the replies', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	const reply = journal.reply(BEN, root, 'ja').seq;
	let room = opened(journal);
	room = applyEvents(room, [journal.nameThread(BEN, root, 'Brandt'), journal.nameThread(CEM, root, 'Brandt', true)]).room;
	assert.deepEqual([rowAt(room, root)!.title, rowAt(room, root)!.resolved], ['Brandt', true]);
	assert.deepEqual(rowAt(opened(journal), root), rowAt(room, root));
	room = applyEvents(room, [journal.erase(ANNA, root)]).room;
	assert.equal('title' in rowAt(room, root)! || 'resolved' in rowAt(room, root)!, false);
	assert.deepEqual(rowAt(opened(journal), root), rowAt(room, root));
	assert.equal(rowAt(room, reply)!.text, 'ja');
	assert.equal(room.threads.get(root)!.replies, 1);
});

test('a reply shows in its thread at once and once, and is sent once over a break', async () => {
	const world = newWorld();
	const root = world.server.room.post(BEN, 'Angebot?').seq;
	const client = await inRoom(world, root);
	world.server.reachable = false;
	world.server.cutAll();
	client.outbox.reply(ROOM, root, 'ist raus');
	assert.deepEqual(inThread(client), ['sent Angebot?', 'pending ist raus']);
	const held = client.state.rooms.get(ROOM)!.held!;
	assert.ok(showRows(held, client.items).every(({ row, state }) => row.text !== 'ist raus' && state === 'sent'));
	world.server.reachable = true;
	for (let i = 0; i < 3000; i++) {
		await world.clock.pass(10);
		assert.equal(inThread(client).length, 2, 'neither gone nor twice');
	}
	assert.deepEqual(inThread(client), ['sent Angebot?', 'sent ist raus']);
	assert.deepEqual(client.items, []);
	assert.equal(world.server.room.replies(root).length, 1);
});

test('a reply that has arrived, though its answer was lost, stands there once, wherever the window of the room lies', () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	journal.reply(ANNA, root, 'ja', 'lost');
	const thread = takeThreadPage(newThread(ROOM, root), journal.thread(root));
	const elsewhere = takePage(opened(journal), journal.history(1, 2), 'instead')!;
	const item = { clientId: 'lost', person: ANNA, epoch: '', room: ROOM, what: 'reply', message: root, text: 'ja', at: 0, state: 'waiting' } as const;
	assert.deepEqual(showThread(thread, elsewhere, [item]).map(({ row }) => row.text), ['Angebot?', 'ja']);
});

test('a reply to what was erased meanwhile is not lost in silence', async () => {
	const world = newWorld();
	const root = world.server.room.post(BEN, 'Angebot?').seq;
	const client = await inRoom(world, root);
	world.server.refuse = ({ method }) => (method === 'message.reply' ? 'erased' : undefined);
	client.outbox.reply(ROOM, root, 'ja');
	await world.clock.pass(1000);
	assert.deepEqual(inThread(client), ['sent Angebot?', 'failed ja']);
});

test('a thread that is read says which of its replies is the last that stands', async () => {
	const world = newWorld();
	const { room } = world.server;
	const root = room.post(BEN, 'Angebot?').seq;
	const one = room.reply(BEN, root, 'eins');
	room.erase(BEN, room.reply(BEN, root, 'zwei').seq);
	const client = await inRoom(world);
	client.threads.open(ROOM, root);
	/* Later than what the page of the room said. */
	await happens(world, () => room.post(BEN, 'weiter'));
	await world.clock.pass(1000);
	const { replies, last, time } = client.state.rooms.get(ROOM)!.held!.threads.get(root)!;
	assert.deepEqual([replies, last, time], [1, one.seq, one.time]);
});

test('what was erased in a thread was not unread in its room', async () => {
	const world = newWorld();
	const { server } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const reply = server.room.reply(BEN, root, 'ja').seq;
	const client = await inRailOnly(world);
	assert.equal(unreadOf(client.state.rooms.get(ROOM)!, ANNA), 1);
	await happens(world, () => server.room.erase(BEN, reply));
	assert.equal(unreadOf(client.state.rooms.get(ROOM)!, ANNA), 1);
});

test('older replies that were asked for before something was missed do not pass for all there is', async () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	for (let i = 0; i < 60; i++) journal.reply(BEN, root, `text ${i}`);
	const first = takeThreadPage(newThread(ROOM, root), journal.thread(root));
	let state: AppState = { ...EMPTY_STATE, threads: { ...EMPTY_STATE.threads, open: first } };
	const call = () => Promise.resolve({ ...journal.thread(root, first.from), level: 'off', mark: 0 });
	const ports = { call: call as never, clock: new HandClock(), isOpen: () => true, get: () => state, set: (next: AppState) => void (state = next) };
	const asked = new ThreadReader(ports).readOlder();
	state = { ...state, threads: { ...state.threads, open: doubtThread(state.threads.open!) } };
	await asked;
	assert.deepEqual([state.threads.open!.isTrue, state.threads.open!.asked], [false, 0]);
});

test('one comes to an old reply also where something may have been missed meanwhile', async () => {
	const journal = new Journal();
	const root = journal.post(ANNA, 'Angebot?').seq;
	const seqs = Array.from({ length: 120 }, (_, i) => journal.reply(BEN, root, `text ${i}`).seq);
	const first = takeThreadPage(newThread(ROOM, root), journal.thread(root));
	let state: AppState = { ...EMPTY_STATE, threads: { ...EMPTY_STATE.threads, open: doubtThread(first) } };
	const call = (_: string, { before }: { before?: number }) => Promise.resolve({ ...journal.thread(root, before), room: ROOM, message: root, level: 'off', mark: 0 });
	const ports = { call: call as never, clock: new HandClock(), isOpen: () => true, get: () => state, set: (next: AppState) => void (state = next) };
	await new ThreadReader(ports).readTo(seqs[3]!);
	assert.ok(state.threads.open!.from <= seqs[3]!);
});

test('where the new begins in a thread is the first of others after the mark, if it is held', async () => {
	const world = newWorld();
	const { room } = world.server;
	const root = room.post(ANNA, 'Angebot?').seq;
	const seqs = Array.from({ length: 60 }, (_, i) => room.reply(i % 2 ? BEN : ANNA, root, `text ${i}`).seq);
	const client = await inRoom(world, root);
	const open = () => client.state.threads.open!;
	assert.equal(open().from, seqs[10]);
	assert.equal(firstNewReply(open(), seqs[20]!, ANNA)!.seq, seqs[21]);
	assert.equal(newReplies(open(), seqs[20]!, ANNA), 20);
	assert.equal(firstNewReply(open(), seqs[2]!, ANNA), undefined);
	await Promise.all([client.threads.readTo(seqs[0]!), world.clock.pass(1000)]);
	assert.equal(open().from, root);
	assert.equal(firstNewReply(open(), seqs[2]!, ANNA)!.seq, seqs[3]);
});

test('opening a thread of which not all that is new is held leaves its count', async () => {
	const world = newWorld();
	const { room } = world.server;
	const root = room.post(ANNA, 'Angebot?').seq;
	for (let i = 0; i < 80; i++) room.reply(BEN, root, `text ${i}`);
	world.server.kept.set(placeKey(ROOM, root), { level: 'following', mark: root });
	const client = await inRailOnly(world);
	assert.equal(unreadIn(kept(client, root)), 80);
	client.rooms.open(ROOM);
	client.threads.open(ROOM, root);
	await world.clock.pass(1000);
	assert.equal(client.state.threads.open!.isTrue, true);
	assert.equal(unreadIn(kept(client, root)), 80);
});

test('a thread that is not there is said to be missing, and not asked for again', async () => {
	const world = newWorld();
	world.server.refuse = ({ method }) => (method === 'thread.open' ? 'not_found' : undefined);
	const client = await inRoom(world);
	world.server.tell('inbox.added', { room: ROOM, seq: 3, thread: 2, follows: true, reason: 'mention', open: 1 });
	client.threads.open(ROOM, 2);
	await world.clock.pass(1000);
	assert.equal(client.state.threads.open!.isMissing, true);
	assert.equal(newThreads(client.state.threads, client.state.rooms), 0, 'nor is anything new in it');
	await world.clock.pass(60_000);
	assert.equal(world.server.requests.filter(({ method }) => method === 'thread.open').length, 1);
});

test('random histories with cuts: the thread on screen ends up as the server has it', async () => {
	for (let seed = 1; seed <= 40; seed++) {
		try {
			await runHistory(seed);
		} catch (error) {
			throw new Error(`seed ${seed}`, { cause: error });
		}
	}
});

async function runHistory(seed: number): Promise<void> {
	const world = newWorld(seed);
	const { clock, chance, server, newClient } = world;
	const { room } = server;
	const root = room.post(ANNA, 'Angebot?').seq;
	for (let i = chance.between(0, 120); i > 0; i--) room.reply(chance.pick(PEOPLE), root, `text ${i}`);
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	client.threads.open(ROOM, root);
	for (let turn = 0; turn < 40; turn++) {
		const what = chance.next();
		if (what < 0.6) {
			const head = room.head;
			for (let i = chance.between(1, 6); i > 0; i--)
				if (chance.next() < 0.4) room.reply(chance.pick(PEOPLE), root, `reply ${room.head}`);
				else room.step(chance);
			if (chance.next() < 0.9) server.tellEvents(room, head + 1);
		} else if (what < 0.7) server.cutAll();
		else if (what < 0.75) {
			server.cutAll();
			for (let i = chance.between(250, 350); i > 0; i--) room.step(chance);
		} else if (what < 0.85) void client.threads.readOlder();
		else if (what < 0.9) {
			client.threads.close(ROOM, root);
			client.threads.open(ROOM, root);
		} else if (client.state.me) client.outbox.reply(ROOM, root, `${seed}-${turn}`);
		await clock.pass(chance.between(0, 200));
	}
	client.connectNow();
	await clock.pass(20_000);
	server.tellEvents(room, room.add({ kind: 'void', author: undefined, time: undefined }).seq);
	await clock.pass(20_000);
	await Promise.all([client.threads.readTo(root), clock.pass(5000)]);
	const { rows } = client.state.threads.open!;
	const whole = applyEvents(roomOfFresh(ROOM, { ...new Journal().state(), seq: 0 }, 1, []), room.events).room;
	const all = room.events.filter(({ seq, kind, ref }) => seq === root || (kind === 'message.replied' && ref === root));
	assert.deepEqual(rows.map(({ seq }) => seq), all.map(({ seq }) => seq));
	for (const row of rows) if (rowAt(whole, row.seq)) assert.deepEqual(row, rowAt(whole, row.seq));
	assert.deepEqual(client.items, []);
}
