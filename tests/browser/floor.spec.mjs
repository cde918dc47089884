/* The floor of a meeting: who has the word and who wants it, the same on every screen. */
import { addPeople } from '../lib/people.mjs';
import { expectAccessible } from './accessible.mjs';
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, test } from './house.mjs';
import { inMeeting, openMeeting, planMeeting } from './meeting.mjs';

const ITEM = { title: 'Hurdles', purpose: 'discuss', minutes: 15 };
const NEXT = { title: 'Tasks', purpose: 'decide', minutes: 5 };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* A meeting that runs, moderated by Ada, and these people in it, who share the house's room. */
async function running(house, people, items = [ITEM, NEXT]) {
	const number = await planMeeting(house, { title: 'Weekly' }, items, true);
	for (const person of people) await inMeeting(house, number, person, (call) => call('meeting.attend', { here: true }));
	return number;
}

async function withPeople(house, names) {
	const people = await addPeople(house.server, house.ada, names);
	for (const person of people) await asPerson(house.server, person, (call) => call('room.join', { room: house.room }));
	return people;
}

const bar = ({ page }) => page.getByRole('group', { name: 'Steering the meeting' });
const press = (seat, name) => bar(seat).getByRole('button', { name, exact: true }).click();
const side = ({ page }) => page.getByRole('region', { name: 'Floor, polls, outcomes' });
const line = ({ page }) => page.getByRole('list', { name: 'Speakers' }).getByRole('listitem');
const said = ({ page }) => page.getByTestId('meeting-said');
const words = ({ page }) => page.getByTestId('floor-words');
const turn = (seat) => side(seat).getByRole('region', { name: 'The floor' });
const names = (seat) => line(seat).locator('.floor-name').allInnerTexts();

/* Every screen shows one list, of so many. */
async function expectSame(seats, n) {
	for (const seat of seats) await expect(line(seat)).toHaveCount(n);
	await expect(async () => {
		const lists = await Promise.all(seats.map((seat) => line(seat).allInnerTexts()));
		for (const list of lists) expect(list).toEqual(lists[0]);
	}).toPass();
}

async function choose(seat, name) {
	await seat.dialog.getByRole('button', { name, exact: true }).click();
}

async function fromFloorMenu(seat, ...entries) {
	await side(seat).getByRole('button', { name: 'List of speakers: actions' }).click();
	for (const entry of entries) await choose(seat, entry);
}

test('four raise their hands at once and all see one list; the moderator gives, takes back and closes', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const others = await withPeople(house, ['Cem Aydin', 'Dana Wolf', 'Eva Sommer']);
	const people = [house.ben, ...others];
	const number = await running(house, people);
	const seats = [];
	for (const person of [house.ada, ...people]) {
		const seat = await enter(person);
		await openMeeting(seat, house.room, number);
		seats.push(seat);
	}
	const [ada, ben] = seats;
	await Promise.all(seats.slice(1).map((seat) => press(seat, 'Raise hand')));
	await expectSame(seats, 4);
	await expect(line(ben).first()).toContainText('as raised');
	const order = await names(ada);
	expect([...order].sort()).toEqual(['Ben Okafor', 'Cem Aydin', 'Dana Wolf', 'Eva Sommer']);
	const seatOf = (name) => seats[1 + ['Ben Okafor', 'Cem Aydin', 'Dana Wolf', 'Eva Sommer'].indexOf(name)];
	for (const [i, name] of order.entries()) await expect(words(seatOf(name))).toContainText(`You are number ${i + 1}.`);
	await expect(bar(ben).getByRole('button', { name: 'Raise hand', exact: true })).toHaveAttribute('aria-pressed', 'true');

	await press(ada, `Give the floor to ${order[0]}`);
	await expectSame(seats, 3);
	await expect(words(seatOf(order[0]))).toContainText('You have the floor.');
	await expect(said(seatOf(order[1]))).toContainText('You are next.');
	await expect(said(ada)).toHaveText(`${order[0]} has the floor.`);
	await side(ada).getByRole('button', { name: `Take the floor back from ${order[0]}, who goes back on the list` }).click();
	await expectSame(seats, 4);
	expect(await names(ben)).toEqual(order);
	for (const seat of seats) await expect(turn(seat)).toContainText('Nobody has the floor right now.');

	await press(ada, `Give the floor to ${order[0]}`);
	await press(seatOf(order[0]), 'I am done');
	await expect(turn(ada)).toContainText('Nobody has the floor right now.');
	await fromFloorMenu(ada, 'Close the list');
	await expect(said(ben)).toContainText('The list of speakers is closed.');
	const done = seatOf(order[0]);
	await expect(bar(done).getByRole('button', { name: 'Raise hand', exact: true })).toHaveAttribute('aria-disabled', 'true');
	await press(done, 'Raise hand for what?');
	await expect(done.dialog.locator('.sheet-button'), 'a point of order is heard nevertheless').toHaveText([/Point of order/]);
	await choose(done, 'Point of order');
	await expectSame(seats, 4);
	await expect(line(ada).first()).toContainText(/Point of order/);
	expect(await names(ada)).toEqual(order);

	await bar(ada).getByRole('button', { name: /^Next item/ }).click();
	await expectSame(seats, 1);
	await expect(side(ada).getByText('closed', { exact: true }), 'with the next item the list is open').toBeHidden();
});

test('a round calls everybody once, and whoever has nothing to say passes', async ({ house, enter }) => {
	const [cem] = await withPeople(house, ['Cem Aydin']);
	const number = await running(house, [house.ben, cem], [{ ...ITEM, floor: 'round', turn_s: 60 }]);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, house.room, number);
	await expect(side(ben)).toContainText(/Round · 1\smin\seach/);
	await expectSame([ada, ben], 3);
	await expect(line(ada).first()).toContainText('round');
	await expect(bar(ben).getByRole('button', { name: 'Raise hand', exact: true })).toHaveAttribute('aria-pressed', 'false');
	await press(ben, 'Pass');
	await expectSame([ada, ben], 2);
	await expect(bar(ben).getByRole('button', { name: 'Pass', exact: true })).toBeHidden();
	expect(await names(ada)).not.toContain('Ben Okafor');
	await line(ada).getByRole('button', { name: 'Cem Aydin' }).click();
	await choose(ada, 'Pass over in the round');
	await expectSame([ada, ben], 1);
	await press(ada, 'Give the floor to Ada Brandt');
	await expect(words(ben)).toContainText('Ada Brandt has the floor.');
	const clocks = [turn(ada), turn(ben)].map((one) => one.getByTestId('turn-clock'));
	for (const clock of clocks) await expect(clock).toHaveText(/^0:5\d$/);
});

test('how long one may speak is counted down to the second, over zero and on, and is said to whoever speaks', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const number = await running(house, [house.ben], [{ ...ITEM, turn_s: 15 }]);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, house.room, number);
	await press(ben, 'Raise hand');
	await press(ada, 'Give the floor to Ben Okafor');
	await expect(said(ben)).toContainText('You have the floor.');
	await expect(said(ben)).toHaveText('Ten seconds left to speak.');
	await expect(said(ada), 'nobody else is told').toHaveText('Ben Okafor has the floor.');
	const clock = (seat) => turn(seat).getByTestId('turn-clock');
	await expect(async () => expect(await clock(ada).innerText()).toBe(await clock(ben).innerText())).toPass();
	await expect(said(ben)).toHaveText('The time to speak is over.');
	await expect(clock(ada)).toHaveText(/^0:0\d over time$/);
	await expect(clock(ada)).toHaveClass(/is-over/);
	await press(ada, 'Pause');
	await expect(async () => {
		const stood = await clock(ben).innerText();
		await ben.page.waitForTimeout(1_500);
		expect(await clock(ben).innerText(), 'in a pause it stands still').toBe(stood);
	}).toPass();
});

test('the moderator moves people by hand, by keys and by the menu, and nothing moves meanwhile', async ({ house, enter }) => {
	const [cem, dana] = await withPeople(house, ['Cem Aydin', 'Dana Wolf']);
	const number = await running(house, [house.ben, cem, dana]);
	const raise = (person, kind = 'item') => inMeeting(house, number, person, (call) => call('floor.raise', { kind }));
	for (const person of [house.ben, cem]) await raise(person);
	const ada = await enter(house.ada);
	await openMeeting(ada, house.room, number);
	await expect(line(ada)).toHaveCount(2);
	const box = await line(ada).nth(1).locator('.agenda-handle').boundingBox();
	await ada.page.mouse.move(box.x + 8, box.y + 8);
	await ada.page.mouse.down();
	await ada.page.mouse.move(box.x + 8, box.y - 40, { steps: 4 });
	await raise(dana, 'order');
	await expect(line(ada), 'who is new stands last').toHaveCount(3);
	expect(await names(ada)).toEqual(['Ben Okafor', 'Cem Aydin', 'Dana Wolf']);
	await ada.page.mouse.up();
	await expect(line(ada), 'and then where they belong').toHaveText([/1\..*Dana Wolf/s, /2\..*Cem Aydin/s, /3\..*Ben Okafor/s]);

	const name = (who) => line(ada).getByRole('button', { name: who });
	await name('Ben Okafor').focus();
	await ada.page.keyboard.press('Alt+ArrowUp');
	await expect(line(ada)).toHaveText([/Dana Wolf/, /Ben Okafor.*placed by the moderator/s, /Cem Aydin/]);
	await expect(name('Ben Okafor')).toBeFocused();
	await ada.page.keyboard.press('ArrowDown');
	await expect(name('Cem Aydin')).toBeFocused();
	await ada.page.keyboard.press('Enter');
	await choose(ada, 'Move up');
	await expect(line(ada)).toHaveText([/Dana Wolf/, /Cem Aydin/, /Ben Okafor/]);
	await name('Cem Aydin').focus();
	await ada.page.keyboard.press('Delete');
	await expect(line(ada)).toHaveText([/Dana Wolf/, /Ben Okafor/]);
	await expectAccessible(ada, 'the list');
});

test('all are asked whether they are ready, and signs show in passing', async ({ house, enter }) => {
	const number = await running(house, [house.ben]);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben, PHONE)];
	for (const seat of [ada, ben]) await openMeeting(seat, house.room, number);
	await fromFloorMenu(ada, 'Ask whether all are ready');
	const check = side(ada).getByRole('region', { name: 'Is everybody ready?' });
	await expect(check).toContainText(/Ready: 0 of 2.*Missing: Ada Brandt and Ben Okafor\./s);
	await expect(said(ben)).toHaveText('Is everybody ready?');
	await expectAccessible(ben, 'asked, on a phone');
	await press(ben, 'I am ready');
	await expect(check).toContainText('Missing: Ada Brandt.');
	await check.getByRole('button', { name: 'I am ready' }).click();
	await expect(check).toContainText('Everybody is ready.');
	await check.getByRole('button', { name: 'End the question' }).click();
	await expect(bar(ben).getByRole('button', { name: 'I am ready' })).toBeHidden();

	await press(ben, 'React');
	await choose(ben, '👍 agrees');
	const shown = side(ada).getByRole('img', { name: 'agrees' });
	await expect(shown).toBeVisible();
	await expect(side(ada).locator('.floor-signs')).toContainText('Ben Okafor');
	await expect(shown, 'and goes').toBeHidden({ timeout: 10_000 });
});

test('with the keys alone one speaks, and moderates', async ({ house, enter }) => {
	const number = await running(house, [house.ben]);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) {
		await openMeeting(seat, house.room, number);
		await seat.page.locator('[data-region="side"]').focus();
	}
	await ben.page.keyboard.press('d');
	await expect(line(ada)).toHaveText([/Ben Okafor.*Direct reply/s]);
	await ben.page.keyboard.press('d');
	await expect(line(ada)).toHaveCount(0);
	await ben.page.keyboard.press('h');
	await expect(line(ada)).toHaveCount(1);
	await ada.page.keyboard.press('w');
	await expect(words(ben)).toContainText('You have the floor.');
	await ben.page.keyboard.press('e');
	await expect(turn(ada)).toContainText('Nobody has the floor right now.');
	await expect(words(ben)).not.toContainText('You have the floor.');
	await ada.page.keyboard.press('?');
	await expect(ada.dialog).toContainText('Point of order');
	await ada.page.keyboard.press('Escape');
	await expectAccessible(ben, 'taking part');
});

test('somebody is called in, who joins with one press; what else calls waits until the meeting is over', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const [dana] = await addPeople(house.server, house.ada, ['Dana Wolf']);
	const number = await running(house, [house.ben]);
	const side = await asPerson(house.server, house.ada, (call) => createRoom(call, 'nebenan'));
	for (const person of [house.ben, dana]) await asPerson(house.server, person, (call) => call('room.join', { room: side }));
	const [ada, ben, called] = [await enter(house.ada), await enter(house.ben), await enter(dana)];
	await called.open(side);
	for (const seat of [ada, ben]) await openMeeting(seat, house.room, number);
	await called.page.getByRole('button', { name: 'Show members' }).click();
	const member = called.page.locator('.members .member').filter({ hasText: 'Ben Okafor' });
	await expect(member.getByRole('img', { name: 'in a meeting' }), 'in a meeting, as everybody sees').toBeVisible();

	await ada.page.getByRole('heading', { name: 'People' }).click();
	await ada.button('Call somebody in …').click();
	await ada.page.getByRole('combobox', { name: 'Whom?' }).fill('Dana');
	await ada.page.keyboard.press('Enter');
	await expect(ada.dialog).toContainText('Dana Wolf joins angebote as well.');
	await expectAccessible(ada, 'calling somebody in');
	await ada.page.getByLabel('What for').fill('Lieferzeit bei Brandt');
	await ada.dialog.getByRole('button', { name: 'Call in' }).click();
	await expect(called.page.getByText('Ada Brandt calls you into a meeting. Lieferzeit bei Brandt')).toBeVisible();
	await expect(said(ben)).toHaveText('Ada Brandt calls Dana Wolf in.');
	await called.page.goto('/inbox');
	const notice = called.page.getByRole('listitem').filter({ hasText: 'Lieferzeit bei Brandt' });
	await expect(notice).toContainText('Ada Brandt');
	await expectAccessible(called, 'the inbox');
	await notice.getByRole('button', { name: 'Join' }).click();
	await expect(called.page.getByTestId('now-item').getByRole('heading')).toHaveText('Hurdles');
	await expect(bar(called).getByRole('button', { name: 'Raise hand', exact: true })).toBeVisible();

	const mentions = [{ at: 0, size: 4, kind: 'person', id: house.ben.id }];
	const text = '@Ben nebenbei';
	await asPerson(house.server, dana, (call) => call('message.post', { room: side, client_id: newClientId(), text, mentions }));
	await expect(ben.page.getByRole('link', { name: /Inbox/ })).toContainText('2');
	await expect(ben.page.getByText(/notice came during the meeting/)).toHaveCount(0);
	await press(ben, 'Leave');
	await expect(ben.page.getByText('1 notice came during the meeting.')).toBeVisible();
	await ben.page.getByRole('button', { name: 'Show', exact: true }).last().click();
	await expect(ben.page.getByRole('listitem').filter({ hasText: 'nebenbei' })).toBeVisible();
});
