/* Meetings before they are held: planned, found, answered, moved and called off. */
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const BERLIN = { timezoneId: 'Europe/Berlin' };

/* The Monday so many weeks after this one, as fields have it, and days after it. */
function monday(weeks, days = 0) {
	const now = new Date();
	const date = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - ((now.getUTCDay() + 6) % 7) + weeks * 7 + days);
	return new Date(date).toISOString().slice(0, 10);
}

async function openPlan(seat, room) {
	await seat.open(room);
	await seat.openRoomMenu();
	await seat.pick('Plan a meeting');
	await expect(seat.dialog.getByLabel('Title')).toBeVisible();
}

const field = (seat, label) => seat.dialog.getByLabel(label, { exact: true });
const invite = (seat) => seat.dialog.getByRole('button', { name: 'Invite', exact: true }).click();
const gone = (seat) => expect(seat.dialog).toHaveCount(0);
const card = (seat, title) => seat.page.getByRole('group', { name: title, exact: true });
const day = (seat, name) => seat.page.locator('.week-day').filter({ has: seat.page.getByRole('heading', { name }) });
const dates = (seat) => seat.dialog.locator('.plan-date');
const notice = (seat) => seat.page.locator('.notice');

/* What the server keeps of the meetings that are not over. */
async function kept({ server, ada }) {
	const now = Date.now();
	return asPerson(server, ada, async (call) => (await call('meeting.list', { from: now, to: now + DAY_MS })).meetings);
}

/* Plans one over the protocol; returns its number. */
async function plan({ server, ada, room }, more = {}, begin = false) {
	const whole = {
		title: 'Weekly', goal: 'Everybody knows who helps.', start: Date.now() + 60 * MINUTE_MS, minutes: 30, time_zone: 'Europe/Berlin',
		rhythm: 'once', later: [], moderator: ada.id, everyone: true, attendees: [], ...more,
	};
	return asPerson(server, ada, async (call) => (await call('meeting.plan', { room, client_id: newClientId(), plan: whole, items: [], begin })).seq);
}

test('a weekly series is planned from a template, accepted, moved once and called off once', async ({ house, enter }) => {
	test.slow();
	const { room } = house;
	const [ada, ben] = [await enter(house.ada, BERLIN), await enter(house.ben, BERLIN)];
	await ben.page.goto('/inbox');
	await openPlan(ada, room);
	await ada.dialog.getByRole('button', { name: 'Weekly meeting' }).click();
	await expect(field(ada, 'Title')).toHaveValue('Weekly meeting');
	await expect(field(ada, 'What is to be reached in the end?')).toHaveValue('Everybody knows what is stuck this week, and who helps.');
	await expect(ada.dialog.getByText('Hurdles')).toBeVisible();
	await field(ada, 'Day').fill(monday(1));
	await field(ada, 'Begins at').fill('09:00');
	await field(ada, 'Number of dates').fill('3');
	await expect(ada.dialog.getByText('2 people, 45 minutes: 1.5 person-hours')).toBeVisible();
	await invite(ada);
	await gone(ada);

	const asked = ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem');
	await expect(asked).toHaveText([/Ada Brandt invites you to a meeting in #angebote.*Weekly meeting, .*09:00/]);
	await asked.getByRole('link').click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/\\d+/meeting$`));
	await ben.open(room);
	await card(ben, 'Weekly meeting').getByRole('button', { name: 'Accept' }).click();
	await expect(card(ben, 'Weekly meeting').getByRole('button', { name: 'Accept' })).toHaveAttribute('aria-pressed', 'true');
	await expect(card(ada, 'Weekly meeting')).toContainText('1 accepted');

	await ben.page.goto(`/meetings/${monday(1)}`);
	await expect(day(ben, /^Monday/)).toContainText(/09:00–09:45.*Weekly meeting.*#angebote/);
	await ben.page.getByRole('link', { name: 'Next week' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`/meetings/${monday(2)}$`));
	await expect(day(ben, /^Monday/)).toContainText(/09:00–09:45.*Date of the series/);
	await expect(day(ben, /^Monday/).getByRole('button')).toHaveCount(0);

	await ada.page.goto(`/meetings/${monday(1)}`);
	await ada.page.getByRole('button', { name: 'Weekly meeting: actions' }).click();
	await ada.pick('Change');
	await field(ada, 'Day').fill(monday(1, 1));
	await field(ada, 'Begins at').fill('10:00');
	await ada.dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await gone(ada);
	await expect(day(ada, /^Tuesday/)).toContainText('10:00–10:45');
	await expect(day(ben, /^Monday/), 'only this date was moved').toContainText('09:00–09:45');

	await ada.page.getByRole('button', { name: 'Weekly meeting: actions' }).click();
	await ada.pick('Cancel the meeting');
	await expect(ada.dialog.getByLabel('All 2 later dates, too')).toBeVisible();
	await ada.dialog.getByRole('button', { name: 'Cancel the meeting' }).click();
	await gone(ada);
	await expect(day(ada, /^Tuesday/)).toContainText('cancelled');
	await expect(day(ben, /^Monday/), 'the next date is a meeting now').not.toContainText('Date of the series');
	await expect(day(ben, /^Monday/).getByRole('button', { name: 'Accept' })).toBeVisible();
	await ben.page.getByRole('link', { name: 'Next week' }).click();
	await expect(day(ben, /^Monday/)).toContainText('Date of the series');
});

test('dates of a series are taken out and moved before it is planned', async ({ house, enter }) => {
	const ada = await enter(house.ada, BERLIN);
	await openPlan(ada, house.room);
	await field(ada, 'Title').fill('Round');
	await field(ada, 'Day').fill('2027-03-15');
	await field(ada, 'Begins at').fill('09:00');
	await field(ada, 'Repeats').selectOption('weekly');
	await field(ada, 'Ends').selectOption('until');
	await field(ada, 'Not after').fill('2027-04-12');
	await ada.dialog.getByText('4 more dates').click();
	await expect(dates(ada)).toHaveText([/22 Mar/, /29 Mar/, /5 Apr/, /12 Apr/]);
	await dates(ada).nth(0).getByRole('button', { name: /take out$/ }).click();
	await expect(dates(ada).nth(0)).toContainText('taken out');
	await dates(ada).nth(2).getByRole('button', { name: /move$/ }).click();
	await dates(ada).nth(2).getByLabel('Day').fill('2027-04-06');
	await expect(ada.dialog.getByText('3 more dates')).toBeVisible();
	await invite(ada);
	await gone(ada);
	const [{ plan: made }] = await kept(house);
	/* The clocks go forward on 28 March: nine o'clock stays nine o'clock. */
	expect([made.start, ...made.later.map(({ start }) => start)]).toEqual([
		Date.UTC(2027, 2, 15, 8), Date.UTC(2027, 2, 29, 7), Date.UTC(2027, 3, 6, 7), Date.UTC(2027, 3, 12, 7),
	]);
	expect(made).toMatchObject({ time_zone: 'Europe/Berlin', rhythm: 'weekly', everyone: true });
});

test('what is changed at one date leaves the later ones, unless they are to follow', async ({ house, enter }) => {
	const ada = await enter(house.ada, BERLIN);
	const [first, later] = [Date.UTC(2027, 0, 11, 8), [{ start: Date.UTC(2027, 0, 18, 8) }, { start: Date.UTC(2027, 0, 25, 9) }]];
	await plan(house, { start: first, rhythm: 'weekly', later });
	await plan(house, { title: 'Last of its series', start: first, rhythm: 'weekly' });
	const change = async (title, run) => {
		await ada.page.goto('/meetings/2027-01-11');
		await ada.page.getByRole('button', { name: `${title}: actions` }).click();
		await ada.pick('Change');
		await run();
		await ada.dialog.getByRole('button', { name: 'Save', exact: true }).click();
		await gone(ada);
	};
	const starts = async (title) => {
		const { plan: now } = (await kept(house)).find((one) => one.plan.title === title);
		return [now.start, ...now.later.map(({ start }) => start)];
	};
	await change('Last of its series', () => field(ada, 'Minutes').fill('20'));
	expect(await starts('Last of its series')).toEqual([first]);
	await change('Weekly', () => field(ada, 'Begins at').fill('10:00'));
	expect(await starts('Weekly')).toEqual([first + 60 * MINUTE_MS, ...later.map(({ start }) => start)]);
	await change('Weekly', async () => {
		await ada.button('Put all later dates at 10:00').click();
		await expect(ada.button('Put all later dates at 10:00')).toHaveCount(0);
	});
	expect(await starts('Weekly')).toEqual([first, later[0].start, later[1].start - 60 * MINUTE_MS].map((start) => start + 60 * MINUTE_MS));
});

test('a meeting is planned by the clock of another zone, for some of the people', async ({ house, enter }) => {
	const ada = await enter(house.ada, BERLIN);
	await openPlan(ada, house.room);
	await field(ada, 'Title').fill('Call with New York');
	await field(ada, 'Day').fill('2027-01-11');
	await field(ada, 'Begins at').fill('10:00');
	await field(ada, 'Time zone').selectOption('America/New_York');
	await expect(field(ada, 'Begins at')).toHaveAccessibleDescription(/here: .*16:00/);
	await ada.dialog.getByRole('radio', { name: 'By name' }).check();
	await field(ada, 'Who is to be there?').fill('ben');
	await ada.page.keyboard.press('Enter');
	await expect(ada.dialog.getByRole('button', { name: /Ben Okafor/ })).toBeVisible();
	await field(ada, 'Minutes by').selectOption({ label: 'Ben Okafor' });
	await invite(ada);
	await gone(ada);
	const [{ plan: made }] = await kept(house);
	expect(made).toMatchObject({
		start: Date.UTC(2027, 0, 11, 15), time_zone: 'America/New_York', everyone: false, minute_taker: house.ben.id,
		attendees: [{ person: house.ben.id, role: 'participant' }],
	});
	await expect(card(ada, 'Call with New York')).toContainText('16:00–16:45 (10:00 America/New York)');
	await ada.page.goto('/meetings/2027-01-13');
	await expect(day(ada, /^Monday/)).toContainText(/16:00–16:45.*10:00 America\/New York/);
});

test('what may be worth a second thought is said, and stands in nobody’s way', async ({ house, enter }) => {
	await plan(house, { title: 'Lunch', start: Date.UTC(2027, 0, 11, 11), minutes: 60 });
	const ada = await enter(house.ada, BERLIN);
	await openPlan(ada, house.room);
	const hints = ada.dialog.getByRole('region', { name: 'Before inviting' }).getByRole('listitem');
	await expect(hints).toHaveText([/^No goal yet/, /^No agenda yet/]);
	await field(ada, 'What is to be reached in the end?').fill('We know more.');
	await ada.dialog.getByRole('button', { name: 'Training' }).click();
	await expect(field(ada, 'What is to be reached in the end?'), 'what was written stays').toHaveValue('We know more.');
	await expect(hints).toHaveCount(0);
	await field(ada, 'Minutes').fill('50');
	await expect(hints).toHaveText(['The agenda takes 60 minutes, 10 more than planned.']);
	await field(ada, 'Minutes').fill('90');
	await field(ada, 'Day').fill('2027-01-04');
	await field(ada, 'Begins at').fill('12:30');
	await field(ada, 'Repeats').selectOption('weekly');
	await field(ada, 'Ends').selectOption('open');
	await expect(hints).toHaveText([/^Longer than an hour/, /^The series has no end/, /^At the same time: “Lunch”, .*11 Jan.*12:00–13:00\.$/]);
	await invite(ada);
	await gone(ada);
	expect((await kept(house)).map((one) => one.plan.later.length)).toContain(60);
});

test('what is wrong stands at its field', async ({ house, enter }) => {
	const ada = await enter(house.ada, BERLIN);
	await openPlan(ada, house.room);
	await invite(ada);
	await expect(field(ada, 'Title')).toHaveAccessibleDescription('Please fill this in.');
	await expect(field(ada, 'Title')).toBeFocused();
	await field(ada, 'Title').fill('Round');
	await field(ada, 'Minutes').fill('4');
	await invite(ada);
	await expect(field(ada, 'Minutes')).toHaveAccessibleDescription(/A number from 5 to 720\./);
	await expect(field(ada, 'Minutes')).toBeFocused();
	await ada.page.mouse.click(5, 5);
	await expect(ada.dialog, 'a click beside it loses nothing').toBeVisible();
	await field(ada, 'Minutes').fill('30');
	await ada.dialog.getByText('Call and material').click();
	await field(ada, 'Address of a call').fill('teams.example/1');
	await ada.page.keyboard.press('Enter');
	await invite(ada);
	await expect(field(ada, 'Address of a call')).toHaveAccessibleDescription(/must begin with https:/);
	await field(ada, 'Address of a call').fill('https://teams.example/1');
	await invite(ada);
	await gone(ada);
	expect((await kept(house)).map((one) => one.plan.call)).toEqual(['https://teams.example/1']);
});

test('a meeting begins with two clicks, and everybody sees that it runs until it is over', async ({ house, enter }) => {
	const [ada, ben, phone] = [await enter(house.ada), await enter(house.ben), await enter(house.ben, PHONE)];
	await ben.open(house.room);
	await phone.page.goto('/people');
	await ada.open(house.room);
	await ada.button('Start a meeting').click();
	await ada.dialog.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(ada.page).toHaveURL(new RegExp(`/r/${house.room}/\\d+/meeting$`));
	const chip = ben.page.locator('.room-header').getByRole('link', { name: 'Running: angebote' });
	await expect(chip).toBeVisible();
	await expect(card(ben, 'angebote').getByRole('link', { name: /^Join/ })).toBeVisible();
	for (const seat of [ben, phone]) await expect(seat.page.getByRole('img', { name: 'one is running' }).filter({ visible: true })).toBeVisible();
	const [{ room, meeting }] = await kept(house);
	await asPerson(house.server, house.ada, (call) => call('meeting.run', { room, meeting, client_id: newClientId(), phase: 'ended' }));
	await expect(card(ben, 'angebote')).toContainText(/ended at \d\d:\d\d/);
	await expect(card(ben, 'angebote').getByRole('button')).toHaveCount(0);
	await expect(chip).toHaveCount(0);
	for (const seat of [ben, phone]) await expect(seat.page.getByRole('img', { name: 'one is running' })).toHaveCount(0);
	/* The next one stands in the head of the room. */
	await plan(house, { title: 'Round' });
	await ben.page.locator('.room-header').getByRole('link', { name: /^Next meeting: Round, / }).click();
	await expect(ben.page).toHaveURL(/\/meeting$/);
});

test('a template is saved, planned from, and deleted', async ({ house, enter }) => {
	const ada = await enter(house.ada, BERLIN);
	await openPlan(ada, house.room);
	await ada.dialog.getByRole('button', { name: 'Kick-off' }).click();
	await field(ada, 'Title').fill('Kick-off of ours');
	await ada.dialog.getByRole('button', { name: 'Save as a template' }).click();
	await gone(ada);
	await expect(notice(ada)).toContainText('Template saved');
	await expect(ada.page.locator('.meeting-card'), 'it is nothing one could go to').toHaveCount(0);
	await ada.page.goto('/meetings');
	const templates = ada.page.getByRole('region', { name: 'Templates' });
	await templates.getByRole('button', { name: 'Plan: Kick-off of ours' }).click();
	await expect(field(ada, 'Title')).toHaveValue('Kick-off of ours');
	await expect(ada.dialog.getByText('The way and its stages')).toBeVisible();
	await field(ada, 'Day').fill('2027-01-11');
	await invite(ada);
	await gone(ada);
	const made = await kept(house);
	expect(made.map((one) => one.plan.start !== undefined).sort()).toEqual([false, true]);
	await ada.page.getByRole('button', { name: 'Kick-off of ours: actions' }).last().click();
	await ada.pick('Delete');
	await ada.dialog.getByRole('button', { name: 'Delete', exact: true }).click();
	await expect(templates).toHaveCount(0);
});

test('that a meeting begins soon is told, with the way there', async ({ house, enter }) => {
	const ben = await enter(house.ben, BERLIN);
	await ben.page.goto('/inbox');
	await expect(ben.page.getByRole('heading', { name: 'All caught up' })).toBeVisible();
	const number = await plan(house, { start: Date.now() + 3 * MINUTE_MS });
	await expect(notice(ben)).toContainText(/“Weekly” begins at \d\d:\d\d/);
	await expect(ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem').first()).toContainText('a meeting is about to begin in #angebote');
	await notice(ben).getByRole('button', { name: 'Show' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/${number}/meeting$`));
});

/* Presses Tab until what has the focus is called so. */
async function tabTo({ page }, name) {
	for (let i = 0; i < 80; i++) {
		const isThere = await page.evaluate((wanted) => {
			const { activeElement: at } = document;
			return (at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent).trim() === wanted;
		}, name);
		if (isThere) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`Tab does not lead to ${name}`);
}

test('all of it goes with the keyboard alone', async ({ house, enter }) => {
	test.slow();
	const ada = await enter(house.ada, BERLIN);
	const { keyboard } = ada.page;
	await ada.open(house.room);
	await ada.page.locator('.room-header').getByRole('button', { name: /^Actions/ }).focus();
	await keyboard.press('Enter');
	await tabTo(ada, 'Plan a meeting');
	await keyboard.press('Enter');
	await expect(field(ada, 'Title')).toBeFocused();
	await keyboard.type('Round');
	await keyboard.press('Enter');
	await expect(ada.dialog, 'Enter in a field sends nothing').toBeVisible();
	await tabTo(ada, 'Repeats');
	await keyboard.press('ArrowDown');
	await tabTo(ada, 'Number of dates');
	await keyboard.press('Control+A');
	await keyboard.type('2');
	await tabTo(ada, 'Invite');
	await keyboard.press('Enter');
	await gone(ada);
	const [{ plan: made }] = await kept(house);
	expect(made).toMatchObject({ title: 'Round', rhythm: 'weekly', later: [{}] });

	await ada.page.goto('/meetings');
	await expect(ada.page.locator('.week-days')).toHaveAttribute('aria-busy', 'false');
	const isThisWeek = (await ada.page.locator('.week-item').count()) > 0;
	await ada.page.locator('.week-days').focus();
	await keyboard.press('ArrowRight');
	await expect(ada.page).toHaveURL(new RegExp(`/meetings/${monday(1)}$`));
	await expect(ada.page.locator('.week-item')).toHaveCount(1);
	await keyboard.press('t');
	await expect(ada.page).toHaveURL(/\/meetings$/);
	if (!isThisWeek) await keyboard.press('ArrowRight');
	await expect(ada.page.locator('.week-item')).toHaveCount(1);
	await ada.page.locator('.week-days').focus();
	await keyboard.press('ArrowDown');
	await expect(ada.page.locator('.week-link')).toBeFocused();
	await tabTo(ada, 'Accept');
	await keyboard.press('Enter');
	await expect(ada.page.locator('.week-item').getByRole('button', { name: 'Accept' })).toHaveAttribute('aria-pressed', 'true');
	await ada.page.locator('.week-link').focus();
	await keyboard.press('Enter');
	await expect(ada.page).toHaveURL(/\/meeting$/);
});

for (const [look, options] of Object.entries({ 'light': { colorScheme: 'light' }, 'dark': { colorScheme: 'dark' }, 'on a phone': PHONE, 'on a small phone in German': { ...PHONE, viewport: { width: 320, height: 640 }, locale: 'de-DE' } })) {
	test(`planning and weeks are accessible and fit, ${look}`, async ({ house, enter }) => {
		test.slow();
		const start = Date.now() + 2 * 60 * MINUTE_MS;
		await plan(house, { title: 'Wochenmeeting des gesamten Vertriebsinnendienstes', start, rhythm: 'weekly', later: [{ start: start + 7 * DAY_MS }] });
		await plan(house, { title: 'Überschneidung', start: start + 10 * MINUTE_MS });
		await plan(house, { title: 'Läuft', start: Date.now() - MINUTE_MS }, true);
		await asPerson(house.server, house.ada, (call) => call('meeting.plan', {
			room: house.room, client_id: newClientId(), items: [],
			plan: { title: 'Vorlage', goal: '', minutes: 30, time_zone: 'UTC', rhythm: 'once', later: [], moderator: house.ada.id, everyone: true, attendees: [] },
		}));
		const ada = await enter(house.ada, { ...BERLIN, ...options });
		const fits = async (where) => {
			const wide = await ada.page.evaluate(() => [...document.querySelectorAll('html, dialog, .bottom-bar, .week, .meeting-card, .room-header')]
				.filter((one) => one.scrollWidth > one.clientWidth).map((one) => `${one.localName} ${one.className}`));
			expect(wide, where).toEqual([]);
			await expectAccessible(ada, where);
		};
		await ada.page.goto('/meetings');
		await expect(ada.page.locator('.week-item').first()).toBeVisible();
		await fits('the week');
		await ada.page.goto(`/r/${house.room}`);
		await expect(ada.page.locator('.meeting-card')).toHaveCount(3);
		await fits('cards');
		await ada.page.locator('.room-header [aria-haspopup=dialog]').last().click();
		await ada.dialog.locator('.sheet-button').first().click();
		await expect(ada.dialog.locator('.plan')).toBeVisible();
		await fits('planning');
		await ada.dialog.locator('.preset').first().click();
		await ada.dialog.locator('.plan-dates summary').click();
		await dates(ada).first().getByRole('button').last().click();
		await ada.dialog.locator('[name=invited]').last().check();
		await ada.dialog.locator('details.more summary').last().click();
		await fits('planning a series');
	});
}
