/* The minutes of a room in a list: what is sealed, what is not, how far back it was looked, and that it is kept true. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../src/protocol/limits';
import { MinutesList } from '../src/session/minutesList';
import { minutesRows } from '../src/state/minutesList';
import { PEOPLE, START, type Journal } from './journal';
import { happens } from './threadWorld';
import { newWorld, type World } from './world';

const [ANNA] = PEOPLE as [string];
const DAY_MS = 86_400_000;

/* A meeting that was begun so many days ago and has ended; of the planning it has its time. */
function held({ book }: Journal, title: string, daysAgo: number, plan = {}): number {
	const start = START - daysAgo * DAY_MS;
	const { seq } = book.plan(ANNA, { title, start, ...plan });
	book.move(ANNA, seq, { phase: 'ended', started: start + 60_000, ended: start + 120_000 });
	return seq;
}

/* The room came to be so many days ago. */
function roomBegan(journal: Journal, daysAgo: number): void {
	journal.events = journal.events.map((event, i) => (i === 0 ? { ...event, time: START - daysAgo * DAY_MS } : event));
}

async function shown(world: World): Promise<MinutesList> {
	const client = world.newClient();
	const list = new MinutesList(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	list.show(world.server.room.room);
	await world.clock.pass(500);
	return list;
}

const titles = (list: MinutesList) => list.list!.rows.map(({ title, seal }) => (seal === undefined ? title : `${title} ${seal.slice(0, 2)}`));
const asked = ({ server }: World, wanted: string) => server.requests.filter(({ method }) => method === wanted).length;

test('the last held stand first, sealed or not; what goes on, was cancelled or is elsewhere is not among them', () => {
	const { server } = newWorld();
	const [house] = server.rooms as [Journal];
	const { room, book, minutes } = server.room;
	const weekly = held(server.room, 'Weekly', 7, { rhythm: 'weekly' });
	const early = held(server.room, 'Early', 20);
	for (let i = 0; i < 20; i++) house.post(ANNA, 'so that no number is the same');
	held(house, 'Elsewhere', 3);
	held(server.room, 'Late', 1);
	const off = book.plan(ANNA, { title: 'Off' }).seq;
	book.move(ANNA, off, { phase: 'cancelled', ended: START });
	book.plan(ANNA, { title: 'To come' });
	for (const meeting of [weekly, early]) minutes.seal(meeting);
	const meetings = server.listings(START - 60 * DAY_MS, START + DAY_MS);
	assert.equal(meetings.length, 6, 'all are listed');
	const rows = minutesRows(room, minutes.sealed, [...meetings, ...meetings]);
	assert.deepEqual(rows.map(({ title, seal, rhythm }) => [title, seal?.length, rhythm]), [['Late', undefined, undefined], ['Weekly', 64, 'weekly'], ['Early', 64, undefined]]);
	assert.deepEqual(minutesRows(room, minutes.sealed, []).map(({ title }) => title), ['Weekly', 'Early'], 'sealed ones need no listing');
});

test('a meeting that was never begun stands where it was to be', () => {
	const { server } = newWorld();
	const { room, book } = server.room;
	const { seq } = book.plan(ANNA, { start: START - DAY_MS });
	book.move(ANNA, seq, { phase: 'ended', ended: START });
	assert.deepEqual(minutesRows(room, [], server.listings(START - 9 * DAY_MS, START)).map((row) => row.held), [START - DAY_MS]);
});

test('it is looked further back step by step, until where the room begins', async () => {
	const world = newWorld();
	const { room } = world.server;
	roomBegan(room, 150);
	for (const days of [5, 62, 63, 120]) held(room, `${days}`, days);
	const list = await shown(world);
	assert.deepEqual([titles(list), list.list!.more], [['5'], true], 'the days before, and one to come');
	list.readOn();
	assert.deepEqual(titles(list), ['5'], 'what is known shows meanwhile');
	await world.clock.pass(500);
	assert.deepEqual([titles(list), list.list!.more], [['5', '62', '63', '120'], true]);
	list.readOn();
	await world.clock.pass(500);
	assert.equal(list.list!.more, false, 'the room is not that old');
});

test('of sealed ones a page is read at a time', async () => {
	const world = newWorld();
	const { room } = world.server;
	const all = LIMITS.minutes_page + 1;
	for (let i = 0; i < all; i++) room.minutes.seal(held(room, `${i}`, 300 - i));
	const list = await shown(world);
	assert.deepEqual([list.list!.rows.filter(({ seal }) => seal).length, list.list!.more], [LIMITS.minutes_page, true]);
	list.readOn();
	await world.clock.pass(500);
	assert.equal(list.list!.rows.filter(({ seal }) => seal).length, all);
});

test('where more meetings lie in a span than are answered at once, shorter ones are asked for', async () => {
	const world = newWorld();
	const { server } = world;
	const listings = server.listings.bind(server);
	const most = 2;
	for (const days of [1, 10, 20, 30, 40, 50]) held(server.room, `${days}`, days);
	server.answerTo = ({ method, params }) => {
		const meetings = method === 'meeting.list' ? listings(params['from'] as number, params['to'] as number) : [];
		return method === 'meeting.list' ? { meetings: meetings.slice(0, most), more: meetings.length > most, now: server.now() } : undefined;
	};
	const list = await shown(world);
	assert.deepEqual(titles(list), ['1', '10', '20', '30', '40', '50']);
	for (const hours of [1, 2, 3, 4, 5]) held(server.room, `${hours} h`, hours / 24);
	list.show(server.room.room);
	await world.clock.pass(5_000);
	assert.deepEqual(titles(list).slice(0, 6), ['1 h', '2 h', '3 h', '4 h', '5 h', '1'], 'on one day');
});

test('how those stand that are not sealed is asked for where it is wanted, three at a time, and again when it changes', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const { minutes } = server.room;
	const meetings = [1, 2, 3, 4, 5].map((days) => held(server.room, `${days}`, days));
	minutes.present(meetings[0]!, START + DAY_MS);
	const list = await shown(world);
	assert.equal(asked(world, 'minutes.read'), 0);
	for (const meeting of meetings) list.want(meeting);
	await clock.pass(0);
	assert.equal(server.sockets.flatMap(({ sent }) => sent).filter(({ method }) => method === 'minutes.read').length, 3, 'at once');
	await clock.pass(500);
	const phaseOf = (meeting: number) => list.standings.get(meeting)?.phase;
	assert.deepEqual(meetings.map(phaseOf), ['presented', 'draft', 'draft', 'draft', 'draft']);
	assert.equal(list.standings.get(meetings[0]!)!.until, START + DAY_MS);
	await happens(world, () => minutes.withdraw(meetings[0]!));
	await happens(world, () => minutes.present(meetings[1]!, START));
	await clock.pass(500);
	assert.deepEqual(meetings.map(phaseOf), ['draft', 'presented', 'draft', 'draft', 'draft']);
	assert.equal(asked(world, 'minutes.read'), 7, 'only the one that changed');
	await happens(world, () => minutes.seal(meetings[1]!));
	await clock.pass(1_000);
	assert.deepEqual(titles(list), ['1', '2 ' + String(meetings[1]! % 10).repeat(2), '3', '4', '5']);
});

test('a meeting that ends joins the list', async () => {
	const world = newWorld();
	const { book } = world.server.room;
	const { seq } = book.plan(ANNA, { title: 'Now', start: START });
	const list = await shown(world);
	assert.deepEqual([titles(list), list.list!.isRead], [[], true]);
	await happens(world, () => book.move(ANNA, seq, { phase: 'ended', started: START, ended: START + 60_000 }));
	await world.clock.pass(1_000);
	assert.deepEqual(titles(list), ['Now']);
});

test('what the server cannot say now is asked again, and there are none of a room that is not there', async () => {
	const world = newWorld();
	const { server, clock } = world;
	held(server.room, 'Weekly', 1);
	server.refuse = ({ method }) => (method === 'minutes.list' ? 'unavailable' : undefined);
	const list = await shown(world);
	assert.deepEqual([list.list!.isRead, list.hasFailed], [false, true]);
	server.refuse = () => undefined;
	await clock.pass(3_000);
	assert.deepEqual([titles(list), list.hasFailed], [['Weekly'], false]);
	server.refuse = ({ params }) => (params['room'] === undefined ? undefined : 'not_found');
	list.show('0000000000000');
	await clock.pass(500);
	assert.deepEqual([titles(list), list.list!.isMissing], [[], true]);
});

test('whoever is not in the room any more sees none, and those of it again once they are back', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const { room } = server.room;
	held(server.room, 'Weekly', 1);
	const list = await shown(world);
	server.refuse = ({ params }) => (params['room'] === room ? 'not_found' : undefined);
	server.tell('room.exited', { room });
	await clock.pass(1_000);
	assert.deepEqual([titles(list), list.list!.isMissing], [[], true]);
	server.refuse = () => undefined;
	server.tell('room.entered', { summary: { room, kind: 'channel', title: 'intern', archived: false, head: server.room.head, changed: 0, mark: 0, unread: 0, calls: [] } });
	await clock.pass(1_000);
	assert.deepEqual([titles(list), list.list!.isMissing], [['Weekly'], false]);
});
