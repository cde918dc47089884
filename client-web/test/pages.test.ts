/* Pages: in a room's rows, and in a list that is kept true. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageListing } from '../src/protocol/types';
import { Pages } from '../src/session/pages';
import { linesOf } from '../src/state/lines';
import { showRows } from '../src/state/outbox';
import { sortPages } from '../src/state/page';
import { roomOfFresh, rowAt } from '../src/state/room';
import { Journal, PEOPLE, ROOM } from './journal';
import { happens } from './threadWorld';
import { newWorld, type World } from './world';

const [ANNA, BEN] = PEOPLE as [string, string];

test('a row of a page says what is said of it now, and its changes are no lines', () => {
	const journal = new Journal();
	const page = journal.pages.make(ANNA, 'Preise').seq;
	journal.post(BEN, 'eins');
	journal.pages.change(BEN, page, { title: 'Preisliste 2027' });
	journal.pages.change(BEN, page, { archived: true });
	const answer = journal.open();
	const room = roomOfFresh(ROOM, answer.state!, answer.from, answer.events);
	assert.deepEqual(rowAt(room, page)!.page, { title: 'Preisliste 2027', archived: true });
	const types = linesOf(showRows(room, []), 0, () => '').map(({ type }) => type);
	assert.deepEqual(types.slice(-2), ['record', 'message']);
});

test('what was written in last stands first, what is put away apart', () => {
	const listed = (page: number, made: number, written?: number, archived = false): PageListing => ({
		page, author: ANNA, made, what: { title: String(page), archived }, ...(written !== undefined && { written }),
	});
	const { used, archived } = sortPages([listed(1, 10, 50), listed(2, 20), listed(3, 30, 40), listed(4, 60, undefined, true), listed(5, 20)]);
	assert.deepEqual(used.map(({ page }) => page), [1, 3, 5, 2]);
	assert.deepEqual(archived.map(({ page }) => page), [4]);
});

async function shownIn(world: World, room = ROOM): Promise<Pages> {
	const client = world.newClient();
	const pages = new Pages(client, world.clock);
	client.connectNow();
	await world.clock.pass(1_000);
	pages.show(room);
	await world.clock.pass(200);
	return pages;
}

function told(pages: Pages): unknown[] {
	return pages.list!.pages.map(({ page, what: { title, archived } }) => [page, title, archived]);
}

function asked({ server }: World): number {
	return server.requests.filter(({ method }) => method === 'page.list').length;
}

test('the pages of a room are read once, and what happens is folded in', async () => {
	const world = newWorld();
	const { pages: book } = world.server.room;
	const first = book.make(BEN, 'Preise').seq;
	const pages = await shownIn(world);
	assert.deepEqual(told(pages), [[first, 'Preise', false]]);
	const second = await happens(world, () => book.make(ANNA, 'Einwände').seq);
	await happens(world, () => book.change(ANNA, first, { title: 'Preisliste' }));
	await happens(world, () => book.change(ANNA, first, { archived: true }));
	assert.deepEqual(told(pages), [[second, 'Einwände', false], [first, 'Preisliste', true]]);
	const [house] = world.server.rooms;
	const { head } = house!;
	for (let i = 0; i < 5; i++) house!.pages.make(ANNA, 'anderswo');
	world.server.tellEvents(house!, head + 1);
	await world.clock.pass(200);
	assert.equal(pages.list!.pages.length, 2, 'of this room alone');
	assert.equal(asked(world), 1);
});

test('who comes back to the list sees what was known at once, and when it was written in anew', async () => {
	const world = newWorld();
	const page = world.server.room.pages.make(BEN).seq;
	const pages = await shownIn(world);
	world.server.room.pages.write(page, 77);
	pages.show(ROOM);
	assert.deepEqual([pages.list!.isRead, pages.list!.pages.length], [true, 1]);
	await world.clock.pass(200);
	assert.equal(pages.list!.pages[0]!.written, 77);
	world.server.refuse = ({ method }) => (method === 'page.list' ? 'not_found' : undefined);
	pages.show('0000000000000');
	assert.deepEqual([pages.list!.isRead, pages.list!.pages.length], [false, 0], 'nothing of another room');
	await world.clock.pass(200);
	assert.equal(pages.list!.isMissing, true);
});

test('whatever is cut or late, the list of pages ends as the server has it', async () => {
	for (let seed = 1; seed <= 60; seed++) {
		const world = newWorld(seed);
		const { server, clock, chance } = world;
		server.readMs = 60;
		const pages = await shownIn(world);
		for (let i = 0; i < 30; i++) {
			const { head } = server.room;
			server.room.pages.step(chance, chance.pick(PEOPLE));
			if (chance.next() < 0.08) server.cutAll();
			else if (chance.next() < 0.9) server.tellEvents(server.room, head + 1);
			await clock.pass(chance.between(0, 40));
		}
		server.room.post(BEN, 'zuletzt');
		server.tellEvents(server.room, server.room.head);
		await clock.pass(60_000);
		assert.deepEqual(pages.list!.pages, server.room.pages.listings(), `seed ${seed}`);
	}
});
