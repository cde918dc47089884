/* Pages of a room, and notes at the items of a meeting: where they stand, who finds them, and what becomes of them. */
import { newClientId } from '../lib/ids.mjs';
import { addPeople } from '../lib/people.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';
import { inMeeting, openMeeting, planMeeting } from './meeting.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const text = (seat, label) => seat.page.getByRole('textbox', { name: label, exact: true });

/* The lines that stand there, without the names of those who write. */
function linesOf(seat, label) {
	return text(seat, label).evaluate((node) => {
		const copy = node.cloneNode(true);
		for (const name of copy.querySelectorAll('.note-caret')) name.remove();
		return [...copy.children].map((block) => block.textContent).filter(Boolean);
	});
}

const reads = (seat, label) => expect.poll(() => linesOf(seat, label), { timeout: 20_000 });
const rows = (seat) => seat.page.getByRole('region', { name: 'Pages in #angebote' }).getByRole('listitem');
const saving = (seat) => seat.page.getByTestId('note-saving');
const current = (seat) => seat.page.getByTestId('now-item').getByRole('heading');

function makePage({ server, ada, room }, title) {
	return asPerson(server, ada, async (call) => (await call('page.make', { room, client_id: newClientId(), title })).seq);
}

/* Writes as this person without a browser, at the end of what stands there. */
function write({ server, room }, person, place, words) {
	return asPerson(server, person, async (call) => {
		const { version, document } = await call('note.open', { room, ...place });
		const size = document.content.reduce((sum, node) => sum + sizeOf(node), 0);
		const slice = { content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
		await call('note.write', { room, ...place, version, editor: newClientId(), steps: [{ stepType: 'replace', from: size, to: size, slice }] });
	});
}

function sizeOf({ text: words, content = [] }) {
	return words === undefined ? content.reduce((sum, node) => sum + sizeOf(node), 2) : words.length;
}

test('a page is made from the room’s menu, written in together, and found again in the room', async ({ house, enter }) => {
	const { room } = house;
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.open(room);
	await ada.openRoomMenu();
	await ada.pick('Pages');
	await expect(ada.page.getByRole('heading', { name: 'No pages yet' })).toBeVisible();
	await ada.page.getByRole('main').getByRole('button', { name: 'New page' }).first().click();
	await ada.dialog.getByLabel('Title of the page').fill('Prices');
	await ada.page.keyboard.press('Enter');
	await expect(text(ada, 'Prices'), 'one writes at once').toBeFocused();
	await ada.page.keyboard.type('The new list holds from January.');
	await expect(saving(ada)).toHaveText('Saved');

	await ben.open(room);
	const card = ben.page.getByRole('group', { name: 'Page: Prices' });
	await expect(card).toContainText('by Ada Brandt');
	await card.getByRole('link', { name: 'Prices' }).click();
	await reads(ben, 'Prices').toEqual(['The new list holds from January.']);
	await text(ben, 'Prices').press('Control+End');
	await ben.page.keyboard.type(' Until then the old one does.');
	await reads(ada, 'Prices').toEqual(['The new list holds from January. Until then the old one does.']);
	await expect(ben.page).toHaveTitle(/^Prices/);
});

test('a title is changed where it stands, and everybody sees it everywhere', async ({ house, enter }) => {
	const { room } = house;
	const page = await makePage(house, 'Prices');
	const [ada, ben, list] = [await enter(house.ada), await enter(house.ben), await enter(house.ben)];
	await list.page.goto(`/r/${room}/pages`);
	await ben.open(room);
	await ada.page.goto(`/r/${room}/${page}/page`);
	await ada.page.getByRole('button', { name: 'Prices', exact: true }).click();
	await ada.page.getByLabel('Title of the page').fill('Price list 2027');
	await ada.page.keyboard.press('Escape');
	await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Prices');
	await expect(ada.page.getByRole('button', { name: 'Prices', exact: true })).toBeFocused();
	await ada.page.keyboard.press('Enter');
	await ada.page.keyboard.type('Price list 2027');
	await ada.page.keyboard.press('Enter');
	await expect(ada.page.getByRole('heading', { level: 1 })).toHaveText('Price list 2027');
	await expect(rows(list)).toHaveText([/Price list 2027.*by Ada Brandt.*still empty/s]);
	await expect(ben.page.getByRole('group', { name: 'Page: Price list 2027' })).toBeVisible();
});

test('pages are searched, put away and brought back, by keys alone as well', async ({ house, enter }) => {
	const { room } = house;
	for (const title of ['Prices', 'Objections and answers', 'Fair checklist']) await makePage(house, title);
	const ada = await enter(house.ada);
	await ada.page.goto(`/r/${room}/pages`);
	await expect(rows(ada)).toHaveText([/Fair checklist/, /Objections/, /Prices/]);
	await ada.page.getByLabel('Search the pages').fill('answ');
	await expect(rows(ada)).toHaveText([/Objections/]);
	await ada.page.getByLabel('Search the pages').fill('');
	await rows(ada).first().getByRole('link').focus();
	await ada.page.keyboard.press('End');
	await expect(rows(ada).last().getByRole('link')).toBeFocused();
	await ada.page.keyboard.press('Tab');
	await ada.page.keyboard.press('Enter');
	await ada.dialog.getByRole('button', { name: 'Archive' }).press('Enter');
	await expect(rows(ada)).toHaveText([/Fair checklist/, /Objections/]);
	await expectAccessible(ada, 'the list of pages');
	await ada.button('1 archived page').click();
	await rows(ada).last().getByRole('link', { name: /Prices/ }).click();
	await expect(ada.page.getByText('This page is archived: it can be read, not written in.')).toBeVisible();
	await expect(text(ada, 'Prices')).toHaveCount(0);
	await expect(ada.page.getByRole('button', { name: 'Prices', exact: true }), 'nor is its title changed').toHaveCount(0);
	await ada.button('Bring back').click();
	await expect(text(ada, 'Prices')).toBeVisible();
});

test('a page is made by a command, and links to it lead there', async ({ house, enter }) => {
	const { room } = house;
	const ada = await enter(house.ada);
	await ada.open(room);
	await ada.say('/seite Price list 2027');
	await expect(ada.composer).toHaveValue('');
	await ada.button('Open').click();
	await expect(text(ada, 'Price list 2027')).toBeVisible();
	const address = ada.page.url();
	await ada.open(room);
	await ada.say('/page ');
	await expect(ada.dialog.getByLabel('Title of the page')).toBeVisible();
	await ada.page.keyboard.press('Escape');
	await ada.composer.fill('');
	await ada.say(`See ${address}`);
	await ada.message('See').getByRole('link').last().click();
	await expect(ada.page).toHaveURL(address);
	await expect(text(ada, 'Price list 2027')).toBeVisible();
	await ada.page.goto(`/r/${room}/999/page`);
	await expect(ada.page.getByText('There is no such page here.')).toBeVisible();
	const seq = Number(/(\d+)\/page$/.exec(address)[1]);
	await asPerson(house.server, house.ada, (call) => postAll(call, room, Array.from({ length: 120 }, (_, i) => `Text ${i}`)));
	await ada.page.goto(`/r/${room}/${seq}`);
	await expect(ada.page.getByRole('group', { name: 'Page: Price list 2027' }), 'the address of its row').toBeInViewport();
});

test('notes stand at the item, and whoever writes while the others move on stays where they write', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, undefined, true);
	const as = (person, run) => inMeeting(house, number, person, run);
	for (const person of [house.ada, house.ben]) await as(person, (say) => say('meeting.attend', { here: true }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) await openMeeting(seat, room, number);
	await text(ben, 'Notes on “Check-in”').click();
	await ben.page.keyboard.type('Everybody is ');
	await as(house.ada, (say) => say('meeting.go', { seen: 1 }));
	await expect(current(ben)).toHaveText('Figures');
	await expect(ben.page.getByText('The meeting has moved on to “Figures”.')).toBeVisible();
	await ben.page.keyboard.type('well, n x e.');
	await reads(ben, 'Notes on “Check-in”').toEqual(['Everybody is well, n x e.']);
	await reads(ada, 'Notes on “Figures”').toEqual([]);
	await ben.button('Take notes there').click();
	await expect(text(ben, 'Notes on “Figures”')).toBeFocused();
	await ben.page.keyboard.type('Up by 4 %.');
	await reads(ada, 'Notes on “Figures”').toEqual(['Up by 4 %.']);
	await expect(current(ben), 'no letter has steered the meeting').toHaveText('Figures');
	await expectAccessible(ben, 'a meeting with notes');

	/* What was written elsewhere is where one looks at it. */
	await ada.page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Check-in', exact: true }).click();
	await reads(ada, 'Notes on “Check-in”').toEqual(['Everybody is well, n x e.']);
	await ada.page.getByRole('button', { name: 'Notes', exact: true }).click();
	await expect(text(ada, 'Notes on “Check-in”')).toHaveCount(0);

	await as(house.ada, (say) => say('meeting.run', { phase: 'ended' }));
	const after = (title) => ben.page.getByRole('listitem').filter({ hasText: title });
	await reads(ben, 'Notes on “Figures”').toEqual(['Up by 4 %.']);
	await expect(after('3. Price list').getByText('No notes', { exact: true }), 'what is empty says so').toBeVisible();
	await expect(text(ben, 'Notes on “Price list”')).toHaveCount(0);
});

test('notes are prepared before a meeting begins', async ({ house, enter }) => {
	const number = await planMeeting(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben, PHONE)];
	await openMeeting(ada, house.room, number);
	await ada.page.getByText('3. Price list', { exact: true }).click();
	await text(ada, 'Notes on “Price list”').click();
	await ada.page.keyboard.type('12 % is what they ask for.');
	await expect(saving(ada)).toHaveText('Saved');
	await openMeeting(ben, house.room, number);
	await expect(ben.page.getByText('has notes'), 'where somebody has prepared something').toHaveCount(1);
	await ben.page.getByText('3. Price list', { exact: true }).click();
	await reads(ben, 'Notes on “Price list”').toEqual(['12 % is what they ask for.']);
	await expectAccessible(ben, 'a meeting that is prepared, on a phone');
});

test('three write at one item, one of them without a network for a while, and all see all', async ({ house, enter }) => {
	const { server, room } = house;
	const [cem] = await addPeople(server, house.ada, ['Cem Aydin']);
	await asPerson(server, cem, (call) => call('room.join', { room }));
	const number = await planMeeting(house, {}, undefined, true);
	const seats = [];
	for (const person of [house.ada, house.ben, cem]) {
		await inMeeting(house, number, person, (say) => say('meeting.attend', { here: true }));
		const seat = await enter(person);
		await openMeeting(seat, room, number);
		seats.push(seat);
	}
	const label = 'Notes on “Check-in”';
	for (const seat of seats) await expect(text(seat, label)).toBeVisible();
	await seats[2].context.setOffline(true);
	for (const [i, seat] of seats.entries()) {
		await text(seat, label).click();
		await seat.page.keyboard.press('Control+End');
		await seat.page.keyboard.type(`Line of ${i}.`);
		await seat.page.keyboard.press('Enter');
	}
	for (const seat of seats.slice(0, 2)) await reads(seat, label).toEqual(expect.arrayContaining(['Line of 0.', 'Line of 1.']));
	await reads(seats[0], label).not.toContain('Line of 2.');
	await seats[2].context.setOffline(false);
	for (const seat of seats) await reads(seat, label).toEqual(expect.arrayContaining(['Line of 0.', 'Line of 1.', 'Line of 2.']));
	for (const seat of seats) await expect(saving(seat)).toHaveText('Saved');
	const [first, ...rest] = await Promise.all(seats.map((seat) => linesOf(seat, label)));
	for (const other of rest) expect(other, 'the same on every screen').toEqual(first);
});

test('an earlier state shows what has changed since, and is restored, which can be undone', async ({ house, enter }) => {
	const { room } = house;
	const number = await planMeeting(house, {}, undefined, true);
	const label = 'Notes on “Check-in”';
	await write(house, house.ben, { of: number, item: 1 }, 'A discount of 10 % from May');
	await write(house, house.ben, { of: number, item: 1 }, 'Linz it is');
	await inMeeting(house, number, house.ada, (say) => say('meeting.go', { seen: 1 }));
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	for (const seat of [ada, ben]) {
		await openMeeting(seat, room, number);
		await seat.page.getByRole('region', { name: 'Agenda' }).getByRole('button', { name: 'Check-in', exact: true }).click();
	}
	await reads(ada, label).toEqual(['A discount of 10 % from May', 'Linz it is']);
	await text(ada, label).click();
	await ada.page.keyboard.press('Control+a');
	await ada.page.keyboard.type('A discount of 12 % from May');
	await expect(saving(ada)).toHaveText('Saved');
	await reads(ben, label).toEqual(['A discount of 12 % from May']);

	await ada.button('Earlier states …').click();
	const states = ada.dialog.getByRole('list', { name: 'States' }).getByRole('listitem');
	await expect(states).toHaveText([/Ben Okafor.*Item 1: Check-in/]);
	const shown = ada.dialog.getByRole('group', { name: 'Text of this state' });
	await expect(shown.locator('del')).toHaveText([/removed: 10$/, /removed: Linz it is$/]);
	await expect(shown.locator('ins')).toHaveText([/added: 12$/]);
	await expectAccessible(ada, 'the earlier states of a note');
	await ada.dialog.getByLabel('Show what has changed since').uncheck();
	await expect(shown).toHaveText('A discount of 10 % from MayLinz it is');
	await ada.dialog.getByRole('button', { name: 'Restore this state' }).click();
	await expect(ada.dialog).toHaveCount(0);
	for (const seat of [ada, ben]) await reads(seat, label).toEqual(['A discount of 10 % from May', 'Linz it is']);
	await ada.button('Undo').filter({ hasText: 'Undo' }).click();
	for (const seat of [ada, ben]) await reads(seat, label).toEqual(['A discount of 12 % from May']);
	await ben.button('Earlier states …').click();
	await ben.dialog.getByRole('button', { name: 'Restore this state' }).click();
	for (const seat of [ada, ben]) await reads(seat, label).toEqual(['A discount of 10 % from May', 'Linz it is']);
	await expect(saving(ben)).toHaveText('Saved');
	/* Once something has been written, the notice would take that back instead. */
	await expect(ben.button('Undo').filter({ hasText: 'Undo' })).toBeVisible();
	await text(ben, label).press('Control+End');
	await ben.page.keyboard.type('!');
	await expect(ben.button('Undo').filter({ hasText: 'Undo' })).toHaveCount(0);
	await ben.page.keyboard.press('Control+z');
	await ben.page.keyboard.press('Control+z');
	for (const seat of [ada, ben]) await reads(seat, label).toEqual(['A discount of 12 % from May']);
});
