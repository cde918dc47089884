import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLOSES } from '../src/protocol/errors';
import type { GuestHelloResult, Lobby, RoomSummary } from '../src/protocol/types';
import { Client } from '../src/session/client';
import { helloOfGuest } from '../src/state/guest';
import { askInside, join, look } from '../src/storage/joining';
import { PEOPLE, ROOM } from './journal';
import { newWorld } from './world';

const PETRA = PEOPLE[0]!;
const LOBBY: Lobby = { title: 'Lieferung der Pumpen', host: 'Jonas Weber', state: 'waiting', position: 2, told: true, message: '' };

/* A guest's client, before a server that lets them wait, or has let them in. */
function newGuest() {
	const { clock, chance, server } = newWorld();
	const there: { lobby?: Lobby } = {};
	const summary = (): RoomSummary => ({
		room: ROOM, kind: 'shared', title: 'Lieferung der Pumpen', access: 'closed', archived: false, changed: 0, head: server.room.head, mark: 0, unread: 0, calls: [],
	});
	server.me = PETRA;
	server.answerTo = ({ method }) => {
		if (method !== 'guest.hello') return undefined;
		server.sockets.at(-1)!.greeted = true;
		const self = { protocol: 1, server: '1', epoch: server.epoch, me: PETRA, name: 'Petra Müller', company: 'Müller Maschinenbau', now: 0 };
		return there.lobby ? { ...self, lobby: there.lobby } : { ...self, room: summary() };
	};
	const client = new Client({
		url: 'ws://test/join/ws',
		openSocket: server.open,
		clock,
		random: () => chance.next(),
		fillRandom: chance.fill,
		askSignedIn: () => Promise.resolve('yes'),
		clientName: 'test',
		greet: async (call) => helloOfGuest(await call('guest.hello', { client: 'test' })),
	});
	return { clock, server, there, summary, client, methods: () => server.requests.map(({ method }) => method) };
}

test('a guest has one room and no house, and speaks of no presence', async () => {
	const { clock, client, methods } = newGuest();
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.status, 'open');
	assert.equal(client.state.house, '');
	assert.deepEqual([...client.state.rooms.keys()], [ROOM]);
	client.rooms.open(ROOM);
	client.setActive(false);
	await clock.pass(1000);
	assert.ok(client.state.rooms.get(ROOM)!.held);
	assert.deepEqual(methods(), ['guest.hello', 'room.open']);
});

test('whoever waits has no room, is told of changes, and is let in without asking', async () => {
	const { clock, server, there, summary, client } = newGuest();
	const told: unknown[] = [];
	client.onTold((method, params) => told.push([method, params]));
	there.lobby = LOBBY;
	client.connectNow();
	await clock.pass(1000);
	assert.equal(client.state.rooms.size, 0);
	const moved = { lobby: { ...LOBBY, position: 1 } };
	server.tell('lobby.changed', moved);
	await clock.pass(100);
	assert.deepEqual(told, [['lobby.changed', moved]]);
	server.tell('room.entered', { summary: summary() });
	await clock.pass(100);
	client.rooms.open(ROOM);
	await clock.pass(1000);
	assert.equal(client.state.rooms.get(ROOM)!.held!.head, server.room.head);
});

test('a guest comes back after a cut, says what was written meanwhile once, and is out when the session is', async () => {
	const { clock, server, client, methods } = newGuest();
	client.connectNow();
	await clock.pass(1000);
	client.rooms.open(ROOM);
	await clock.pass(1000);
	server.cutAll();
	client.outbox.post(ROOM, 'Wann kommen die Pumpen?');
	await clock.pass(20_000);
	assert.equal(methods().filter((one) => one === 'guest.hello').length, 2);
	const texts = server.room.events.map(({ body }) => (body as { text?: string } | undefined)?.text);
	assert.equal(texts.filter((text) => text === 'Wann kommen die Pumpen?').length, 1);
	assert.equal(client.state.rooms.get(ROOM)!.held!.head, server.room.head);
	server.tell('room.exited', { room: ROOM });
	await clock.pass(100);
	server.cutAll(CLOSES.signed_out);
	await clock.pass(60_000);
	assert.equal(client.status, 'signed-out');
	assert.equal(client.state.rooms.size, 0);
	assert.equal(methods().filter((one) => one === 'guest.hello').length, 2);
});

test('what a guest is not told of their hello is nothing, not left out', () => {
	const hello: GuestHelloResult = { protocol: 1, server: '1', epoch: 'e', me: PETRA, name: 'Petra', company: '', now: 5, lobby: LOBBY };
	const { rooms, presence, statuses, saved, threads, inbox } = helloOfGuest(hello);
	assert.deepEqual([rooms, presence, statuses, saved, threads, inbox], [[], [], [], [], [], 0]);
});

/* What is fetched meanwhile, and what it is answered with. */
async function fetching(answers: Response[], run: () => Promise<unknown>): Promise<Request[]> {
	const asked: Request[] = [];
	const { fetch } = globalThis;
	globalThis.fetch = (input, init) => {
		asked.push(new Request(new URL(String(input), 'http://runde.example'), init));
		return Promise.resolve(answers[asked.length - 1]!);
	};
	try {
		await run();
	} finally {
		globalThis.fetch = fetch;
	}
	return asked;
}

const TOKEN = '0a1b2c3d4e5f6g7h8j9k0m1n2p';
const COMING = { token: TOKEN, name: 'Petra Müller', company: 'Müller Maschinenbau', device: 'Firefox, Windows' };
const no = (status: number, data: object) => new Response(JSON.stringify({ error: { data } }), { status });

test('a link stands in the body of what is sent to the door, and nowhere else', async () => {
	const asked = await fetching([new Response('{}'), new Response(null, { status: 204 }), new Response(null, { status: 204 })], async () => {
		await look(TOKEN);
		await join(COMING);
		assert.equal(await askInside(), 'yes');
	});
	assert.deepEqual(asked.map(({ method, url }) => `${method} ${url}`), ['POST http://runde.example/join/look', 'POST http://runde.example/join', 'GET http://runde.example/join/session']);
	const bodies = await Promise.all(asked.map((one) => one.text()));
	assert.deepEqual(bodies.map((body) => body.includes(TOKEN)), [true, true, false]);
	assert.deepEqual(JSON.parse(bodies[1]!), COMING);
});

test('the door’s refusals are told by name and field; no session is none', async () => {
	const answers = [no(404, { name: 'link_invalid' }), no(400, { name: 'invalid_params', field: 'name', reason: 'too_long', limit: 80 }), new Response('down', { status: 502 }), new Response(null, { status: 401 })];
	await fetching(answers, async () => {
		await assert.rejects(look(TOKEN), { refusal: 'link_invalid' });
		await assert.rejects(join(COMING), { refusal: 'invalid_params', field: 'name', reason: 'too_long', limit: 80 });
		await assert.rejects(look(TOKEN), { refusal: 'unknown' });
		assert.equal(await askInside(), 'no');
	});
});

test('no word for guests speaks of what is not theirs', () => {
	for (const language of ['de', 'en']) {
		const words = JSON.parse(readFileSync(`locales/guest/${language}.json`, 'utf8')) as Record<string, string>;
		for (const [key, text] of Object.entries(words)) assert.doesNotMatch(text, /backstage|intern\b|kanal|channel|kolleg|colleague|fall\b|\bcase\b/i, key);
	}
});
