import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* Ben has something unread in two channels, where he is called upon in the second, in a thread he follows and in a
 * conversation; a muted channel has something new as well. Returns the rooms and the thread's root. */
async function speak({ server, ada, ben, room }) {
	const join = (other) => asPerson(server, ben, (call) => call('room.join', { room: other }));
	const [messe, laut] = await asPerson(server, ada, async (call) => [await createRoom(call, 'messe'), await createRoom(call, 'laut')]);
	await join(messe);
	await join(laut);
	const [root] = await asPerson(server, ben, async (call) => {
		await call('room.prefer', { room: laut, level: 'nothing' });
		return postAll(call, room, ['Wer fährt zur Messe?']);
	});
	const talk = await asPerson(server, ada, async (call) => {
		const client_id = newClientId;
		const { room: direct } = await call('conversation.open', { client_id: client_id(), people: [{ person: ben.id }] });
		await call('message.post', { room: direct, client_id: client_id(), text: 'Nur für dich' });
		await new Promise((resolve) => setTimeout(resolve, 5)); // the latest goes first, by the millisecond
		await call('message.reply', { room, message: root, client_id: client_id(), text: 'Ich fahre' });
		const mentions = [{ at: 0, size: 4, kind: 'person', id: ben.id }];
		await call('message.post', { room: messe, client_id: client_id(), text: '@Ben Stand 12', mentions });
		await postAll(call, laut, ['stumm']);
		await postAll(call, room, ['**Angebot** ist raus', 'und unterschrieben']);
		return direct;
	});
	return { messe, laut, root, talk };
}

function groups(seat) {
	return seat.page.locator('[data-group]');
}

function group(seat, name) {
	return seat.page.getByRole('region', { name, exact: true });
}

function names(seat) {
	return seat.page.locator('.unread-name').allTextContents();
}

const focused = (seat) => seat.page.evaluate(() => document.activeElement.textContent);

test('all that is unread comes together, what is meant for one first and what is muted not at all', async ({ house, enter }) => {
	await speak(house);
	const ben = await enter(house.ben);
	await ben.page.goto('/');
	await ben.page.getByRole('link', { name: 'Unread', exact: true }).click();
	await expect(ben.page).toHaveURL(/\/unread$/);
	await expect.poll(() => names(ben)).toEqual(['messe', 'Wer fährt zur Messe?', 'Ada Brandt', 'angebote']);
	await expect(group(ben, 'angebote').getByRole('article')).toHaveText([/Ada Brandt.*Angebot ist raus/, /und unterschrieben/]);
	await expect(group(ben, 'angebote').locator('strong')).toHaveText('Angebot');
	await expect(group(ben, /^Wer fährt/).getByRole('article')).toHaveText([/Ich fahre/]);
	await expect(ben.page.getByText('stumm', { exact: true })).toHaveCount(0);
	await expectAccessible(ben, 'all that is unread');

	/* Looking at it here does not make it read. */
	await ben.page.waitForTimeout(1_500);
	await ben.page.reload();
	await expect(groups(ben)).toHaveCount(4);

	/* What comes meanwhile joins its group; a group that is new comes last. */
	const { server, ada, room } = house;
	await asPerson(server, ada, async (call) => {
		const other = await createRoom(call, 'neu');
		await call('room.invite', { room: other, client_id: newClientId(), people: [{ person: house.ben.id }] });
		const [seq] = await postAll(call, room, ['drittens']);
		await postAll(call, other, ['hallo']);
		await call('message.edit', { room, message: seq, client_id: newClientId(), text: 'drittens, geändert' });
	});
	await expect(group(ben, 'angebote').getByRole('article').last()).toContainText('drittens, geändert');
	await expect.poll(() => names(ben)).toEqual(['messe', 'Wer fährt zur Messe?', 'Ada Brandt', 'angebote', 'neu']);
});

test('with keys alone one reads, folds, answers, marks and takes that back', async ({ house, enter }) => {
	const { room } = house;
	const { root } = await speak(house);
	const ben = await enter(house.ben);
	const { keyboard } = ben.page;
	await ben.page.goto('/people');
	await expect(ben.page.getByRole('heading', { name: 'People' })).toBeVisible();
	await keyboard.press('Alt+Shift+Home');
	await expect(ben.page).toHaveURL(/\/unread$/);
	await expect(groups(ben)).toHaveCount(4);
	await expect.poll(() => focused(ben)).toBe('messe');
	await expect(group(ben, 'messe').getByRole('article')).toHaveCount(1);
	await keyboard.press('ArrowDown');
	expect(await focused(ben)).toContain('Stand 12');
	await keyboard.press('n');
	expect(await focused(ben)).toContain('Wer fährt zur Messe?');
	await keyboard.press('ArrowLeft');
	await expect(group(ben, /^Wer fährt/).getByRole('article')).toHaveCount(0);
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowRight');
	await expect.poll(() => focused(ben)).toContain('Ich fahre');
	await keyboard.press('r');
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/${root}/thread$`));
	await expect(ben.page.getByTestId('thread-composer')).toBeFocused();
	await ben.page.goBack();

	/* Where one was; the thread has been read there. */
	await expect(groups(ben).first()).toBeVisible();
	await expect(async () => {
		await keyboard.press('Shift+N');
		await keyboard.press('Home');
		expect(await focused(ben)).toBe('messe');
	}).toPass();
	await keyboard.press('e');
	await expect(group(ben, 'messe')).toHaveCount(0);
	await expect(ben.page.getByRole('status').filter({ hasText: '#messe: marked as read' })).toBeVisible();
	await expect(ben.channel('messe')).toHaveAccessibleName('messe');
	expect(await focused(ben)).not.toBe('');
	await keyboard.press('u');
	await expect(group(ben, 'messe')).toHaveCount(1);
	expect((await names(ben))[0]).toBe('messe');
	await expect(group(ben, 'messe').getByRole('article')).toHaveCount(1);
	await keyboard.press('Home');
	await keyboard.press('ArrowDown');
	await keyboard.press('Enter');
	await expect(ben.page).toHaveURL(/\/r\/[0-9a-z]{13}\/\d+$/);
	await expect(ben.message('Stand 12')).toBeVisible();
});

test('everything is read at once, threads too, and can be taken back, on every device', async ({ house, enter }) => {
	await speak(house);
	const [ben, phone] = [await enter(house.ben), await enter(house.ben, PHONE)];
	for (const seat of [ben, phone]) {
		await seat.page.goto('/unread');
		await expect(groups(seat)).toHaveCount(4);
	}
	await ben.button('Mark all as read').click();
	await expect(groups(phone)).toHaveCount(0);
	await expect(ben.page.getByRole('heading', { name: 'Everything is read' })).toBeVisible();
	await expectAccessible(ben, 'all that is unread');
	await ben.page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
	for (const seat of [ben, phone]) await expect(groups(seat)).toHaveCount(4);
	await expect(group(ben, /^Wer fährt/).getByRole('article')).toHaveText([/Ich fahre/]);
	await ben.page.keyboard.press('Shift+Escape');
	await expect(groups(ben)).toHaveCount(0);
	const { server, ada, room } = house;
	await asPerson(server, ada, (call) => postAll(call, room, ['und wieder']));
	await expect(group(ben, 'angebote').getByRole('article')).toHaveText([/und wieder/]);
	await ben.page.keyboard.press('Shift+Escape');
	await expect(groups(ben)).toHaveCount(0);
	await ben.page.reload();
	await expect(ben.page.getByRole('heading', { name: 'Everything is read' })).toBeVisible();
});

test('much that is unread comes by and by', async ({ house, enter }) => {
	const { server, ada, room } = house;
	await asPerson(server, ada, (call) => postAll(call, room, Array.from({ length: 130 }, (_, i) => `Text ${i}.`)));
	const ben = await enter(house.ben);
	await ben.page.goto('/unread');
	await expect(ben.articles).toHaveCount(10);
	await ben.button('Show more').click();
	await expect(ben.articles).toHaveCount(50);
	await ben.button('Show more').click();
	await ben.button('Show more').click();
	await expect(ben.articles).toHaveCount(130);
	await expect(ben.articles.last()).toContainText('Text 129.');
	await expect(ben.page.getByRole('button', { name: /^Show/ })).toHaveCount(0);
});

test('of many rooms those are read that come near', async ({ house, enter }) => {
	test.slow();
	const { server, ada, ben: who, room } = house;
	const rooms = await asPerson(server, ada, async (call) => {
		const made = [];
		for (let i = 0; i < 30; i++) made.push(await createRoom(call, `raum ${i}`));
		return made;
	});
	await asPerson(server, who, (call) => Promise.all(rooms.map((one) => call('room.join', { room: one }))));
	await asPerson(server, ada, (call) => Promise.all([room, ...rooms].map((one) => postAll(call, one, ['eins', 'zwei', 'drei']))));
	const ben = await enter(who);
	const asked = [];
	ben.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => /"room.history"/.test(payload) && asked.push(payload)));
	await ben.page.goto('/unread');
	await expect(groups(ben)).toHaveCount(31);
	await expect(groups(ben).first().getByRole('article')).toHaveCount(3);
	await expect.poll(() => asked.length).toBeGreaterThan(3);
	expect(asked.length).toBeLessThan(20);
	await ben.page.keyboard.press('Home');
	await ben.page.keyboard.press('End');
	await expect(groups(ben).last().getByRole('article')).toHaveCount(3);
	expect(asked.length).toBeLessThan(30);
});

test('without a connection it stays, and afterwards it has what came meanwhile', async ({ house, enter }) => {
	const { server, ada, room } = house;
	await asPerson(server, ada, (call) => postAll(call, room, ['eins']));
	const ben = await enter(house.ben);
	await ben.page.goto('/unread');
	await expect(ben.articles).toHaveText([/eins/]);
	await server.kill();
	await expect(ben.banner).toBeVisible();
	await expect(ben.articles).toHaveText([/eins/]);
	await server.start();
	await asPerson(server, ada, (call) => postAll(call, room, ['zwei']));
	await expect(ben.articles).toHaveText([/eins/, /zwei/], { timeout: 20_000 });
});

test('an emoji answers on the spot', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [seq] = await asPerson(server, ada, (call) => postAll(call, room, ['Angebot ist raus']));
	const ben = await enter(house.ben);
	await ben.page.goto('/unread');
	await ben.articles.hover();
	await ben.articles.getByRole('button', { name: /^React with/ }).first().click();
	await expect(ben.articles.getByRole('group', { name: 'Reactions' }).getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
	const { events } = await asPerson(server, ada, (call) => call('room.history', { room, from: seq, to: seq }));
	expect(events.map(({ kind }) => kind)).toEqual(['message.posted', 'message.reacted']);
	await expect(groups(ben)).toHaveCount(1);
});

test('on a phone it has its place in the bar, and fits', async ({ house, enter }) => {
	await speak(house);
	const ben = await enter(house.ben, PHONE);
	await ben.page.goto('/inbox');
	await ben.page.getByRole('navigation', { name: 'Main parts' }).getByRole('link', { name: /Unread/ }).tap();
	await expect(groups(ben)).toHaveCount(4);
	await expect(group(ben, 'angebote').getByRole('article')).toHaveCount(2);
	expect(await ben.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await expectAccessible(ben, 'all that is unread');
	await group(ben, 'messe').getByRole('button', { name: 'Mark as read: #messe' }).tap();
	await expect(groups(ben)).toHaveCount(3);
	await group(ben, 'angebote').getByRole('link', { name: 'Open in its place' }).first().tap();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/\\d+$`));
});

test('in German it is called what it is, and Ctrl+K finds it', async ({ house, enter }) => {
	await speak(house);
	const ben = await enter(house.ben, { locale: 'de-DE' });
	await ben.page.goto('/people');
	await expect(ben.page.getByRole('heading', { name: 'Leute' })).toBeVisible();
	await ben.page.keyboard.press('Control+k');
	await ben.page.keyboard.type('ungel');
	await ben.page.keyboard.press('Enter');
	await expect(ben.page.getByRole('heading', { name: 'Ungelesen', level: 1 })).toBeVisible();
	await group(ben, 'angebote').getByRole('button', { name: 'Als gelesen markieren: #angebote' }).click();
	await expect(ben.page.getByText('#angebote: als gelesen markiert')).toBeVisible();
	await ben.button('Alles als gelesen markieren').click();
	await expect(ben.page.getByRole('heading', { name: 'Alles gelesen' })).toBeVisible();
	await ben.page.keyboard.press('Control+/');
	await expect(ben.dialog.getByText('In allem Ungelesenen')).toBeVisible();
});
