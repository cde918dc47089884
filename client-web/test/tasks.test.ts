/* Tasks and decisions: in a room's rows, on record of a meeting, and in lists that are kept true. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TaskListing } from '../src/protocol/types';
import { Tasks } from '../src/session/tasks';
import { linesOf } from '../src/state/lines';
import { showRows } from '../src/state/outbox';
import { decisionsIn, tasksIn } from '../src/state/record';
import { roomOfFresh, rowAt } from '../src/state/room';
import { taskAfter } from '../src/state/task';
import { tasksByWhen } from '../src/state/taskList';
import { Journal, PEOPLE, ROOM } from './journal';
import { happens } from './threadWorld';
import { newWorld, type World } from './world';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];
const HOUR = 3_600_000;

function opened(journal: Journal) {
	const answer = journal.open();
	return roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
}

test('a row of a task and of a decision says how it is now', () => {
	const journal = new Journal();
	const task = journal.tasks.make(ANNA, { person: BEN }).seq;
	const decision = journal.tasks.decide(ANNA, 'Rabatt bis 10 %.').seq;
	journal.tasks.change(BEN, task, { status: 'doing' });
	journal.tasks.reword(ANNA, decision, 'Rabatt bis 12 %.');
	journal.tasks.change(BEN, task, { status: 'done' });
	const room = opened(journal);
	assert.deepEqual(rowAt(room, task)!.task!.what, { text: 'Angebot schicken', person: BEN, status: 'done' });
	assert.deepEqual(rowAt(room, decision)!.decided, { number: 1, text: 'Rabatt bis 12 %.' });
	const types = linesOf(showRows(room, []), 0, () => '').map(({ type }) => type);
	assert.deepEqual(types.slice(-2), ['record', 'record'], 'what became of them is no line of its own');
});

test('what a notice is about is the task as it stands, whichever of its events one sees', () => {
	const journal = new Journal();
	const made = journal.tasks.make(ANNA, { person: BEN });
	const given = journal.tasks.change(ANNA, made.seq, { person: CEM });
	const last = journal.tasks.change(ANNA, made.seq, { text: 'Angebot prüfen' });
	assert.equal(taskAfter(made)?.what.person, BEN);
	assert.equal(taskAfter(given)?.what.person, CEM);
	assert.deepEqual(taskAfter(last)?.what, { text: 'Angebot prüfen', person: CEM, status: 'open' });
	assert.equal(taskAfter(journal.post(ANNA, 'eins')), undefined);
});

test('a message after a card has a head of its own', () => {
	const journal = new Journal();
	journal.post(ANNA, 'eins');
	journal.tasks.make(ANNA);
	journal.post(ANNA, 'zwei');
	const lines = linesOf(showRows(opened(journal), []), 0, () => '');
	assert.deepEqual(lines.slice(-3).map((line) => (line.type === 'message' ? line.first : line.type)), [true, 'record', true]);
});

test('what is on record of a meeting is as it was changed last', () => {
	const journal = new Journal();
	const meeting = journal.book.plan(ANNA).seq;
	const first = journal.tasks.decide(ANNA, 'Rabatt bis 10 %.', { ref: meeting, item: 1 }).seq;
	const task = journal.tasks.make(ANNA, { item: 1 }, meeting).seq;
	journal.tasks.reword(ANNA, first, 'Rabatt bis 11 %.');
	const second = journal.tasks.decide(BEN, 'Rabatt bis 12 %.', { ref: meeting, corrects: first }).seq;
	journal.tasks.change(BEN, task, { person: CEM });
	assert.deepEqual(
		decisionsIn(journal.events).map(({ seq, by, meeting: of, corrected, decided: { number, text, item } }) => [seq, by, of, corrected, number, text, item]),
		[[first, ANNA, meeting, second, 1, 'Rabatt bis 11 %.', 1], [second, BEN, meeting, undefined, 2, 'Rabatt bis 12 %.', undefined]],
	);
	assert.deepEqual(tasksIn(journal.events).map((one) => [one.task, one.meeting, one.what.person, one.what.item]), [[task, meeting, CEM, 1]]);
});

test('open tasks stand by when they are to be done', () => {
	/* A Wednesday, ten in the morning. */
	const now = Date.UTC(2026, 10, 25, 10);
	const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
	const listed = (name: string, until?: number): TaskListing => ({
		room: ROOM, changed: 0, state: { task: 1, author: ANNA, made: 0, what: { text: name, status: 'open', ...(until !== undefined && { until }) } },
	});
	const tasks = [
		listed('gestern', now - 24 * HOUR), listed('eben', now - 1), listed('heute', now + HOUR), listed('Sonntag', Date.UTC(2026, 10, 29, 23)),
		listed('Montag', Date.UTC(2026, 10, 30, 1)), listed('irgendwann'),
	];
	const groups = tasksByWhen(tasks, now, dayOf).map(({ when, tasks: list }) => [when, ...list.map(({ state }) => state.what.text)]);
	assert.deepEqual(groups, [['overdue', 'gestern', 'eben'], ['today', 'heute'], ['week', 'Sonntag'], ['later', 'Montag'], ['never', 'irgendwann']]);
});

async function shownIn(world: World, query = { isClosed: false } as { of?: string; isClosed: boolean }): Promise<Tasks> {
	const client = world.newClient();
	const tasks = new Tasks(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	tasks.show(query);
	await world.clock.pass(200);
	return tasks;
}

function asked({ server }: World): number {
	return server.requests.filter(({ method }) => method === 'task.list').length;
}

function told(tasks: Tasks): unknown[] {
	return tasks.list!.tasks.map(({ state: { task, what } }) => [task, what.status]);
}

test('one’s own tasks are read once, and what happens is folded in', async () => {
	const world = newWorld();
	const { tasks: book } = world.server.room;
	const first = book.make(BEN, { person: ANNA, until: 2e12 }).seq;
	book.make(BEN, { person: CEM });
	const tasks = await shownIn(world);
	assert.deepEqual(told(tasks), [[first, 'open']]);
	const second = await happens(world, () => book.make(BEN, { person: ANNA, until: 1e12 }).seq);
	assert.deepEqual(told(tasks), [[second, 'open'], [first, 'open']], 'the sooner comes first');
	await happens(world, () => book.change(BEN, first, { status: 'doing' }));
	assert.deepEqual(told(tasks), [[second, 'open'], [first, 'doing']]);
	await happens(world, () => book.change(BEN, first, { status: 'done' }));
	await happens(world, () => book.change(BEN, second, { person: BEN }));
	assert.deepEqual(told(tasks), []);
	await happens(world, () => book.change(BEN, second, { person: ANNA }));
	assert.deepEqual(told(tasks), [[second, 'open']], 'given back');
	assert.equal(asked(world), 1);
	tasks.show({ isClosed: true });
	await world.clock.pass(200);
	assert.deepEqual(told(tasks), [[first, 'done']]);
	await happens(world, () => book.change(BEN, second, { status: 'dropped' }));
	assert.deepEqual(told(tasks), [[second, 'dropped'], [first, 'done']], 'the last closed comes first');
});

test('a room’s list has the tasks of everybody, and of no other room', async () => {
	const world = newWorld();
	const task = world.server.room.tasks.make(BEN, { person: CEM }).seq;
	const tasks = await shownIn(world, { of: ROOM, isClosed: false });
	const other = await happens(world, () => world.server.room.tasks.make(BEN).seq);
	assert.deepEqual(told(tasks), [[task, 'open'], [other, 'open']]);
	world.server.refuse = ({ method }) => (method === 'task.list' ? 'not_found' : undefined);
	tasks.show({ of: '0000000000000', isClosed: false });
	await world.clock.pass(200);
	assert.equal(tasks.list!.isMissing, true);
});

test('after a cut and after a gap it is read again, and shows meanwhile', async () => {
	const world = newWorld();
	const { tasks: book } = world.server.room;
	const task = book.make(BEN, { person: ANNA }).seq;
	const tasks = await shownIn(world);
	world.server.cutAll();
	book.change(BEN, task, { status: 'waiting' });
	assert.deepEqual(told(tasks), [[task, 'open']]);
	await world.clock.pass(40_000);
	assert.deepEqual(told(tasks), [[task, 'waiting']]);
	book.make(BEN, { person: ANNA, text: 'verpasst' });
	const last = book.make(BEN, { person: ANNA }).seq;
	world.server.tellEvents(world.server.room, last);
	await world.clock.pass(1_000);
	assert.deepEqual(told(tasks), [[task, 'waiting'], [last - 1, 'open'], [last, 'open']]);
});

test('what happens while it is asked for is not lost', async () => {
	for (let seed = 1; seed <= 30; seed++) {
		const world = newWorld(seed);
		const { server, clock, chance } = world;
		const tasks = await shownIn(world, { of: ROOM, isClosed: true });
		server.readMs = 100;
		tasks.show({ of: ROOM, isClosed: false });
		for (let i = 0; i < 12; i++) {
			const { head } = server.room;
			server.room.tasks.make(chance.pick(PEOPLE));
			server.tellEvents(server.room, head + 1);
			await clock.pass(chance.between(0, 12));
		}
		await clock.pass(200);
		assert.equal(tasks.list!.tasks.length, 12, `seed ${seed}`);
	}
});

test('what is refused for now is asked for again', async () => {
	const world = newWorld();
	const task = world.server.room.tasks.make(BEN, { person: ANNA }).seq;
	let refusals = 0;
	world.server.refuse = ({ method }) => (method === 'task.list' && refusals++ < 2 ? 'too_fast' : undefined);
	const tasks = await shownIn(world);
	assert.equal(tasks.list!.isRead, false);
	await world.clock.pass(60_000);
	assert.deepEqual(told(tasks), [[task, 'open']]);
	assert.equal(asked(world), 3);
});

test('whatever is cut or late, the list ends as the server has it', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		const world = newWorld(seed);
		const { server, clock, chance } = world;
		server.readMs = 60;
		const query = chance.pick([{ isClosed: false }, { isClosed: true }, { of: ROOM, isClosed: false }, { of: ROOM, isClosed: true }]);
		const tasks = await shownIn(world, query);
		for (let i = 0; i < 40; i++) {
			const { head } = server.room;
			server.room.tasks.step(chance, PEOPLE);
			if (chance.next() < 0.08) server.cutAll();
			else if (chance.next() < 0.9) server.tellEvents(server.room, head + 1);
			await clock.pass(chance.between(0, 40));
		}
		server.room.post(BEN, 'zuletzt');
		server.tellEvents(server.room, server.room.head);
		await clock.pass(60_000);
		const key = ({ room, state, changed }: TaskListing) => JSON.stringify([room, state, changed]);
		const { tasks: right } = server.taskList('of' in query ? query.of : undefined, query.isClosed);
		assert.deepEqual(tasks.list!.tasks.map(key), right.map(key), `seed ${seed}`);
	}
});
