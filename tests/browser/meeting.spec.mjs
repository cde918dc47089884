/* Meetings on their page: held from the lobby to the end, by several people at once. */
import { addPeople } from '../lib/people.mjs';
import { asPerson, expect, test } from './house.mjs';
import { inMeeting, ITEMS, openMeeting, planMeeting } from './meeting.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* A third one in the house. */
async function withCem(house) {
	const [cem] = await addPeople(house.server, house.ada, ['Cem Aydin']);
	await asPerson(house.server, cem, (call) => call('room.join', { room: house.room }));
	return cem;
}

const bar = (seat) => seat.page.getByRole('group', { name: 'Steering the meeting' });
const press = (seat, name) => bar(seat).getByRole('button', { name, exact: typeof name === 'string' }).click();
const current = (seat) => seat.page.getByTestId('now-item').getByRole('heading');
const summary = (seat, name) => seat.page.getByRole('region', { name, exact: true });
const phase = (seat) => seat.page.locator('.meeting-head .phase');

/* What counts on a screen: where everybody is, and how much time is left. */
function face({ page }) {
	return page.evaluate(() => ['now-item', 'item-clock', 'meeting-clock', 'forecast'].map((id) => document.querySelector(`[data-testid="${id}"]`)?.innerText));
}

/* The same item and the same second on every screen. Where the second has just turned, it is read once more. */
async function expectSame(seats) {
	const read = () => Promise.all(seats.map(face));
	let faces = await read();
	if (new Set(faces.map(String)).size > 1) faces = await read();
	for (const one of faces) expect(one).toEqual(faces[0]);
	expect(faces[0][1]).toMatch(/\d:\d\d/);
}

test('a meeting is held from the lobby to the end, and every screen shows the same second', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const { server, room } = house;
	const cemPerson = await withCem(house);
	const number = await planMeeting(house);
	const seats = [await enter(house.ada), await enter(house.ben), await enter(cemPerson)];
	const [ada, ben, cem] = seats;
	for (const seat of seats) await openMeeting(seat, room, number);
	await expect(bar(ben)).toHaveText('Not open yet.');
	await press(ada, 'Open the lobby');
	for (const seat of [ben, cem]) await press(seat, 'Join');
	await expect(bar(ada)).toContainText('2 are here.');
	await press(ada, 'Begin');
	for (const seat of seats) await expect(current(seat)).toHaveText('Check-in');
	await expectSame(seats);
	await expect(ben.page.getByText('Everybody knows who helps.'), 'the goal').toBeVisible();

	await press(ada, /^Next item/);
	for (const seat of seats) await expect(current(seat)).toHaveText('Figures');
	await expectSame(seats);
	await ada.page.getByLabel('What came out of “Check-in”?').fill('All here.');
	await ada.button('Put on record').click();
	await expect(ben.page.getByTestId('meeting-said'), 'for those who do not see it come').toHaveText('Ada Brandt sums up: All here.');
	await summary(ben, '1. Check-in').getByRole('button', { name: 'That’s right' }).click();
	await summary(cem, '1. Check-in').getByRole('button', { name: 'Add' }).click();
	await cem.page.keyboard.press('Escape');
	await expect(summary(cem, '1. Check-in').getByRole('button', { name: 'Add' })).toBeFocused();
	await cem.page.keyboard.press('Enter');
	await cem.page.getByLabel('What is missing?').fill('But Dana.');
	await cem.button('Send').click();
	for (const seat of seats) await expect(summary(seat, '1. Check-in')).toContainText(/All here\..*Cem Aydin adds: But Dana\..*Right for Ben Okafor/s);

	await press(ada, /^Back/);
	for (const seat of seats) await expect(current(seat)).toHaveText('Check-in');
	await press(ada, /^Next item/);
	await press(ada, '5 min more for this item');
	await ada.dialog.getByRole('button', { name: 'From 3. Price list (10 min)' }).click();
	for (const seat of seats) await expect(seat.page.getByText('5 minutes more for “Figures”, taken from “Price list”.')).toBeVisible();
	for (const seat of seats) await expect(seat.page.getByText('of 15 minutes')).toBeVisible();
	await expectSame(seats);

	/* What is open already stays open in this browser; the server ends it. */
	await ben.context.setOffline(true);
	await server.kill();
	await server.start();
	await expect(ben.banner).toBeVisible();
	await expect(async () => {
		await press(ada, 'More');
		await ada.dialog.getByRole('button', { name: 'Park' }).click();
		await expect(current(cem)).toHaveText('Price list', { timeout: 3_000 });
	}).toPass();
	await expect(current(ben), 'without a network it stays where it was').toHaveText('Figures');
	await ben.context.setOffline(false);
	await expect(current(ben)).toHaveText('Price list');
	await expectSame(seats);

	await press(ada, 'Pause');
	for (const seat of seats) await expect(seat.page.getByText('Paused: the clock of the item stands still.').first()).toBeVisible({ timeout: 20_000 });
	const [, stood] = await face(ben);
	await ben.page.waitForTimeout(1_500);
	expect((await face(ben))[1], 'a clock that stands still').toBe(stood);
	await press(ada, 'Go on');
	await expect(phase(cem)).toHaveText('running');

	await press(ada, 'More');
	await ada.dialog.getByRole('button', { name: 'End …' }).click();
	await expect(ada.dialog.getByRole('listitem').filter({ hasText: /still open/ })).toContainText(/2 items are still open:.*Figures.*Trade fair/s);
	await expect(ada.dialog).toContainText('What is open goes to the next date');
	await ada.button('End the meeting').click();
	for (const seat of seats) {
		await expect(seat.page.getByRole('heading', { name: /^Ended at/ })).toBeVisible();
		const items = seat.page.getByRole('list', { name: 'What came of it' });
		await expect(items).toContainText(/1\. Check-in.*done.*All here\..*2\. Figures.*parked.*goes to the next date.*3\. Price list.*done.*4\. Trade fair.*open/s);
	}
	await cem.page.getByRole('link', { name: /^Next date/ }).click();
	await expect(cem.page.getByRole('heading', { name: 'Weekly' })).toBeVisible();
	const agenda = cem.page.getByRole('region', { name: 'Agenda' });
	await expect(agenda.getByRole('listitem')).toHaveText([/Check-in/, /Figures/, /Trade fair/]);
	await cem.page.getByRole('link', { name: 'Previous meeting' }).click();
	await expect(cem.page.getByRole('heading', { name: /^Ended at/ })).toBeVisible();
});

test('one looks at another item while the others go on, and comes back', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, ITEMS, true);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, room, number);
	await press(ben, 'Join');
	const agenda = ben.page.getByRole('region', { name: 'Agenda' });
	await agenda.getByRole('button', { name: 'Trade fair', exact: true }).click();
	await expect(current(ben)).toHaveText('Trade fair');
	await expect(current(ada)).toHaveText('Check-in');
	await press(ada, /^Next item/);
	await expect(ben.button('Back to the current item', false)).toContainText(/Figures.*9:5\d/s);
	await expect(current(ben), 'one stays where one looks').toHaveText('Trade fair');
	await ben.button('Back to the current item', false).click();
	await expect(current(ben)).toHaveText('Figures');
	await expectSame([ada, ben]);
	await agenda.getByRole('button', { name: 'Trade fair', exact: true }).click();
	await ada.page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Item 4, Trade fair: actions' }).click();
	await ada.dialog.getByRole('button', { name: 'Go to this item' }).click();
	await expect(current(ada)).toHaveText('Trade fair');
	await expect(ben.button('Back to the current item', false)).toHaveCount(0);
	await press(ada, /^Next item/);
	for (const seat of [ada, ben]) await expect(current(seat), 'together again').toHaveText('Price list');
});

test('who is in a meeting sees so elsewhere, also after a reload, until they leave it', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, ITEMS, true);
	const ben = await enter(house.ben);
	await openMeeting(ben, room, number);
	const back = ben.page.getByRole('link', { name: /^Weekly is running: item 1 \d:\d\d Back$/ });
	await ben.page.goto(`/r/${room}`);
	await expect(ben.composer).toBeVisible();
	await expect(back, 'one has not come in').toHaveCount(0);
	await ben.page.goBack();
	await press(ben, 'Join');
	await expect(bar(ben).getByRole('button', { name: 'Leave' })).toBeVisible();
	await ben.page.getByRole('link', { name: 'angebote' }).first().click();
	await expect(ben.composer).toBeVisible();
	await expect(back).toBeVisible();
	await ben.page.reload();
	await back.click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/${number}/meeting$`));
	await expect(current(ben)).toHaveText('Check-in');
	await press(ben, 'Leave');
	await expect(bar(ben).getByRole('button', { name: 'Join' })).toBeVisible();
	await ben.page.goto('/');
	await expect(ben.channel('angebote')).toBeVisible();
	await ben.page.waitForTimeout(1_000);
	await expect(back).toHaveCount(0);
});

test('moderation is handed over; and taken over while the moderator is gone', async ({ house, enter }) => {
	const { room } = house;
	const cemPerson = await withCem(house);
	const number = await planMeeting(house, {}, ITEMS, true);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, room, number);
	await press(ben, 'Join');
	await press(ada, 'More');
	await ada.dialog.getByRole('button', { name: /^Hand over as moderator/ }).click();
	await ada.dialog.getByRole('button', { name: 'Ben Okafor' }).click();
	await expect(bar(ben).getByRole('button', { name: /^Next item/ })).toBeVisible();
	await expect(ada.page.getByText('Ben Okafor moderates now.')).toBeVisible();
	await expect(bar(ada).getByRole('button', { name: /^Next item/ })).toHaveCount(0);
	await expect(bar(ada).getByRole('button', { name: 'Take over as moderator' })).toHaveCount(0);
	const cem = await enter(cemPerson);
	await openMeeting(cem, room, number);
	await press(cem, 'Join');
	await ben.context.close();
	await press(cem, 'Take over as moderator');
	await expect(cem.page.getByText('Ada Brandt comes first.')).toBeVisible();
	await press(ada, 'Take over as moderator');
	await press(ada, /^Next item/);
	await expect(current(ada)).toHaveText('Figures');
});

test('a press that comes too late says so, and does nothing', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, ITEMS, true);
	const [first, late] = [await enter(house.ada), await enter(house.ada)];
	/* What happens does not reach this screen yet. */
	let isHeld = false;
	const waiting = [];
	await late.page.routeWebSocket(/\/ws/, (socket) => {
		const server = socket.connectToServer();
		server.onMessage((text) => {
			if (isHeld && text.includes('"room.events"')) waiting.push(() => socket.send(text));
			else socket.send(text);
		});
	});
	for (const seat of [first, late]) await openMeeting(seat, room, number);
	isHeld = true;
	await press(first, /^Next item/);
	await expect(current(first)).toHaveText('Figures');
	await expect(current(late)).toHaveText('Check-in');
	const box = await bar(late).getByRole('button', { name: /^Next item/ }).boundingBox();
	await press(late, /^Next item/);
	await expect(late.page.getByText('Somebody was faster')).toBeVisible();
	isHeld = false;
	for (const send of waiting) send();
	await expect(current(late)).toHaveText('Figures');
	await expect(current(first)).toHaveText('Figures');
	expect(await bar(late).getByRole('button', { name: /^Next item/ }).boundingBox(), 'nothing moves under the hand').toEqual(box);
});

test('a moderator steers by the keys alone, and hears what happens', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house);
	const ada = await enter(house.ada);
	const { keyboard } = ada.page;
	const said = ada.page.getByTestId('meeting-said');
	await openMeeting(ada, room, number);
	await ada.button('Begin').focus();
	await keyboard.press('Enter');
	await expect(bar(ada), 'what was pressed is gone, the place stays').toBeFocused();
	await keyboard.press('Tab');
	await expect(bar(ada).getByRole('button', { name: /^Next item/ })).toBeFocused();
	const centre = ada.page.getByRole('region', { name: 'What is going on' });
	await expect(current(ada)).toHaveText('Check-in');
	for (let i = 0; i < 8 && !(await centre.evaluate((one) => one === document.activeElement)); i++) await keyboard.press('F6');
	await expect(centre).toBeFocused();
	await keyboard.press('n');
	await expect(current(ada)).toHaveText('Figures');
	await expect(said).toHaveText('Now item 2: Figures, 10 minutes.');
	await keyboard.press('u');
	await expect(current(ada)).toHaveText('Check-in');
	await keyboard.press('k');
	await expect(current(ada)).toHaveText('Figures');
	await expect(ada.page.getByText('Parked: Check-in')).toBeVisible();
	await keyboard.press('p');
	await expect(phase(ada)).toHaveText('paused');
	await keyboard.press('p');
	await expect(phase(ada)).toHaveText('running');
	await keyboard.press('+');
	await expect(ada.dialog).toBeVisible();
	await keyboard.press('ArrowDown');
	await keyboard.press('Escape');
	await expect(ada.dialog).toHaveCount(0);
	await keyboard.press('s');
	await expect(ada.page.getByLabel('What came out of “Figures”?')).toBeFocused();
	await keyboard.type('nnn');
	await keyboard.press('Control+Enter');
	await expect(summary(ada, '2. Figures')).toContainText('nnn');
	await expect(current(ada), 'what is typed does nothing else').toHaveText('Figures');
	await keyboard.press('?');
	await expect(ada.dialog.getByRole('heading', { name: 'In a meeting' })).toBeVisible();
});

test('on a phone a meeting has its bar below, and everything in one column', async ({ house, enter }) => {
	const { room, ada, ben } = house;
	const number = await planMeeting(house, {}, ITEMS, true);
	const [moderator, other] = [await enter(ada, PHONE), await enter(ben, PHONE)];
	for (const seat of [moderator, other]) await openMeeting(seat, room, number);
	await press(other, 'Join');
	const next = bar(moderator).getByRole('button', { name: /^Next item/ });
	const before = await next.boundingBox();
	expect(before.y + before.height).toBeGreaterThan(700);
	await next.tap();
	for (const seat of [moderator, other]) await expect(current(seat)).toHaveText('Figures');
	expect(await next.boundingBox()).toEqual(before);
	await expectSame([moderator, other]);
	await bar(moderator).getByRole('button', { name: 'More', exact: true }).tap();
	await moderator.dialog.getByRole('button', { name: 'End …' }).tap();
	await moderator.dialog.getByRole('checkbox', { name: '“Figures” is done' }).uncheck();
	await expect(moderator.dialog).toContainText('3 items are still open');
	await moderator.dialog.getByRole('button', { name: 'End the meeting' }).tap();
	await expect(other.page.getByRole('list', { name: 'What came of it' })).toContainText(/2\. Figures.*open.*goes to the next date/s);
});

test('time is told at the half, at a minute, and at the end, and shows in words when it is over', async ({ house, enter }) => {
	const { room, ada } = house;
	const number = await planMeeting(house, {}, [{ title: 'Short', purpose: 'inform', minutes: 4 }], true);
	const seat = await enter(ada);
	await seat.page.clock.install();
	await openMeeting(seat, room, number);
	const said = seat.page.getByTestId('meeting-said');
	const clock = seat.page.getByTestId('item-clock');
	await expect(clock).toHaveText(/^3:5\d$|^4:00$/);
	await expect(said).toBeEmpty();
	await seat.page.clock.runFor(125_000);
	await expect(said).toHaveText('Half time for “Short”: 2 minutes left.');
	await seat.page.clock.runFor(60_000);
	await expect(said).toHaveText('One minute left for “Short”.');
	await expect(seat.page.locator('.clock')).not.toHaveClass(/is-over/);
	await expect(seat.page.locator('.clock')).toContainText(/time is running out/);
	await seat.page.clock.runFor(60_000);
	await expect(said).toHaveText('Time is up for “Short”.');
	await expect(clock).toHaveText(/^0:\d\d over time$/);
	await expect(seat.page.getByTestId('forecast')).toHaveText(/early|late|as planned/);
});

test('one that is not there looks like one that may not be seen; after signing in one is back', async ({ house, enter }) => {
	const { room, ada } = house;
	const seat = await enter(ada);
	await seat.page.goto(`/r/${room}/999/meeting`);
	await expect(seat.page.getByText('This meeting cannot be seen here.')).toBeVisible();
	await seat.page.goto('/r/0000000000000/3/meeting');
	await expect(seat.page.getByText('This meeting cannot be seen here.')).toBeVisible();
	const number = await planMeeting(house);
	await openMeeting(seat, room, number);
	await expect(seat.page).toHaveTitle(/Weekly/);
	await seat.context.clearCookies();
	await seat.page.reload();
	await expect(seat.page).toHaveURL(/\/sign-in$/);
	expect(await seat.page.evaluate(() => sessionStorage.getItem('runde-return')), 'where one is after signing in').toBe(`/r/${room}/${number}/meeting`);
});

test('who answers, and who answers for it, shows; a meeting that is called off says so', async ({ house, enter }) => {
	const { room, ada, ben } = house;
	const number = await planMeeting(house, { later: [], rhythm: 'once' });
	const [first, other] = [await enter(ada), await enter(ben)];
	for (const seat of [first, other]) await openMeeting(seat, room, number);
	await other.page.getByRole('button', { name: 'Decline' }).click();
	const people = first.page.locator('.meeting-people');
	await expect(people.getByRole('listitem').filter({ hasText: 'Ben Okafor' })).toContainText('not coming');
	await expect(people.getByRole('listitem').filter({ hasText: 'Ada Brandt' })).toContainText('Moderator');
	await first.page.getByRole('button', { name: 'Meeting: actions: Weekly' }).click();
	await first.pick('Change');
	await first.dialog.getByLabel('Title').fill('Fortnightly');
	await first.dialog.getByRole('button', { name: 'Save', exact: true }).click();
	for (const seat of [first, other]) await expect(seat.page.getByRole('heading', { name: 'Fortnightly' })).toBeVisible();
	await inMeeting(house, number, ada, (call) => call('meeting.cancel', {}));
	for (const seat of [first, other]) await expect(seat.page.getByRole('heading', { name: 'This meeting is called off' })).toBeVisible();
	await expect(bar(first)).toHaveCount(0);
});
