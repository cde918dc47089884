/* Polls on screen in the flow of a room: against a server whose lines are cut. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Meetings } from '../src/session/meetings';
import { Polls } from '../src/session/polls';
import { pollsOf } from '../src/state/poll';
import { PEOPLE, ROOM } from './journal';
import { happens } from './threadWorld';
import { newWorld, type World } from './world';

const [ANNA, BEN] = PEOPLE as [string, string];

async function onScreen(before: (poll: number, world: World) => void = () => undefined) {
	const world = newWorld();
	const { seq: poll } = world.server.room.polls.ask(BEN, { live: false });
	before(poll, world);
	const client = world.newClient();
	const polls = new Polls(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	const hide = polls.show(ROOM, poll);
	await world.clock.pass(200);
	const shown = () => ({ voted: polls.viewOf(ROOM, poll)?.tally.voted, mine: polls.viewOf(ROOM, poll)?.mine.map(({ option }) => option) });
	const reads = () => world.server.requests.filter(({ method }) => method === 'poll.read').length;
	const votes = async (person: string, option: number) => {
		world.server.tell('poll.counted', { room: ROOM, tally: world.server.room.polls.vote(person, poll, [{ option }]) });
		await world.clock.pass(200);
	};
	return { world, client, polls, poll, hide, shown, reads, votes };
}

test('how a poll stands is read once when it comes on screen, and told from then on', async () => {
	const { polls, poll, shown, reads, votes, hide } = await onScreen((number, { server }) => server.room.polls.vote(ANNA, number, [{ option: 2 }]));
	assert.deepEqual(shown(), { voted: 1, mine: [2] });
	const hideToo = polls.show(ROOM, poll);
	await votes(BEN, 1);
	assert.deepEqual(shown(), { voted: 2, mine: [2] });
	assert.equal(reads(), 1);
	hide();
	assert.deepEqual(shown(), { voted: 2, mine: [2] });
	hideToo();
	assert.deepEqual(shown(), { voted: undefined, mine: undefined });
});

test('one’s own vote shows as soon as it is answered; what is told of all leaves it as it is', async () => {
	const { client, poll, shown, votes } = await onScreen();
	client.voted({ room: ROOM, poll, picks: [{ option: 3 }] });
	assert.deepEqual(shown(), { voted: 0, mine: [3] });
	await votes(ANNA, 3);
	assert.deepEqual(shown(), { voted: 1, mine: [3] });
});

test('where the server has forgotten what was chosen, one has not voted', async () => {
	const { world, client, poll, shown, votes } = await onScreen();
	await votes(ANNA, 1);
	client.voted({ room: ROOM, poll, picks: [{ option: 1 }] });
	await happens(world, () => world.server.room.polls.restart(poll));
	assert.deepEqual(shown(), { voted: 0, mine: [] });
});

test('what was missed while the line was cut is read; what could not be read is read after a pause', async () => {
	const { world, client, poll, shown, reads } = await onScreen();
	world.server.reachable = false;
	world.server.cutAll();
	await world.clock.pass(3_000);
	world.server.room.polls.vote(BEN, poll, [{ option: 1 }]);
	let busy = 1;
	world.server.refuse = ({ method }) => (method === 'poll.read' && busy-- > 0 ? 'unavailable' : undefined);
	world.server.reachable = true;
	client.connectNow();
	await world.clock.pass(1_000);
	assert.deepEqual(shown(), { voted: 0, mine: [] });
	await world.clock.pass(3_000);
	assert.deepEqual(shown(), { voted: 1, mine: [] });
	assert.equal(reads(), 3);
});

test('a poll that may not be read is not asked for again', async () => {
	const { world, shown, reads } = await onScreen((_, { server }) => {
		server.refuse = ({ method }) => (method === 'poll.read' ? 'not_found' : undefined);
	});
	await world.clock.pass(10_000);
	assert.deepEqual(shown(), { voted: undefined, mine: undefined });
	assert.equal(reads(), 1);
});

/* Somebody has the page of a meeting open in which something is asked. */
async function onPage() {
	const world = newWorld();
	const { book, polls } = world.server.room;
	const meeting = book.plan(BEN).seq;
	const poll = polls.ask(BEN, { secrecy: 'secret', live: false }, { meeting }).seq;
	polls.vote(BEN, poll, [{ option: 2 }]);
	const client = world.newClient();
	const meetings = new Meetings(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	meetings.open(ROOM, meeting);
	await world.clock.pass(200);
	return { world, client, meetings, meeting, poll, views: () => meetings.held!.polls };
}

test('on the page of a meeting its polls stand as they were read, and as is told from then on', async () => {
	const { world, client, poll, views } = await onPage();
	assert.deepEqual(views(), [{ tally: { poll, voted: 1 }, mine: [] }]);
	client.voted({ room: ROOM, poll, picks: [{ option: 1 }] });
	world.server.tell('poll.counted', { room: ROOM, tally: { poll, voted: 2 } });
	world.server.tell('poll.counted', { room: ROOM, tally: { poll: poll + 1, voted: 7 } });
	client.voted({ room: ROOM, poll: poll + 1, picks: [{ option: 1 }] });
	await world.clock.pass(200);
	assert.deepEqual(views(), [{ tally: { poll, voted: 2 }, mine: [{ option: 1 }] }]);
	await happens(world, () => world.server.room.polls.restart(poll));
	assert.deepEqual(views(), []);
});

test('what is asked on the page of a meeting later, and what comes of it, is folded in', async () => {
	const { world, meetings, meeting, views } = await onPage();
	const { polls } = world.server.room;
	const second = await happens(world, () => polls.ask(BEN, {}, { meeting, item: 1, prepared: true }).seq);
	await happens(world, () => polls.begin(BEN, second));
	world.server.tell('poll.counted', { room: ROOM, tally: { poll: second, voted: 1, counts: [{ option: 1, votes: 1 }] } });
	await world.clock.pass(200);
	assert.deepEqual(views().map(({ tally }) => [tally.poll, tally.voted]), [[meeting + 1, 1], [second, 1]]);
	await happens(world, () => polls.close(BEN, second, { voted: 1, counts: [{ option: 1, votes: 1 }] }));
	assert.deepEqual(views().map(({ tally }) => tally.poll), [meeting + 1]);
	assert.deepEqual(pollsOf(meetings.held!.events).map(({ phase, item }) => [phase, item]), [['open', undefined], ['closed', 1]]);
	assert.deepEqual(meetings.held!.events, world.server.room.book.read(meeting).events);
	assert.equal(world.server.requests.filter(({ method }) => method === 'meeting.open').length, 1);
});
