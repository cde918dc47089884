import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TabMessage, Tabs } from '../src/session/ports';
import { showRows } from '../src/state/outbox';
import type { Client } from '../src/session/client';
import { PEOPLE, ROOM } from './journal';
import { newWorld, type World } from './world';

const [ANNA, BEN] = PEOPLE as [string, string];

async function inRoom(world: World, tabs?: Tabs): Promise<Client> {
	const client = world.newClient(tabs);
	client.connectNow();
	client.rooms.open(ROOM);
	await world.clock.pass(1000);
	return client;
}

function shown(client: Client): string[] {
	const held = client.state.rooms.get(ROOM)!.held!;
	return showRows(held, client.items)
		.filter(({ row }) => row.kind === 'message.posted')
		.map(({ row, state }) => `${state} ${row.erased ? '(erased)' : row.text}`);
}

function posts(world: World): string[] {
	return world.server.requests
		.filter(({ method }) => method === 'message.post')
		.map(({ params }) => params['text'] as string);
}

test('a message shows at once, and once only when it has arrived', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	client.outbox.post(ROOM, 'Angebot ist raus.');
	assert.deepEqual(shown(client), ['pending Angebot ist raus.']);
	for (let i = 0; i < 300; i++) {
		await world.clock.pass(1);
		assert.equal(shown(client).length, 1, 'neither gone nor twice');
	}
	assert.deepEqual(shown(client), ['sent Angebot ist raus.']);
	assert.deepEqual(client.items, []);
	assert.deepEqual(await world.store.load(), []);
});

test('a message is kept on the device before the first try', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	const order: string[] = [];
	const put = world.store.put;
	world.store.put = async (item) => {
		order.push('kept');
		await put(item);
	};
	world.server.refuse = ({ method }) => {
		order.push(method);
		return undefined;
	};
	client.outbox.post(ROOM, 'eins');
	await world.clock.pass(1000);
	assert.deepEqual(order, ['kept', 'message.post']);
});

test('what is said while cut off is sent in order, with the same id, once', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	world.server.reachable = false;
	world.server.cutAll();
	for (const text of ['eins', 'zwei', 'drei']) client.outbox.post(ROOM, text);
	await world.clock.pass(20_000);
	assert.deepEqual(shown(client), ['pending eins', 'pending zwei', 'pending drei']);
	world.server.reachable = true;
	await world.clock.pass(60_000);
	assert.deepEqual(shown(client), ['sent eins', 'sent zwei', 'sent drei']);
	assert.deepEqual(posts(world), ['eins', 'zwei', 'drei']);
});

test('a lost answer leads to a repeat that changes nothing', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	let cuts = 3;
	world.server.refuse = ({ method, params }) => {
		if (method !== 'message.post' || cuts-- <= 0) return undefined;
		const { client_id, text } = params as { client_id: string; text: string };
		const { room } = world.server;
		if (!room.events.some((event) => event.client_id === client_id))
			room.post(ANNA, text, client_id);
		world.server.cutAll();
		return undefined;
	};
	client.outbox.post(ROOM, 'nur einmal');
	await world.clock.pass(60_000);
	assert.deepEqual(shown(client), ['sent nur einmal']);
	const stored = world.server.room.events.filter((event) => event.client_id !== undefined);
	assert.equal(stored.length, 1);
});

test('the outbox survives a reload, and another person does not send it', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	world.server.cutAll();
	client.outbox.post(ROOM, 'vor dem Neuladen');
	await world.clock.pass(0);
	client.stop();
	world.server.me = BEN;
	const other = await inRoom(world);
	await world.clock.pass(10_000);
	assert.deepEqual(shown(other), []);
	other.stop();
	world.server.me = ANNA;
	const again = await inRoom(world);
	await world.clock.pass(10_000);
	assert.deepEqual(shown(again), ['sent vor dem Neuladen']);
});

test('a refused message stays, can be tried again, or thrown away', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	world.server.refuse = ({ method }) => (method === 'message.post' ? 'not_allowed' : undefined);
	client.outbox.post(ROOM, 'eins');
	client.outbox.post(ROOM, 'zwei');
	await world.clock.pass(2000);
	assert.deepEqual(shown(client), ['failed eins', 'failed zwei']);
	assert.equal(client.items[0]!.error, 'not_allowed');
	world.server.refuse = () => undefined;
	client.outbox.retry(client.items[0]!.clientId);
	client.outbox.discard(client.items[1]!.clientId);
	await world.clock.pass(2000);
	assert.deepEqual(shown(client), ['sent eins']);
	assert.deepEqual(await world.store.load(), []);
});

test('too_fast makes it wait and try again, in order', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	let refusals = 3;
	world.server.refuse = ({ method }) =>
		method === 'message.post' && refusals-- > 0 ? 'too_fast' : undefined;
	client.outbox.post(ROOM, 'eins');
	client.outbox.post(ROOM, 'zwei');
	await world.clock.pass(500);
	assert.equal(posts(world).length, 1, 'it does not hammer');
	await world.clock.pass(60_000);
	assert.deepEqual(shown(client), ['sent eins', 'sent zwei']);
});

test('edits and erasures show at once and go the same way', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	client.outbox.post(ROOM, 'alt');
	await world.clock.pass(1000);
	const seq = world.server.room.head;
	client.outbox.edit(ROOM, seq, 'neu');
	assert.deepEqual(shown(client), ['pending neu']);
	await world.clock.pass(1000);
	assert.deepEqual(shown(client), ['sent neu']);
	client.outbox.erase(ROOM, seq);
	await world.clock.pass(1000);
	assert.deepEqual(shown(client), ['sent (erased)']);
	assert.deepEqual(client.items, []);
});

test('after a restore, edits of old numbers are not sent', async () => {
	const world = newWorld();
	const client = await inRoom(world);
	client.outbox.post(ROOM, 'alt');
	await world.clock.pass(1000);
	world.server.cutAll();
	client.outbox.edit(ROOM, world.server.room.head, 'neu');
	world.server.epoch = '7q5c7x2m9kd0b';
	await world.clock.pass(10_000);
	assert.equal(client.items[0]!.state, 'failed');
	assert.equal(world.server.requests.some(({ method }) => method === 'message.edit'), false);
});

/* Tabs that hear each other at once. */
function twoTabs(): [Tabs & { isSender: boolean }, Tabs & { isSender: boolean }] {
	const make = (isSender: boolean) => ({
		isSender,
		onSender: () => undefined as void,
		onMessage: (_: TabMessage) => undefined as void,
		tell: (_: TabMessage) => undefined as void,
	});
	const [a, b] = [make(true), make(false)];
	a.tell = (message) => queueMicrotask(() => b.onMessage(message));
	b.tell = (message) => queueMicrotask(() => a.onMessage(message));
	return [a, b];
}

test('of two tabs one sends what either says, and both show it', async () => {
	const world = newWorld();
	const [senders, others] = twoTabs();
	const sender = await inRoom(world, senders);
	const other = await inRoom(world, others);
	const first = world.server.sockets[0]!;
	other.outbox.post(ROOM, 'aus dem zweiten Fenster');
	await world.clock.pass(0);
	assert.deepEqual(shown(sender), ['pending aus dem zweiten Fenster']);
	await world.clock.pass(1000);
	assert.deepEqual(shown(sender), ['sent aus dem zweiten Fenster']);
	assert.deepEqual(shown(other), ['sent aus dem zweiten Fenster']);
	assert.deepEqual([...sender.items, ...other.items], []);
	assert.deepEqual(posts(world).length, 1);
	assert.ok(first.sent.some(({ method }) => method === 'message.post'));
});

test('a tab that reads the store late does not bring back what is settled', async () => {
	const world = newWorld();
	const [senders, others] = twoTabs();
	await inRoom(world, senders);
	const other = await inRoom(world, others);
	other.outbox.post(ROOM, 'eins');
	await world.clock.pass(0);
	const stored = await world.store.load();
	world.store.load = () => new Promise((resolve) => world.clock.after(2000, () => resolve(stored)));
	others.onMessage({ kind: 'changed' });
	await world.clock.pass(5000);
	assert.deepEqual(other.items, []);
	assert.equal(posts(world).length, 1);
});

test('a tab sends by itself what the sender leaves lying, and takes over from it', async () => {
	const world = newWorld();
	const [senders, others] = twoTabs();
	const sender = await inRoom(world, senders);
	const other = await inRoom(world, others);
	sender.stop();
	other.outbox.post(ROOM, 'eins');
	await world.clock.pass(3000);
	assert.deepEqual(shown(other), ['pending eins']);
	await world.clock.pass(4000);
	assert.deepEqual(shown(other), ['sent eins']);
	others.isSender = true;
	others.onSender();
	other.outbox.post(ROOM, 'zwei');
	await world.clock.pass(1000);
	assert.deepEqual(shown(other), ['sent eins', 'sent zwei']);
});
