/* What one says of oneself, and where one is signed in. */
import { asPerson, expect, test } from './house.mjs';

test('a profile and a status are seen by the others beside the name, at once', async ({ house, enter }) => {
	const ben = await enter(house.ben);
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.page.getByRole('button', { name: /^Show members/ }).click();
	await ben.open(house.room);
	await ben.openMenu();
	await ben.pick('Profile');
	await ben.page.getByLabel('First and last name').fill('Benjamin Okafor');
	await ben.page.getByLabel('Position').fill('Area manager');
	await ben.page.getByLabel('Place').fill('Augsburg');
	await ben.page.getByLabel('Time zone').selectOption('Asia/Tokyo');
	await ben.pick('Save');
	await expect(ben.page.getByRole('paragraph').filter({ hasText: /^Saved$/ })).toBeVisible();
	const members = ada.page.getByRole('complementary', { name: 'Members' });
	await members.getByRole('button', { name: 'Benjamin Okafor', exact: true }).click();
	await expect(ada.dialog).toContainText('Area manager');
	await expect(ada.dialog).toContainText('Augsburg');
	const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' });
	await expect(ada.dialog).toContainText(new RegExp(`${clock.format(Date.now() - 60_000)}|${clock.format(Date.now())}`));
	await ada.page.keyboard.press('Escape');
	await expect(members.getByRole('button', { name: 'Benjamin Okafor', exact: true }), 'the focus is back').toBeFocused();

	await ben.openMenu();
	await ben.pick('Set status');
	await ben.pick('With a customer');
	await ben.page.getByLabel('Until').selectOption('1 hour');
	await ben.pick('Set status');
	await expect(members.getByRole('img', { name: /^With a customer, until .*\d/ })).toHaveText('🚗');
	await ben.openMenu();
	await ben.dialog.getByRole('button', { name: /With a customer/ }).click();
	await ben.pick('Clear status');
	await expect(members.getByRole('img', { name: /With a customer/ })).toHaveCount(0);
});

test('a status takes any emoji: by the keys alone, and Escape leads back to what was written', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openMenu();
	await ada.pick('Set status');
	const { page } = ada;
	const status = page.getByRole('dialog', { name: 'Status' });
	const picker = page.getByRole('dialog', { name: 'Emoji' });
	await status.getByLabel('What you are at').fill('Angeln');
	const other = status.getByRole('button', { name: 'Another emoji' });
	await other.focus();
	await page.keyboard.press('Enter');
	await expect(picker.getByRole('searchbox')).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(picker).toHaveCount(0);
	await expect(other).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(picker.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('fishing');
	await picker.getByRole('button', { name: 'fishing pole' }).focus();
	await page.keyboard.press('Enter');
	await expect(status.getByRole('radio', { name: '🎣' })).toBeChecked();
	await expect(status.getByLabel('What you are at')).toHaveValue('Angeln');
	await ada.pick('Set status');
	await expect(page.getByRole('navigation').getByRole('img', { name: /^Angeln/ }).first()).toHaveText('🎣');
});

test('one sees where one is signed in, and ends the other sessions', async ({ house, enter }) => {
	const { server, ben } = house;
	const agents = { firefox: 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0', iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1' };
	const seats = {};
	for (const [name, userAgent] of Object.entries(agents)) {
		const { token } = await asPerson(server, ben, (call) => call('person.link', { person: ben.id }));
		seats[name] = await enter(undefined, { userAgent });
		await seats[name].page.goto(`/sign-in#${token}`);
		await seats[name].button('Sign in').click();
		await seats[name].pick('Later');
	}
	const { firefox, iphone } = seats;
	await firefox.openMenu();
	await firefox.pick('Devices signed in');
	const here = firefox.dialog.getByRole('listitem').filter({ hasText: 'Firefox, Windows' });
	await expect(here).toContainText('this device');
	await expect(firefox.dialog.getByRole('listitem')).toHaveCount(3);
	await firefox.pick('Sign out: Safari, iPhone');
	await expect(iphone.page.getByText('The session on this device has expired or was ended.')).toBeVisible();
	await firefox.pick('Sign out all others');
	await expect(firefox.dialog.getByRole('listitem')).toHaveCount(1);
});

test('a new password needs the old one, and says so at the field', async ({ house, enter }) => {
	const { server, ben } = house;
	await asPerson(server, ben, (call) => call('password.set', { password: 'Kranich-7-Lampe' }));
	const seat = await enter(ben);
	await seat.open(house.room);
	await seat.openMenu();
	await seat.pick('Change password');
	const fresh = seat.page.getByLabel('New password');
	await fresh.fill('kurz');
	await seat.pick('Save');
	await expect(fresh).toHaveAccessibleDescription(/at least 8 characters/);
	await fresh.fill('Frühstück um halb neun');
	await seat.pick('Save');
	await expect(seat.page.getByText('Password saved'), 'the session came by a link just now').toBeVisible();
});
