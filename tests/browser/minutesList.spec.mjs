/* The minutes of a room in a list: found, told apart by how they stand, taken along. */
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.mjs';
import { expect, test } from './house.mjs';
import { holdMeeting, say, sealed } from './minutes.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const rows = ({ page }) => page.getByRole('main').getByRole('listitem');
const once = (title) => ({ title, rhythm: 'once', later: [] });

/* Until the focus is there. */
async function tabTo({ page }, place) {
	for (let i = 0; i < 60; i++) {
		if (await place.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(place).toBeFocused();
}

test('sealed minutes are found from the room by keys alone, opened and taken along', async ({ house, enter }) => {
	test.setTimeout(180_000);
	await sealed(house, { title: 'Sales round' });
	await say(house, await holdMeeting(house, once('Fair')), house.ada, 'minutes.present', {});
	await holdMeeting(house, once('Pricing'));
	const ben = await enter(house.ben);
	const { keyboard } = ben.page;
	await ben.open(house.room);
	await tabTo(ben, ben.page.locator('.room-header').getByRole('button', { name: /^Actions: / }));
	await keyboard.press('Enter');
	await tabTo(ben, ben.dialog.getByRole('button', { name: 'Minutes', exact: true }));
	await keyboard.press('Enter');
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/minutes$`));
	await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Minutes in #angebote');
	await expect(rows(ben)).toHaveText([/^Pricing.*Draft$/, /^Fair.*presented, objections until/, /^Sales round.*weekly.*sealed, seal [0-9a-f]{8}…$/]);
	await expect(ben.page.getByRole('button', { name: /^Download: / }), 'of sealed ones').toHaveCount(1);
	await expectAccessible(ben, 'the list of minutes');

	await tabTo(ben, ben.page.getByLabel('Search the minutes'));
	await keyboard.type('round weekly');
	await expect(rows(ben)).toHaveText([/^Sales round/]);
	await expect(ben.page.getByRole('status').filter({ hasText: 'Minutes of 1 meeting' })).toBeVisible();
	await keyboard.press('Tab');
	await expect(rows(ben).getByRole('link')).toBeFocused();
	await keyboard.press('Tab');
	await keyboard.press('Enter');
	const coming = ben.page.waitForEvent('download');
	await tabTo(ben, ben.dialog.getByRole('link', { name: /^Plain text/ }));
	await keyboard.press('Enter');
	expect((await readFile(await (await coming).path())).toString()).toContain('Sales round');
	await keyboard.press('Escape');
	await keyboard.press('Shift+Tab');
	await keyboard.press('Enter');
	await expect(ben.page.getByRole('region', { name: 'How the minutes stand' })).toContainText('Approved and sealed');
	await ben.page.getByRole('link', { name: 'all minutes' }).press('Enter');
	await rows(ben).first().getByRole('link').focus();
	await keyboard.press('End');
	await expect(rows(ben).last().getByRole('link')).toBeFocused();
	await keyboard.press('ArrowUp');
	await expect(rows(ben).nth(1).getByRole('link')).toBeFocused();
});

test('from the week one goes to the minutes of what has ended', async ({ house, enter }) => {
	const meeting = await holdMeeting(house);
	const ben = await enter(house.ben);
	await ben.page.goto('/meetings');
	const link = ben.page.getByRole('link', { name: 'Minutes: Weekly' });
	await expect(link, 'not of the next date').toHaveCount(1);
	await ben.page.locator('.week-item.is-past .week-link').focus();
	await ben.page.keyboard.press('Tab');
	await expect(link).toBeFocused();
	await ben.page.keyboard.press('Enter');
	await expect(ben.page).toHaveURL(new RegExp(`/r/${house.room}/${meeting}/minutes$`));
});

test('what becomes of minutes shows in the list while one looks', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.page.goto(`/r/${house.room}/minutes`);
	await expect(ada.page.getByRole('heading', { name: 'No minutes yet' })).toBeVisible();
	await expect(ada.page.getByRole('main').getByRole('button', { name: 'Plan a meeting' })).toBeVisible();
	const meeting = await holdMeeting(house, once('Fair'));
	await expect(rows(ada)).toHaveText([/Draft$/]);
	await say(house, meeting, house.ada, 'minutes.present', {});
	await expect(rows(ada)).toHaveText([/objections until/]);
	await say(house, meeting, house.ada, 'minutes.withdraw', {});
	await expect(rows(ada)).toHaveText([/Draft$/]);
	await say(house, meeting, house.ada, 'minutes.present', {});
	for (const person of [house.ada, house.ben]) await say(house, meeting, person, 'minutes.answer', { approves: true, text: '' });
	await say(house, meeting, house.ada, 'minutes.seal', {});
	await expect(rows(ada)).toHaveText([/sealed, seal/]);
});

test('the list is whole on a phone, in German and in the dark; of a room that is another\'s there is none', async ({ house, enter }) => {
	await sealed(house, { title: 'Vertriebsrunde mit einem recht langen Titel, der auf dem Telefon umbricht' });
	await holdMeeting(house, once('Preise'));
	const phone = await enter(house.ben, { ...PHONE, locale: 'de-DE', colorScheme: 'dark' });
	await phone.page.goto(`/r/${house.room}/minutes`);
	await expect(rows(phone)).toHaveText([/^Preise.*Entwurf$/, /^Vertriebsrunde.*wöchentlich.*versiegelt, Siegel/]);
	await expectAccessible(phone, 'on a phone');
	expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	for (const box of await Promise.all((await rows(phone).getByRole('button').all()).map((one) => one.boundingBox()))) expect(box.height).toBeGreaterThanOrEqual(44);
	await phone.page.goto('/r/0000000000000/minutes');
	await expect(rows(phone)).toHaveCount(0);
	await expect(phone.page.getByRole('main')).toContainText('nicht');
});
