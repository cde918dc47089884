/* The meeting on screen, and the list of meetings: against a server whose lines are cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '../src/session/client';
import { Meetings } from '../src/session/meetings';
import { summaryOf } from '../src/state/summary';
import { Journal, PEOPLE, ROOM } from './journal';
import { itemOf, PLAN } from './meetingBook';
import { newWorld, type World } from './world';
import { happens } from './threadWorld';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];

function asked({ server }: World, method: string): number {
	return server.requests.filter((request) => request.method === method).length;
}

async function meetingsIn(world: World): Promise<{ client: Client; meetings: Meetings }> {
	const client = world.newClient();
	const meetings = new Meetings(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	return { client, meetings };
}

/* Somebody has the page of a new meeting open. */
async function onPage(seed = 1) {
	const world = newWorld(seed);
	const number = world.server.room.book.plan(BEN).seq;
	const { client, meetings } = await meetingsIn(world);
	meetings.open(ROOM, number);
	await world.clock.pass(200);
	return { world, client, meetings, number, book: world.server.room.book };
}

/* It is held as somebody must see it who reads it now. */
function assertTrue({ world, meetings, number }: Awaited<ReturnType<typeof onPage>>): void {
	const { meeting, events, head } = world.server.room.book.read(number);
	const held = meetings.held!;
	assert.deepEqual(held.meeting, meeting);
	assert.equal(held.head, head);
	for (const { item } of meeting.agenda.items) assert.deepEqual(summaryOf(item, held.events), summaryOf(item, events));
}

test('a page of a meeting is one request, whether its room is held or not', async () => {
	const page = await onPage();
	assertTrue(page);
	assert.equal(asked(page.world, 'meeting.open'), 1);
	assert.equal(page.world.server.requests.filter(({ params }) => params['room'] === ROOM).length, 1);
});

test('what happens in it is folded in, and nothing is asked for that', async () => {
	const page = await onPage();
	const { world, book, number } = page;
	await happens(world, () => {
		book.attend(BEN, number, true);
		book.answer(CEM, number, 'declined');
		book.move(BEN, number, { phase: 'running', started: 1, until: 9, item: 1, deadline: 5 });
		world.server.room.post(CEM, 'unterdessen');
		book.order(BEN, number, [itemOf(2), itemOf(1)]);
	});
	assertTrue(page);
	const summary = await happens(world, () => book.summarise(BEN, number, 2, 'Es bleibt dabei.'));
	await happens(world, () => {
		book.confirm(ANNA, summary.seq);
		book.confirm(CEM, summary.seq, 'Nicht für Linz.');
		book.confirm(ANNA, summary.seq, 'Ab Mai.');
	});
	assertTrue(page);
	assert.equal(asked(world, 'meeting.open'), 1);
});

test('what comes before the answer is not lost, nor counted twice', async () => {
	for (let seed = 1; seed <= 30; seed++) {
		const world = newWorld(seed);
		const { book } = world.server.room;
		const number = book.plan(BEN).seq;
		const { meetings } = await meetingsIn(world);
		world.server.readMs = 100;
		meetings.open(ROOM, number);
		for (let i = 0; i < 12; i++) {
			const { head } = world.server.room;
			if (i % 3 === 0) book.summarise(BEN, number, 1, `Stand ${i}`);
			else book.attend(world.chance.pick(PEOPLE), number, world.chance.next() < 0.6);
			world.server.tellEvents(world.server.room, head + 1);
			await world.clock.pass(world.chance.between(0, 12));
		}
		await world.clock.pass(500);
		assertTrue({ world, meetings, number } as Awaited<ReturnType<typeof onPage>>);
		assert.equal(new Set(meetings.held!.events.map(({ seq }) => seq)).size, meetings.held!.events.length, `seed ${seed}`);
	}
});

test('after a gap and after a cut it is read again, and shows meanwhile', async () => {
	const page = await onPage();
	const { world, book, number, meetings } = page;
	book.answer(CEM, number, 'accepted');
	const last = book.answer(ANNA, number, 'tentative');
	world.server.tellEvents(world.server.room, last.seq);
	await world.clock.pass(500);
	assertTrue(page);
	assert.equal(asked(world, 'meeting.open'), 2);
	world.server.cutAll();
	book.attend(BEN, number, true);
	book.move(BEN, number, { phase: 'ended', ended: 4 });
	assert.equal(meetings.held?.meeting?.meeting, number);
	await world.clock.pass(30_000);
	assertTrue(page);
	assert.equal(asked(world, 'meeting.open'), 3);
});

test('an erased summary leaves no text, and one of another meeting is passed over', async () => {
	const page = await onPage();
	const { world, book, number, meetings } = page;
	const summary = await happens(world, () => book.summarise(BEN, number, 1, 'geheim'));
	await happens(world, () => book.confirm(CEM, summary.seq, 'sehr geheim'));
	await happens(world, () => book.summarise(BEN, number + 1000, 1, 'anderswo'));
	await happens(world, () => world.server.room.erase(BEN, summary.seq));
	assert.equal(JSON.stringify(meetings.held!.events).includes('geheim'), false);
	assert.equal(summaryOf(1, meetings.held!.events), undefined);
});

test('a meeting that is not there says so, and comes with the room it is in', async () => {
	const world = newWorld();
	const { meetings } = await meetingsIn(world);
	world.server.refuse = ({ method }) => (method === 'meeting.open' ? 'not_found' : undefined);
	meetings.open(ROOM, 77);
	await world.clock.pass(300);
	assert.equal(meetings.held?.isMissing, true);
	await happens(world, () => world.server.room.post(BEN, 'etwas anderes'));
	assert.equal(asked(world, 'meeting.open'), 1, 'it is not asked for again with every event');
	world.server.refuse = () => undefined;
	world.server.room.book.plan(BEN);
	const number = world.server.room.head;
	meetings.open(ROOM, number);
	await world.clock.pass(300);
	assert.equal(meetings.held?.meeting?.meeting, number);
});

test('too fast is asked again; an answer for a page that was left changes nothing', async () => {
	const world = newWorld();
	const first = world.server.room.book.plan(BEN).seq;
	const second = world.server.room.book.plan(CEM).seq;
	const { meetings } = await meetingsIn(world);
	let refusals = 1;
	world.server.refuse = ({ method }) => (method === 'meeting.open' && refusals-- > 0 ? 'too_fast' : undefined);
	meetings.open(ROOM, first);
	await world.clock.pass(5_000);
	assert.equal(meetings.held?.meeting?.meeting, first);
	meetings.open(ROOM, second);
	meetings.close(ROOM, first);
	meetings.open(ROOM, first);
	await world.clock.pass(500);
	assert.equal(meetings.held?.meeting?.meeting, first);
	meetings.close(ROOM, first);
	assert.equal(meetings.held, undefined);
});

/* A span in which the meetings of the tests lie, and one in which they do not. */
const HERE = [PLAN.start! - 1, PLAN.start! + 1] as const;
const ELSEWHERE = [1, 2] as const;

function assertListed({ server }: World, { list }: Meetings, hint = ''): void {
	assert.deepEqual(list!.meetings, server.listings(list!.from, list!.to), hint);
}

test('the list of a span is read once, and goes on as the events say', async () => {
	for (const span of [HERE, ELSEWHERE]) {
		const world = newWorld();
		const { book } = world.server.room;
		const number = book.plan(BEN).seq;
		const { meetings } = await meetingsIn(world);
		meetings.listSpan(...span);
		assert.equal(meetings.list!.isRead, false);
		await world.clock.pass(300);
		assertListed(world, meetings);
		await happens(world, () => {
			book.plan(CEM, { everyone: false, moderator: BEN });
			book.answer(ANNA, number, 'tentative');
			book.answer(CEM, number, 'declined');
			book.move(BEN, number, { phase: 'running', started: PLAN.start! });
			book.part(BEN, number, 'meeting.changed', { owner: CEM, plan: { ...PLAN, title: 'Anders' } });
			world.server.room.post(BEN, 'nichts für die Liste');
		});
		assertListed(world, meetings);
		assert.deepEqual(meetings.list!.meetings.map(({ invited, answer }) => [invited, answer]), [[true, 'tentative'], [false, undefined]]);
		await happens(world, () => book.move(BEN, number, { phase: 'ended', started: PLAN.start!, ended: PLAN.start! + 45 * 60_000 }));
		await world.clock.pass(1_000);
		assertListed(world, meetings);
		assert.equal(meetings.list!.meetings.length, span === HERE ? 2 : 1);
		assert.equal(asked(world, 'meeting.list'), 1);
	}
});

test('whatever is cut and whatever is lost, the list is as the server says in the end', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		const world = newWorld(seed);
		const { server, chance, clock } = world;
		const { client, meetings } = await meetingsIn(world);
		server.readMs = 300;
		meetings.listSpan(...chance.pick([HERE, ELSEWHERE]));
		for (let i = 0; i < 30; i++) {
			const { head } = server.room;
			const what = chance.next();
			if (what < 0.6) server.room.book.step(chance, chance.pick(PEOPLE));
			else server.room.post(BEN, `text ${i}`);
			/* Some frames never arrive. */
			if (chance.next() < 0.85) server.tellEvents(server.room, head + 1);
			if (chance.next() < 0.05) server.cutAll();
			if (chance.next() < 0.1) client.rooms.open(ROOM);
			if (chance.next() < 0.1) meetings.listSpan(...chance.pick([HERE, ELSEWHERE]));
			await clock.pass(chance.between(0, 200));
		}
		await clock.pass(60_000);
		await happens(world, () => server.room.post(BEN, 'Ende'));
		await clock.pass(3_000);
		assertListed(world, meetings, `seed ${seed}`);
	}
});

test('another span is another list, and nobody reads one that is not looked at', async () => {
	const world = newWorld();
	const { meetings } = await meetingsIn(world);
	meetings.listSpan(...HERE);
	meetings.listSpan(...ELSEWHERE);
	await happens(world, () => world.server.room.book.plan(BEN));
	await world.clock.pass(1_500);
	assertListed(world, meetings);
	assert.equal(meetings.list!.from, ELSEWHERE[0]);
	const before = asked(world, 'meeting.list');
	meetings.closeList();
	world.server.cutAll();
	await world.clock.pass(30_000);
	assert.equal(asked(world, 'meeting.list'), before);
	assert.equal(meetings.list, undefined);
});

test('with a room its meetings come and go', async () => {
	const world = newWorld();
	const { server } = world;
	const other = new Journal('7y1g4n9e6r3zc', 'intern');
	server.rooms.push(other);
	const number = other.book.plan(BEN).seq;
	server.rooms.pop();
	const { meetings } = await meetingsIn(world);
	meetings.listSpan(...HERE);
	await world.clock.pass(500);
	assert.deepEqual(meetings.list!.meetings, []);
	server.rooms.push(other);
	server.tell('room.entered', { summary: { room: other.room, kind: 'channel', title: 'intern', archived: false, head: other.head, changed: 0, mark: 0, unread: 0, calls: [] } });
	await world.clock.pass(1_000);
	assert.deepEqual(meetings.list!.meetings.map(({ meeting }) => meeting), [number]);
	server.rooms.pop();
	server.tell('room.exited', { room: other.room });
	await world.clock.pass(1_000);
	assert.deepEqual(meetings.list!.meetings, []);
});

test('the clock is the server\'s, whichever answer tells it', async () => {
	const world = newWorld();
	world.server.ahead = 250_000;
	const { meetings } = await meetingsIn(world);
	meetings.listSpan(0, 1);
	await world.clock.pass(300);
	assert.ok(Math.abs(meetings.clock.now() - world.server.now()) <= 30);
});
