/* What the customer sees: the door, the lobby, the room, and the way out. */
import { newClientId } from '../lib/ids.mjs';
import { come } from '../lib/guests.mjs';
import { expectAccessible } from './accessible.mjs';
import { generalLink, inviteGuest, openCase } from './cases.mjs';
import { expectNothingForeign } from './foreign.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';
import { lineByLine, messagesOf, placed } from './payloads.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TITLE = 'Lieferung der Pumpen';
const WRONG = '0'.repeat(26);

/* A case that Ada receives the customer in, with Ben; say() does something in its backstage as Ada. */
async function withCase(house) {
	const there = { ...house, ...(await openCase(house, [house.ben])) };
	const say = (method, params) => asPerson(house.server, house.ada, (call) => call(method, { room: there.backstage, client_id: newClientId(), ...params }));
	return { ...there, say };
}

const guestsOf = ({ server, ada, backstage }) => asPerson(server, ada, async (call) => (await call('room.open', { room: backstage })).state.guests);
const idOf = async (there, name) => (await guestsOf(there)).find((one) => one.name === name).guest;
const admit = async (there, name) => there.say('guest.admit', { guest: await idOf(there, name) });
const remove = async (there, name, reason) => there.say('guest.remove', { guest: await idOf(there, name), reason });

const heading = (seat, name) => seat.page.getByRole('heading', { level: 1, name });
const enterButton = (seat) => seat.button('Enter');
const readers = (seat) => seat.page.locator('.readers');

/* Follows a link, and goes in by it. */
async function goIn(seat, token, name) {
	await seat.page.goto(`/join#${token}`);
	if (name) await seat.page.getByLabel('Name').fill(name);
	await enterButton(seat).click();
}

async function expectInside(seat) {
	await expect(heading(seat, TITLE)).toBeVisible();
	await expect(seat.composer).toBeVisible();
}

/* With a finger, which has no hover. */
async function act(seat, text, name) {
	const article = seat.message(text);
	await article.dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true, clientX: 100, clientY: 300 });
	await expect(seat.dialog).toBeVisible();
	await article.dispatchEvent('pointerup', { pointerType: 'touch' });
	await seat.page.waitForTimeout(400);
	await seat.dialog.getByRole('button', { name, exact: true }).click();
}

test('a customer comes by the general link, waits, is let in, talks, leaves, comes back by another, and is taken out', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await enter(undefined, PHONE);
	await petra.page.goto(`/join#${await generalLink(house, there)}`);
	await expect(heading(petra, TITLE)).toBeVisible();
	await expect(petra.page).toHaveURL('/join');
	await expect(petra.page.getByText('Ada Brandt of Brandt Vertrieb invites you to:')).toBeVisible();
	await enterButton(petra).click();
	await expect(petra.page.getByLabel('Name')).toHaveAccessibleDescription(/The name is missing/);
	await expect(petra.page.getByLabel('Name')).toBeFocused();
	await petra.page.getByLabel('Name').fill('Petra Müller');
	await petra.page.getByLabel('Company (optional)').fill('Müller Maschinenbau');
	await enterButton(petra).click();

	await expect(petra.page.getByText('Number 1 in the lobby')).toBeVisible();
	await expect(petra.page.getByText('Ada Brandt is not here just now.')).toBeVisible();
	await expect(petra.page).toHaveTitle(`Lobby – ${TITLE}`);
	const ada = await enter(house.ada);
	await ada.page.goto('/');
	await expect(petra.page.getByText('Ada Brandt has been told.')).toBeVisible();
	await there.say('guest.door', { message: 'We begin at two.' });
	await expect(petra.page.getByText('We begin at two.')).toBeVisible();
	await admit(there, 'Petra Müller');
	await expectInside(petra);
	await expect(petra.page.getByRole('status').filter({ hasText: `Let in: ${TITLE}` })).toBeAttached();
	await expect(petra.page.getByText('Guest of Brandt Vertrieb')).toBeVisible();
	await expect(readers(petra)).toHaveText('Readers here: Ada Brandt and Ben Okafor');

	await petra.composer.fill('Wann kommen die Pumpn?');
	await petra.button('Send').click();
	await petra.expectAllSent();
	await asPerson(house.server, house.ben, (call) => postAll(call, there.shared, ['Am Mittwoch.']));
	await expect(petra.message('Am Mittwoch.')).toBeVisible();
	await act(petra, 'Wann kommen', 'Edit');
	await petra.composer.fill('Wann kommen die Pumpen?');
	await petra.button('Save').click();
	await expect(petra.message('Wann kommen die Pumpen?')).toContainText('edited');
	await petra.composer.fill('Unser Preis war 12.000.');
	await petra.button('Send').click();
	await petra.expectAllSent();
	await act(petra, 'Unser Preis', 'Delete');
	await petra.dialog.getByRole('button', { name: 'Delete' }).click();
	await expect(petra.message('Unser Preis')).toHaveCount(0);

	await petra.button('Menu').click();
	await petra.dialog.getByRole('button', { name: 'Leave' }).click();
	await petra.dialog.getByRole('button', { name: 'Leave' }).click();
	await expect(heading(petra, 'Goodbye')).toBeVisible();
	await petra.page.goto('/join/room');
	await expect(petra.page).toHaveURL('/join');

	const { token } = await asPerson(house.server, house.ada, async (call) =>
		call('guest.invite', { room: there.backstage, guest: await idOf(there, 'Petra Müller'), name: 'Petra Müller', company: 'Müller Maschinenbau', hours: 24 }));
	const desk = await enter();
	await desk.page.goto(`/join#${token}`);
	await expect(desk.page.getByLabel('Name')).toHaveValue('Petra Müller');
	await expect(desk.page.getByText('Already there: Ada Brandt and Ben Okafor')).toBeVisible();
	await enterButton(desk).click();
	await expectInside(desk);
	await expect(desk.composer).toBeFocused();
	await expect(desk.message('Wann kommen die Pumpen?')).toBeVisible();
	await desk.composer.press('ArrowUp');
	await expect(desk.composer, 'it is still their own').toHaveValue('Wann kommen die Pumpen?');
	await desk.composer.press('Escape');

	await remove(there, 'Petra Müller', 'Der Fall ist abgeschlossen.');
	await expect(heading(desk, 'Access was ended')).toBeVisible();
	await expect(desk.page.getByText('Reason: Der Fall ist abgeschlossen.')).toBeVisible();
	await desk.page.goto(`/join#${token}`);
	await expect(heading(desk, 'This link is not valid')).toBeVisible();
});

test('whoever is turned away reads why', async ({ house, enter }) => {
	const there = await withCase(house);
	const kurt = await enter(undefined, PHONE);
	await goIn(kurt, await generalLink(house, there), 'Kurt Ahrens');
	await expect(kurt.page.getByText('Number 1 in the lobby')).toBeVisible();
	await there.say('guest.refuse', { guest: await idOf(there, 'Kurt Ahrens'), reason: 'Der Termin ist morgen.' });
	await expect(heading(kurt, 'Not this time, sorry')).toBeVisible();
	await expect(kurt.page.getByText('Reason: Der Termin ist morgen.')).toBeVisible();
});

test('a link that is not good, none, another language, and one who is inside already', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await enter(undefined, { ...PHONE, locale: 'de-AT' });
	await petra.page.goto(`/join#${WRONG}`);
	await expect(heading(petra, 'Dieser Link gilt nicht')).toBeVisible();
	await expect(petra.page.locator('html')).toHaveAttribute('lang', 'de');
	await petra.button('English').click();
	await expect(heading(petra, 'This link is not valid')).toBeVisible();
	await expect(petra.page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(petra.button('Deutsch')).toBeFocused();

	const late = await enter();
	await late.page.goto('/join');
	await expect(heading(late, 'A link leads here')).toBeVisible();

	const token = await inviteGuest(house, there, 'Petra Müller');
	await petra.page.goto('about:blank');
	await petra.page.goto(`/join#${token}`);
	await expect(enterButton(petra)).toBeVisible();
	await petra.page.reload();
	await expect(petra.page.getByLabel('Name'), 'the link outlives a reload').toHaveValue('Petra Müller');
	await enterButton(petra).click();
	await expectInside(petra);
	await petra.page.goto(`/join#${token}`);
	await expect(petra.page, 'straight on').toHaveURL('/join/room');
	await petra.page.goto('/join');
	await expect(petra.page).toHaveURL('/join/room');

	const other = { ...house, ...(await openCase(house, [])) };
	await petra.page.goto(`/join#${await inviteGuest(house, other, 'Petra Müller')}`);
	await expect(petra.page.getByText('Another room is open in this browser already.')).toBeVisible();
});

test('the network may go while one comes in: what was typed stays, and it goes on by itself', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await enter(undefined, PHONE);
	await petra.page.goto(`/join#${await inviteGuest(house, there, 'Petra Müller')}`);
	await petra.page.getByLabel('Name').fill('Petra Müller-Lang');
	await petra.context.setOffline(true);
	await enterButton(petra).click();
	await expect(petra.page.getByRole('alert')).toHaveText(/^No connection\./);
	await expect(petra.page.getByLabel('Name')).toHaveValue('Petra Müller-Lang');
	await petra.context.setOffline(false);
	await expectInside(petra);
	await petra.composer.fill('Da bin ich.');
	await petra.button('Send').click();
	await petra.expectAllSent();
	await expect(petra.message('Da bin ich.')).toContainText('Petra Müller-Lang');
});

test('whoever was never in is told of no end, and nobody is told to have left whom the server did not hear', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await enter(undefined, PHONE);
	await petra.page.goto('/join/room');
	await expect(heading(petra, 'A link leads here')).toBeVisible();
	await goIn(petra, await inviteGuest(house, there, 'Petra Müller'));
	await expectInside(petra);
	const leave = async () => {
		await petra.button('Menu').click();
		await petra.dialog.getByRole('button', { name: 'Leave' }).click();
		await petra.dialog.getByRole('button', { name: 'Leave' }).click();
	};
	await petra.context.setOffline(true);
	await leave();
	await expect(petra.page.getByText(/^Leaving needs a connection/)).toBeVisible();
	await petra.context.setOffline(false);
	await petra.page.reload();
	await expectInside(petra);
	await leave();
	await expect(heading(petra, 'Goodbye')).toBeVisible();
});

test('a guest who says to be of the house stands apart from its people', async ({ house, enter }) => {
	const there = await withCase(house);
	await come(house.server, await inviteGuest(house, there, 'Kurt Ahrens', 'BRANDT Vertrieb'));
	await come(house.server, await inviteGuest(house, there, 'Ina Roth', 'müller maschinenbau'));
	const petra = await enter();
	await goIn(petra, await inviteGuest(house, there, 'Petra Müller'));
	await petra.button(/^Show who is here/).click();
	const pane = petra.page.getByRole('complementary', { name: 'Who is here' });
	await expect(pane.getByRole('heading', { level: 3 })).toHaveText(['Brandt Vertrieb', 'BRANDT Vertrieb (Guests)', /^Müller Maschinenbau$/i]);
	await expect(pane.getByRole('list').first().getByRole('listitem')).toHaveText([/Ada Brandt/, /Ben Okafor/]);
});

test('the page at the door comes before all else, and asks nothing of anybody but the door', async ({ house, enter }) => {
	const there = await withCase(house);
	const token = await inviteGuest(house, there, 'Petra Müller');
	const petra = await enter(undefined, PHONE);
	const asked = [];
	const sent = [];
	petra.page.on('request', (request) => {
		asked.push(new URL(request.url()).pathname);
		if (JSON.stringify([request.url(), request.postData(), request.headers()]).includes(token)) sent.push(`${request.method()} ${new URL(request.url()).pathname}`);
	});
	/* What is fetched ahead, waits. */
	await petra.page.route(/assets\/(guest|chunk)/, () => undefined);
	await petra.page.goto(`/join#${token}`, { waitUntil: 'commit' });
	await expect(enterButton(petra)).toBeVisible();
	expect(asked.filter((path) => /\.js$/.test(path) && !/guest|chunk/.test(path))).toHaveLength(1);
	await petra.page.unroute(/assets\/(guest|chunk)/);
	await petra.page.reload();
	await enterButton(petra).click();
	await expectInside(petra);
	expect([...new Set(sent)].sort(), 'the link goes nowhere else').toEqual(['POST /join', 'POST /join/look']);
	expect(asked.filter((path) => !/^\/(?:join(?:\/(?:look|session|room|ws))?|house|assets\/[\w.-]+)$/.test(path))).toEqual([]);
	expect(asked.filter((path) => /\/(?:main|later|admin|casePage)-/.test(path)), 'nothing of the team’s').toEqual([]);
});

test('a guest sees the room’s people by name, and nothing of the house', async ({ house, enter }) => {
	const there = await withCase(house);
	await asPerson(house.server, house.ada, (call) => postAll(call, there.backstage, ['Hinter den Kulissen']));
	await come(house.server, await inviteGuest(house, there, 'Kurt Ahrens', 'Ahrens Logistik'));
	const petra = await enter(undefined, { ...PHONE, locale: 'de-DE' });
	await petra.page.goto(`/join#${await inviteGuest(house, there, 'Petra Müller')}`);
	await petra.button('Eintreten').click();
	await expectInside(petra);
	await expect(readers(petra)).toHaveText('Hier lesen mit: Ada Brandt, Ben Okafor und Kurt Ahrens (Ahrens Logistik)');
	await petra.button('Zeigen, wer dabei ist (4)').click();
	const people = petra.page.getByRole('complementary', { name: 'Wer dabei ist' });
	expect(await people.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['Brandt Vertrieb', 'Ahrens Logistik', 'Müller Maschinenbau']);
	await people.getByRole('button', { name: 'Schließen' }).click();
	await asPerson(house.server, house.ben, (call) => call('message.post', {
		room: there.shared, client_id: newClientId(), text: '@Petra Müller schauen Sie?', mentions: [],
	}));
	await expect(petra.message('schauen Sie?')).toBeVisible();
	await petra.composer.pressSequentially('/');
	await expect(petra.page.getByRole('listbox')).toHaveCount(0);
	await petra.composer.fill('');
	await petra.composer.pressSequentially('@');
	expect((await petra.page.getByRole('option').allTextContents()).join(' ')).toMatch(/Ada Brandt.*Ben Okafor.*Kurt Ahrens/);
	await petra.composer.fill('');
	await petra.page.goto(`/join/room/${await petra.message('schauen Sie?').getAttribute('data-seq')}/thread`);
	await expect(petra.page.getByRole('complementary', { name: 'Thread' }).getByRole('article')).toBeVisible();
	const words = await petra.page.evaluate(() => document.documentElement.outerHTML);
	for (const secret of ['Hinter den Kulissen', 'Lieferverzug', 'angebote', 'emeinsame Seite', 'ntern', 'ackstage', there.backstage]) expect(words).not.toContain(secret);
});

test('a guest and a member in one browser do not meet', async ({ house, enter }) => {
	const there = await withCase(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.untilKept();
	await ben.composer.fill('Entwurf von Ben');
	await ben.page.waitForTimeout(600);
	const guest = await ben.context.newPage();
	await guest.goto(`/join#${await inviteGuest(house, there, 'Petra Müller')}`);
	await guest.getByRole('button', { name: 'Enter' }).click();
	await expect(guest.getByTestId('composer')).toBeVisible();
	await expect(guest.getByTestId('composer')).toHaveValue('');
	await guest.getByRole('button', { name: 'Menu' }).click();
	for (const _ of [1, 2]) await guest.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
	await expect(guest.getByRole('heading', { name: 'Goodbye' })).toBeVisible();
	expect(await guest.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual(['runde']);
	await ben.page.reload();
	await expect(ben.composer).toHaveValue('Entwurf von Ben');
});

for (const [how, options] of Object.entries({ 'on a phone': PHONE, 'on a narrow one in the dark': { ...PHONE, viewport: { width: 320, height: 640 }, colorScheme: 'dark' } }))
	test(`door, lobby and room can be used by everybody ${how}`, async ({ house, enter }) => {
		const there = await withCase(house);
		const petra = await enter(undefined, options);
		const fits = () => petra.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
		await petra.page.goto(`/join#${await generalLink(house, there)}`);
		await enterButton(petra).click();
		await expect(petra.page.getByText('The name is missing.')).toBeVisible();
		await expectAccessible(petra, 'the door');
		expect(await fits()).toBe(true);
		await petra.page.getByLabel('Name').fill('Petra Müller');
		await enterButton(petra).click();
		await expect(petra.page.getByText('Number 1 in the lobby')).toBeVisible();
		await expectAccessible(petra, 'the lobby');
		expect(await fits()).toBe(true);
		await admit(there, 'Petra Müller');
		await expectInside(petra);
		await petra.composer.fill('Guten Tag');
		await petra.button('Send').click();
		await petra.expectAllSent();
		await expectAccessible(petra, 'the room');
		expect(await fits()).toBe(true);
		await petra.button(/^Show who is here/, false).click();
		await expectAccessible(petra, 'who is there');
		await petra.button('Menu').click();
		await expect(petra.dialog).toBeVisible();
		await expectAccessible(petra, 'the menu');
		expect(await fits()).toBe(true);
	});

test('all of it goes by keyboard', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await enter();
	const { keyboard } = petra.page;
	await petra.page.goto(`/join#${await inviteGuest(house, there, 'Petra Müller')}`);
	await expect(enterButton(petra)).toBeVisible();
	const focused = () => petra.page.evaluate(() => document.activeElement?.id);
	const order = [];
	for (const _ of [1, 2, 3, 4]) {
		await keyboard.press('Tab');
		order.push(await focused());
	}
	expect(order).toEqual(['language', 'name', 'company', 'enter']);
	await keyboard.press('Enter');
	await expectInside(petra);
	await expect(petra.composer).toBeFocused();
	await keyboard.type('Guten Tag');
	await keyboard.press('Enter');
	await petra.expectTexts(['Guten Tag']);
	await keyboard.press('Shift+F6');
	await expect(petra.list).toBeFocused();
	await keyboard.press('ArrowUp');
	await keyboard.press('r');
	await expect(petra.page.getByTestId('thread-composer')).toBeFocused();
	await expect(petra.page).toHaveURL(/\/join\/room\/\d+\/thread$/);
	await keyboard.type('Noch etwas');
	await keyboard.press('Enter');
	await expect(petra.page.getByRole('complementary', { name: 'Thread' }).getByRole('article').filter({ hasText: 'Noch etwas' })).toBeVisible();
	await keyboard.press('Escape');
	await expect(petra.page).toHaveURL('/join/room');
	await petra.page.reload();
	await expectInside(petra);
});

test('P-38: nothing that is typed on either side runs at the door, in the lobby or in the room', async ({ house, enter }) => {
	const { server, ada, ben } = house;
	const next = lineByLine();
	const there = await withCase(house);
	const { shared } = there;
	await asPerson(server, ada, async (call) => {
		await call('house.change', { client_id: newClientId(), title: next(60), imprint: `https://${next(100)}`, privacy: `https://example.org/${next(100)}` });
		await call('profile.change', { client_id: newClientId(), person: ada.id, name: next(80) });
		await call('room.change', { room: shared, client_id: newClientId(), title: next(60) });
		await postAll(call, shared, messagesOf(placed(200), 8000));
	});
	const petra = await enter(undefined, PHONE);
	await petra.context.addInitScript(() =>
		addEventListener('securitypolicyviolation', (event) => console.error('content security policy', event.violatedDirective, event.blockedURI)),
	);
	for (let i = 0; i < 8; i++) {
		await petra.page.goto('about:blank');
		await petra.page.goto(`/join#${await inviteGuest(house, there, next(80), next(80))}`);
		await expect(enterButton(petra)).toBeVisible();
		await expectNothingForeign(petra.page, `the door ${i}`);
	}
	const own = next(80);
	await goIn(petra, await generalLink(house, there), own);
	await expect(petra.page.locator('.lobby-place')).toBeVisible();
	for (let i = 0; i < 8; i++) {
		const message = next(250);
		await there.say('guest.door', { message });
		await asPerson(server, ada, (call) => call('room.change', { room: shared, client_id: newClientId(), title: next(60) }));
		await expect(petra.page.locator('.door .note')).toContainText(message);
		await expectNothingForeign(petra.page, `the lobby ${i}`);
	}
	await there.say('guest.admit', { guest: await idOf(there, own) });
	await expect(petra.composer).toBeVisible();
	for (let i = 0; i < 6; i++) {
		const guest = await come(server, await inviteGuest(house, there, next(80), next(80)), { name: next(80), company: next(80) });
		await guest.connection.call('message.post', { room: shared, client_id: newClientId(), text: next(200) });
		guest.connection.close();
	}
	await asPerson(server, ben, async (call) => {
		await call('profile.change', { client_id: newClientId(), person: ben.id, name: next(80) });
		const [root] = await postAll(call, shared, ['Ein Faden']);
		await call('message.reply', { room: shared, message: root, client_id: newClientId(), text: next(200) });
		await call('thread.change', { room: shared, message: root, client_id: newClientId(), title: next(80), resolved: false });
	});
	await expect(petra.message('Ein Faden')).toBeVisible();
	for (const text of [next(200), next(200)]) {
		await petra.composer.fill(text);
		await petra.button('Send').click();
		await petra.expectAllSent();
	}
	await expectNothingForeign(petra.page, 'the room');
	await petra.composer.pressSequentially('@');
	await expect(petra.page.getByRole('option').first()).toBeVisible();
	await expectNothingForeign(petra.page, 'completion');
	await petra.composer.fill('');
	await petra.button(/^Show who is here/, false).click();
	await expectNothingForeign(petra.page, 'who is there');
	await petra.page.reload();
	await petra.page.getByRole('link', { name: /1 reply/ }).click();
	await expect(petra.page.getByTestId('thread-composer')).toBeVisible();
	await expectNothingForeign(petra.page, 'a thread');
	await there.say('guest.remove', { guest: await idOf(there, own), reason: next(200) });
	await expect(petra.page.getByText(/^Reason: /)).toBeVisible();
	await expectNothingForeign(petra.page, 'the end');
	expect(next.used).toBeGreaterThan(60);
});
