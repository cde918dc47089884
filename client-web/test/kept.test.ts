/* How people keep threads: what they follow, how far they have read, and what is new to them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../src/protocol/limits';
import { isNewTo, unreadIn } from '../src/state/kept';
import { placeKey } from '../src/state/place';
import { calledOf } from '../src/state/rooms';
import { newThreads } from '../src/state/threads';
import { PEOPLE, ROOM } from './journal';
import { happens, inRailOnly, inRoom, kept } from './threadWorld';
import { newWorld } from './world';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];

test('hello tells of threads with something new; what comes is counted, what is erased is not', async () => {
	const world = newWorld();
	const { server } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const first = server.room.reply(BEN, root, 'eins').seq;
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRoom(world);
	assert.equal(unreadIn(kept(client, root)), 1);
	assert.equal(newThreads(client.state.threads, client.state.rooms), 1);
	const second = await happens(world, () => server.room.reply(CEM, root, 'zwei').seq);
	assert.equal(unreadIn(kept(client, root)), 2);
	await happens(world, () => server.room.erase(BEN, first));
	await happens(world, () => server.room.erase(CEM, second));
	assert.equal(unreadIn(kept(client, root)), 0);
	assert.equal(newThreads(client.state.threads, client.state.rooms), 0);
});

test('whoever answers has read so far and follows; what comes then is new', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const client = await inRoom(world, root);
	assert.equal(kept(client, root)!.level, 'off');
	client.outbox.reply(ROOM, root, 'ja');
	server.keep(ROOM, root, { level: 'following' });
	await clock.pass(1000);
	assert.deepEqual([kept(client, root)!.level, kept(client, root)!.mark], ['following', server.room.head]);
	assert.equal(isNewTo(kept(client, root)), false);
	await happens(world, () => server.room.reply(BEN, root, 'danke'));
	assert.equal(isNewTo(kept(client, root)), true);
});

test('a reply that comes into the inbox is new, though nothing was known of its thread; a muted one does not show', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const client = await inRoom(world);
	const { seq } = await happens(world, () => server.room.reply(BEN, root, 'ja'));
	assert.equal(newThreads(client.state.threads, client.state.rooms), 0);
	server.tell('inbox.added', { room: ROOM, seq, thread: root, follows: true, reason: 'reply', open: 1 });
	await clock.pass(200);
	assert.equal(newThreads(client.state.threads, client.state.rooms), 1);
	assert.equal(client.state.rooms.get(ROOM)!.calls.length, 0, 'its room does not call');
	server.tell('inbox.added', { room: ROOM, seq, thread: root, follows: true, reason: 'mention', open: 2 });
	await clock.pass(200);
	const next = await happens(world, () => server.room.reply(BEN, root, 'doch')).then((event) => event.seq);
	server.tell('inbox.added', { room: ROOM, seq: next, thread: root, follows: true, reason: 'reply', replaced: seq, open: 2 });
	await clock.pass(200);
	assert.deepEqual([unreadIn(kept(client, root)), client.state.inbox.open], [2, 2], 'told twice, counted once');
	server.tell('thread.kept', { room: ROOM, message: root, mark: 0, level: 'muted' });
	await clock.pass(200);
	assert.deepEqual([unreadIn(kept(client, root)), newThreads(client.state.threads, client.state.rooms)], [2, 0]);
	server.tell('thread.kept', { room: ROOM, message: root, mark: next, level: 'following' });
	await clock.pass(200);
	assert.equal(unreadIn(kept(client, root)), 0);
	server.tell('thread.kept', { room: ROOM, message: root, mark: seq, level: 'following', unread: 1, head: next });
	await clock.pass(200);
	assert.equal(unreadIn(kept(client, root)), 1, 'and unread again, as the server has counted it');
	await happens(world, () => server.room.reply(BEN, root, 'und'));
	assert.equal(unreadIn(kept(client, root)), 2);
});

test('who is called upon in a thread they do not follow is called there, and has no unread thread', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const client = await inRailOnly(world);
	const { seq } = await happens(world, () => server.room.reply(BEN, root, '@alle'));
	server.tell('inbox.added', { room: ROOM, seq, thread: root, follows: false, reason: 'all', open: 1 });
	await clock.pass(200);
	assert.equal(calledOf(client.state.rooms.get(ROOM)!), 1);
	assert.equal(newThreads(client.state.threads, client.state.rooms), 0);
});

test('who is called upon in a thread is called in its room, whether that is held or not', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const clients = [await inRoom(world), await inRailOnly(world)];
	for (const client of clients) client.marks.set(ROOM, root);
	const body = { text: '@Anna', mentions: [{ at: 0, size: 5, kind: 'person' as const, id: ANNA }], replies: 1 };
	const { seq } = await happens(world, () => server.room.add({ kind: 'message.replied', author: BEN, ref: root, body }));
	server.tell('inbox.added', { room: ROOM, seq, thread: root, follows: true, reason: 'mention', open: 1 });
	await clock.pass(200);
	const called = () => clients.map(({ state }) => calledOf(state.rooms.get(ROOM)!));
	assert.deepEqual(called(), [1, 1]);
	clients[0]!.marks.set(ROOM, seq);
	await clock.pass(200);
	assert.deepEqual(called(), [0, 0]);
});

test('who is called upon in a thread is called in its room too, until that is looked at', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const client = await inRailOnly(world);
	client.marks.set(ROOM, root);
	const { seq } = await happens(world, () => server.room.reply(BEN, root, '@Anna'));
	server.tell('inbox.added', { room: ROOM, seq, thread: root, follows: true, reason: 'mention', open: 1 });
	await clock.pass(200);
	const called = () => calledOf(client.state.rooms.get(ROOM)!);
	assert.deepEqual([called(), newThreads(client.state.threads, client.state.rooms)], [1, 1]);
	const gone = await happens(world, () => server.room.reply(BEN, root, '@Anna!')).then((event) => event.seq);
	server.tell('inbox.added', { room: ROOM, seq: gone, thread: root, follows: true, reason: 'mention', open: 2 });
	await clock.pass(200);
	assert.equal(called(), 2);
	await happens(world, () => server.room.erase(BEN, gone));
	assert.equal(called(), 1);
	client.marks.set(ROOM, seq);
	assert.deepEqual([called(), newThreads(client.state.threads, client.state.rooms)], [0, 1]);
});

test('how far one has read is said until it is heard, and survives a break', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const { seq } = server.room.reply(BEN, root, 'ja');
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRoom(world, root);
	assert.equal(isNewTo(kept(client, root)), true);
	server.cutAll();
	client.threads.mark(ROOM, root, seq);
	client.threads.close(ROOM, root);
	assert.equal(isNewTo(kept(client, root)), false);
	server.refuse = ({ method }) => (method === 'thread.mark' ? 'too_fast' : undefined);
	await clock.pass(5000);
	assert.equal(isNewTo(kept(client, root)), false, 'though hello still tells of it');
	server.refuse = () => undefined;
	await clock.pass(5000);
	assert.equal(server.kept.get(`${ROOM} ${root}`)!.mark, seq);
});

test('marks of several threads are all said, and what is refused for good holds up nothing', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const roots = ['eins', 'zwei', 'drei'].map((text) => server.room.post(ANNA, text).seq);
	const last = roots.map((root) => server.room.reply(BEN, root, 'ja').seq);
	for (const root of roots) server.keep(ROOM, root, { level: 'following' });
	const client = await inRailOnly(world);
	server.cutAll();
	roots.forEach((root, i) => client.threads.mark(ROOM, root, last[i]!));
	server.refuse = ({ method, params }) => (method === 'thread.mark' && params['message'] === roots[0] ? 'not_found' : undefined);
	await clock.pass(20_000);
	assert.deepEqual(roots.map((root) => server.kept.get(placeKey(ROOM, root))!.mark), [0, last[1], last[2]]);
	assert.equal(server.requests.filter(({ method }) => method === 'thread.mark').length, 3);
});

test('what a mark leaves is as the server counts it: what was erased meanwhile does not come back', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const [gone] = ['eins', 'zwei'].map((text) => server.room.reply(BEN, root, text).seq);
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRailOnly(world);
	const takeBack = client.threads.read([kept(client, root)!]);
	await clock.pass(200);
	await happens(world, () => server.room.erase(BEN, gone!));
	takeBack();
	await clock.pass(200);
	assert.deepEqual([kept(client, root)!.mark, unreadIn(kept(client, root))], [0, 1]);
});

test('an own reply that is erased was not counted, and one of others that I erase was', async () => {
	const world = newWorld();
	const { server } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const [mine, other] = [ANNA, BEN].map((author) => server.room.reply(author, root, 'ja').seq);
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRailOnly(world);
	assert.equal(unreadIn(kept(client, root)), 1);
	await happens(world, () => server.room.erase(BEN, mine!));
	assert.equal(unreadIn(kept(client, root)), 1);
	await happens(world, () => server.room.erase(ANNA, other!));
	assert.equal(unreadIn(kept(client, root)), 0);
});

test('following is shown at once, and taken back if it cannot be', async () => {
	const world = newWorld();
	const root = world.server.room.post(BEN, 'Angebot?').seq;
	const client = await inRoom(world, root);
	const done = client.threads.follow(ROOM, root, 'following');
	assert.equal(kept(client, root)!.level, 'following');
	await Promise.all([done, world.clock.pass(500)]);
	assert.equal(world.server.kept.get(`${ROOM} ${root}`)!.level, 'following');
	world.server.refuse = ({ method }) => (method === 'thread.follow' ? 'too_fast' : undefined);
	const refused = client.threads.follow(ROOM, root, 'muted').then(() => false, () => true);
	await world.clock.pass(500);
	assert.deepEqual([await refused, kept(client, root)!.level], [true, 'following']);
});

test('how the person keeps the thread on screen is asked again after a break', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(BEN, 'Angebot?').seq;
	const client = await inRoom(world, root);
	server.kept.set(`${ROOM} ${root}`, { level: 'muted', mark: 0 });
	server.cutAll();
	await clock.pass(5000);
	assert.equal(kept(client, root)!.level, 'muted');
});

test('what was erased before a thread was counted is not taken off again when that is heard', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const first = server.room.reply(BEN, root, 'eins').seq;
	server.room.reply(CEM, root, 'zwei');
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRoom(world);
	const { head } = server.room;
	server.room.erase(BEN, first);
	server.tell('thread.kept', { room: ROOM, message: root, mark: 0, level: 'following', unread: 1, head: head + 1 });
	await clock.pass(200);
	server.tellEvents(server.room, head + 1);
	await clock.pass(200);
	assert.equal(unreadIn(kept(client, root)), 1);
});

test('where more is new than is counted, what is erased leaves as much', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const root = server.room.post(ANNA, 'Angebot?').seq;
	const replies = Array.from({ length: LIMITS.unread_max + 50 }, () => server.room.reply(BEN, root, 'ja').seq);
	server.keep(ROOM, root, { level: 'following' });
	const client = await inRailOnly(world);
	server.tell('thread.kept', { room: ROOM, message: root, mark: 0, level: 'following', unread: LIMITS.unread_max, head: server.room.head });
	await clock.pass(200);
	await happens(world, () => replies.slice(0, 20).forEach((seq) => server.room.erase(BEN, seq)));
	assert.equal(unreadIn(kept(client, root)), LIMITS.unread_max);
});
