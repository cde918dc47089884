/* Decisions and tasks: from a few words in a room to what is done, and on a meeting's page. */
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';
import { inMeeting, openMeeting, planMeeting } from './meeting.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const DAY_MS = 86_400_000;

const card = (seat, name) => seat.page.getByRole('group', { name });
const tickOf = (place, text) => place.getByRole('checkbox', { name: `Done: ${text}` });
const options = (seat) => seat.page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
const tab = (seat, name) => seat.page.getByRole('tab', { name });
const panel = (seat) => seat.page.getByRole('tabpanel');

/* Says commands about the house's room as this person. */
function inRoom({ server, room }, person, run) {
	return asPerson(server, person, (call) => run((method, params) => call(method, { room, client_id: newClientId(), ...params })));
}

test('a task goes from a few words in a room to the list of whoever does it, and is done there', async ({ house, enter }) => {
	const { room } = house;
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(room);
	await ben.page.goto('/tasks');
	await expect(ben.page.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();

	await ada.composer.pressSequentially('/ta');
	await expect(options(ada)).toHaveText([/^\/task @name by Fri text/]);
	await ada.composer.press('Enter');
	await expect(ada.composer).toHaveValue('/task ');
	await ada.composer.pressSequentially('@Be');
	await expect(options(ada).first()).toContainText('Ben Okafor');
	await ada.composer.press('Enter');
	await ada.composer.pressSequentially('by tomorrow Call Brandt');
	await ada.composer.press('Enter');
	await expect(ada.composer).toHaveValue('');
	const made = card(ada, 'Task: Call Brandt');
	await expect(made).toContainText(/by Ada Brandt.*Ben Okafor.*due tomorrow/s);
	expect(await ada.texts(), 'it is no message').toEqual([]);

	await expect(ben.page.getByText('A new task in #angebote')).toBeVisible();
	const week = ben.page.getByRole('region', { name: 'My tasks' });
	await expect(week.getByRole('link', { name: /Call Brandt.*due tomorrow.*#angebote/s })).toBeVisible();
	await tickOf(week, 'Call Brandt').click();
	await expect(ben.page.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();
	await expect(tickOf(made, 'Call Brandt')).toBeChecked();
	await expect(made).toContainText('Done');
	await ben.button('Undo').click();
	await expect(week.getByRole('link', { name: /Call Brandt/ })).toBeVisible();
	await tickOf(week, 'Call Brandt').click();
	await ben.page.getByRole('link', { name: 'Closed' }).click();
	await expect(week.getByRole('link', { name: /Call Brandt.*Done/s })).toBeVisible();

	await ada.composer.pressSequentially('/task @Ad');
	await expect(options(ada), 'oneself').toHaveText([/Ada Brandt/]);
	await ada.composer.press('Enter');
	await ada.composer.pressSequentially('Tidy up');
	await ada.composer.press('Enter');
	await expect(card(ada, 'Task: Tidy up')).toContainText('Ada Brandt');
});

test('a task is given on, dropped and opened again by its menu, and what is overdue says so', async ({ house, enter }) => {
	const { room } = house;
	await inRoom(house, house.ada, (call) => call('task.make', { text: 'Book a room', person: house.ada.id, until: Date.now() - 2 * DAY_MS }));
	const ada = await enter(house.ada);
	await ada.open(room);
	const made = card(ada, 'Task: Book a room');
	await expect(made).toContainText(/Ada Brandt.*2 days overdue/s);
	const menu = async (name) => {
		await made.getByRole('button', { name: /^Actions for the task/ }).click();
		await ada.dialog.getByRole('button', { name }).click();
	};
	await menu('Pass on from Ada Brandt …');
	await ada.dialog.getByRole('combobox').fill('Ben');
	await ada.page.keyboard.press('Enter');
	await ada.dialog.getByRole('button', { name: 'Pass on', exact: true }).click();
	await expect(made).toContainText('Ben Okafor');
	await menu('In progress');
	await expect(made).toContainText('In progress');
	await menu('Edit …');
	await ada.dialog.getByRole('button', { name: 'today', exact: true }).click();
	await ada.dialog.getByLabel('What is to be done?').fill('Book the large room');
	await ada.dialog.getByRole('button', { name: 'Save' }).click();
	const changed = card(ada, 'Task: Book the large room');
	await expect(changed).toContainText(/Ben Okafor.*due today.*In progress/s);
	await changed.getByRole('button', { name: /^Actions for the task/ }).click();
	await ada.dialog.getByRole('button', { name: 'Drop', exact: true }).click();
	await expect(changed).toContainText('Dropped');
});

test('commands are understood in both languages, asked for what is missing, and else are text', async ({ house, enter }) => {
	const { room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.say('/beschluss Rabatt bis 12 %.');
	await expect(card(ada, 'Decision 1: Rabatt bis 12 %.')).toBeVisible();
	await ada.say('/unbekannt bleibt Text');
	await expect(ada.message('/unbekannt bleibt Text')).toBeVisible();
	await ada.say('/task @Nobody by Fri Call');
	await expect(ada.dialog.getByLabel('What is to be done?')).toHaveValue('@Nobody by Fri Call');
	await ada.page.keyboard.press('Escape');
	await expect(ada.composer, 'what is written is not lost').toHaveValue('/task @Nobody by Fri Call');
	await ada.composer.fill('/aufgabe bis morgen');
	await ada.composer.press('Enter');
	await expect(ada.dialog.getByRole('button', { name: 'tomorrow', exact: true })).toHaveAttribute('aria-pressed', 'true');
	await ada.dialog.getByLabel('What is to be done?').fill('Nachfassen');
	await ada.page.keyboard.press('Enter');
	await expect(card(ada, 'Task: Nachfassen')).toContainText(/Nobody yet.*due tomorrow/s);
	await expect(ada.composer, 'it is done').toHaveValue('');
	await ada.say('/poll Lunch? | Yes');
	await expect(ada.dialog.getByLabel('Question')).toHaveValue('Lunch?');
	await ada.page.keyboard.press('Escape');
	await ada.say('/poll Lunch? | Yes | No');
	await expect(ada.page.locator('.poll-card')).toContainText(/Lunch\?.*Yes.*No/s);
	await expect(ada.composer).toHaveValue('');
	await ada.say('/park Trade fair');
	await expect(ada.page.getByText('No meeting is planned in this room')).toBeVisible();
	await expect(ada.composer).toHaveValue('/park Trade fair');
	const number = await planMeeting(house);
	await ada.composer.press('Enter');
	await expect(ada.page.getByText(/^It is on the agenda of “Weekly” on /)).toBeVisible();
	await openMeeting(ada, room, number);
	await expect(ada.page.getByRole('region', { name: 'Agenda' })).toContainText('Trade fair');
});

test('a task and a decision are made from a message, and lead back to it', async ({ house, enter }) => {
	const { room } = house;
	const [seq] = await inRoom(house, house.ben, (call) => postAll((method, params) => call(method, params), room, ['Wir nehmen Linz.']));
	const ada = await enter(house.ada);
	await ada.open(room);
	const message = ada.message('Wir nehmen Linz.');
	await message.hover();
	await message.getByRole('button', { name: 'Make a task of it' }).click();
	await expect(ada.dialog.getByLabel('What is to be done?')).toHaveValue('Wir nehmen Linz.');
	await ada.dialog.getByLabel('What is to be done?').fill('Linz buchen');
	await ada.dialog.getByRole('button', { name: 'Make the task' }).click();
	await expect(card(ada, 'Task: Linz buchen').getByRole('link', { name: 'from a message' })).toHaveAttribute('href', `/r/${room}/${seq}`);
	await message.hover();
	await message.getByRole('button', { name: 'Put on record as a decision' }).click();
	await ada.dialog.getByRole('button', { name: 'Put on record' }).click();
	await expect(card(ada, 'Decision 1: Wir nehmen Linz.')).toBeVisible();
});

test('the register has every decision, and one is corrected by another', async ({ house, enter }) => {
	const { room } = house;
	await inRoom(house, house.ben, async (call) => {
		await call('decision.make', { text: 'Rabatt bis 10 %.' });
		await call('decision.make', { text: 'Die Messe ist in Linz.' });
	});
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.openRoomMenu();
	await ada.dialog.getByRole('button', { name: 'Decisions' }).click();
	const list = ada.page.getByRole('list', { name: 'Decisions in #angebote' });
	await expect(list.getByRole('listitem')).toHaveText([/Decision 2.*Messe/s, /Decision 1.*Rabatt/s]);
	await ada.page.getByRole('searchbox', { name: 'Search the decisions' }).fill('rabatt');
	await expect(list.getByRole('listitem')).toHaveCount(1);
	await ada.button('Correct decision 1').click();
	await ada.dialog.getByLabel('What was decided?').fill('Rabatt bis 12 %.');
	await ada.dialog.getByRole('button', { name: 'Put on record' }).click();
	await expect(list.getByRole('listitem')).toHaveText([/Decision 3.*12 %.*Replaces decision 1/s, /Decision 1.*10 %.*Replaced by decision 3/s]);
	await expect(list.locator('s')).toHaveText('Rabatt bis 10 %.');
	await expect(ada.button('Correct decision 1')).toHaveCount(0);
	await expectAccessible(ada, 'the register');
	await list.getByRole('link', { name: 'Replaced by decision 3' }).click();
	await expect(card(ada, 'Decision 3: Rabatt bis 12 %.')).toBeVisible();
	const replaced = card(ada, 'Decision 1: Rabatt bis 10 %.');
	await expect(replaced.locator('s')).toHaveText('Rabatt bis 10 %.');
	await expect(replaced.getByRole('link', { name: 'Replaced by decision 3' })).toBeVisible();
});

test('in a meeting both stand at their item, and a decision is final once the item is closed', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, undefined, true);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, room, number);
	await ben.button('Join').click();
	for (const seat of [ada, ben]) await tab(seat, /^Outcomes/).click();
	await panel(ada).getByLabel('Task or decision').fill('@ben by Fri Call Brandt');
	await ada.page.keyboard.press('Enter');
	await expect(panel(ben)).toContainText(/1\. Check-in.*Call Brandt.*Ben Okafor/s);
	await expect(ben.page.getByTestId('meeting-said'), 'for those who do not see it come').toHaveText('Ada Brandt makes a task for Ben Okafor: Call Brandt');
	await panel(ada).getByLabel('Task or decision').fill('Rabatt bis 10 %.');
	await panel(ada).getByRole('button', { name: 'Decision', exact: true }).click();
	await expect(panel(ben)).toContainText(/Decision 1.*Rabatt bis 10 %\./s);
	await expect(panel(ben).getByRole('button', { name: 'Decision', exact: true }), 'who does not lead does not decide').toHaveCount(0);
	await panel(ada).getByRole('button', { name: 'Word decision 1 anew' }).click();
	await ada.dialog.getByLabel('What was decided?').fill('Rabatt bis 12 %.');
	await ada.dialog.getByRole('button', { name: 'Save' }).click();
	await expect(panel(ben)).toContainText('Rabatt bis 12 %.');
	await tickOf(panel(ben), 'Call Brandt').click();
	await expect(tickOf(panel(ada), 'Call Brandt')).toBeChecked();
	await inMeeting(house, number, house.ada, (call) => call('meeting.go', { seen: 1 }));
	await expect(panel(ada)).toContainText('Final: the item is closed.');
	await expect(panel(ada).getByRole('button', { name: 'Word decision 1 anew' })).toHaveCount(0);

	/* A key opens what belongs to the item that is on now; a command in the room does so, too. */
	await ada.page.getByRole('region', { name: 'What is going on' }).focus();
	await ada.page.keyboard.press('b');
	await ada.dialog.getByLabel('What was decided?').fill('Zahlen gelten.');
	await ada.dialog.getByRole('button', { name: 'Put on record' }).click();
	await expect(panel(ben)).toContainText(/2\. Figures.*Decision 2.*Zahlen gelten\./s);
	await ben.open(room);
	await ben.say('/task Zahlen nachtragen');
	await expect(card(ben, 'Task: Zahlen nachtragen').getByRole('link', { name: 'from a meeting' })).toBeVisible();
	await ben.say('/park Trade fair stand');
	await expect(ben.page.getByText('Proposed for “Weekly”.')).toBeVisible();
	await expect(panel(ada)).toContainText(/2\. Figures.*Decision 2.*Zahlen nachtragen/s);
	await expectAccessible(ada, 'the outcomes');
	await ada.open(room);
	await ada.say('/park Later');
	await expect(ada.page.getByText('Parked in “Weekly”.')).toBeVisible();
	await openMeeting(ada, room, number);
	await expect(ada.page.getByRole('region', { name: 'Agenda' }).getByRole('listitem').filter({ hasText: /^.*Later/ })).toContainText('parked');
	await inMeeting(house, number, house.ada, (call) => call('meeting.run', { phase: 'ended' }));
	await expect(ada.page.getByRole('list', { name: 'What came of it' })).toContainText(/1\. Check-in.*Decision 1.*Call Brandt.*2\. Figures.*Decision 2.*Zahlen nachtragen/s);
});

/* Ends a meeting whose items are dealt with, all but the last one; returns the number of the next in the series. */
async function hold(house, number, run = async () => undefined) {
	await inMeeting(house, number, house.ada, async (call) => {
		await call('meeting.run', { phase: 'running' });
		await run(call);
		await call('meeting.run', { phase: 'ended' });
	});
	return asPerson(house.server, house.ada, async (call) => {
		const { meetings } = await call('meeting.list', { from: Date.now(), to: Date.now() + 1 });
		return meetings.find(({ run: { phase }, plan }) => phase === 'planned' && plan.start !== undefined).meeting;
	});
}

test('the item that looks back fills itself, and what is done there is done', async ({ house, enter }) => {
	const { room } = house;
	const items = [{ title: 'Last time', purpose: 'inform', minutes: 5, standing: true, review: true }, { title: 'Figures', purpose: 'inform', minutes: 5 }];
	const number = await planMeeting(house, {}, items);
	const next = await hold(house, number, async (call) => {
		await call('task.make', { text: 'Call Brandt', person: house.ben.id, until: Date.now() + DAY_MS });
		await call('decision.make', { text: 'Rabatt bis 12 %.' });
		await call('meeting.go', { seen: 1 });
		await call('task.make', { text: 'Add up the figures', item: 2 });
		await call('meeting.go', { seen: 2 });
	});
	await inRoom(house, house.ada, (call) => call('task.make', { text: 'Nothing to do with it' }));
	await inMeeting(house, next, house.ada, (call) => call('meeting.run', { phase: 'running' }));
	const ada = await enter(house.ada);
	await openMeeting(ada, room, next);
	const review = ada.page.getByRole('region', { name: 'From last time' });
	await expect(review).toContainText(/Call Brandt.*Ben Okafor.*Add up the figures.*Decision 1.*Rabatt bis 12 %\./s);
	await expect(review).not.toContainText('Nothing to do with it');
	await tickOf(review, 'Call Brandt').click();
	await expect(tickOf(review, 'Call Brandt'), 'it stays where it was').toBeChecked();
	await tickOf(review, 'Call Brandt').click();
	await expect(tickOf(review, 'Call Brandt')).not.toBeChecked();
	await expectAccessible(ada, 'the item that looks back');
	await inMeeting(house, next, house.ada, (call) => call('meeting.go', { seen: 1 }));
	await expect(review).toHaveCount(0);
	await expect(ada.page.getByText('It is here again because a task that came of it is still open.')).toBeVisible();
	await expect(ada.page.getByRole('region', { name: 'Agenda' }).getByRole('listitem').filter({ hasText: 'Figures' })).toContainText('task open');
});

test('an item that is put off for the third time is decided, given away or dropped', async ({ house, enter }) => {
	const { room } = house;
	const later = [1, 2, 3, 4].map((n) => ({ start: Date.now() + n * 7 * DAY_MS }));
	const items = ['Price list', 'Trade fair', 'Van'].map((title) => ({ title, purpose: 'decide', minutes: 5 }));
	let number = await planMeeting(house, { later }, items);
	for (let i = 0; i < 3; i++) number = await hold(house, number);
	await inMeeting(house, number, house.ada, (call) => call('meeting.run', { phase: 'running' }));
	await inMeeting(house, number, house.ben, (call) => call('meeting.attend', { here: true }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, room, number);
	const asked = (seat) => seat.page.getByRole('region', { name: /^Put off for the 3rd time/ });
	const current = (seat) => seat.page.getByTestId('now-item').getByRole('heading');
	await expect(current(ben)).toHaveText('Price list');
	await expect(asked(ada)).toBeVisible();
	await expect(asked(ben), 'who does not lead is not asked').toHaveCount(0);
	await expectAccessible(ada, 'an item put off');
	await asked(ada).getByRole('button', { name: 'Decide …' }).click();
	await ada.dialog.getByLabel('What was decided?').fill('Die alte gilt.');
	await ada.dialog.getByRole('button', { name: 'Put on record' }).click();
	await expect(current(ben)).toHaveText('Trade fair');
	await asked(ada).getByRole('button', { name: 'Give to somebody …' }).click();
	await expect(ada.dialog.getByLabel('What is to be done?')).toHaveValue('Trade fair');
	await ada.dialog.getByRole('button', { name: 'Make the task' }).click();
	await expect(current(ben)).toHaveText('Van');
	await asked(ada).getByRole('button', { name: 'Drop it' }).click();
	await ada.dialog.getByRole('button', { name: 'Drop it' }).click();
	await expect(ben.page.getByRole('region', { name: 'Agenda' }).getByRole('listitem')).toHaveText([/Price list.*done/s, /Trade fair.*done/s]);
});

test('a task in the inbox is done there, and leaves it', async ({ house, enter }) => {
	await inRoom(house, house.ada, (call) => call('task.make', { text: 'Call Brandt', person: house.ben.id, until: Date.now() + 3 * DAY_MS }));
	const ben = await enter(house.ben);
	await ben.page.goto('/inbox');
	const notice = ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem');
	await expect(notice).toContainText(/Ada Brandt.*Call Brandt.*due /s);
	await expectAccessible(ben, 'the inbox');
	await expect(notice.getByRole('button', { name: 'Mark as done' }), 'which might mean the task').toHaveCount(0);
	await expect(notice.getByRole('button', { name: 'Take out of the inbox' })).toBeVisible();
	await tickOf(notice, 'Call Brandt').click();
	await expect(notice).toHaveCount(0);
});

test('tasks are gone through by keys alone', async ({ house, enter }) => {
	const { room } = house;
	await inRoom(house, house.ada, async (call) => {
		for (const [text, days] of [['First', -1], ['Second', 1], ['Third', 30]])
			await call('task.make', { text, person: house.ada.id, until: Date.now() + days * DAY_MS });
	});
	const ada = await enter(house.ada);
	await ada.page.goto('/tasks');
	const list = ada.page.getByRole('region', { name: 'My tasks' });
	await expect(list.getByRole('link', { name: /^First/ })).toBeVisible();
	await expect(ada.page.getByRole('link', { name: 'My tasks 1 overdue' })).toBeVisible();
	await expectAccessible(ada, 'my tasks');
	const { keyboard } = ada.page;
	await list.focus();
	await keyboard.press('ArrowDown');
	await expect(list.getByRole('link', { name: /^First/ })).toBeFocused();
	await keyboard.press('ArrowDown');
	await keyboard.press('e');
	await expect(list.getByRole('link', { name: /^Second/ })).toHaveCount(0);
	await expect(list.getByRole('link', { name: /^Third/ })).toBeFocused();
	await keyboard.press('m');
	await expect(ada.dialog.getByRole('button', { name: 'Waiting' })).toBeVisible();
	await keyboard.press('Escape');
	await expect(list.getByRole('link', { name: /^Third/ })).toBeFocused();
	await keyboard.press('Enter');
	await expect(ada.page).toHaveURL(new RegExp(`/r/${room}/\\d+$`));
	await expect(card(ada, 'Task: Third')).toBeVisible();
});

test('on a phone tasks are reached, made and done', async ({ house, enter }) => {
	const { room } = house;
	const ben = await enter(house.ben, PHONE);
	await ben.open(room);
	await ben.composer.fill('/task @Ben Okafor by today Call Brandt');
	await ben.button('Send').click();
	await expect(card(ben, 'Task: Call Brandt')).toBeVisible();
	await ben.page.goto('/');
	await ben.page.getByRole('link', { name: 'My tasks' }).click();
	const list = ben.page.getByRole('region', { name: 'My tasks' });
	await expect(list.getByRole('link', { name: /Call Brandt/ })).toBeVisible();
	expect(await ben.page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBeLessThanOrEqual(390);
	await tickOf(list, 'Call Brandt').tap();
	await expect(ben.page.getByRole('heading', { name: 'Nothing to do' })).toBeVisible();
});
