/* All that is unread: which groups there are, and what is read of them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../src/connection/refusal';
import { LIMITS } from '../src/protocol/limits';
import type { JournalEvent, Preference } from '../src/protocol/types';
import type { Client } from '../src/session/client';
import { UnreadReader, type Excerpts } from '../src/session/unread';
import { EMPTY_STATE } from '../src/state/app';
import { applyToExcerpt, excerptOf } from '../src/state/excerpt';
import { keptOf, unreadIn } from '../src/state/kept';
import { entryOfSummary } from '../src/state/rooms';
import { newThreads } from '../src/state/threads';
import { inOrder, unreadGroups, unreadRows, type UnreadGroup } from '../src/state/unread';
import { Journal, PEOPLE, ROOM } from './journal';
import { Chance } from './random';
import { HandClock, newWorld, type World } from './world';

const [ANNA, BEN, CEM] = PEOPLE as [string, string, string];

function entry(room: string, rest: { kind?: 'conversation'; changed: number; calls?: { seq: number }[]; level?: Preference['level'] }) {
	const { level = 'all', ...others } = rest;
	const preference = { level, favourite: false, section: '', hidden: 0 };
	const summary = { room, kind: 'channel', title: room, archived: false, head: 9, mark: 5, unread: 2, calls: [] as never[] } as const;
	return [room, entryOfSummary({ ...summary, preference, ...others })] as const;
}

function groupOf(mark: number, root = 0, room = ROOM): UnreadGroup {
	return { key: `${room} ${root}`, room, root, mark, count: 1, isMeant: false, time: 0 };
}

test('what is meant for the person comes first, then the latest; what is muted does not come', () => {
	const rooms = new Map([
		entry('old', { changed: 1 }),
		entry('new', { changed: 9 }),
		entry('muted', { changed: 9, level: 'nothing' }),
		entry('called', { changed: 2, calls: [{ seq: 9 }] }),
		entry('talk', { kind: 'conversation', changed: 3 }),
	]);
	const keep = (message: number, level: 'following' | 'muted', room = 'old') =>
		[`${room} ${message}`, { room, message, level, mark: 0, counted: 1, last: 8, fresh: [], countedTo: 0, time: 4 }] as const;
	const kept = new Map([keep(7, 'following'), keep(8, 'muted'), keep(7, 'following', 'left')]);
	const groups = unreadGroups({ ...EMPTY_STATE, me: ANNA, rooms, threads: { kept } });
	assert.deepEqual(groups.map(({ key }) => key), ['old 7', 'talk 0', 'called 0', 'new 0', 'old 0']);
	const later = inOrder(groups, ['new 0', 'gone 0', 'called 0']);
	assert.deepEqual(later.map(({ key }) => key), ['new 0', 'called 0', 'old 7', 'talk 0', 'old 0'], 'nothing moves');
});

test('an excerpt that ends at the head goes on, another one does not; a gap is noticed', () => {
	const journal = new Journal();
	const first = journal.post(BEN, 'eins').seq;
	const short = excerptOf(journal.history(first, first), 0);
	const other = journal.post(CEM, 'zwei').seq;
	const whole = excerptOf(journal.history(first, other), 0);
	const cut = excerptOf(journal.history(first, first), 0);
	const later = [journal.reply(BEN, first, 'im Thread'), journal.post(CEM, 'drei'), journal.edit(BEN, first, 'EINS')];
	const texts = (excerpt = short) => excerpt.rows.map(({ text }) => text);
	assert.deepEqual(texts(applyToExcerpt(whole, later, 0)), ['EINS', 'zwei', 'drei']);
	assert.deepEqual(texts(applyToExcerpt(cut, later, 0)), ['EINS']);
	assert.equal(applyToExcerpt(whole, later.slice(1), 0), undefined);
	assert.equal(applyToExcerpt(whole, [journal.at(first)], 0), whole, 'what is known changes nothing');
});

test('whenever it is read, and whatever comes then, it is as if it had been read at the end', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const chance = new Chance(seed);
		const journal = new Journal();
		for (let i = 0; i < 20; i++) journal.step(chance);
		const mark = journal.head - chance.between(0, 8);
		let excerpt = excerptOf(journal.history(mark + 1, mark + LIMITS.history_rows_max), 0);
		for (let i = 0; i < 25; i++) excerpt = applyToExcerpt(excerpt, [journal.step(chance)], 0)!;
		const again = excerptOf(journal.history(mark + 1, mark + LIMITS.history_rows_max), 0);
		const said = (one: typeof again) => unreadRows([one], groupOf(mark), ANNA).map(({ seq, text, reactions }) => [seq, text, reactions?.length ?? 0]);
		assert.deepEqual(said(excerpt), said(again), `seed ${seed}`);
	}
});

/* A reader of these journals, what it holds and was asked. */
function reading(journals: Journal[], refuse: () => string | undefined = () => undefined) {
	const clock = new HandClock();
	const asked: { room: string; from?: number }[] = [];
	const answers: (() => void)[] = [];
	let excerpts: Excerpts = new Map();
	const call = (method: string, params: { room: string; from: number; to: number; message: number }) => {
		asked.push(params);
		const name = refuse();
		const journal = journals.find(({ room }) => room === params.room)!;
		return new Promise((resolve, reject) => {
			answers.push(() => {
				if (name) reject(new Refusal({ name }));
				else resolve(method === 'thread.open' ? journal.thread(params.message) : journal.history(params.from, params.to));
			});
		});
	};
	const reader = new UnreadReader({ call: call as never, clock, me: () => ANNA, get: () => excerpts, set: (next) => (excerpts = next) });
	const answerAll = async () => {
		for (let i = 0; i < 40; i++) {
			answers.splice(0).forEach((answer) => answer());
			await clock.pass(1);
		}
	};
	const texts = (group: UnreadGroup) => unreadRows(excerpts.get(group.key) ?? [], group, ANNA).map(({ text }) => text);
	return { clock, asked, answers, reader, answerAll, texts, excerpts: () => excerpts };
}

function many(count: number, author = BEN): Journal {
	const journal = new Journal();
	for (let i = 0; i < count; i++) journal.post(author, `${i}`);
	return journal;
}

test('as much is read as is wanted, from the mark on', async () => {
	const journal = many(250);
	const { asked, reader, answerAll, texts } = reading([journal]);
	const group = groupOf(4);
	reader.want(group, 10);
	await answerAll();
	assert.deepEqual([texts(group).length, asked.length], [LIMITS.history_rows_max, 1]);
	reader.want(group, 50);
	await answerAll();
	assert.equal(asked.length, 1, 'it is there already');
	reader.want(group, 110);
	await answerAll();
	assert.deepEqual([texts(group).length, asked.at(-1)!.from], [200, 105]);
	reader.want(group, 999);
	await answerAll();
	assert.deepEqual(texts(group), Array.from({ length: 250 }, (_, i) => `${i}`));
});

test('where nothing of it is unread the reading goes on; a large page comes in several answers', async () => {
	const journal = many(150, ANNA);
	for (let i = 0; i < 30; i++) journal.post(BEN, 'x'.repeat(100));
	journal.pageBytes = 1_000;
	const { reader, answerAll, texts } = reading([journal]);
	const group = groupOf(0);
	reader.want(group, 30);
	await answerAll();
	assert.equal(texts(group).length, 30);
});

test('what happens while it is being read is not missed; a mark set back reads anew', async () => {
	const journal = many(3);
	const { reader, answers, answerAll, clock, texts } = reading([journal]);
	const group = groupOf(5);
	const hear = (event: JournalEvent) => reader.hear(ROOM, event);
	reader.want(group, 10);
	const page = answers.splice(0);
	page.forEach((answer) => answer());
	hear(journal.post(CEM, 'neu'));
	hear(journal.edit(BEN, 6, 'geändert'));
	await clock.pass(1);
	assert.deepEqual(texts(group), ['geändert', '2', 'neu']);
	hear(journal.erase(BEN, 7));
	assert.deepEqual(texts(group), ['geändert', 'neu']);
	journal.post(CEM, 'verpasst');
	hear(journal.post(CEM, 'danach'));
	assert.deepEqual(texts(group), [], 'what has a gap is let go');
	reader.want(group, 10);
	await answerAll();
	assert.deepEqual(texts(group), ['geändert', 'neu', 'verpasst', 'danach']);
	const back = groupOf(4);
	reader.want(back, 10);
	await answerAll();
	assert.deepEqual(texts(back), ['0', 'geändert', 'neu', 'verpasst', 'danach']);
});

test('of a thread the replies are read, and what it answers', async () => {
	const journal = many(2);
	const root = journal.post(ANNA, 'Frage').seq;
	journal.reply(BEN, root, 'alt');
	const group = groupOf(journal.head, root);
	journal.reply(CEM, root, 'neu');
	const { reader, answerAll, texts, excerpts } = reading([journal]);
	reader.want(group, 10);
	await answerAll();
	assert.deepEqual(texts(group), ['neu']);
	assert.equal(excerpts().get(group.key)![0]!.rows[0]!.text, 'Frage');
	reader.hear(ROOM, journal.post(CEM, 'nicht im Thread'));
	reader.hear(ROOM, journal.reply(CEM, root, 'noch eins'));
	assert.deepEqual(texts(group), ['neu', 'noch eins']);
});

test('few are read at once, and after a reconnection all anew', async () => {
	const journals = Array.from({ length: 7 }, (_, i) => new Journal(`room${i}`));
	for (const journal of journals) journal.post(BEN, 'ungelesen');
	const { asked, answers, reader, answerAll, texts, clock } = reading(journals);
	const groups = journals.map(({ room }) => groupOf(4, 0, room));
	for (const group of groups) reader.want(group, 10);
	for (const group of groups) reader.want(group, 10);
	assert.equal(asked.length, 3);
	answers.splice(0, 1)[0]!();
	await clock.pass(1);
	assert.equal(asked.length, 4);
	const late = answers.splice(0);
	reader.doubt();
	late.forEach((answer) => answer());
	await clock.pass(1);
	assert.equal(groups.map(texts).flat().length, 1, 'answers from before are not taken');
	for (const group of groups) reader.want(group, 10);
	await answerAll();
	assert.equal(groups.map(texts).flat().length, 7);
	reader.doubt();
	journals[0]!.post(BEN, 'verpasst');
	reader.hear('room0', journals[0]!.post(BEN, 'danach'));
	assert.deepEqual(texts(groups[0]!), ['ungelesen'], 'what is held shows until it has been read again');
	reader.want(groups[0]!, 10);
	await answerAll();
	assert.deepEqual(texts(groups[0]!), ['ungelesen', 'verpasst', 'danach']);
});

test('too fast is asked again, what cannot be read is not', async () => {
	let name: string | undefined = 'too_fast';
	const { asked, clock, reader, answerAll, texts, excerpts } = reading([many(1)], () => name);
	const group = groupOf(4);
	reader.want(group, 10);
	await answerAll();
	assert.deepEqual([asked.length, excerpts().size], [1, 0]);
	name = undefined;
	await clock.pass(3000);
	await answerAll();
	assert.deepEqual([asked.length, texts(group)], [2, ['0']]);
	name = 'not_found';
	const gone = groupOf(4, 3);
	reader.want(gone, 10);
	await answerAll();
	assert.deepEqual(excerpts().get(gone.key), []);
	reader.want(gone, 10);
	assert.equal(asked.length, 3);
});

async function inRail({ clock, newClient }: World): Promise<Client> {
	const client = newClient();
	client.connectNow();
	await clock.pass(1000);
	return client;
}

test('threads are read to their end at once, and taken back as they were; where one has read on since, that stays', async () => {
	const world = newWorld();
	const { server, clock } = world;
	const roots = [server.room.post(BEN, 'eins').seq, server.room.post(BEN, 'zwei').seq] as [number, number];
	for (const root of roots) {
		server.room.reply(BEN, root, 'Antwort');
		server.keep(ROOM, root, { level: 'following' });
	}
	const client = await inRail(world);
	const other = await inRail(world);
	const news = () => newThreads(client.state.threads, client.state.rooms);
	const event = server.room.reply(CEM, roots[0], 'noch eine');
	server.tellEvents(server.room, event.seq);
	await clock.pass(200);
	assert.equal(news(), 2);
	const undo = client.threads.read([...client.state.threads.kept.values()]);
	assert.equal(news(), 0);
	await clock.pass(1000);
	assert.equal(server.kept.get(`${ROOM} ${roots[0]}`)!.mark, event.seq);
	assert.equal(newThreads(other.state.threads, other.state.rooms), 0);
	const next = server.room.reply(CEM, roots[1], 'und noch eine');
	server.tellEvents(server.room, next.seq);
	await clock.pass(200);
	client.threads.mark(ROOM, roots[1], next.seq);
	undo();
	const unread = (one: Client) => roots.map((root) => unreadIn(keptOf(one.state.threads.kept, ROOM, root)));
	assert.deepEqual(unread(client), [2, 0]);
	await clock.pass(1000);
	assert.deepEqual(roots.map((root) => server.kept.get(`${ROOM} ${root}`)!.mark), [0, next.seq]);
	assert.deepEqual(unread(other), [2, 0], 'on every device');
});
