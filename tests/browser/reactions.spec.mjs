import { asPerson, expect, postAll, test } from './house.mjs';

/* The chips under a message, as they are read aloud. */
function chips(seat, text) {
	return seat.message(text).getByRole('group', { name: 'Reactions' }).getByRole('button', { name: /reacted/ });
}

test('a reaction stands there at once, is counted for all, and goes when it is pressed again', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['Auftrag ist da']));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(house.room);
	await ben.open(house.room);
	await ben.message('Auftrag ist da').hover();
	await ben.button('React with 👍').click();
	await expect(chips(ben, 'Auftrag')).toHaveAccessibleName('You reacted with 👍');
	await expect(chips(ada, 'Auftrag')).toHaveAccessibleName('1 reacted with 👍');
	await expect(chips(ada, 'Auftrag')).toHaveAccessibleDescription('Ben Okafor');
	await chips(ada, 'Auftrag').click();
	await expect(chips(ben, 'Auftrag')).toHaveAccessibleName('2 reacted with 👍, you too');
	await expect(chips(ben, 'Auftrag')).toHaveAttribute('aria-pressed', 'true');
	await expect(chips(ben, 'Auftrag')).toHaveAccessibleDescription('You and Ada Brandt');
	await chips(ben, 'Auftrag').click();
	await expect(chips(ada, 'Auftrag')).toHaveAccessibleName('You reacted with 👍');
	await ada.page.reload();
	await expect(chips(ada, 'Auftrag')).toHaveAccessibleName('You reacted with 👍');
	await chips(ada, 'Auftrag').click();
	await expect(chips(ben, 'Auftrag')).toHaveCount(0);
});

test('with keys alone: + in the list opens all emoji, and the focus comes back', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['fertig']));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const { keyboard } = ada.page;
	await expect(ada.message('fertig')).toBeVisible();
	await ada.list.focus();
	await keyboard.press('ArrowUp');
	await keyboard.press('+');
	await expect(ada.page.getByRole('searchbox')).toBeFocused();
	await keyboard.type('party popper');
	await expect(ada.page.getByRole('gridcell')).toHaveCount(1);
	await keyboard.press('Tab');
	await keyboard.press('Enter');
	await expect(ada.dialog).toHaveCount(0);
	await expect(chips(ada, 'fertig')).toHaveAccessibleName('You reacted with 🎉');
	await expect(ada.message('fertig')).toBeFocused();
	await expect(ada.message('fertig')).toHaveAccessibleName(/fertig\. You reacted with 🎉/);
});

test('a reaction made without a network is sent when it is back, once', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['unterwegs']));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(house.room);
	await ben.open(house.room);
	await ada.message('unterwegs').hover();
	await expect(ada.button('React with 👍')).toBeVisible();
	await house.server.kill();
	await ada.button('React with 👍').click();
	await expect(chips(ada, 'unterwegs')).toHaveAccessibleName('You reacted with 👍');
	await house.server.start();
	await expect(chips(ben, 'unterwegs')).toHaveAccessibleName('1 reacted with 👍', { timeout: 20_000 });
});

test('on a phone a long press offers three emoji and the rest', async ({ house, enter }) => {
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['lang gedrückt']));
	const ada = await enter(house.ada, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	await ada.open(house.room);
	const box = await ada.message('lang gedrückt').boundingBox();
	const touch = await ada.context.newCDPSession(ada.page);
	const at = { x: box.x + 120, y: box.y + box.height / 2 };
	await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
	await expect(ada.dialog).toBeVisible();
	await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
	await ada.page.waitForTimeout(400);
	if (process.env.SHOTS) await ada.page.screenshot({ path: `${process.env.SHOTS}/phone-sheet.png` });
	await ada.dialog.getByRole('button', { name: 'React with ❤️' }).tap();
	await expect(chips(ada, 'lang gedrückt')).toHaveAccessibleName('You reacted with ❤️');
});
