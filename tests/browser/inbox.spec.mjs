import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, test } from './house.mjs';

/* Calls upon Ben by name, once for each text. */
export async function callBen({ server, ada, ben, room }, ...texts) {
	const mentions = [{ at: 0, size: 4, kind: 'person', id: ben.id }];
	await asPerson(server, ada, async (call) => {
		for (const text of texts) await call('message.post', { room, client_id: newClientId(), text: `@Ben ${text}`, mentions });
	});
}

function items(seat) {
	return seat.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem');
}

function inboxLink(seat) {
	return seat.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: /^Inbox/ });
}

test('what calls upon one comes into the inbox while one looks, and leads to its place', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.page.goto('/');
	await expect(inboxLink(ben)).toHaveAccessibleName('Inbox');
	await callBen(house, 'bitte **prüfen**');
	await expect(inboxLink(ben)).toHaveAccessibleName('Inbox 1 open');
	await inboxLink(ben).click();
	await expect(items(ben)).toHaveText([/Ada Brandt mentions you in #angebote.*@Ben Okafor bitte prüfen/]);
	await callBen(house, 'noch etwas');
	await expect(items(ben)).toHaveCount(2);
	await expect(items(ben).first()).toContainText('noch etwas');
	await items(ben).last().getByRole('link').click();
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/\\d+$`));
	await expect(ben.message('bitte prüfen')).toBeVisible();
	await ben.page.goBack();
	await expect(items(ben)).toHaveCount(2);
});

test('with keys alone the inbox is emptied, and what was a slip is taken back', async ({ house, enter }) => {
	await callBen(house, 'eins', 'zwei', 'drei');
	const ben = await enter(house.ben);
	await ben.page.goto('/inbox');
	await expect(items(ben)).toHaveCount(3);
	const { keyboard } = ben.page;
	const focused = () => ben.page.evaluate(() => document.activeElement.textContent);
	await ben.page.getByRole('link', { name: 'Done', exact: true }).focus();
	await keyboard.press('Tab');
	await keyboard.press('Tab');
	expect(await focused()).toContain('drei');
	await keyboard.press('ArrowDown');
	expect(await focused()).toContain('zwei');
	await keyboard.press('e');
	await expect(items(ben)).toHaveCount(2);
	await expect.poll(focused).toContain('eins');
	await keyboard.press('u');
	await expect(items(ben)).toHaveCount(3);
	await keyboard.press('Home');
	await keyboard.press('e');
	await keyboard.press('e');
	await keyboard.press('e');
	await expect(ben.page.getByRole('heading', { name: 'All caught up' })).toBeVisible();
	await expect(inboxLink(ben)).toHaveAccessibleName('Inbox');
	await ben.page.getByRole('link', { name: 'Done', exact: true }).click();
	await expect(items(ben)).toHaveCount(3);
	await items(ben).first().getByRole('button', { name: 'Open again' }).click();
	await expect(items(ben)).toHaveCount(2);
	await expect(inboxLink(ben)).toHaveAccessibleName('Inbox 1 open');
	await ben.page.reload();
	await expect(items(ben)).toHaveCount(2);
});

test('all is dealt with at once, on every device, and can be taken back', async ({ house, enter }) => {
	await callBen(house, 'eins', 'zwei');
	const [desk, phone] = [await enter(house.ben), await enter(house.ben, { viewport: { width: 390, height: 844 } })];
	await phone.page.goto('/');
	const tab = phone.page.getByRole('navigation', { name: 'Main parts' }).getByRole('link', { name: /Inbox/ });
	await expect(tab).toHaveAccessibleName(/2 open/);
	await desk.page.goto('/inbox');
	await expect(items(desk)).toHaveCount(2);
	await tab.click();
	await expect(items(phone)).toHaveCount(2);
	await desk.button('All done').click();
	await expect(items(phone)).toHaveCount(0);
	await expect(phone.page.getByRole('heading', { name: 'All caught up' })).toBeVisible();
	await desk.page.getByRole('button', { name: /^Undo/ }).click();
	await expect(items(phone)).toHaveCount(2);
});

test('what is dealt with calls no longer in the list of rooms, on every device, and again when it is taken back', async ({ house, enter }) => {
	await callBen(house, 'eins', 'zwei');
	const [one, other] = [await enter(house.ben), await enter(house.ben)];
	await one.page.goto('/inbox');
	await other.page.goto('/inbox');
	const expectCalls = async (name) => {
		for (const seat of [one, other]) await expect(seat.channel('angebote')).toHaveAccessibleName(name);
	};
	await expectCalls(/2 mentions 2 unread/);
	await items(one).first().getByRole('button', { name: 'Done' }).click();
	await expectCalls(/1 mention 2 unread/);
	await one.page.getByRole('link', { name: 'Done', exact: true }).click();
	await items(one).first().getByRole('button', { name: 'Open again' }).click();
	await expectCalls(/2 mentions 2 unread/);
	await one.page.keyboard.press('Shift+Escape');
	await expectCalls(/^angebote$/);
	await one.page.getByRole('button', { name: 'Undo' }).last().click();
	await expectCalls(/2 mentions 2 unread/);
});

test('an invitation stands there, and an erased message does not', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	await callBen(house, 'vorbei');
	const other = await asPerson(server, ada, (call) => createRoom(call, 'messe'));
	await asPerson(server, ada, (call) => call('room.invite', { room: other, client_id: newClientId(), people: [{ person: ben.id }] }));
	const seat = await enter(ben);
	await seat.page.goto('/inbox');
	await expect(items(seat)).toHaveText([/Ada Brandt invites you to #messe/, /vorbei/]);
	await asPerson(server, ada, (call) => call('message.erase', { room, message: 4, client_id: newClientId() }));
	await expect(items(seat)).toHaveCount(1);
	await expect(inboxLink(seat)).toHaveAccessibleName('Inbox 1 open');
});
