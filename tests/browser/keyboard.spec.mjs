import { addPeople } from '../lib/people.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

/* The name by which the focused element is known, or its own text. */
const focused = (seat) =>
	seat.page.evaluate(() => {
		const one = document.activeElement;
		return one.getAttribute('aria-label') ?? one.dataset.region ?? one.textContent.trim();
	});

/* Presses Tab until the element of this name has the focus. */
async function tabTo(seat, name) {
	for (let i = 0; i < 60; i++) {
		await seat.page.keyboard.press('Tab');
		if ((await focused(seat)).match(name)) return;
	}
	throw new Error(`Tab never came to ${name}`);
}

test('without a mouse: sign in, make a channel, write, change, erase, switch, leave', async ({ server, enter }) => {
	const ada = await enter();
	const { keyboard } = ada.page;
	await ada.page.goto(`/sign-in#${server.firstToken}!first`);
	await expect(ada.page.getByLabel('Name of the organisation')).toBeFocused();
	await keyboard.type('Brandt Vertrieb');
	await keyboard.press('Enter');
	await expect(ada.page.getByLabel('First and last name')).toBeFocused();
	for (const words of ['Ada Brandt', 'ada@brandt.example', 'Kranich-7-Lampe']) {
		await keyboard.type(words);
		if (!words.includes('Lampe')) await keyboard.press('Tab');
	}
	await keyboard.press('Enter');
	await expect(ada.page.getByRole('heading', { name: 'Welcome' })).toBeVisible();

	for (const title of ['angebote', 'messe']) {
		await tabTo(ada, /^New channel$/);
		await keyboard.press('Enter');
		await expect(ada.dialog).toBeVisible();
		await keyboard.type(title);
		await keyboard.press('Enter');
		await expect(ada.page.getByRole('heading', { name: title })).toBeVisible();
	}
	await expect(ada.composer).toBeFocused();
	await keyboard.type('eins');
	await keyboard.press('Shift+Enter');
	await keyboard.type('zweite Zeile');
	await keyboard.press('Enter');
	await keyboard.type('weg damit');
	await keyboard.press('Enter');
	await ada.expectTexts(['eins\nzweite Zeile', 'weg damit']);

	await keyboard.press('Shift+F6');
	await expect(ada.list).toBeFocused();
	await keyboard.press('End');
	await expect(ada.message('weg damit')).toBeFocused();
	await keyboard.press('Delete');
	await expect(ada.dialog).toBeVisible();
	await keyboard.press('Enter');
	await ada.expectTexts(['eins\nzweite Zeile', 'Message deleted']);

	await keyboard.press('Home');
	await expect(ada.message('eins')).toBeFocused();
	await keyboard.press('e');
	await expect(ada.composer).toBeFocused();
	await keyboard.press('Control+A');
	await keyboard.type('geändert');
	await keyboard.press('Enter');
	await ada.expectTexts(['geändert (edited)', 'Message deleted']);

	await keyboard.press('Control+k');
	await expect(ada.dialog.getByRole('combobox')).toBeFocused();
	await keyboard.type('ange');
	await expect(ada.dialog.getByRole('option')).toHaveCount(1);
	await keyboard.press('Enter');
	await expect(ada.page.getByRole('heading', { name: 'angebote' })).toBeVisible();
	await keyboard.press('Alt+ArrowDown');
	await expect(ada.page.getByRole('heading', { name: 'messe' })).toBeVisible();
	await tabTo(ada, /^Actions: messe$/);
	await keyboard.press('Enter');
	await expect(ada.dialog).toBeVisible();
	await tabTo(ada, /^Leave channel$/);
	await keyboard.press('Enter');
	await expect(ada.button('Leave')).toBeFocused();
	await keyboard.press('Enter');
	await expect(ada.channel('messe')).toHaveCount(0);
	await expect(ada.channel('angebote')).toBeVisible();
});

test('Escape closes a dialog and gives the focus back; in an edit it leaves the message as it was', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const { keyboard } = ada.page;
	await ada.open(house.room);
	await ada.say('bleibt so');
	await ada.expectTexts(['bleibt so']);
	await keyboard.press('ArrowUp');
	await expect(ada.composer).toHaveValue('bleibt so');
	await keyboard.type(' nicht');
	await keyboard.press('Escape');
	await expect(ada.composer).toHaveValue('');
	await ada.expectTexts(['bleibt so']);
	for (const name of [/^Browse channels$/, /^New channel$/, /^Own menu/, /^Actions: angebote$/]) {
		await tabTo(ada, name);
		await keyboard.press('Enter');
		await expect(ada.dialog).toBeVisible();
		await keyboard.press('Escape');
		await expect(ada.dialog).toHaveCount(0);
		expect(await focused(ada)).toMatch(name);
	}
});

test('a room takes the focus as it comes, and not from where one has gone since', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => createRoom(call, 'messe'));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await expect(ada.channel('messe')).toBeVisible();
	/* Within one task, as a slow machine does it. */
	const seen = await ada.page.evaluate(async () => {
		document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));
		const title = () => document.querySelector('h1')?.textContent;
		for (let i = 0; i < 100 && title() !== 'messe'; i++) await null;
		const atOnce = document.activeElement.dataset.testid;
		document.querySelector('[aria-label="Actions: messe"]').focus();
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
		return [title(), atOnce, document.activeElement.ariaLabel];
	});
	expect(seen).toEqual(['messe', 'composer', 'Actions: messe']);
});

test('whatever has the focus can be seen to have it', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => createRoom(call, 'messe'));
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.say('eine Nachricht');
	const unmarked = [];
	const visited = new Set();
	for (;;) {
		await ada.page.keyboard.press('Tab');
		const { at, name, isMarked } = await lookAtFocus(ada);
		if (visited.has(at)) break;
		visited.add(at);
		if (!isMarked) unmarked.push(name);
	}
	expect(unmarked).toEqual([]);
	expect(visited.size).toBeGreaterThan(8);
});

/* Which element of the page has the focus, and whether it, or what it is the heart of, is outlined.
 * The page itself, between the last element and the first, is none. */
function lookAtFocus(seat) {
	return seat.page.evaluate(() => {
		const one = document.activeElement;
		const at = [...document.querySelectorAll('*')].indexOf(one);
		const around = [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling].filter(Boolean);
		const isMarked = around.some((place) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(place);
			return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
		});
		return { at, name: one.outerHTML.slice(0, 80), isMarked: isMarked || one === document.body };
	});
}

test('Ctrl+K finds channels and people, umlauts and slips included', async ({ house, enter }) => {
	const { server, ada } = house;
	await addPeople(server, ada, ['Jörg Müller']);
	await asPerson(server, ada, (call) => createRoom(call, 'über-uns'));
	const seat = await enter(ada);
	await seat.open(house.room);
	const { keyboard } = seat.page;
	const options = seat.dialog.getByRole('option');
	await keyboard.press('Control+k');
	await expect(options).toHaveText(['angebote', 'über-uns']);
	for (const [words, name] of [['ueber', 'über-uns'], ['angbote', 'angebote'], ['mueller', 'Jörg Müller'], ['kafor ben', 'Ben Okafor']]) {
		await keyboard.press('Control+a');
		await keyboard.type(words);
		await expect(options, words).toHaveCount(1);
		await expect(options).toContainText(name);
	}
	await keyboard.press('Enter');
	await expect(seat.dialog.getByRole('heading', { name: 'Ben Okafor' })).toBeVisible();
	await keyboard.press('Escape');
	await expect(seat.composer, 'where one was before').toBeFocused();
	await keyboard.press('Control+k');
	await expect(seat.dialog.getByRole('combobox')).toBeFocused();
	await keyboard.type('uber');
	await expect(seat.dialog.getByRole('option')).toHaveCount(1);
	await keyboard.press('Enter');
	await expect(seat.page.getByRole('heading', { name: 'über-uns' })).toBeVisible();
});

test('F6 goes round the parts of the page, and Alt with Shift to what is unread', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	const rooms = await asPerson(server, ben, async (call) => [await createRoom(call, 'aa'), await createRoom(call, 'zz')]);
	await asPerson(server, ada, async (call) => {
		await call('room.join', { room: rooms[1] });
		await postAll(call, rooms[1], ['ungelesen']);
	});
	const seat = await enter(ben);
	await seat.open(rooms[0]);
	await seat.page.getByRole('button', { name: /^Show members/ }).click();
	const { keyboard } = seat.page;
	const region = () => seat.page.evaluate(() => document.activeElement.closest('[data-region]')?.dataset.region);
	await seat.composer.focus();
	const round = [];
	for (let i = 0; i < 4; i++) {
		await keyboard.press('F6');
		round.push(await region());
	}
	expect(round).toEqual(['rail', 'messages', 'members', 'composer']);
	await keyboard.press('Shift+F6');
	expect(await region()).toBe('members');
	await keyboard.press('Alt+Shift+ArrowDown');
	await expect(seat.page, 'over the one that is read').toHaveURL(`/r/${rooms[1]}`);
	await keyboard.press('Alt+ArrowUp');
	await expect(seat.page).toHaveURL(`/r/${room}`);
});

/* What is rarely wanted is one file. */
const LATER = /\/assets\/later-.*\.js$/;

/* A browser without a worker, which would ask for files where no route of a test lies. */
async function enterWithoutWorker(enter, person) {
	const seat = await enter(person);
	await seat.page.addInitScript(() => delete Navigator.prototype.serviceWorker);
	return seat;
}

test('a key that opens what has to be loaded holds those after it until it is there', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['eins', 'zwei']));
	const ben = await enterWithoutWorker(enter, house.ben);
	let release;
	const held = new Promise((resolve) => (release = resolve));
	await ben.page.route(LATER, async (route) => {
		await held;
		await route.continue();
	});
	await ben.open(house.room);
	await ben.page.keyboard.press('Shift+F6');
	await ben.page.keyboard.press('End');
	await expect(ben.message('zwei')).toBeFocused();
	for (const key of ['f', 'p', 'ArrowUp', 'Control+k']) await ben.page.keyboard.press(key);
	await expect(ben.message('zwei')).toBeFocused();
	await expect(ben.dialog).toHaveCount(0);
	release();
	await expect(ben.dialog).toHaveAccessibleName('Forward');
	await ben.page.keyboard.press('Escape');
	await ben.page.keyboard.press('ArrowUp');
	await expect(ben.message('eins')).toBeFocused();
	await expect(ben.list).not.toContainText('pinned');
});

test('what is rarely wanted is there before it is wanted, though the network has gone', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['eins']));
	const ben = await enterWithoutWorker(enter, house.ben);
	const loaded = ben.page.waitForResponse(LATER);
	await ben.open(house.room);
	/* With all that it imports. */
	await ben.page.evaluate((url) => import(url).then(() => undefined), (await loaded).url());
	await ben.context.setOffline(true);
	await ben.message('eins').focus();
	await ben.page.keyboard.press('f');
	await expect(ben.dialog).toHaveAccessibleName('Forward');
});
