/* Messages saved for oneself, reminders, and reading everything at once. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

function items(seat) {
	return seat.page.getByRole('list', { name: 'Saved' }).getByRole('listitem');
}

function savedLink(seat) {
	return seat.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Saved', exact: true });
}

/* What was just done, with something to do about it. */
function notice(seat) {
	return seat.page.locator('.notice-place');
}

function mark(seat, text, name) {
	return seat.message(text).getByRole('img', { name });
}

async function pressLong(seat, text) {
	const browser = await seat.context.newCDPSession(seat.page);
	const box = await seat.message(text).boundingBox();
	const point = { x: box.x + 80, y: box.y + box.height / 2 };
	await browser.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
	await expect(seat.dialog).toBeVisible();
	await browser.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

function putSaved({ server, ben, room }, message, more = {}) {
	return asPerson(server, ben, (call) => call('saved.put', { room, message, ...more }));
}

test('with keys alone a message is saved, found again, taken out and back', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [one] = await asPerson(server, ada, (call) => postAll(call, room, ['Angebot ist raus', 'Rückfrage zum Preis']));
	const [ben, phone] = [await enter(house.ben), await enter(house.ben, PHONE)];
	await ben.open(room);
	await phone.open(room);
	const { keyboard } = ben.page;
	await ben.list.focus();
	await keyboard.press('ArrowUp');
	await keyboard.press('b');
	await expect(mark(ben, 'Rückfrage', 'Saved')).toBeVisible();
	await expect(notice(ben)).toContainText('Saved');
	await expect(mark(phone, 'Rückfrage', 'Saved')).toBeVisible();
	await putSaved(house, one, { note: 'Rabatt nachrechnen' });
	await expect(mark(ben, 'Angebot', 'Saved')).toBeVisible();

	await savedLink(ben).click();
	await expect(items(ben)).toHaveText([/Ada Brandt.*Angebot ist raus.*Rabatt nachrechnen/, /#angebote.*Rückfrage zum Preis/]);
	await items(ben).first().getByRole('link').focus();
	await keyboard.press('ArrowDown');
	await keyboard.press('Home');
	await keyboard.press('b');
	await expect(items(ben)).toHaveText([/Rückfrage/]);
	await expect.poll(() => ben.page.evaluate(() => document.activeElement.textContent)).toContain('Rückfrage');
	await expect(notice(ben)).toContainText('No longer saved');
	await keyboard.press('u');
	await expect(items(ben)).toHaveText([/Angebot ist raus.*Rabatt nachrechnen/, /Rückfrage/]);
	await items(ben).last().getByRole('link').focus();
	await keyboard.press('Enter');
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/5$`));
	await expect(ben.message('Rückfrage')).toBeVisible();
	await ben.message('Rückfrage').focus();
	await keyboard.press('b');
	await expect(mark(ben, 'Rückfrage', 'Saved')).toHaveCount(0);
	await expect(mark(phone, 'Rückfrage', 'Saved')).toHaveCount(0);
	await ben.page.reload();
	await expect(mark(ben, 'Angebot', 'Saved')).toBeVisible();
});

test('nobody else learns what one has saved', async ({ house, enter }) => {
	const { server, ada: admin, room } = house;
	const [seq] = await asPerson(server, admin, (call) => postAll(call, room, ['Angebot ist raus']));
	await putSaved(house, seq);
	const ada = await enter(house.ada);
	await ada.open(room);
	await expect(ada.message('Angebot')).toBeVisible();
	await expect(mark(ada, 'Angebot', 'Saved')).toHaveCount(0);
	await ada.page.goto('/saved');
	await expect(ada.page.getByRole('heading', { name: 'Nothing saved yet' })).toBeVisible();
});

test('a reminder is set, changed, and comes into the inbox of every device', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [seq] = await asPerson(server, ada, (call) => postAll(call, room, ['Angebot ist raus']));
	const [ben, phone] = [await enter(house.ben), await enter(house.ben, PHONE)];
	await ben.open(room);
	await phone.page.goto('/inbox');
	await ben.list.focus();
	await ben.page.keyboard.press('ArrowUp');
	await ben.page.keyboard.press('Shift+B');
	await ben.dialog.getByRole('radio', { name: 'In 3 hours' }).check();
	await ben.dialog.getByLabel('Note').fill('Rabatt nachrechnen');
	await ben.dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(ben.dialog).toHaveCount(0);
	await expect(mark(ben, 'Angebot', /^Reminder: /)).toBeVisible();

	await ben.page.keyboard.press('Shift+B');
	await expect(ben.dialog.getByLabel('Note')).toHaveValue('Rabatt nachrechnen');
	await ben.dialog.getByRole('radio', { name: 'At another time' }).check();
	await ben.dialog.getByLabel('Date and time').fill('2020-01-01T09:00');
	await ben.dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(ben.dialog.getByLabel('Date and time')).toHaveAccessibleDescription('That time is past.');
	await ben.dialog.getByRole('radio', { name: 'Not at all' }).check();
	await ben.dialog.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(mark(ben, 'Angebot', 'Saved')).toBeVisible();

	await putSaved(house, seq, { note: 'Rabatt nachrechnen', due: Date.now() + 1500 });
	await expect(mark(ben, 'Angebot', /^Reminder: /)).toBeVisible();
	await expect(notice(ben)).toContainText('Reminder in #angebote');
	await expect(mark(ben, 'Angebot', 'Saved')).toBeVisible();
	await expect(phone.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem')).toHaveText([
		/Ada Brandt – your reminder, in #angebote.*Angebot ist raus/,
	]);
	await ben.page.goto('/');
	await notice(phone).getByRole('button', { name: 'Show' }).click();
	await expect(phone.page).toHaveURL(new RegExp(`/r/${room}/${seq}$`));
});

test('what was erased stays in the list until it is taken out', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [seq] = await asPerson(server, ada, (call) => postAll(call, room, ['vertraulich']));
	await putSaved(house, seq, { note: 'nachfragen' });
	const ben = await enter(house.ben);
	await ben.page.goto('/saved');
	await expect(items(ben)).toHaveText([/vertraulich/]);
	await asPerson(server, ada, (call) => call('message.erase', { room, message: seq, client_id: newClientId() }));
	await expect(items(ben)).toHaveText([/This message is deleted or can no longer be read\..*nachfragen/]);
	await items(ben).getByRole('button', { name: 'Remove from saved' }).click();
	await expect(items(ben)).toHaveCount(0);
});

test('a saved reply reads as it was said, and leads into its thread', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const reply = await asPerson(server, ada, async (call) => {
		const [message] = await postAll(call, room, ['Wer hat die Preisliste?']);
		const { seq } = await call('message.reply', { room, message, client_id: newClientId(), text: 'Liegt im Laufwerk.' });
		return { message, seq };
	});
	const ben = await enter(house.ben);
	await ben.page.goto(`/r/${room}/${reply.message}/thread`);
	const inThread = ben.page.getByRole('complementary', { name: 'Thread' }).getByRole('article');
	await inThread.filter({ hasText: 'Laufwerk' }).focus();
	await ben.page.keyboard.press('b');
	await expect(notice(ben)).toContainText('Saved');
	await savedLink(ben).click();
	await expect(items(ben)).toHaveText([/Ada Brandt.*#angebote.*Liegt im Laufwerk\./]);
	await items(ben).getByRole('link').click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${room}/${reply.message}/thread/${reply.seq}$`));
	await expect(inThread).toHaveText([/Preisliste/, /Laufwerk/]);
});

test('a long list comes in pages, and what has been read of it stays', async ({ house, enter }) => {
	const { server, ada, ben: who, room } = house;
	const seqs = await asPerson(server, ada, (call) => postAll(call, room, Array.from({ length: 53 }, (_, i) => `Text ${i}.`)));
	await asPerson(server, who, async (call) => {
		for (const message of seqs) await call('saved.put', { room, message });
	});
	const ben = await enter(who);
	await ben.page.goto('/saved');
	await expect(items(ben)).toHaveCount(50);
	await ben.button('Show older').click();
	await expect(items(ben)).toHaveCount(53);
	await expect(ben.button('Show older')).toHaveCount(0);
	await items(ben).first().getByRole('link').focus();
	await ben.page.keyboard.press('End');
	await ben.page.keyboard.press('Delete');
	await expect(items(ben)).toHaveCount(52);
	await expect(items(ben).last()).toContainText('Text 1.');
	await asPerson(server, who, (call) => call('saved.drop', { room, message: seqs[52] }));
	await expect(items(ben)).toHaveCount(51);
	await expect(items(ben).first()).toContainText('Text 51.');
});

test('on a phone a long press saves, and the list is at hand', async ({ house, enter }) => {
	const { server, ada, room } = house;
	await asPerson(server, ada, (call) => postAll(call, room, ['Angebot ist raus']));
	const ben = await enter(house.ben, PHONE);
	await ben.open(room);
	await pressLong(ben, 'Angebot');
	await ben.dialog.getByRole('button', { name: 'Save for later' }).click();
	await expect(mark(ben, 'Angebot', 'Saved')).toBeVisible();
	await ben.page.goto('/');
	await savedLink(ben).click();
	await expect(items(ben)).toHaveCount(1);
	await items(ben).getByRole('button', { name: 'Note and reminder' }).click();
	await expect(ben.dialog.getByLabel('Note')).toBeVisible();
	expect(await ben.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('everything is read with one key, on every device, and unread again', async ({ house, enter }) => {
	const { server, ada, ben: who, room } = house;
	const other = await asPerson(server, ada, (call) => createRoom(call, 'messe'));
	await asPerson(server, who, (call) => call('room.join', { room: other }));
	await asPerson(server, ada, async (call) => {
		await postAll(call, room, ['eins', 'zwei']);
		await postAll(call, other, ['drei']);
	});
	const [desk, phone] = [await enter(who), await enter(who, PHONE)];
	await desk.page.goto('/people');
	await phone.page.goto('/');
	const expectUnread = async (seat, one, two) => {
		await expect(seat.channel('angebote')).toHaveAccessibleName(one);
		await expect(seat.channel('messe')).toHaveAccessibleName(two);
	};
	await expectUnread(desk, /2 unread/, /1 unread/);
	await desk.page.keyboard.press('Shift+Escape');
	await expect(notice(desk)).toContainText('All marked as read');
	for (const seat of [desk, phone]) await expectUnread(seat, /^angebote$/, /^messe$/);
	await desk.page.keyboard.press('Shift+F6');
	await desk.page.keyboard.press('Tab');
	await expect(notice(desk).getByRole('button', { name: 'Undo' })).toBeFocused();
	await desk.page.keyboard.press('Enter');
	for (const seat of [desk, phone]) await expectUnread(seat, /2 unread/, /1 unread/);
	await phone.openMenu();
	await phone.pick('Mark all as read');
	await expectUnread(desk, /^angebote$/, /^messe$/);
	await desk.page.keyboard.press('Shift+Escape');
	await expect(notice(desk)).toContainText('Nothing is unread');
	await phone.page.reload();
	await expect(phone.page.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0);
});

test('in German it is called what it is', async ({ house, enter }) => {
	const { server, ada, room } = house;
	const [seq] = await asPerson(server, ada, (call) => postAll(call, room, ['Angebot ist raus']));
	await putSaved(house, seq, { due: Date.now() + 3_600_000 });
	const ben = await enter(house.ben, { locale: 'de-DE' });
	await ben.page.goto('/saved');
	await expect(ben.page.getByRole('heading', { name: 'Gemerkt' })).toBeVisible();
	const item = ben.page.getByRole('list', { name: 'Gemerkt' }).getByRole('listitem');
	await expect(item).toContainText('Erinnerung: ');
	await item.getByRole('button', { name: 'Notiz und Erinnerung' }).click();
	await expect(ben.dialog.getByText('Morgen 09:00')).toBeVisible();
	await ben.dialog.getByRole('button', { name: 'Nicht mehr merken' }).click();
	await expect(ben.page.getByRole('heading', { name: 'Noch nichts gemerkt' })).toBeVisible();
});
