/* What administrators set for everybody, and what becomes of it on everybody's screen. */
import { newClientId } from '../lib/ids.mjs';
import { asPerson, createRoom, expect, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

function set(house, limits) {
	return asPerson(house.server, house.ada, (call) => call('house.change', { client_id: newClientId(), limits }));
}

test('limits are set, refused beyond their bounds, reset, and stand in the audit log', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto('/admin/limits');
	const length = ada.page.getByLabel('Length of a message');
	await expect(length).toHaveValue('8000');
	await expect(length).toHaveAccessibleDescription(/How many characters a message can have\. From 200 to 8000; by default 8000\./);
	await length.fill('199');
	await ada.button('Save').click();
	await expect(ada.page.getByRole('alert').filter({ hasText: 'From 200 to 8000' })).toBeVisible();
	await expect(length).toBeFocused();
	await length.fill('400');
	/* What is no whole number in digits is refused, and not taken for no limit or for another number. */
	for (const [label, words] of [['Editing messages (minutes)', '5e'], ['Members of a channel', '2.000']]) {
		await ada.page.getByLabel(label).selectText();
		await ada.page.keyboard.type(words);
		await ada.button('Save').click();
		await expect(ada.page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true');
		await ada.button(`Reset ${label}`).click();
	}
	await ada.page.getByLabel('Editing messages (minutes)').fill('10');
	await ada.page.getByLabel('Making open channels').selectOption('Administrators only');
	await ada.button('Save').click();
	await expect(ada.page.locator('.notice')).toHaveText('Saved');
	await ada.page.reload();
	await expect(length).toHaveValue('400');
	await expect(ada.page.getByLabel('Making open channels')).toHaveValue('owner');
	await ada.button('Reset Length of a message').click();
	await expect(length).toHaveValue('8000');
	await expect(ada.button('Reset Length of a message')).toHaveCount(0);
	await expect(length).toBeFocused();
	await ada.page.getByLabel('Editing messages (minutes)').fill('');
	await ada.button('Save').click();
	await ada.page.goto('/admin/audit');
	const log = ada.page.getByRole('main').getByRole('listitem');
	await expect(log.first()).toContainText('Ada Brandt changed limits. Length of a message: 400 → 8000; Editing messages (minutes): 10 → no limit');
	await expect(log.nth(1)).toContainText('Making open channels: Everybody → Administrators only; Length of a message: 8000 → 400');
});

test('what one may not do is not offered, at once and on every screen', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.button('New channel')).toBeVisible();
	await set(house, { open_channels: 'owner' });
	await ben.button('New channel').click();
	await expect(ben.dialog.getByRole('radio', { name: 'Closed' })).toBeChecked();
	await expect(ben.dialog.getByRole('radio', { name: 'Open' })).toHaveCount(0);
	await ben.page.keyboard.press('Escape');
	await set(house, { closed_channels: 'owner', message_length: 200 });
	await expect(ben.button('New channel')).toHaveCount(0);
	await ben.composer.fill('x'.repeat(201));
	await expect(ben.page.getByText('1 character too many')).toBeVisible();
	await expect(ben.button('Send')).toBeDisabled();
	await ben.composer.fill('x'.repeat(200));
	await expect(ben.button('Send')).toBeEnabled();
	await ben.button('Send').click();
	await ben.expectAllSent();
	await ben.articles.last().hover();
	await set(house, { edit_minutes: 0, erase_minutes: 0 });
	await expect(ben.articles.last().getByRole('button', { name: 'Save for later' })).toBeVisible();
	await expect(ben.articles.last().getByRole('button', { name: /^(Edit|Delete)$/ })).toHaveCount(0);
	await ben.composer.press('ArrowUp');
	await expect(ben.button('Save')).toHaveCount(0);
	await set(house, { edit_minutes: -1, erase_minutes: 5 });
	await expect(ben.articles.last().getByRole('button', { name: 'Edit', exact: true })).toBeVisible();
	await expect(ben.articles.last().getByRole('button', { name: 'Delete', exact: true })).toBeVisible();
});

test('members who may invite do, and see their own invitations only', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	await ben.page.goto('/admin/invitations');
	await expect(ben.page.getByRole('heading', { name: 'This is for administrators' })).toBeVisible();
	await asPerson(house.server, house.ada, (call) => call('invitation.make', { role: 'member', hours: 1, uses: 1, note: 'Adas' }));
	await set(house, { invitations: 'member', invitation_hours: 24, password_length: 20 });
	await ben.page.goto('/');
	await ben.openMenu();
	await ben.pick('Invitations');
	await expect(ben.page.getByRole('link', { name: 'People', exact: true })).toHaveCount(1);
	await ben.button('New invitation').click();
	await expect(ben.dialog.getByLabel('Role')).toHaveCount(0);
	await expect(ben.dialog.getByLabel('Valid for').getByRole('option')).toHaveText(['1 day']);
	await ben.page.getByLabel('Note (optional)').fill('Bens');
	await ben.pick('Make link');
	const link = await ben.page.getByRole('textbox', { name: 'Invitation link' }).inputValue();
	await ben.dialog.getByRole('button', { name: 'Close' }).last().click();
	await expect(ben.page.getByRole('main').getByRole('listitem')).toHaveText([/Bens/]);
	const guest = await enter();
	await guest.page.goto(link);
	await expect(guest.page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(/At least 20 characters/);
});

test('on a phone, in German, with the keyboard alone', async ({ house, enter }) => {
	const ada = await enter(house.ada, { ...PHONE, locale: 'de-DE' });
	await ada.page.goto('/admin/limits');
	const length = ada.page.getByLabel('Länge einer Nachricht');
	await expect(length).toHaveValue('8000');
	expect(await ada.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await length.focus();
	await ada.page.keyboard.press('Control+A');
	await ada.page.keyboard.type('500');
	await ada.page.keyboard.press('Enter');
	await expect(ada.page.getByText('Gespeichert')).toBeVisible();
	await expect(length).toHaveValue('500');
	await length.fill('9000');
	await ada.page.keyboard.press('Enter');
	await expect(length).toHaveAccessibleDescription(/^Von 200 bis 8000; voreingestellt: 8000\./);
});

test('nobody is put in charge of more channels than the house lets people have, and it is said why', async ({ house, enter }) => {
	const { server, ada, ben, room } = house;
	await asPerson(server, ben, (call) => createRoom(call, 'eigener', ''));
	await set(house, { channels_owned: 1 });
	const seat = await enter(ada);
	await seat.open(room);
	await seat.page.getByRole('button', { name: /^Show members/ }).click();
	await seat.button('Member: actions: Ben Okafor').click();
	await seat.pick('Put in charge');
	await expect(seat.page.getByText('Nobody can be in charge of more than one channel here.')).toBeVisible();
	await set(house, { channels_owned: 2 });
	await seat.button('Member: actions: Ben Okafor').click();
	await seat.pick('Put in charge');
	await expect(seat.page.getByText('Ada Brandt put Ben Okafor in charge')).toBeVisible();
});
