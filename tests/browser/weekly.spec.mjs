/* The weekly meeting from the invitation to the end: a moderator and four people, one of whom loses the network, over a
 * restart of the server; and what the next date takes along. */
import { addPeople } from '../lib/people.mjs';
import { asPerson, expect, test } from './house.mjs';
import { openMeeting } from './meeting.mjs';

const BERLIN = { timezoneId: 'Europe/Berlin' };
const OTHERS = ['Cem Aydin', 'Dana Wolf', 'Eva Sommer'];

const bar = ({ page }) => page.getByRole('group', { name: 'Steering the meeting' });
const press = (seat, name) => bar(seat).getByRole('button', { name, exact: typeof name === 'string' }).click();
const current = (seat) => seat.page.getByTestId('now-item').getByRole('heading');
const side = ({ page }) => page.getByRole('region', { name: 'Floor, polls, outcomes' });
const tab = (seat, name) => seat.page.getByRole('tab', { name });
const panel = ({ page }) => page.getByRole('tabpanel');
const speakers = ({ page }) => page.getByRole('list', { name: 'Speakers' }).getByRole('listitem');
const poll = (seat, question) => panel(seat).getByRole('group', { name: question });

/* This very day, a quarter of an hour from now, as the fields have it in Berlin. */
function soon() {
	const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: BERLIN.timezoneId, dateStyle: 'short', timeStyle: 'short' });
	return parts.format(Date.now() + 15 * 60_000).split(' ');
}

async function planWeekly(ada, room) {
	const [day, time] = soon();
	const field = (label) => ada.dialog.getByLabel(label, { exact: true });
	await ada.open(room);
	await ada.openRoomMenu();
	await ada.pick('Plan a meeting');
	await ada.dialog.getByRole('button', { name: 'Weekly meeting' }).click();
	await field('Day').fill(day);
	await field('Begins at').fill(time);
	await field('Number of dates').fill('2');
	await ada.dialog.getByRole('button', { name: 'Invite', exact: true }).click();
	await expect(ada.dialog).toHaveCount(0);
}

/* Each takes the way that an invitation is: by the inbox. */
async function accept(seat) {
	await seat.page.goto('/inbox');
	await seat.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem').filter({ hasText: 'Weekly meeting' }).getByRole('link').click();
	await seat.button('Accept').click();
	await expect(seat.button('Accept')).toHaveAttribute('aria-pressed', 'true');
}

/* Everybody once, whoever is drawn first; the last one has nothing to say. */
async function goRound(ada, seatOf) {
	for (let left = 5; left > 1; left--) {
		await expect(speakers(ada)).toHaveCount(left);
		const [name] = await speakers(ada).locator('.floor-name').allInnerTexts();
		await press(ada, `Give the floor to ${name}`);
		await expect(side(seatOf(name)).getByRole('region', { name: 'The floor' })).toContainText(name);
	}
	await expect(speakers(ada)).toHaveCount(1);
	const [last] = await speakers(ada).locator('.floor-name').allInnerTexts();
	if (last === 'Ada Brandt') {
		await press(ada, 'More');
		await ada.dialog.getByRole('button', { name: 'Pass' }).click();
	} else await press(seatOf(last), 'Pass');
	await expect(speakers(ada)).toHaveCount(0);
}

test('the weekly meeting is planned, held by five people and ended, and next week takes along what is open', async ({ house, enter }) => {
	test.setTimeout(240_000);
	const { server, room } = house;
	const others = await addPeople(server, house.ada, OTHERS);
	for (const person of others) await asPerson(server, person, (call) => call('room.join', { room }));
	const people = [house.ada, house.ben, ...others];
	const seats = [];
	for (const person of people) seats.push(await enter(person, BERLIN));
	const [ada, ben, cem, dana, eva] = seats;
	const names = ['Ada Brandt', 'Ben Okafor', ...OTHERS];
	const seatOf = (name) => seats[names.indexOf(name)];

	await planWeekly(ada, room);
	for (const seat of seats.slice(1)) await accept(seat);
	await ada.page.getByRole('group', { name: 'Weekly meeting', exact: true }).getByRole('link', { name: 'Weekly meeting', exact: true }).click();
	await expect(ada.page).toHaveURL(/\/meeting$/);
	const number = Number(/(\d+)\/meeting$/.exec(ada.page.url())[1]);
	await expect(ada.page.getByText('4 coming')).toBeVisible();
	await ada.button('Add item').click();
	await ada.page.getByLabel('What it is about').fill('Trade fair');
	await ada.page.keyboard.press('Enter');
	await ada.page.keyboard.press('Escape');
	const agenda = (seat) => seat.page.getByRole('region', { name: 'Agenda' }).getByRole('listitem');
	await expect(agenda(eva)).toHaveText([/Check-in/, /Figures/, /Best practice/, /Hurdles/, /Tasks/, /Trade fair/]);

	await press(ada, 'Open the lobby');
	for (const seat of seats) await press(seat, 'Join');
	await press(ada, 'Begin');
	for (const seat of seats) await expect(current(seat)).toHaveText('Check-in');
	await expect(side(eva)).toContainText('Round');
	await goRound(ada, seatOf);

	/* Figures: two want to speak; one of them loses the network, and the server is killed meanwhile. */
	await press(ada, /^Next item/);
	for (const seat of seats) await expect(current(seat)).toHaveText('Figures');
	await press(cem, 'Raise hand');
	await expect(speakers(ada)).toHaveText([/Cem Aydin/]);
	await press(dana, 'Raise hand');
	for (const seat of seats) await expect(speakers(seat)).toHaveText([/Cem Aydin/, /Dana Wolf/]);
	await dana.context.setOffline(true);
	await server.kill();
	await server.start();
	await expect(dana.banner).toBeVisible();
	await expect(async () => {
		await press(ada, /^Give the floor to Cem Aydin$/);
		await expect(speakers(eva)).toHaveText([/Dana Wolf/], { timeout: 3_000 });
	}).toPass();
	await expect(speakers(dana), 'without a network it stays as it was').toHaveText([/Cem Aydin/, /Dana Wolf/]);
	await dana.context.setOffline(false);
	await expect(speakers(dana)).toHaveText([/Dana Wolf/]);
	await expect(dana.page.getByTestId('floor-words')).toContainText('You are number 1.');
	for (const seat of seats) await expect(current(seat)).toHaveText('Figures');

	/* A question, what comes out of it as a decision, and who does what. */
	await press(ada, 'More');
	await ada.pick('Poll …');
	await ada.dialog.getByLabel('Question').fill('A discount of 12 %?');
	await ada.dialog.getByLabel('Option 1', { exact: true }).fill('Yes');
	await ada.dialog.getByLabel('Option 2', { exact: true }).fill('No');
	await ada.dialog.getByRole('button', { name: 'Ask now' }).click();
	for (const [i, seat] of seats.entries()) {
		await tab(seat, /^Polls/).click();
		await poll(seat, 'A discount of 12 %?').getByLabel(i === 2 ? 'No' : 'Yes').check();
		await poll(seat, 'A discount of 12 %?').getByRole('button', { name: 'Vote', exact: true }).click();
	}
	for (const seat of seats) await expect(poll(seat, 'A discount of 12 %?')).toContainText(/Yes.*4 · 80 %.*No.*1 · 20 %.*Voted: 5 of 5/s);
	await poll(ada, 'A discount of 12 %?').getByRole('button', { name: 'Close' }).click();
	await ada.dialog.getByRole('button', { name: 'Close the poll' }).click();
	await poll(ada, 'A discount of 12 %?').getByRole('button', { name: 'Put on record as a decision' }).click();
	await ada.dialog.getByLabel('What was decided?').fill('We give up to 12 %.');
	await ada.dialog.getByRole('button', { name: 'Put on record' }).click();
	await tab(ada, /^Outcomes/).click();
	await panel(ada).getByLabel('Task or decision').fill('@ben by Fri Tell the partners');
	await ada.page.keyboard.press('Enter');
	await tab(ben, /^Outcomes/).click();
	await expect(panel(ben)).toContainText(/2\. Figures.*Decision 1.*We give up to 12 %\..*Tell the partners.*Ben Okafor/s);

	await press(ada, /^Next item/);
	await ada.page.getByLabel('What came out of “Figures”?').fill('Twelve per cent, and the partners know.');
	await ada.button('Put on record', false).last().click();
	await eva.page.getByRole('region', { name: '2. Figures', exact: true }).getByRole('button', { name: 'That’s right' }).click();
	await press(ada, 'More');
	await ada.dialog.getByRole('button', { name: 'End …' }).click();
	await ada.button('End the meeting').click();
	for (const seat of seats) {
		await expect(seat.page.getByRole('heading', { name: /^Ended at/ })).toBeVisible();
		await expect(seat.page.getByRole('list', { name: 'What came of it' })).toContainText(/2\. Figures.*Twelve per cent.*Decision 1.*Tell the partners/s);
	}

	/* What is left of it: a task for one, an item for all, and nothing of who spoke. */
	await ben.page.goto('/tasks');
	await expect(ben.page.getByRole('link', { name: /Tell the partners/ })).toBeVisible();
	await openMeeting(cem, room, number, 'Weekly meeting');
	await cem.page.getByRole('link', { name: /^Next date/ }).click();
	await expect(agenda(cem)).toHaveText([/Check-in/, /Figures/, /Best practice/, /Hurdles/, /Tasks/, /Trade fair.*postponed for the 1st time/]);
	const next = Number(/(\d+)\/meeting$/.exec(cem.page.url())[1]);
	await openMeeting(ada, room, next, 'Weekly meeting');
	await press(ada, 'Begin');
	await ada.dialog.getByRole('button', { name: 'Begin' }).click(); // a week early
	await expect(current(ada)).toHaveText('Check-in');
	await agenda(ada).getByRole('button', { name: 'Tasks', exact: true }).click();
	await expect(ada.page.getByRole('region', { name: 'From last time' })).toContainText(/Tell the partners.*Decision 1.*We give up to 12 %\./s);
});
