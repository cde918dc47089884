/* Addresses of pages, meetings and minutes in messages: by their title for whoever sees them. */
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';
import { planMeeting } from './meeting.mjs';

const make = (call, room, title) => call('page.make', { room, client_id: newClientId(), title });
const message = ({ page }, n) => page.getByRole('article').nth(n);

test('an address of a page, a meeting or minutes in a message shows its title, and follows it', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const meeting = await planMeeting(house);
	const { seq } = await asPerson(server, ada, (call) => make(call, room, 'Prices'));
	const at = (rest) => `${server.origin}/r/${room}/${rest}`;
	await asPerson(server, ada, (call) =>
		postAll(call, room, [`See ${at(`${seq}/page`)}, please.`, at(`${meeting}/meeting`), at(`${meeting}/minutes`), at(`${seq}/meeting`), `[mine](${at(`${seq}/page`)})`]));
	const ben = await enter(house.ben);
	await ben.open(room);
	await expect(message(ben, 0).getByRole('link', { name: 'Prices', exact: true })).toHaveAttribute('title', at(`${seq}/page`));
	await expect(message(ben, 0)).toContainText('See Prices, please.');
	await expect(message(ben, 1).getByRole('link', { name: 'Weekly', exact: true })).toBeVisible();
	await expect(message(ben, 2).getByRole('link', { name: 'Minutes: Weekly', exact: true })).toBeVisible();
	await expect(message(ben, 3).getByRole('link', { name: at(`${seq}/meeting`) }), 'there is no such meeting').toBeVisible();
	await expect(message(ben, 4).getByRole('link', { name: 'mine', exact: true }), 'words of their own stay').toBeVisible();
	await expectAccessible(ben, 'titles in messages');
	await asPerson(server, ada, (call) => call('page.change', { room, page: seq, client_id: newClientId(), title: 'Price list', archived: false }));
	await expect(message(ben, 0)).toContainText('See Price list, please.');
	await message(ben, 0).getByRole('link', { name: 'Price list' }).click();
	await expect(ben.page).toHaveURL(at(`${seq}/page`));
});

test('of a room one is not in the address tells nothing', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const path = await asPerson(server, ada, async (call) => {
		const other = await createRoom(call, 'geheim');
		await call('room.change', { room: other, client_id: newClientId(), access: 'closed' });
		const { seq } = await make(call, other, 'Salaries');
		const address = `${server.origin}/r/${other}/${seq}/page`;
		await postAll(call, room, [address]);
		return address;
	});
	const [insider, ben] = [await enter(ada), await enter(house.ben)];
	await insider.open(room);
	await expect(message(insider, 0).getByRole('link', { name: 'Salaries', exact: true })).toBeVisible();
	await ben.open(room);
	await expect(message(ben, 0).getByRole('link', { name: path, exact: true })).toBeVisible();
	await ben.page.waitForLoadState('networkidle');
	await expect(ben.page.locator('body')).not.toContainText('Salaries');
});

test('of hundreds of addresses few are asked for at a time, those that stand last first', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const { seq } = await asPerson(server, ada, (call) => make(call, room, 'Prices'));
	const at = (n) => `${server.origin}/r/${room}/${n}/page`;
	const many = (from) => Array.from({ length: 150 }, (_, i) => at(from + i)).join(' ');
	await asPerson(server, ada, async (call) => {
		for (const from of [1000, 2000, 3000]) await postAll(call, room, [many(from)]);
		await postAll(call, room, [at(seq)]);
	});
	const ben = await enter(house.ben);
	let asked = 0;
	ben.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => (asked += String(payload).includes('"room.history"') ? 1 : 0)));
	await ben.open(room);
	await expect(ben.page.getByRole('link', { name: 'Prices', exact: true })).toBeVisible();
	const before = asked;
	await ben.page.waitForTimeout(2_000);
	expect(before, 'when the last one shows').toBeLessThan(10);
	expect(asked - before, 'goes on').toBeGreaterThan(5);
	expect(asked - before, 'at ease').toBeLessThan(40);
});
