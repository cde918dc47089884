/* What a case's team sees and does about its guests. */
import { come, joinBy } from '../lib/guests.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople } from '../lib/people.mjs';
import { expectAccessible } from './accessible.mjs';
import { comeInTurn, generalLink, inviteGuest, openCase } from './cases.mjs';
import { countNotices, look, shown } from './device.mjs';
import { expectNothingForeign } from './foreign.mjs';
import { expect, test } from './house.mjs';
import { PAYLOADS } from './payloads.mjs';

const LINE_MAX = 80;
const HOSTILE = process.env.RUNDE_LONG === '1' ? 40 : 8;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* A case that Ada receives the customer in, Ben in her stead; Cem is in it, too. */
async function withCase(house) {
	const [cem] = await addPeople(house.server, house.ada, ['Cem Aydin']);
	return { ...house, cem, ...(await openCase(house, [house.ben, cem], house.ben)) };
}

async function openGuests(seat, { backstage }) {
	await seat.page.goto(`/case/${backstage}/guests`);
	await expect(panel(seat)).toBeVisible();
}

const panel = (seat) => seat.page.getByRole('region', { name: 'Guests', exact: true });
const waiting = (seat) => panel(seat).getByRole('region', { name: /waiting$/ });
const group = (seat, name) => panel(seat).getByRole('region', { name });
const guest = (seat, name) => panel(seat).getByRole('listitem').filter({ hasText: name });
const actions = (seat, name) => panel(seat).getByRole('button', { name: `Actions: ${name}` });
const toast = (seat) => seat.page.locator('.notice-place');

test('a personal link is made, shown once, copied and sent as a letter, and leads straight in', async ({ house, enter }) => {
	const there = await withCase(house);
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	await openGuests(ada, there);
	await panel(ada).getByRole('button', { name: 'Invite a guest' }).click();
	await expect(ada.dialog.getByLabel('Company')).toHaveValue('Müller Maschinenbau');
	await expect(ada.dialog.getByLabel('30 days')).toBeChecked();
	await ada.dialog.getByRole('button', { name: 'Make link' }).click();
	await expect(ada.dialog.getByLabel('First and last name')).toHaveAccessibleDescription('Please fill this in.');
	await ada.dialog.getByLabel('First and last name').fill('Petra Müller');
	await expect(ada.dialog).toContainText('Whoever has this link comes in as Petra Müller');
	await ada.dialog.getByLabel('a week').check();
	await ada.dialog.getByRole('button', { name: 'Make link' }).click();
	const link = await ada.dialog.getByLabel('Link for guests').inputValue();
	expect(link).toMatch(new RegExp(`^${house.server.origin}/join#[0-9a-z]{26}$`));
	await expect(ada.dialog).toContainText('cannot be seen again');
	await ada.dialog.getByRole('button', { name: 'Copy link' }).click();
	await expect(ada.dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
	const letter = async () => new URL(await ada.dialog.getByRole('link', { name: 'As e-mail' }).getAttribute('href')).searchParams;
	expect((await letter()).get('body')).toContain(link);
	expect((await letter()).get('subject')).toBe('Invitation: Lieferung der Pumpen');
	await ada.dialog.getByLabel('Deutsch').check();
	expect((await letter()).get('body')).toContain('Guten Tag Petra Müller');
	await ada.page.keyboard.press('Escape');
	await expect(group(ada, 'Invited (1)')).toContainText(/Invited .* by Ada Brandt.*Link valid until .* \(7 days left\)/s);
	expect(await ada.page.content()).not.toContain(link.split('#')[1]);

	const petra = await come(house.server, link.split('#')[1]);
	expect(petra.hello.room.title).toBe('Lieferung der Pumpen');
	await expect(group(ada, 'In (1)')).toContainText('Petra Müller');
	await expect(group(ada, /^Invited/)).toHaveCount(0);
});

test('host and deputy are told that somebody waits, with the button right there; another colleague sees it in the case alone', async ({ house, enter }) => {
	const there = await withCase(house);
	const token = await generalLink(house, there);
	const [ada, ben, cem] = [await enter(house.ada), await enter(house.ben), await enter(there.cem)];
	await ada.open(house.room);
	await ben.open(house.room);
	await cem.page.goto(`/case/${there.backstage}`);
	const petra = await come(house.server, token, { name: 'Petra Müller', company: 'Müller Maschinenbau' });
	expect(petra.hello.lobby.state).toBe('waiting');
	for (const seat of [ada, ben]) {
		await expect(toast(seat)).toContainText('Petra Müller (Müller Maschinenbau) is waiting in the lobby of');
		await expect(seat.page).toHaveTitle(/^\(1\)/);
	}
	await expect(cem.page.getByRole('link', { name: '1 is waiting', exact: true })).toBeVisible();
	await expect(toast(cem)).toBeEmpty();
	const inbox = (seat) => seat.page.getByRole('list', { name: 'Inbox' });
	for (const seat of [ben, cem]) {
		await seat.page.goto('/inbox');
		await expect(inbox(seat)).toHaveAttribute('aria-busy', 'false');
	}
	const notice = inbox(ben).getByRole('listitem').filter({ hasText: 'Petra' });
	await expect(inbox(cem)).not.toContainText('Petra');
	await expect(notice).toHaveText(/Petra Müller \(Müller Maschinenbau\) is waiting in the lobby of .*Müller: Lieferverzug/);
	await expectAccessible(ben, 'somebody waits, in the inbox');
	await toast(ada).getByRole('button', { name: 'Let in' }).click();
	await expect.poll(() => petra.heard.map(([method]) => method)).toContain('room.entered');
	await expect(notice).toHaveCount(0);
	await expect(ben.page).toHaveTitle(/^(?!\()/);
});

test('those who wait stand in order of coming, and come in one by one or all together', async ({ house, enter }) => {
	const there = await withCase(house);
	const guests = await comeInTurn(house.server, await generalLink(house, there), ['Zoe Adam', 'Petra Müller', 'Ali Kaya', 'Ben Abel']);
	const cem = await enter(there.cem);
	await openGuests(cem, there);
	const names = () => waiting(cem).getByRole('listitem').locator('strong').allTextContents();
	await expect(cem.page.getByRole('link', { name: '4 are waiting', exact: true })).toBeVisible();
	expect(await names()).toEqual(['Zoe Adam', 'Petra Müller', 'Ali Kaya', 'Ben Abel']);
	await waiting(cem).getByRole('button', { name: 'Let in: Petra Müller (Müller Maschinenbau)' }).click();
	await expect.poll(names).toEqual(['Zoe Adam', 'Ali Kaya', 'Ben Abel']);
	expect(guests[0].heard.some(([method]) => method === 'room.entered')).toBe(false);
	await waiting(cem).getByRole('button', { name: 'Let all in' }).click();
	await expect(waiting(cem)).toHaveCount(0);
	await expect(group(cem, 'In (4)').getByRole('listitem')).toHaveCount(4);
	await expect(cem.page.getByRole('link', { name: /waiting$/ })).toHaveCount(0);
});

test('who is turned away reads why, and comes in again only by a new invitation', async ({ house, enter }) => {
	const there = await withCase(house);
	const token = await generalLink(house, there);
	const petra = await come(house.server, token, { name: 'Petra Müller', company: 'Müller Maschinenbau' });
	const ada = await enter(house.ada);
	await openGuests(ada, there);
	await waiting(ada).getByRole('button', { name: /^Turn away …: Petra/ }).click();
	await expect(ada.dialog).toContainText('Petra Müller reads it');
	await ada.dialog.getByLabel('Reason (optional)').fill('Der Termin ist morgen.');
	await ada.dialog.getByRole('button', { name: 'Turn away' }).click();
	await petra.closed;
	expect(petra.heard.find(([method, params]) => method === 'lobby.changed' && params.lobby.state === 'refused')?.[1].lobby.reason).toBe('Der Termin ist morgen.');
	await expect(group(ada, 'Turned away or removed (1)')).toContainText(/Turned away.*Reason: Der Termin ist morgen\./s);
	await actions(ada, 'Petra Müller (Müller Maschinenbau)').click();
	await ada.dialog.getByRole('button', { name: 'Invite again …' }).click();
	await expect(ada.dialog.getByLabel('First and last name')).toHaveValue('Petra Müller');
	await ada.dialog.getByRole('button', { name: 'Make link' }).click();
	const link = await ada.dialog.getByLabel('Link for guests').inputValue();
	const again = await come(house.server, link.split('#')[1]);
	expect(again.hello.me).toBe(petra.hello.me);
	await ada.page.keyboard.press('Escape');
	await ada.page.goto(`/case/${there.backstage}`);
	const flow = ada.page.locator('.guest-line');
	await expect(flow.filter({ hasText: 'Petra Müller (Müller Maschinenbau) is waiting in the lobby' })).toHaveCount(1);
	await expect(flow.filter({ hasText: 'was turned away by Ada Brandt: Der Termin ist morgen.' })).toHaveCount(1);
	await expect(flow.filter({ hasText: 'Ada Brandt invited Petra Müller' })).toHaveCount(1);
	await expect(flow.filter({ hasText: 'Petra Müller (Müller Maschinenbau) came in' })).toHaveCount(1);
});

test('removing says what follows, ends everything at once, and what was said stays', async ({ house, enter }) => {
	const there = await withCase(house);
	const token = await inviteGuest(house, there, 'Petra Müller');
	const petra = await come(house.server, token);
	await petra.connection.call('message.post', { room: there.shared, client_id: newClientId(), text: 'Wann kommen die Pumpen?' });
	const ada = await enter(house.ada);
	await openGuests(ada, there);
	await actions(ada, 'Petra Müller (Müller Maschinenbau)').click();
	await ada.dialog.getByRole('button', { name: 'Remove …' }).click();
	await expect(ada.dialog).toContainText('The link and all sessions and connections of Petra Müller end at once.');
	await expect(ada.dialog).toContainText('What Petra Müller said stays.');
	await ada.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
	await petra.closed;
	await expect(group(ada, 'Turned away or removed (1)')).toContainText('Removed');
	expect(await joinBy(house.server, token)).toBe(403);
	await ada.page.goto(`/case/${there.backstage}/shared`);
	await expect(ada.message('Wann kommen die Pumpen?')).toBeVisible();
});

test('the general link says how it differs, is taken back, and whoever waits reads the message', async ({ house, enter }) => {
	const there = await withCase(house);
	const ada = await enter(house.ada);
	await openGuests(ada, there);
	const door = group(ada, 'General link');
	await expect(door).toContainText('There is none at the moment');
	await door.getByRole('button', { name: 'Make a general link' }).click();
	await expect(ada.dialog).toContainText('They come in only when somebody on the team lets them in.');
	await ada.dialog.getByLabel('a day').check();
	await ada.dialog.getByRole('button', { name: 'Make link' }).click();
	const token = (await ada.dialog.getByLabel('Link for guests').inputValue()).split('#')[1];
	await ada.page.keyboard.press('Escape');
	await expect(door).toContainText('Valid until');
	const petra = await come(house.server, token, { name: 'Petra Müller', company: 'Müller' });
	await waiting(ada).getByRole('button', { name: 'Change' }).click();
	await ada.dialog.getByLabel('People who are waiting read').fill('Wir fangen um 14 Uhr an.');
	await ada.dialog.getByRole('button', { name: 'Save' }).click();
	await expect(waiting(ada)).toContainText('“Wir fangen um 14 Uhr an.”');
	await expect.poll(() => petra.heard.filter(([method]) => method === 'lobby.changed').at(-1)?.[1].lobby.message).toBe('Wir fangen um 14 Uhr an.');
	await door.getByRole('button', { name: 'Take the link back' }).click();
	await ada.dialog.getByRole('button', { name: 'Take the link back' }).click();
	await expect(door).toContainText('There is none at the moment');
	expect(await joinBy(house.server, token, { name: 'Paul', company: '' })).toBe(403);
	await expect(waiting(ada)).toContainText('Petra Müller');
	await ada.page.goto(`/case/${there.backstage}`);
	for (const words of ['made a general link to the lobby', 'wrote to everybody in the lobby: Wir fangen um 14 Uhr an.', 'took the general link back'])
		await expect(ada.page.locator('.guest-line').filter({ hasText: `Ada Brandt ${words}` })).toHaveCount(1);
});

test('what a guest says bears name, company and mark; the name opens what is known of them, and nothing of the door shows there', async ({ house, enter }) => {
	const there = await withCase(house);
	const petra = await come(house.server, await inviteGuest(house, there, 'Petra Müller'));
	await petra.connection.call('message.post', { room: there.shared, client_id: newClientId(), text: 'Wann kommen die Pumpen?' });
	const ben = await enter(house.ben);
	await ben.page.goto(`/case/${there.backstage}/shared`);
	const said = ben.message('Wann kommen die Pumpen?');
	await expect(said.locator('.message-head')).toHaveText(/^Petra Müller\s*Müller Maschinenbau\s*Guest/);
	await expect(said.locator('.avatar')).toHaveText('PM');
	const shared = ben.page.getByRole('region', { name: /^Messages in/ }).filter({ has: said });
	await expect(shared).toContainText('Petra Müller (Müller Maschinenbau) joined');
	await expect(shared.locator('.guest-line')).toHaveCount(0);
	await said.getByRole('button', { name: 'Petra Müller', exact: true }).press('Enter');
	await expect(ben.dialog).toContainText(/Guest.*Müller Maschinenbau.*In since.*Invited by.*Ada Brandt.*Access until/s);
	await expectAccessible(ben, 'the card of a guest', 'dialog');
	await ben.dialog.getByRole('button', { name: 'Remove …' }).click();
	await expect(ben.dialog.getByRole('heading', { name: 'Remove Petra Müller (Müller Maschinenbau)' })).toBeVisible();
});

test('with the keyboard alone somebody is let in, another turned away, and the focus is not lost', async ({ house, enter }) => {
	const there = await withCase(house);
	await comeInTurn(house.server, await generalLink(house, there), ['Petra Müller', 'Ali Kaya']);
	const ada = await enter(house.ada);
	await openGuests(ada, there);
	const { keyboard } = ada.page;
	await waiting(ada).getByRole('button', { name: 'Let in: Petra' }).focus();
	await keyboard.press('Enter');
	await expect(group(ada, 'In (1)')).toBeVisible();
	await expect(ada.page.locator('.guests')).toBeFocused();
	await waiting(ada).getByRole('button', { name: /^Turn away …: Ali/ }).focus();
	await keyboard.press('Enter');
	await expect(ada.dialog.getByLabel('Reason (optional)')).toBeFocused();
	await keyboard.type('Falscher Termin');
	await keyboard.press('Enter');
	await expect(group(ada, 'Turned away or removed (1)')).toContainText('Reason: Falscher Termin');
	await expect(ada.page.locator('.guests')).toBeFocused();
	await actions(ada, 'Petra Müller (Müller Maschinenbau)').focus();
	await keyboard.press('Enter');
	await expect(ada.dialog).toBeVisible();
	await keyboard.press('Tab');
	await keyboard.press('ArrowDown');
	await expect(ada.dialog.getByRole('button', { name: 'Remove …' })).toBeFocused();
	await keyboard.press('Escape');
	await expect(actions(ada, 'Petra Müller (Müller Maschinenbau)')).toBeFocused();
});

for (const [look, options] of Object.entries({ 'light': { colorScheme: 'light' }, 'dark': { colorScheme: 'dark' }, 'on a phone, in German': { ...PHONE, locale: 'de-DE' } })) {
	test(`the guests of a case are accessible and fit, ${look}`, async ({ house, enter }) => {
		const there = await withCase(house);
		await come(house.server, await inviteGuest(house, there, 'Ina Roth'));
		await inviteGuest(house, there, 'Jo Berg', '');
		await comeInTurn(house.server, await generalLink(house, there), ['Petra Müller', 'Ali Kaya']);
		const ada = await enter(house.ada, options);
		await ada.page.goto(`/case/${there.backstage}/guests`);
		const part = ada.page.locator('.guests');
		await expect(part.locator('.guest')).toHaveCount(4);
		await expectAccessible(ada, 'the panel');
		expect(await ada.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
		const dialogs = ['.guests-tools .button-primary', '.guests-tools .button-quiet', '.guests-waiting .button-danger', '.guest .icon-button', '.guests-message .text-button', '.guests-group .guests-tools .button'];
		for (const which of dialogs) {
			await part.locator(which).first().click();
			await expect(ada.dialog).toBeVisible();
			await expectAccessible(ada, which, 'dialog');
			await ada.page.keyboard.press('Escape');
			await expect(ada.dialog).toHaveCount(0);
		}
	});
}

test('a host finds all they must know on one screen, in either language', async ({ house, enter }) => {
	const there = await withCase(house);
	for (const [locale, words] of [['en-GB', 'What a host must know'], ['de-DE', 'Was ein Gastgeber wissen muss']]) {
		const ada = await enter(house.ada, { locale, viewport: { width: 1280, height: 800 } });
		await ada.page.goto(`/case/${there.backstage}/guests`);
		await ada.page.getByRole('button', { name: words }).click();
		await expect(ada.dialog.getByRole('heading', { level: 3 })).toHaveCount(7);
		expect(await ada.dialog.evaluate((one) => one.scrollHeight - one.clientHeight)).toBe(0);
	}
});

/* Each would, where it worked, open a dialog, run a script or ask a foreign host for something: the house's browsers complain of that
 * by themselves. */
const lines = PAYLOADS.filter((text) => [...text].length <= LINE_MAX && !/[\t\u202e\u200b]/.test(text));
const nextLine = (i) => lines[(i * 97) % lines.length];

test('P-38: what a guest calls themselves stays words wherever the team sees it', async ({ house, enter }) => {
	test.slow();
	const there = await withCase(house);
	const token = await generalLink(house, there);
	const ada = await enter(house.ada);
	await countNotices(ada, 'granted');
	await ada.open(house.room);
	await ada.openSettings();
	await ada.page.getByRole('checkbox', { name: 'Show on this device while Runde is out of sight' }).check();
	await ada.page.keyboard.press('Escape');
	const guests = [];
	for (let i = 0; i < HOSTILE; i++) {
		guests.push({ name: nextLine(2 * i), company: nextLine(2 * i + 1) });
		guests[i].there = await come(house.server, token, guests[i]);
		await expect(toast(ada)).toContainText(`${guests[i].name} (${guests[i].company}) is waiting in the lobby of`);
	}
	await expectNothingForeign(ada.page, 'a notice');
	await look(ada, false);
	const last = { name: nextLine(1001), company: nextLine(1002) };
	await come(house.server, token, last);
	await expect.poll(() => shown(ada)).toEqual([`${last.name} (${last.company}) is waiting in the lobby of Müller: Lieferverzug: `]);
	await look(ada, true);
	await ada.page.goto('/inbox');
	await expect(ada.page.getByRole('button', { name: /^Let in/ })).toHaveCount(HOSTILE + 1);
	await expectNothingForeign(ada.page, 'the inbox');
	await openGuests(ada, there);
	expect(await waiting(ada).locator('strong').allTextContents()).toEqual([...guests, last].map(({ name }) => name));
	await expectNothingForeign(ada.page, 'the panel');
	await waiting(ada).getByRole('button', { name: /^Turn away/ }).last().click();
	await ada.dialog.getByLabel('Reason (optional)').fill(nextLine(1003));
	await expectNothingForeign(ada.page, 'turning away');
	await ada.dialog.getByRole('button', { name: 'Turn away' }).click();
	await waiting(ada).getByRole('button', { name: 'Let all in' }).click();
	await expect(waiting(ada)).toHaveCount(0);
	for (const button of await panel(ada).getByRole('button', { name: /^Actions/ }).all()) {
		await button.click();
		await expectNothingForeign(ada.page, 'the menu');
		await ada.page.keyboard.press('Escape');
	}
	await panel(ada).getByRole('button', { name: /^Actions/ }).first().click();
	await ada.dialog.getByRole('button', { name: 'New link …' }).click();
	await ada.dialog.getByRole('button', { name: 'Make link' }).click();
	await expect(ada.dialog.getByRole('link', { name: 'As e-mail' })).toHaveAttribute('href', /^mailto:\?subject=/);
	await expectNothingForeign(ada.page, 'a link');
	await ada.page.keyboard.press('Escape');
	await guests[1].there.connection.call('message.post', { room: there.shared, client_id: newClientId(), text: 'Guten Tag' });
	await ada.page.goto(`/case/${there.backstage}`);
	await expect(ada.page.locator('.guest-line').filter({ hasText: last.name })).toHaveCount(2);
	await expect(ada.message('Guten Tag').locator('.message-author')).toHaveText(guests[1].name);
	await ada.message('Guten Tag').locator('.message-author').press('Enter');
	await expect(ada.dialog).toContainText(guests[1].company);
	await expectNothingForeign(ada.page, 'the card, and the flow behind it');
});
