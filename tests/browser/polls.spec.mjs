/* Polls: asked in a meeting or in a channel, voted in by three people, closed with what came out. */
import { newClientId } from '../lib/ids.mjs';
import { addPeople } from '../lib/people.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';
import { inMeeting, ITEMS, openMeeting, planMeeting } from './meeting.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ANSWERS = [{ text: 'Yes' }, { text: 'No' }, { text: 'Abstain' }];

/* Three people in the channel. */
async function withCem(house) {
	const [cem] = await addPeople(house.server, house.ada, ['Cem Aydin']);
	await asPerson(house.server, cem, (call) => call('room.join', { room: house.room }));
	return cem;
}

/* All three in a meeting that runs, which Ada moderates; in front of its page. */
async function meet(house, enter) {
	const people = [house.ada, house.ben, await withCem(house)];
	const number = await planMeeting(house, {}, ITEMS, true);
	for (const person of people) await inMeeting(house, number, person, (call) => call('meeting.attend', { here: true }));
	const seats = await Promise.all(people.map((person) => enter(person)));
	for (const seat of seats) await openMeeting(seat, house.room, number);
	return { number, people, seats };
}

/* Asks something without the dialog; returns its number. */
function ask({ server, room }, person, asked, where = {}) {
	const whole = { question: 'A discount of 12 %?', form: 'single', secrecy: 'open', live: true, options: ANSWERS, ...asked };
	return asPerson(server, person, async (call) => (await call('poll.ask', { room, client_id: newClientId(), asked: whole, ...where })).seq);
}

const tab = (seat) => seat.page.getByRole('tab', { name: /^Polls/ });
const bar = (seat) => seat.page.getByRole('group', { name: 'Steering the meeting' });
const poll = (seat, question = 'A discount of 12 %?') => seat.page.getByRole('group', { name: question, exact: true });
const press = (place, name) => place.getByRole('button', { name, exact: true }).click();

async function vote(place, ...options) {
	for (const name of options) await place.getByLabel(name).check();
	await press(place, (await place.getByRole('button', { name: 'Change vote' }).count()) > 0 ? 'Change vote' : 'Vote');
	await expect(place.getByRole('button', { name: 'Voted' })).toBeVisible();
}

async function close(seat, place) {
	await press(place, 'Close');
	await press(seat.dialog, 'Close the poll');
}

test('what is asked in a meeting calls nobody away; votes show as they come, and can be changed until it is closed', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const { seats } = await meet(house, enter);
	const [ada, ben, cem] = seats;
	await press(bar(ada), 'More');
	await ada.pick('New poll');
	await ada.dialog.getByLabel('Question').fill('A discount of 12 %?');
	await ada.dialog.getByLabel('Option 1', { exact: true }).fill('Yes');
	await ada.dialog.getByLabel('Option 2', { exact: true }).fill('No');
	await press(ada.dialog, 'Ask now');
	for (const seat of [ben, cem]) {
		await expect(seat.page.getByTestId('meeting-said')).toHaveText('Ada Brandt asks: A discount of 12 %?');
		await expect(tab(seat)).toHaveText('Polls1');
		await expect(seat.page.getByRole('tab', { name: 'Speakers' }), 'nothing jumps').toHaveAttribute('aria-selected', 'true');
		await bar(seat).getByRole('button', { name: 'Vote: A discount of 12 %?' }).click();
		await expect(tab(seat)).toBeFocused();
	}
	await tab(ada).click();
	await vote(poll(ben), 'Yes');
	await vote(poll(cem), 'No');
	for (const seat of seats) {
		await expect(poll(seat)).toContainText(/Yes.*1 · 50 %.*Ben Okafor.*No.*1 · 50 %.*Cem Aydin/s);
		await expect(poll(seat)).toContainText('Voted: 2 of 3.');
	}
	await expect(bar(ben).getByRole('button', { name: /^Vote/ })).toHaveCount(0);
	await expectAccessible(ada, 'polls beside a meeting');
	await vote(poll(cem), 'Yes');
	await vote(poll(ada), 'No');
	await press(poll(ada), 'Take back');
	for (const seat of seats) await expect(poll(seat)).toContainText(/Yes.*2 · 100 %.*Ben Okafor and Cem Aydin.*No.*0 · 0 %.*Voted: 2 of 3/s);

	await expect(poll(ben).getByRole('button', { name: 'Close' }), 'who neither asked nor moderates').toHaveCount(0);
	await press(poll(ada), 'Close');
	await expect(ada.dialog).toContainText('Voted: 2 of 3. Nobody can vote after that.');
	await press(ada.dialog, 'Close the poll');
	for (const seat of seats) {
		await expect(seat.page.getByTestId('meeting-said')).toHaveText('Poll closed: A discount of 12 %? Yes 2.');
		await expect(poll(seat)).toContainText(/Yes.*2 · 100 %.*No.*0 · 0 %.*Closed: 2 people have voted\./s);
		await expect(poll(seat), 'of an open one nothing is kept of that').not.toContainText('Ben Okafor');
		await expect(poll(seat).getByRole('radio')).toHaveCount(0);
		await expect(tab(seat)).toHaveText('Polls');
	}
	await expect(poll(ada).getByRole('button', { name: 'Put on record as a decision' })).toBeVisible();
	await expect(poll(ben).getByRole('button', { name: 'Put on record as a decision' })).toHaveCount(0);
	await press(poll(ada), 'Put on record as a decision');
	await press(ada.dialog, 'Put on record');
	for (const seat of seats) await expect(poll(seat)).toContainText('Decision 1 follows from it.');
	await expect(poll(ada).getByRole('button')).toHaveCount(0);
});

test('of a named poll one learns at the end who chose what, and still once the meeting is over', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const { number, people, seats } = await meet(house, enter);
	const [ada, ben, cem] = seats;
	const question = 'Which fairs?';
	await ask(house, people[0], { question, form: 'multiple', most: 2, secrecy: 'named', live: false }, { meeting: number, item: 1, prepared: true });
	for (const seat of seats) await tab(seat).click();
	await expect(poll(ada, question)).toContainText('Prepared, not to be seen yet.');
	for (const seat of [ben, cem]) await expect(poll(seat, question), 'what is prepared').toHaveCount(0);
	await press(poll(ada, question), 'Open');
	await expect(ben.page.getByTestId('meeting-said')).toHaveText('Poll opened: Which fairs?');
	await vote(poll(ben, question), 'Yes', 'Abstain');
	await expect(poll(ben, question).getByLabel('No')).toBeDisabled();
	await vote(poll(cem, question), 'Abstain');
	for (const seat of seats) {
		await expect(poll(seat, question)).toContainText('Voted: 2 of 3.');
		await expect(poll(seat, question), 'meanwhile').not.toContainText(/%|Ben Okafor/);
	}
	await close(ada, poll(ada, question));
	const result = /Yes.*1 · 50 %.*Ben Okafor.*No.*0 · 0 %.*Abstain.*2 · 100 %.*Ben Okafor and Cem Aydin/s;
	for (const seat of seats) await expect(poll(seat, question)).toContainText(result);
	await inMeeting(house, number, people[0], (call) => call('meeting.run', { phase: 'ended' }));
	for (const seat of seats) {
		await expect(seat.page.getByRole('list', { name: 'What came of it' }).getByRole('listitem').first()).toContainText(result);
		await expectAccessible(seat, 'what came of it');
	}
});

test('nobody learns who chose what in a secret poll; where the server was started anew meanwhile, all vote again', async ({ house, enter }) => {
	test.setTimeout(150_000);
	const { number, people, seats } = await meet(house, enter);
	const [ada, ben, cem] = seats;
	const question = 'Who leads?';
	await ask(house, people[0], { question, secrecy: 'secret', live: false }, { meeting: number });
	for (const seat of seats) await tab(seat).click();
	await vote(poll(ben, question), 'Yes');
	await vote(poll(cem, question), 'No');
	for (const seat of seats) {
		await expect(poll(seat, question)).toContainText(/Nobody learns who chose what, not even later\..*Voted: 2 of 3\./s);
		await expect(poll(seat, question)).not.toContainText(/%/);
	}
	await house.server.kill();
	await house.server.start();
	for (const seat of seats) {
		await expect(poll(seat, question)).toContainText('The server was started anew, and does not know the secret votes any more. Please vote again.', { timeout: 40_000 });
		await expect(poll(seat, question)).toContainText('Voted: 0 of 3.');
	}
	await expect(ben.page.getByTestId('meeting-said')).toHaveText('The server was started anew. Everybody votes again: Who leads?');
	await expect(poll(ben, question).getByLabel('Yes')).not.toBeChecked();
	for (const [seat, option] of [[ada, 'No'], [ben, 'No'], [cem, 'Yes']]) await vote(poll(seat, question), option);
	await close(ada, poll(ada, question));
	for (const seat of seats) {
		await expect(poll(seat, question)).toContainText(/Yes.*1 · 33 %.*No.*2 · 67 %.*Closed: 3 people have voted\./s);
		await expect(poll(seat, question)).not.toContainText(/Ben Okafor|Cem Aydin|started anew/);
	}
});

test('in a channel a poll stands among the messages, and all its members vote there', async ({ house, enter }) => {
	test.setTimeout(120_000);
	const cemPerson = await withCem(house);
	const [ada, ben, cem] = await Promise.all([house.ada, house.ben, cemPerson].map((person) => enter(person)));
	for (const seat of [ada, ben, cem]) await seat.open(house.room);
	await expect(ben.page.getByRole('heading', { name: 'Nothing has been said here yet' })).toBeVisible();
	await ben.openRoomMenu();
	await ben.pick('New poll');
	await expect(ben.dialog).toContainText('Everybody in this room can vote.');
	await expect(ben.dialog.getByRole('button', { name: 'Prepare' })).toHaveCount(0);
	await ben.dialog.getByLabel('Question').fill('How was the week?');
	await ben.dialog.getByLabel('Scale').check();
	await ben.dialog.getByLabel('What 1 means').fill('dull');
	await ben.dialog.getByLabel('What 5 means').fill('great');
	await press(ben.dialog, 'Ask now');
	const question = 'How was the week?';
	for (const seat of [ada, ben, cem]) await expect(poll(seat, question)).toContainText(/Ben Okafor asks/);
	await expect(ben.page.getByRole('heading', { name: 'Nothing has been said here yet' })).toHaveCount(0);
	await expect(cem.page.getByRole('log')).toContainText('Ben Okafor asks: How was the week?');
	await vote(poll(ada, question), '4');
	await vote(poll(cem, question), '5, great');
	for (const seat of [ada, ben, cem]) await expect(poll(seat, question)).toContainText(/Average 4\.5.*1 – dull.*0 · 0 %.*Voted: 2 of 3\./s);

	/* Who was away sees it as it stands, and then what came out. */
	await cem.context.setOffline(true);
	await house.server.kill();
	await house.server.start();
	await expect(cem.banner).toBeVisible();
	await expect(poll(ben, question)).toContainText('Voted: 2 of 3.');
	await vote(poll(ben, question), '3');
	await cem.context.setOffline(false);
	await expect(poll(cem, question)).toContainText(/Average 4.*Voted: 3 of 3\./s);
	await expectAccessible(ada, 'a poll among the messages');
	await close(ben, poll(ben, question));
	for (const seat of [ada, ben, cem]) await expect(poll(seat, question)).toContainText(/Average 4.*Closed: 3 people have voted\./s);
	await expect(ada.page.locator('.poll-card').getByRole('status')).toHaveText('Poll closed: How was the week? Average 4');
	await expect(poll(ben, question), 'the focus stays where it was').toBeFocused();
	await cem.page.reload();
	await expect(poll(cem, question)).toContainText(/Average 4.*Closed: 3 people have voted\./s);
});

test('with keys alone a poll is written, asked, voted in and closed', async ({ house, enter }) => {
	const seat = await enter(house.ada);
	await seat.open(house.room);
	const { keyboard } = seat.page;
	const type = (text) => keyboard.type(text);
	await seat.page.locator('.room-header [aria-haspopup=dialog]').last().focus();
	await keyboard.press('Enter');
	await seat.dialog.getByRole('button', { name: 'New poll' }).focus();
	await keyboard.press('Enter');
	await expect(seat.dialog.getByLabel('Question')).toBeFocused();
	await keyboard.press('Control+Enter');
	await type('Lunch?');
	await seat.dialog.getByLabel('Option 1', { exact: true }).focus();
	await type('Soup');
	await keyboard.press('Enter');
	await type('Bread');
	await keyboard.press('Enter');
	await type('Cake');
	await keyboard.press('Alt+ArrowUp');
	await keyboard.press('Alt+ArrowUp');
	await expect(seat.dialog.getByRole('status')).toHaveText('Cake: now option 1 of 3.');
	await expect(seat.dialog.getByLabel('Option 1', { exact: true })).toBeFocused();
	await keyboard.press('Control+a');
	await keyboard.press('Backspace');
	await keyboard.press('Backspace');
	await expect(seat.dialog.getByRole('textbox')).toHaveCount(3);
	await type('y');
	await expect(seat.dialog.getByLabel('Option 1', { exact: true })).toHaveValue('Soupy');
	await seat.button('Ask now').focus();
	await keyboard.press('Enter');
	const card = poll(seat, 'Lunch?');
	await card.getByLabel('Soupy').focus();
	await keyboard.press('ArrowDown');
	await expect(card.getByLabel('Bread')).toBeChecked();
	await expect(card, 'an arrow alone votes for nothing').toContainText('Voted: 0 of 2.');
	await keyboard.press('Enter');
	await expect(card).toContainText(/Bread.*1 · 100 %.*Ada Brandt/s);
	await card.getByRole('button', { name: 'Close' }).focus();
	await keyboard.press('Enter');
	await expect(seat.dialog.getByRole('button', { name: 'Close the poll' })).toBeFocused();
	await keyboard.press('Enter');
	await expect(card).toContainText('Closed: 1 person has voted.');
});

test('what is wrong with a poll is said at its field; of a secret one results never show meanwhile', async ({ house, enter }) => {
	const seat = await enter(house.ada);
	await seat.open(house.room);
	await seat.openRoomMenu();
	await seat.pick('New poll');
	const { dialog } = seat;
	const field = (name) => dialog.getByLabel(name, { exact: true });
	await press(dialog, 'Ask now');
	await expect(field('Question')).toBeFocused();
	await expect(dialog.getByRole('alert').filter({ hasText: /./ })).toHaveCount(1);
	await field('Question').fill('Who drives?');
	await press(dialog, 'Ask now');
	await expect(field('Option 1')).toBeFocused();
	await expect(dialog).toContainText('At least two options.');
	await field('Option 1').fill('Ada');
	await field('Option 2').fill('Ada');
	await press(dialog, 'Ask now');
	await expect(dialog).toContainText('Two options are alike.');
	await expectAccessible(seat, 'the dialog with a fault');
	await field('Option 2').fill('Ben');
	await dialog.getByLabel('Secret').check();
	await expect(dialog).toContainText('Of a secret poll it only shows at the end.');
	await expect(dialog.getByText('At once')).toHaveCount(0);
	await press(dialog, 'Ask now');
	await expect(poll(seat, 'Who drives?')).toContainText(/^Ada Brandt asks · Secret/);
});

test('on a phone one comes to a poll from the bar, votes, and sees all of it', async ({ house, enter }) => {
	const { ada, ben, room } = house;
	const number = await planMeeting(house, {}, ITEMS, true);
	for (const person of [ada, ben]) await inMeeting(house, number, person, (call) => call('meeting.attend', { here: true }));
	const seat = await enter(ben, { ...PHONE, locale: 'de-DE', colorScheme: 'dark' });
	await openMeeting(seat, room, number);
	const long = `${'Rechtsschutzversicherung'.repeat(4)} oder nicht?`;
	await ask(house, ada, { question: long, options: [{ text: 'Donaudampfschifffahrtsgesellschaft'.repeat(3) }, { text: 'Nein' }] }, { meeting: number });
	await ask(house, ada, { form: 'scale', options: [], low: 0, high: 10, low_text: 'gar nicht', high_text: 'ganz sicher' }, { meeting: number });
	await seat.page.getByRole('button', { name: `Abstimmen: ${long}` }).click();
	const down = await seat.page.evaluate(() => {
		const topOf = (selector) => document.querySelector(selector).getBoundingClientRect().top;
		return topOf('#side-tab-polls') - topOf('.meeting-body');
	});
	expect(Math.abs(down), 'polls come to the top').toBeLessThan(8);
	await poll(seat, long).getByLabel('Nein').check();
	await press(poll(seat, long), 'Abstimmen');
	await expect(poll(seat, long)).toContainText('Abgestimmt: 1 von 2.');
	const wide = await seat.page.evaluate(() => document.querySelector('.meeting-body').scrollWidth - innerWidth);
	expect(wide, 'beside the screen').toBeLessThanOrEqual(0);
	expect(await seat.page.evaluate(() => document.documentElement.scrollTop), 'the page itself stays').toBe(0);
	await expectAccessible(seat, 'polls on a phone');
	await seat.page.goto(`/r/${room}`);
	await expect(poll(seat, long).getByLabel('Nein')).toBeChecked();
	expect(await seat.page.evaluate(() => document.querySelector('.message-list').scrollWidth - innerWidth), 'beside the screen').toBeLessThanOrEqual(0);
	await expectAccessible(seat, 'cards of polls on a phone');
});
