import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../src/session/client';
import { foldPage, lastOf } from '../src/state/room';
import { unreadOf } from '../src/state/rooms';
import { PEOPLE, ROOM, type Journal } from './journal';
import { HOUSE, newWorld, type World } from './world';

const [ANNA, BEN] = PEOPLE as [string, string];

function assertTrue(client: Client, journal: Journal): void {
	const held = client.state.rooms.get(journal.room)!.held!;
	assert.equal(held.head, journal.head);
	assert.deepEqual(held.members, journal.members);
	assert.deepEqual(held.pins, journal.pins);
	const events = journal.window(held.from, lastOf(held));
	assert.deepEqual(held.rows, foldPage(held.from, lastOf(held), events));
	for (const { message, replies } of journal.threads(held.from, lastOf(held)))
		assert.equal(held.threads.get(message)?.replies, replies, `replies to ${message}`);
}

test('hello brings the rooms, and the house is held at once', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.status, 'open');
	assert.deepEqual([...client.state.rooms.keys()], [HOUSE, ROOM]);
	assert.ok(client.state.rooms.get(HOUSE)!.held);
	assert.equal(client.state.rooms.get(ROOM)!.held, undefined);
	assert.equal(server.requests[0]!.method, 'session.hello');
});

test('a room wanted before the first hello is opened when it can be', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.rooms.open(ROOM);
	client.connectNow();
	await clock.pass(1000);
	assertTrue(client, server.room);
});

/* At hello something is said before the answer, and happened after what the answer tells of. */
function overtakeHello({ server }: World): void {
	server.refuse = (request) => {
		if (request.method !== 'session.hello') return undefined;
		const event = server.room.post(BEN, 'überholt');
		server.sockets.at(-1)!.say({ method: 'room.events', params: { room: ROOM, events: [event] } });
		const { events } = server.room;
		server.room.events = events.slice(0, -1);
		server.later(() => (server.room.events = events));
		return undefined;
	};
}

test('events that overtake the hello answer are not lost', async () => {
	const world = newWorld();
	const { clock, server } = world;
	const client = world.newClient();
	overtakeHello(world);
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.state.rooms.get(ROOM)!.head, server.room.head);
	assert.equal(unreadOf(client.state.rooms.get(ROOM)!, ANNA), 1);
	client.rooms.open(ROOM);
	await clock.pass(1000);
	server.cutAll();
	server.room.post(BEN, 'während der Pause');
	await clock.pass(3000);
	assertTrue(client, server.room);
	assert.equal(unreadOf(client.state.rooms.get(ROOM)!, ANNA), 3);
});

test('another epoch drops what was held', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	assert.equal(client.state.rooms.get(ROOM)!.held!.head, server.room.head);
	server.room.events = server.room.events.slice(0, -1);
	server.room.post(BEN, 'anders, bei gleicher Länge');
	server.room.members = server.room.members.slice(0, -1);
	server.epoch = '7q5c7x2m9kd0b';
	server.cutAll();
	await clock.pass(5000);
	assert.equal(client.state.epoch, server.epoch);
	assertTrue(client, server.room);
});

test('a session that has ended is told from a network that is gone', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	server.reachable = false;
	client.connectNow();
	await clock.pass(60_000);
	assert.equal(client.status, 'waiting');
	server.reachable = true;
	server.signedIn = false;
	await clock.pass(60_000);
	assert.equal(client.status, 'signed-out');
	server.signedIn = true;
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.status, 'open');
	server.cutAll(4001);
	assert.equal(client.status, 'signed-out');
});

test('a refused hello leads to signing in', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	server.refuse = (request) => (request.method === 'session.hello' ? 'not_signed_in' : undefined);
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.status, 'signed-out');
});

test('a connection that has gone silent is noticed and replaced', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	for (const socket of server.sockets) socket.isCut = true;
	server.room.post(BEN, 'hört mich jemand');
	await clock.pass(70_000);
	assert.equal(client.status, 'open');
	assertTrue(client, server.room);
});

test('marks are shown at once, sent when possible, and heard from other devices', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	server.room.post(BEN, 'eins');
	server.room.post(BEN, 'zwei');
	client.connectNow();
	await clock.pass(1000);
	const unread = () => unreadOf(client.state.rooms.get(ROOM)!, ANNA);
	assert.equal(unread(), 2);
	server.cutAll();
	client.marks.set(ROOM, server.room.head);
	assert.equal(unread(), 0);
	await clock.pass(5000);
	assert.equal(server.marks.get(ROOM), server.room.head);
	server.room.post(BEN, 'drei');
	server.tellEvents(server.room, server.room.head);
	await clock.pass(100);
	assert.equal(unread(), 1);
	server.tell('room.marked', server.marked(ROOM, server.room.head));
	await clock.pass(100);
	assert.equal(unread(), 0);
});

test('a new version of the server is noticed', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.isOutdated, false);
	server.version = '0.2.0';
	server.cutAll();
	await clock.pass(5000);
	assert.equal(client.isOutdated, true);
});

test('random histories with cuts: the client ends up with what the server has', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		try {
			await runHistory(seed);
		} catch (error) {
			throw new Error(`seed ${seed}`, { cause: error });
		}
	}
});

async function runHistory(seed: number): Promise<void> {
	const { clock, chance, server, newClient } = newWorld(seed);
	const client = newClient();
	if (seed % 2 === 0) server.room.pageBytes = chance.between(50, 3000);
	client.connectNow();
	client.rooms.open(ROOM);
	const said: string[] = [];
	for (let turn = 0; turn < 60; turn++) {
		const what = chance.next();
		if (what < 0.6) {
			const head = server.room.head;
			for (let i = chance.between(1, 8); i > 0; i--) server.room.step(chance);
			/* A frame that gets lost leaves a gap. */
			if (chance.next() < 0.9) server.tellEvents(server.room, head + 1);
		} else if (what < 0.7) server.cutAll();
		else if (what < 0.75) {
			server.cutAll();
			for (let i = chance.between(250, 350); i > 0; i--) server.room.step(chance);
		} else if (what < 0.8) void client.rooms.loadOlder(ROOM);
		else if (what < 0.85) void client.rooms.loadNewer(ROOM);
		else if (what < 0.9) client.rooms.follow(ROOM, chance.next() < 0.5);
		else if (client.state.me) {
			said.push(`${seed}-${turn}`);
			client.outbox.post(ROOM, said.at(-1)!);
		}
		await clock.pass(chance.between(0, 200));
	}
	client.connectNow();
	await clock.pass(20_000);
	server.room.post(BEN, 'Ende');
	server.tellEvents(server.room, server.room.head);
	await clock.pass(20_000);
	assertTrue(client, server.room);
	assert.equal(unreadOf(client.state.rooms.get(ROOM)!, ANNA), server.unread(server.room));
	assert.deepEqual(client.items, [], 'nothing is left in the outbox');
	const posted = server.room.events.filter((event) => event.client_id !== undefined);
	assert.equal(posted.length, said.length, 'each message is stored exactly once');
}

/* A held room whose answers hold four or five messages, and the requests made of it from now on. */
async function withSmallAnswers(): Promise<World & { client: Client; asked: () => string[] }> {
	const world = newWorld();
	const { clock, server, newClient } = world;
	const client = newClient();
	for (let i = 0; i < 200; i++) server.room.post(BEN, `text ${i}`);
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	server.room.pageBytes = 100;
	const from = server.requests.length;
	const asked = () => server.requests.slice(from).map(({ method }) => method);
	return { ...world, client, asked };
}

test('much to catch up with comes in several answers, and what is said meanwhile waits', async () => {
	const { clock, server, client, asked } = await withSmallAnswers();
	server.cutAll();
	for (let i = 0; i < 40; i++) server.room.post(BEN, `in der Pause ${i}`);
	const talk = () => {
		server.room.post(BEN, 'gerade eben');
		server.tellEvents(server.room, server.room.head);
	};
	for (let ms = 100; ms < 2000; ms += 100) {
		server.later(talk);
		await clock.pass(100);
	}
	await clock.pass(10_000);
	assert.ok(asked().filter((method) => method === 'room.open').length >= 8);
	assertTrue(client, server.room);
	assert.equal(client.state.rooms.get(ROOM)!.opening, false);
	server.cutAll();
	for (let i = 0; i < 40; i++) server.room.post(BEN, `noch eine Pause ${i}`);
	await clock.pass(10_000);
	assertTrue(client, server.room);
});

test('a window of the past is read whole, however many answers it takes', async () => {
	const { clock, server, client, asked } = await withSmallAnswers();
	const held = () => client.state.rooms.get(ROOM)!.held!;
	client.rooms.follow(ROOM, false);
	await Promise.all([client.rooms.loadAround(ROOM, 50), clock.pass(5000)]);
	assert.ok(held().from <= 11 && lastOf(held()) === 90, `${held().from} to ${lastOf(held())}`);
	assertTrue(client, server.room);
	await Promise.all([client.rooms.loadNewer(ROOM), clock.pass(5000)]);
	assert.equal(lastOf(held()), 170);
	assertTrue(client, server.room);
	assert.ok(asked().length > 30);
	const { from } = held();
	await Promise.all([client.rooms.loadOlder(ROOM), clock.pass(1000)]);
	assert.ok(held().from < from, 'of what is older the nearest part will do');
	assertTrue(client, server.room);
});

test('of two places that are asked for at once the last one is where the window ends up', async () => {
	const { clock, server, newClient } = newWorld();
	for (let i = 0; i < 400; i++) server.room.post(BEN, `Nachricht ${i}`);
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	const held = () => client.state.rooms.get(ROOM)!.held!;
	client.rooms.follow(ROOM, false);
	await Promise.all([client.rooms.loadAround(ROOM, 50), client.rooms.loadAround(ROOM, 200), clock.pass(5000)]);
	assert.ok(held().from <= 200 && lastOf(held()) >= 200, `${held().from} to ${lastOf(held())}`);
	assertTrue(client, server.room);
});

test('a page of history joins the window in pieces, and what happens between them is in it', async () => {
	const { clock, server, newClient } = newWorld();
	for (let i = 0; i < 400; i++) server.room.post(BEN, `Nachricht ${i}`);
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	const held = () => client.state.rooms.get(ROOM)!.held!;
	const { from } = held();
	const editAbove = () => {
		server.room.edit(BEN, held().from - 10, 'inzwischen anders');
		server.tellEvents(server.room, server.room.head);
	};
	const steps: number[] = [];
	client.subscribe(() => {
		const step = from - steps.reduce((sum, one) => sum + one, 0) - held().from;
		if (step <= 0) return;
		if (steps.length === 0) clock.after(0, editAbove);
		steps.push(step);
	});
	await Promise.all([client.rooms.loadOlder(ROOM), clock.pass(5000)]);
	assert.deepEqual(steps, [40, 40]);
	assertTrue(client, server.room);
});

test('the end is asked for again at once when more was said while it came', async () => {
	const { clock, server, newClient } = newWorld();
	for (let i = 0; i < 400; i++) server.room.post(BEN, `Nachricht ${i}`);
	const client = newClient();
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(1000);
	client.rooms.follow(ROOM, false);
	await Promise.all([client.rooms.loadAround(ROOM, 50), clock.pass(5000)]);
	const held = () => client.state.rooms.get(ROOM)!.held!;
	/* As a list does that is drawn after the change and wants to be at the end. */
	client.subscribe(() => queueMicrotask(() => void client.rooms.loadEnd(ROOM)));
	server.room.post(BEN, 'inzwischen');
	void client.rooms.loadEnd(ROOM);
	server.tellEvents(server.room, server.room.head);
	await clock.pass(1000);
	assert.equal(lastOf(held()), server.room.head);
});

test('a socket that never opens is given up, and another one tried', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	server.sockets[0]!.isCut = true;
	await clock.pass(14_000);
	assert.equal(client.status, 'connecting');
	await clock.pass(5_000);
	assert.equal(client.status, 'open');
	assert.equal(server.sockets.length, 2);
});

test('a client that is told to come back later does so', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	server.refuse = ({ method }) => {
		if (method !== 'session.hello') return undefined;
		const socket = server.sockets.at(-1)!;
		server.later(() => server.later(() => socket.cut(4009)));
		return 'too_many';
	};
	client.connectNow();
	await clock.pass(29_000);
	assert.equal(server.sockets.length, 1);
	server.refuse = () => undefined;
	await clock.pass(5_000);
	assert.equal(client.status, 'open');
});

test('whoever was too slow comes back at once', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	client.connectNow();
	await clock.pass(15_000);
	server.cutAll(4008);
	await clock.pass(200);
	assert.equal(client.status, 'open');
});

test('a room that could not be read is asked for again', async () => {
	const { clock, server, newClient } = newWorld();
	const client = newClient();
	let refusals = 3;
	server.refuse = ({ method, params }) =>
		method === 'room.open' && params['room'] === ROOM && refusals-- > 0 ? 'too_fast' : undefined;
	client.connectNow();
	client.rooms.open(ROOM);
	await clock.pass(10_000);
	assertTrue(client, server.room);
});
