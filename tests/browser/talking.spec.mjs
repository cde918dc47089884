import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

test('what one says, changes and erases, the other sees at once', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);

	await ada.say('Das Angebot ist raus.');
	await expect(ben.message('Das Angebot ist raus.')).toBeVisible();
	await ben.say('Sehr gut, danke.');
	await ada.expectTexts(['Das Angebot ist raus.', 'Sehr gut, danke.']);

	await ada.composer.press('ArrowUp');
	await expect(ada.composer).toHaveValue('Das Angebot ist raus.');
	await ada.composer.fill('Das Angebot ist heute raus.');
	await ada.composer.press('Enter');
	const changed = ['Das Angebot ist heute raus. (edited)', 'Sehr gut, danke.'];
	await ada.expectTexts(changed);
	await ben.expectTexts(changed);

	await ben.message('Sehr gut').hover();
	await ben.message('Sehr gut').getByRole('button', { name: 'Delete' }).click();
	await ben.dialog.getByRole('button', { name: 'Delete' }).click();
	const erased = ['Das Angebot ist heute raus. (edited)', 'Message deleted'];
	await ben.expectTexts(erased);
	await ada.expectTexts(erased);
});

test("nobody is offered to change what another said; a channel's owner may erase it", async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['von Ben']));
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['von Ada']));
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.message('von Ada').hover();
	await expect(ben.message('von Ada').getByRole('button', { name: 'Edit' })).toHaveCount(0);
	await expect(ben.message('von Ada').getByRole('button', { name: 'Delete' })).toHaveCount(0);
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.message('von Ben').hover();
	await expect(ada.message('von Ben').getByRole('button', { name: 'Edit' })).toHaveCount(0);
	await expect(ada.message('von Ben').getByRole('button', { name: 'Delete' })).toBeVisible();
});

test('what came while one was elsewhere is counted, stands below a line, and counts as read when seen', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	await asPerson(server, ada, (call) => postAll(call, room, ['gestern schon']));
	await asPerson(server, ben, (call) => call('room.mark', { room, seq: 4 }));
	const other = await asPerson(server, ben, (call) => createRoom(call, 'messe'));
	const seat = await enter(ben);
	await seat.open(other);
	await asPerson(server, ada, (call) => postAll(call, room, ['neu eins', 'neu zwei', 'neu drei']));
	await expect(seat.channel('angebote')).toContainText('3 unread messages');

	await seat.channel('angebote').click();
	await expect(seat.unreadLine).toBeVisible();
	const order = await seat.page.evaluate(() =>
		[...document.querySelectorAll('article, [data-testid="unread-line"]')].map((row) =>
			row.dataset.testid ? 'line' : row.querySelector('p').textContent,
		),
	);
	expect(order).toEqual(['gestern schon', 'line', 'neu eins', 'neu zwei', 'neu drei']);

	await expect(seat.channel('angebote')).not.toContainText('unread');
	await expect(seat.unreadLine, 'it stays until the room is left').toBeVisible();
	await seat.page.reload();
	await expect(seat.message('neu drei')).toBeVisible();
	await expect(seat.unreadLine).toHaveCount(0);
});

test('one sees who is typing, and who is here', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const ben = await enter(house.ben);
	await ada.open(house.room);
	await ben.open(house.room);
	await ben.composer.pressSequentially('ich schr');
	await expect(ada.page.getByText('Ben Okafor is typing …')).toBeVisible();
	await ben.composer.press('Enter');
	await expect(ada.page.getByText('Ben Okafor is typing …')).toHaveCount(0);
	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	const pane = ada.page.getByRole('complementary', { name: 'Members' });
	const item = pane.getByRole('listitem').filter({ hasText: 'Ben Okafor' });
	await expect(item.getByRole('img', { name: 'active' })).toBeVisible();
	await ben.context.close();
	await expect(item.getByRole('img', { name: 'offline' })).toBeVisible();
});

test('from a message on all is unread again, and stays so until one leaves or says otherwise', async ({ house, enter }) => {
	const { server, ada, ben: who, room } = house;
	const [, second] = await asPerson(server, ada, (call) => postAll(call, room, ['eins', 'zwei', 'drei']));
	const ben = await enter(who);
	const mark = () => asPerson(server, who, async (call) => (await call('room.open', { room })).mark);
	await ben.open(room);
	await expect.poll(mark).toBeGreaterThan(second);
	await ben.message('zwei').focus();
	await ben.page.keyboard.press('u');
	await expect.poll(mark).toBe(second - 1);
	await expect(ben.unreadLine).toBeVisible();
	await expect(ben.channel('angebote')).toContainText('2 unread messages');
	/* Though its end is in view. */
	await ben.page.waitForTimeout(1500);
	expect(await mark()).toBe(second - 1);
	await ben.button('Mark as read').click();
	await expect.poll(mark).toBeGreaterThan(second);
	await expect(ben.button('Mark as read')).toHaveCount(0);
});

test('who wants to say so has nothing marked as read by looking', async ({ house, enter }) => {
	const { server, ada, ben: who, room } = house;
	const ben = await enter(who);
	const unread = () => asPerson(server, who, async (call) => {
		const connection = await call('room.open', { room });
		return connection.head - connection.mark;
	});
	await ben.open(room);
	await expect.poll(unread).toBe(0);
	await ben.openSettings();
	await ben.page.getByRole('radio', { name: 'Only when I say so' }).check();
	await ben.page.keyboard.press('Escape');
	await asPerson(server, ada, (call) => postAll(call, room, ['gesehen, nicht gelesen']));
	await expect(ben.message('gesehen')).toBeVisible();
	await ben.page.waitForTimeout(1500);
	expect(await unread()).toBe(1);
	await ben.button('Mark as read').click();
	await expect.poll(unread).toBe(0);
});
