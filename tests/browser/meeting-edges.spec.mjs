/* Meetings at their edges: far off, without items, with long words, over in no time, scrolled away. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson, expect, test } from './house.mjs';
import { ITEMS, openMeeting, planMeeting } from './meeting.mjs';

const DAY_MS = 24 * 60 * 60_000;
const LONG = 'Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerungsverfahren';

const bar = (seat) => seat.page.getByRole('group', { name: 'Steering the meeting' });
const press = (seat, name) => bar(seat).getByRole('button', { name, exact: typeof name === 'string' }).click();
const now = (seat) => seat.page.getByTestId('now-item');

async function end(seat) {
	await press(seat, 'More');
	await seat.dialog.getByRole('button', { name: 'End …' }).click();
	await expect(seat.dialog.getByRole('heading', { name: 'End the meeting?' })).toBeVisible();
}

test('one that is far off asks before it begins; nobody’s focus goes elsewhere', async ({ house, enter }) => {
	const start = Date.now() + 2 * DAY_MS;
	const number = await planMeeting(house, { start, later: [{ start: start + DAY_MS }] });
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, house.room, number);
	await expect(bar(ben)).toHaveText('Not open yet.');
	await press(ada, 'Begin');
	await ada.dialog.getByRole('button', { name: 'Not yet' }).click();
	await expect(bar(ada).getByRole('button', { name: 'Begin' })).toBeFocused();
	await ada.page.keyboard.press('Enter');
	await ada.dialog.getByRole('button', { name: 'Begin' }).click();
	for (const seat of [ada, ben]) await expect(now(seat)).toContainText('Check-in');
	await expect(bar(ben).getByRole('button', { name: 'Join' })).toBeVisible();
	expect(await ben.page.evaluate(() => document.activeElement === document.body), 'read on').toBe(true);
});

test('one without items says so, here and elsewhere, and how short it was', async ({ house, enter }) => {
	const number = await planMeeting(house, { later: [], rhythm: 'once' }, [], true);
	const ada = await enter(house.ada);
	await openMeeting(ada, house.room, number);
	await expect(ada.page.getByText('No items on the agenda yet.')).toBeVisible();
	await expect(ada.page.getByTestId('meeting-clock')).toBeVisible();
	await expect(ada.page.getByTestId('forecast')).toHaveCount(0);
	await ada.page.getByRole('link', { name: 'angebote' }).first().click();
	await expect(ada.page.locator('.running-bar')).toHaveText(/^Weekly is running\s*Back$/);
	await ada.page.locator('.running-bar').click();
	await end(ada);
	await ada.dialog.getByRole('button', { name: 'End the meeting' }).click();
	await expect(ada.page.getByText('It took less than a minute (planned: 30).')).toBeVisible();
});

test('before the end one is told of a summary that was begun, and it is not lost; long words stay in the dialog', async ({ house, enter }) => {
	const number = await planMeeting(house, {}, [ITEMS[0], { ...ITEMS[1], title: LONG }, ITEMS[2]], true);
	const ada = await enter(house.ada);
	await openMeeting(ada, house.room, number);
	await press(ada, /^Next item/);
	await expect(now(ada)).toContainText(LONG);
	await ada.page.getByLabel('What came out of “Check-in”?').fill('Half a sen');
	await end(ada);
	await expect(ada.dialog).toContainText('A summary that was begun is not on record yet.');
	const { inside, whole } = await ada.dialog.evaluate((one) => ({ inside: one.clientWidth, whole: one.scrollWidth }));
	expect(whole).toBeLessThanOrEqual(inside);
	await ada.dialog.getByRole('button', { name: 'End the meeting' }).click();
	await expect(ada.page.getByRole('region', { name: 'Too late to be put on record: Check-in' })).toContainText('Half a sen');
	const items = ada.page.getByRole('list', { name: 'What came of it' }).getByRole('listitem');
	await expect(items.nth(0)).toContainText('done · under 1 of 5 min used');
	await expect(items.nth(2), 'nobody was there for long').toContainText('open · 10 min planned');
});

test('on a phone what one looks at comes into view, and so does the end', async ({ house, enter }) => {
	const items = Array.from({ length: 20 }, (_, i) => ({ title: `Point ${i + 1}`, purpose: 'inform', minutes: 1 }));
	const number = await planMeeting(house, { later: [], rhythm: 'once' }, items, true);
	const ada = await enter(house.ada, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	await openMeeting(ada, house.room, number);
	await ada.page.getByRole('button', { name: 'Point 20', exact: true }).tap();
	await expect(now(ada).getByRole('heading', { name: 'Point 20' })).toBeInViewport();
	await ada.page.getByRole('button', { name: 'Point 19', exact: true }).scrollIntoViewIfNeeded();
	await end(ada);
	await ada.dialog.getByRole('button', { name: 'End the meeting' }).tap();
	await expect(ada.page.getByRole('heading', { name: /^Ended at/ })).toBeInViewport();
});

test('a line that is being written is there as a whole, and time that nobody took is not told', async ({ house, enter }) => {
	const number = await planMeeting(house, {}, ITEMS, true);
	const ada = await enter(house.ada, { viewport: { width: 1100, height: 700 } });
	await openMeeting(ada, house.room, number);
	await press(ada, /^Next item/);
	await expect(now(ada)).toContainText('Figures');
	await press(ada, /^Back/);
	await expect(now(ada)).toContainText('Check-in');
	const lines = ada.page.locator('.agenda-line');
	await expect(lines.nth(1).locator('.agenda-time')).toContainText(/^10 min/);
	await ada.button('Add item').click();
	await expect(ada.page.getByLabel('What it is about')).toBeFocused();
	for (const part of [ada.page.getByLabel('What it is about'), ada.button('Done')]) await expect(part).toBeInViewport({ ratio: 1 });
});

test('a room that ends with a card opens at its end, though the card comes later', async ({ house, enter }) => {
	const { room, ada } = house;
	await asPerson(house.server, ada, async (call) => {
		for (let i = 0; i < 40; i++) await call('message.post', { room, client_id: newClientId(), text: `Message ${i}` });
	});
	const number = await planMeeting(house, { goal: LONG.repeat(3) }, ITEMS, true);
	const seat = await enter(ada, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
	await openMeeting(seat, room, number);
	for (let i = 0; i < 4; i++) {
		await seat.page.goto('/');
		await seat.page.getByRole('link', { name: 'angebote' }).first().tap();
		await expect(seat.page.locator('.meeting-card .button')).toBeInViewport({ timeout: 4000 });
		await seat.page.waitForTimeout(300);
		await expect(seat.page.locator('.meeting-card .button')).toBeInViewport({ timeout: 1000 });
	}
});
