/* The agenda of a meeting: several people at it at once, by mouse, by keys alone, by finger. */
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';

const MINUTE_MS = 60_000;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ITEMS = ['Check-in', 'Figures', 'Price list', 'Trade fair'].map((title) => ({ title, purpose: 'inform', minutes: 10 }));

/* Ada plans one that begins in an hour, and answers for it; Ben does not. */
async function plan({ server, ada, room }, items = ITEMS, more = {}) {
	const start = Date.now() + 60 * MINUTE_MS;
	const meeting = { title: 'Weekly', goal: '', start, minutes: 45, time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: ada.id, everyone: true, attendees: [], ...more };
	return asPerson(server, ada, async (call) => (await call('meeting.plan', { room, client_id: newClientId(), plan: meeting, items })).seq);
}

async function openAgenda(seat, room, number) {
	await seat.page.goto(`/r/${room}/${number}/meeting`);
	await expect(agenda(seat)).toBeVisible();
	return agenda(seat);
}

const agenda = (seat) => seat.page.getByRole('region', { name: 'Agenda' });
const lines = (seat) => agenda(seat).getByRole('list').first().locator('> li');
const line = (seat, title) => lines(seat).filter({ hasText: title });
const title = (seat, name) => agenda(seat).getByRole('button', { name, exact: true });
const titles = (seat) => agenda(seat).locator('.agenda-title').allTextContents();
const field = (seat, name) => agenda(seat).getByLabel(name, { exact: true });
const expectTitles = (seat, expected) => expect.poll(() => titles(seat)).toEqual(expected);

async function choose(seat, item, action) {
	await agenda(seat).getByRole('button', { name: new RegExp(`^Item \\d+, ${item}: actions`) }).click();
	await seat.dialog.getByRole('button', { name: action, exact: true }).click();
}

/* Something is done by Ada elsewhere. */
function meanwhile({ server, ada, room }, meeting, method, params) {
	return asPerson(server, ada, (call) => call(method, { room, meeting, client_id: newClientId(), ...params }));
}

test('two people work on an agenda at once, and nothing moves under a hand', async ({ house, enter }) => {
	const number = await plan(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openAgenda(seat, house.room, number);
	await expectTitles(ben, ['Check-in', 'Figures', 'Price list', 'Trade fair']);
	await expect(agenda(ben).getByText('40 minutes in all')).toContainText('5 minutes to spare');

	await title(ada, 'Figures').click();
	await field(ada, 'What it is about').fill('Figures of the week');
	const before = await field(ada, 'What it is about').boundingBox();
	await ben.button('Propose an item').click();
	await field(ben, 'What it is about').fill('Parking spaces');
	await field(ben, 'Minutes').fill('5');
	await field(ben, 'Minutes').press('Enter');
	await field(ben, 'What it is about').press('Escape');
	await expect(line(ada, 'Parking spaces')).toContainText('proposed by Ben Okafor');
	/* From one line to another at a press. */
	await ben.button('Propose an item').click();
	await field(ben, 'What it is about').fill('Coffee');
	await title(ben, 'Parking spaces').click();
	await expect(field(ben, 'What it is about')).toHaveValue('Parking spaces');
	await field(ben, 'What it is about').press('Escape');
	await expect(line(ada, 'Coffee')).toBeVisible();
	await choose(ben, 'Coffee', 'Remove');
	await expect(line(ada, 'Coffee')).toHaveCount(0);
	await meanwhile(house, number, 'agenda.move', { item: 4, before: 1 });
	await meanwhile(house, number, 'agenda.change', { item: 2, minutes: 15 });
	await expectTitles(ben, ['Trade fair', 'Check-in', 'Figures', 'Price list', 'Parking spaces']);
	expect(await field(ada, 'What it is about').boundingBox()).toEqual(before);
	await expect(field(ada, 'What it is about')).toBeFocused();
	await field(ada, 'What it is about').press('Enter');
	await field(ada, 'What it is about').fill('Best practice');
	await ada.button('Done').click();
	for (const seat of [ada, ben]) await expectTitles(seat, ['Trade fair', 'Check-in', 'Figures of the week', 'Best practice', 'Price list', 'Parking spaces']);
	await expect(line(ada, 'Figures of the week'), 'what somebody else changed of it stays').toContainText('15 min');

	await expect(title(ben, 'Check-in'), 'it is not his to change').toHaveCount(0);
	await choose(ada, 'Parking spaces', 'Accept');
	await expect(line(ben, 'Parking spaces')).not.toContainText('proposed');
	await expect(agenda(ben).getByText('60 minutes in all')).toContainText('15 minutes more than planned');
	await expect(title(ben, 'Parking spaces'), 'nor any more, since it was accepted').toHaveCount(0);
	await choose(ada, 'Price list', 'Remove');
	await expectTitles(ben, ['Trade fair', 'Check-in', 'Figures of the week', 'Best practice', 'Parking spaces']);
	await ada.button('Undo').click();
	await expectTitles(ben, ['Trade fair', 'Check-in', 'Figures of the week', 'Best practice', 'Price list', 'Parking spaces']);
	await expectAccessible(ada);
});

test('an item is dragged to its place, and stays where it was if one thinks better of it', async ({ house, enter }) => {
	const number = await plan(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openAgenda(seat, house.room, number);
	const { mouse } = ada.page;
	const grasp = async (item) => {
		const box = await line(ada, item).locator('.agenda-handle').boundingBox();
		await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
		await mouse.down();
	};
	const over = async (item, part) => {
		const box = await line(ada, item).boundingBox();
		await mouse.move(box.x + 12, box.y + box.height * part, { steps: 6 });
	};
	await grasp('Trade fair');
	await over('Check-in', 0.2);
	await meanwhile(house, number, 'agenda.add', { draft: { title: 'From outside', purpose: 'inform', minutes: 5 }, before: 1 });
	await expectTitles(ben, ['From outside', 'Check-in', 'Figures', 'Price list', 'Trade fair']);
	await expectTitles(ada, ['Check-in', 'Figures', 'Price list', 'Trade fair', 'From outside']);
	await mouse.up();
	for (const seat of [ada, ben]) await expectTitles(seat, ['From outside', 'Trade fair', 'Check-in', 'Figures', 'Price list']);
	await expect(agenda(ada).getByRole('status')).toHaveText('Trade fair: now item 2 of 5.');

	await grasp('Check-in');
	await over('Price list', 0.9);
	await mouse.up();
	await expectTitles(ben, ['From outside', 'Trade fair', 'Figures', 'Price list', 'Check-in']);
	await grasp('Check-in');
	await over('From outside', 0.2);
	await ada.page.keyboard.press('Escape');
	await mouse.up();
	await ada.page.waitForTimeout(300);
	await expectTitles(ben, ['From outside', 'Trade fair', 'Figures', 'Price list', 'Check-in']);
});

test('an agenda is written and put in order by keys alone', async ({ house, enter }) => {
	const number = await plan(house, []);
	const ada = await enter(house.ada);
	await openAgenda(ada, house.room, number);
	const { keyboard } = ada.page;
	const press = async (...keys) => {
		for (const key of keys) await keyboard.press(key);
	};
	await ada.button('Add item').focus();
	await press('Enter');
	await keyboard.type('Check-in');
	await press('Tab', 'Tab');
	await keyboard.type('5');
	await press('Enter');
	await keyboard.type('Price list');
	await press('Tab');
	await keyboard.type('Dec');
	await press('Tab', 'Tab', 'Tab');
	await keyboard.type('A list we send on Monday');
	await press('Enter');
	await keyboard.type('Trade fair');
	await press('Enter', 'Escape');
	await expectTitles(ada, ['Check-in', 'Price list', 'Trade fair']);
	await expect(line(ada, 'Check-in')).toContainText('5 min');
	await expect(line(ada, 'Price list')).toContainText(/Decide.*A list we send on Monday/s);
	await expect(ada.button('Add item')).toBeFocused();

	await title(ada, 'Trade fair').focus();
	await press('Alt+ArrowUp', 'Alt+ArrowUp');
	await expectTitles(ada, ['Trade fair', 'Check-in', 'Price list']);
	await expect(title(ada, 'Trade fair')).toBeFocused();
	await expect(agenda(ada).getByRole('status')).toHaveText('Trade fair: now item 1 of 3.');
	await press('ArrowDown');
	await expect(title(ada, 'Check-in')).toBeFocused();
	await press('Enter', 'Control+A');
	await keyboard.type('Welcome');
	await press('Alt+ArrowDown');
	await expectTitles(ada, ['Trade fair', 'Price list', 'Welcome']);
	await expect(title(ada, 'Welcome')).toBeFocused();
	await press('Enter');
	await keyboard.type('Something else');
	await press('Escape');
	await expectTitles(ada, ['Trade fair', 'Price list', 'Welcome']);
	await expect(title(ada, 'Welcome')).toBeFocused();
	await press('Delete');
	await expectTitles(ada, ['Trade fair', 'Price list']);
	await expect(title(ada, 'Price list')).toBeFocused();
	await ada.button('Undo').focus();
	await press('Enter');
	await expectTitles(ada, ['Trade fair', 'Price list', 'Welcome']);
	/* Out of a line by Tab: what was written is said. */
	await title(ada, 'Price list').focus();
	await press('Enter', 'Control+A');
	await keyboard.type('Prices');
	await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab');
	await expectTitles(ada, ['Trade fair', 'Prices', 'Welcome']);
});

test('on a phone an item is moved by finger or by its menu', async ({ house, enter }) => {
	const number = await plan(house);
	const ada = await enter(house.ada, PHONE);
	await openAgenda(ada, house.room, number);
	const browser = await ada.context.newCDPSession(ada.page);
	const touch = (type, x, y) => browser.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
	await line(ada, 'Price list').scrollIntoViewIfNeeded();
	const from = await line(ada, 'Price list').locator('.agenda-handle').boundingBox();
	const to = await line(ada, 'Check-in').boundingBox();
	const x = from.x + from.width / 2;
	await touch('touchStart', x, from.y + 10);
	for (let i = 1; i <= 8; i++) await touch('touchMove', x, from.y + 10 + ((to.y + 6 - from.y - 10) * i) / 8);
	await touch('touchEnd');
	await expectTitles(ada, ['Price list', 'Check-in', 'Figures', 'Trade fair']);
	await choose(ada, 'Price list', 'To the end');
	await expectTitles(ada, ['Check-in', 'Figures', 'Trade fair', 'Price list']);
	await title(ada, 'Figures').click();
	await field(ada, 'Outcome').fill('Everybody knows the figures');
	await ada.button('Done').click();
	await expect(line(ada, 'Figures')).toContainText('Everybody knows the figures');
	const wide = await ada.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(wide, 'nothing sticks out').toBe(false);
});

test('what was typed without a network stays, and can be said again', async ({ house, enter }) => {
	const number = await plan(house);
	const ada = await enter(house.ada);
	await openAgenda(ada, house.room, number);
	await ada.button('Add item').click();
	await field(ada, 'What it is about').fill('Last minute');
	await ada.context.setOffline(true);
	await house.server.kill();
	await expect(ada.banner).toBeVisible();
	await field(ada, 'What it is about').press('Enter');
	await field(ada, 'What it is about').press('Escape');
	await expect(line(ada, 'Last minute')).toContainText('No connection');
	await house.server.start();
	await ada.context.setOffline(false);
	await expect(ada.banner).toBeHidden({ timeout: 20_000 });
	await expect(line(ada, 'Last minute')).toBeVisible();
	await ada.button('Try again').click();
	await expect(line(ada, 'Last minute').getByRole('button', { name: 'Last minute', exact: true })).toBeVisible();
	await ada.page.reload();
	await expectTitles(ada, ['Check-in', 'Figures', 'Price list', 'Trade fair', 'Last minute']);
});

test('while a meeting is planned its agenda is drafted in the same way', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openRoomMenu();
	await ada.pick('Plan a meeting');
	const form = ada.dialog.locator('form.plan');
	await form.getByLabel('Title', { exact: true }).fill('Case');
	await form.getByRole('button', { name: 'Add item' }).click();
	for (const words of ['Facts', 'Questions', 'Ideas']) {
		await form.getByLabel('What it is about').fill(words);
		await form.getByLabel('What it is about').press('Enter');
		await expect(form.getByLabel('What it is about')).toHaveValue('');
	}
	await form.getByLabel('What it is about').press('Escape');
	const names = () => form.locator('.agenda-title').allTextContents();
	expect(await names()).toEqual(['Facts', 'Questions', 'Ideas']);
	await form.getByRole('button', { name: 'Item 3, Ideas: actions' }).click();
	await ada.page.getByRole('button', { name: 'Move up' }).click();
	expect(await names(), 'a menu over the dialog').toEqual(['Facts', 'Ideas', 'Questions']);
	await expect(form.getByText('30 minutes in all')).toContainText('15 minutes to spare');
	await form.getByRole('button', { name: 'Facts', exact: true }).press('Delete');
	expect(await names()).toEqual(['Ideas', 'Questions']);
	await form.getByRole('button', { name: 'Undo' }).click();
	expect(await names()).toEqual(['Facts', 'Ideas', 'Questions']);
	await form.getByRole('button', { name: 'Questions', exact: true }).click();
	await form.locator('.agenda-editor').getByRole('button', { name: 'Add material' }).click();
	await form.getByLabel('Address', { exact: true }).last().fill('javascript:alert(1)');
	await form.getByRole('button', { name: 'Done' }).click();
	await expect(form.getByText('https://')).toBeVisible();
	await form.locator('.agenda-editor').getByLabel('Address').fill('https://example.org/case');
	await form.getByRole('button', { name: 'Done' }).click();
	await expect(form.getByRole('link', { name: 'https://example.org/case' })).toHaveAttribute('rel', /noopener/);
	await expectAccessible(ada);
	await form.getByRole('button', { name: 'Add item' }).click();
	await form.getByLabel('What it is about').fill('Next steps');
	await form.getByRole('button', { name: 'Invite' }).click();
	await expect(form, 'the line that closes does not take the button away').toBeHidden();
	await ada.button('Show').click();
	await expectTitles(ada, ['Facts', 'Ideas', 'Questions', 'Next steps']);
	await expect(agenda(ada).getByRole('link', { name: 'https://example.org/case' })).toBeVisible();
});

test('while it runs the agenda shows where everybody is, and can be changed', async ({ house, enter }) => {
	const number = await plan(house);
	await meanwhile(house, number, 'meeting.run', { phase: 'running' });
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openAgenda(seat, house.room, number);
	await expect(line(ben, 'Check-in')).toContainText(/now.*0 of 10 min/s);
	await expect(line(ben, 'Figures')).toContainText('next');
	await title(ben, 'Trade fair').click();
	await expect(title(ben, 'Trade fair')).toHaveAttribute('aria-pressed', 'true');
	await choose(ada, 'Figures', 'Park');
	await expect(line(ben, 'Figures')).toContainText('parked');
	await expect(line(ben, 'Price list')).toContainText('next');
	await meanwhile(house, number, 'meeting.go', { seen: 1 });
	await expect(line(ben, 'Check-in')).toContainText('done');
	await expect(line(ben, 'Price list')).toContainText('now');
	await choose(ada, 'Figures', 'Take up again');
	await expect(line(ben, 'Figures')).not.toContainText('parked');
	await agenda(ada).getByRole('button', { name: /Price list: actions/ }).click();
	await expect(ada.dialog.getByRole('button', { name: 'Remove' }), 'everybody is at it').toHaveCount(0);
	await ada.dialog.getByRole('button', { name: 'Edit' }).click();
	await field(ada, 'Minutes').fill('25');
	await ada.button('Done').click();
	await expect(line(ben, 'Price list')).toContainText('of 25 min');
	await meanwhile(house, number, 'meeting.run', { phase: 'ended' });
	await expect(agenda(ada).getByRole('button', { name: 'Add item' })).toHaveCount(0);
	await expect(agenda(ada).getByRole('button', { name: /: actions/ })).toHaveCount(0);
});

test('what was put off says how often, and leads to where it stood first', async ({ house, enter }) => {
	const first = await plan(house, ITEMS, { rhythm: 'weekly', later: [{ start: Date.now() + 120 * MINUTE_MS }, { start: Date.now() + 180 * MINUTE_MS }] });
	const end = async (meeting) => {
		for (const phase of ['running', 'ended']) await meanwhile(house, meeting, 'meeting.run', { phase });
	};
	const latest = () => asPerson(house.server, house.ada, async (call) => (await call('meeting.list', { from: 1, to: 2 })).meetings.at(-1).meeting);
	await end(first);
	await end(await latest());
	const ada = await enter(house.ada);
	await openAgenda(ada, house.room, await latest());
	await expectTitles(ada, ['Check-in', 'Figures', 'Price list', 'Trade fair']);
	await line(ada, 'Figures').getByRole('link', { name: 'postponed for the 2nd time' }).click();
	await expect(ada.page).toHaveURL(new RegExp(`/${first}/meeting$`));
});
