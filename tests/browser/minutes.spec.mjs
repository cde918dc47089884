/* Minutes: from the end of a meeting to a sealed document, and whether a copy of it is still what was sealed. */
import { readFile } from 'node:fs/promises';
import { expectAccessible } from './accessible.mjs';
import { expect, test } from './house.mjs';
import { planMeeting } from './meeting.mjs';
import { holdMeeting, NOTE, say, sealed } from './minutes.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const document = ({ page }) => page.getByRole('article', { name: 'Minutes: Weekly' });
const standing = ({ page }) => page.getByRole('region', { name: 'How the minutes stand' });
const item = (seat, name) => document(seat).getByRole('region', { name });
const card = ({ page }, name) => page.getByRole('group', { name });
const pathOf = ({ room }, meeting) => `/r/${room}/${meeting}/minutes`;

const press = (place, name) => place.getByRole('button', { name, exact: true }).click();
const inDialog = async (seat, name) => {
	await press(seat.dialog, name);
	await expect(seat.dialog).toHaveCount(0);
};

test('minutes are presented, objected to, amended in sight, approved by all and sealed, on every screen at once', async ({ house, enter }) => {
	test.setTimeout(180_000);
	const meeting = await holdMeeting(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	await ada.page.goto(`/r/${house.room}/${meeting}/meeting`);
	await ada.page.getByRole('link', { name: 'To the minutes' }).click();
	await expect(standing(ada)).toContainText('Draft');
	for (const words of ['Three deals.', 'Up to 12 % the region decides.', 'Send the offer', NOTE]) await expect(item(ada, /^1\. /)).toContainText(words);
	await expect(document(ada).getByRole('row', { name: /Ada Brandt moderator/ })).toBeVisible();

	await ben.open(house.room);
	await press(standing(ada), 'Present …');
	await ada.dialog.getByLabel('Days for objections').fill('61');
	await press(ada.dialog, 'Present');
	await expect(ada.dialog.getByRole('alert').filter({ hasText: 'Between 1 and 60' })).toBeVisible();
	await ada.dialog.getByLabel('Days for objections').fill('3');
	await inDialog(ada, 'Present');
	await expect(standing(ada)).toContainText(/Presented for approval.*No answer yet: Ada Brandt and Ben Okafor/s);

	const presented = card(ben, 'Minutes presented: Weekly');
	await expect(presented).toContainText(/by Ada Brandt, objections until.*0 of 2 approved/s);
	await presented.getByRole('button', { name: 'Object …' }).click();
	await expect(presented.getByLabel('What is not right?')).toBeFocused();
	await ben.page.keyboard.type('The deadline is Monday.');
	await press(presented, 'Object');
	await expect(presented).toContainText('1 objection');
	await expect(standing(ada)).toContainText('Ben Okafor objects: The deadline is Monday.');
	await press(standing(ada), 'Approve');
	await expect(standing(ada).getByRole('button', { name: 'Approved' })).toHaveAttribute('aria-pressed', 'true');
	await expect(standing(ada).getByRole('button', { name: 'Seal …' })).toHaveCount(0);

	await item(ada, /^1\. /).getByText(NOTE).evaluate(({ firstChild: text }, words) => {
		const from = text.data.indexOf(words);
		getSelection().setBaseAndExtent(text, from, text, from + words.length);
	}, 'until Friday');
	await item(ada, /^1\. /).getByRole('button', { name: 'Change item 1' }).click();
	await expect(ada.dialog.getByLabel('What stands there?')).toHaveValue('until Friday');
	await expect(ada.dialog.getByLabel('Where?')).toHaveValue('1');
	await ada.dialog.getByLabel('What is to stand there?').fill('until Monday');
	await inDialog(ada, 'Change');

	await presented.getByRole('link').click();
	await expect(ben.page).toHaveURL(new RegExp(`${pathOf(house, meeting)}$`));
	for (const seat of [ada, ben]) {
		const notes = item(seat, /^1\. /).locator('.minutes-note');
		await expect(notes.locator('del')).toHaveText('until Friday');
		await expect(notes.locator('ins')).toHaveText('until Monday');
		await expect(document(seat).getByRole('region', { name: 'Changes before approval' })).toContainText(/Item 1: until Friday until Monday Ada Brandt/);
	}
	await press(standing(ben), 'Approve');
	await press(standing(ada), 'Seal …');
	await expect(ada.dialog).toContainText('Nothing of this meeting changes any more');
	await inDialog(ada, 'Seal');
	for (const seat of [ada, ben]) await expect(standing(seat)).toContainText('Approved and sealed');
	await expect(document(ben).getByRole('region', { name: 'Approval', exact: true })).toContainText(/Approved by.*Ada Brandt.*Ben Okafor/s);
	await expect(standing(ben).getByRole('button')).toHaveCount(0);

	await press(standing(ada), 'Add …');
	await ada.dialog.getByLabel('What is added?').fill('It holds for lot 2, too.');
	await inDialog(ada, 'Add');
	await expect(document(ben).getByRole('region', { name: 'Additions' })).toContainText(/It holds for lot 2, too\..*Ada Brandt/s);
	await ben.open(house.room);
	await expect(card(ben, 'Minutes sealed: Weekly')).toBeVisible();
	await expect(card(ben, 'Added to the minutes: Weekly')).toContainText('It holds for lot 2, too.');
	await expect(presented).toContainText('Approved and sealed');
	await expect(presented.getByRole('button')).toHaveCount(0);
});

test('whoever is asked finds the minutes in the inbox, and those withdrawn are a draft again', async ({ house, enter }) => {
	const meeting = await holdMeeting(house);
	const ben = await enter(house.ben);
	await ben.page.goto('/inbox');
	await say(house, meeting, house.ada, 'minutes.present', {});
	const notice = ben.page.getByRole('list', { name: 'Inbox' }).getByRole('listitem').filter({ hasText: 'asks for approval of the minutes' });
	await notice.getByRole('link').click();
	await expect(ben.page).toHaveURL(new RegExp(`${pathOf(house, meeting)}$`));
	await expect(standing(ben).getByRole('button', { name: 'Approve' })).toBeVisible();
	await expect(standing(ben).getByRole('button', { name: 'Withdraw …' }), 'Ben is not in charge').toHaveCount(0);
	await say(house, meeting, house.ada, 'minutes.withdraw', {});
	await expect(standing(ben)).toContainText('Draft');
	await ben.open(house.room);
	await expect(card(ben, 'Minutes presented: Weekly')).toContainText('Withdrawn');
});

test('decisions lead to the minutes, and the next date shows the last ones and what is open', async ({ house, enter }) => {
	const meeting = await holdMeeting(house);
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await card(ben, 'Decision 1: Up to 12 % the region decides.').getByRole('link', { name: 'minutes', exact: true }).click();
	await expect(document(ben)).toBeVisible();
	await document(ben).getByRole('link', { name: 'Decision 1' }).click();
	await expect(ben.page).toHaveURL(/\/decisions$/);
	await ben.page.goto(`/r/${house.room}/${meeting}/meeting`);
	await ben.page.getByRole('link', { name: /^Next date/ }).click();
	const review = ben.page.locator('.review');
	await expect(review).toContainText('Send the offer');
	await review.getByRole('link', { name: 'Minutes of the last time' }).click();
	await expect(ben.page).toHaveURL(new RegExp(`${pathOf(house, meeting)}$`));
});

test('there are no minutes of a meeting that goes on, nor for whoever does not belong there', async ({ house, enter }) => {
	const meeting = await planMeeting(house, {}, undefined, true);
	const ben = await enter(house.ben);
	await ben.page.goto(pathOf(house, meeting));
	await expect(ben.page.getByText('There are no minutes here')).toBeVisible();
	await ben.page.goto(pathOf(house, 999));
	await expect(ben.page.getByText('There are no minutes here')).toBeVisible();
});

test('sealed minutes are taken along, and a copy is checked without signing in', async ({ house, enter }) => {
	const meeting = await sealed(house);
	const ben = await enter(house.ben, { permissions: ['clipboard-read', 'clipboard-write'] });
	await ben.page.goto(pathOf(house, meeting));
	await press(ben.page, 'Copy as Markdown');
	await expect(ben.page.getByText('in the clipboard as Markdown')).toBeVisible();
	const copied = await ben.page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toContain('# Protokoll: Weekly');
	const take = async (name) => {
		await ben.button('Download').click();
		const coming = ben.page.waitForEvent('download');
		await ben.dialog.getByRole('link', { name }).click();
		const download = await coming;
		await ben.page.keyboard.press('Escape');
		return { path: await download.path(), bytes: await readFile(await download.path()), name: download.suggestedFilename() };
	};
	const pdf = await take(/^PDF/);
	expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
	const files = { 'minutes.md': await take(/^Markdown/), 'minutes.json': await take(/^JSON/) };
	expect(files['minutes.md'].bytes.toString()).toBe(copied);

	const guest = await enter();
	await guest.page.goto('/check');
	const result = guest.page.locator('.check-result');
	const choose = (name, buffer) => guest.page.getByLabel(/Choose a file/).setInputFiles({ name, mimeType: 'text/plain', buffer });
	await expect(guest.page.getByText('The key of this house')).toBeVisible();
	for (const [name, { bytes }] of Object.entries(files)) {
		await choose(name, bytes);
		await expect(result.getByRole('heading', { name: 'Unchanged, sealed by this house' })).toBeVisible();
		await expect(result).toContainText(name);
		const changed = Buffer.from(bytes.toString().replace('Three deals', 'Threx deals'));
		expect(changed.length).toBe(bytes.length);
		await choose(name, changed);
		await expect(result.getByRole('heading', { name: 'Changed: the seal does not fit' })).toBeVisible();
	}
	await choose('minutes.pdf', pdf.bytes);
	await expect(result.getByRole('heading', { name: 'No seal found' })).toBeVisible();
	await choose('minutes.md', files['minutes.md'].bytes);
	await guest.page.getByText('Check against another key').click();
	await guest.page.getByLabel('Key or fingerprint').fill('12 34');
	await expect(guest.page.getByText('neither a key nor a fingerprint')).toBeVisible();
	await guest.page.getByLabel('Key or fingerprint').fill('ab'.repeat(32));
	await expect(result.getByRole('heading', { name: 'Sealed with another key' })).toBeVisible();
	await expectAccessible(guest, 'a checked copy');
});

test('the page is whole on a phone, in German, in the dark and printed, and by keys alone', async ({ house, enter }) => {
	const meeting = await holdMeeting(house);
	await say(house, meeting, house.ada, 'minutes.present', {});
	const phone = await enter(house.ben, { ...PHONE, locale: 'de-DE', colorScheme: 'dark' });
	await phone.page.goto(pathOf(house, meeting));
	await expect(phone.page.getByText('Stimmt alles?')).toBeVisible();
	await expectAccessible(phone, 'on a phone');
	expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

	const ada = await enter(house.ada, { colorScheme: 'dark' });
	await ada.page.goto(pathOf(house, meeting));
	await standing(ada).getByRole('button', { name: 'Approve' }).focus();
	await ada.page.keyboard.press('Enter');
	await expect(standing(ada)).toContainText('Approved by Ada Brandt');
	await item(ada, /^1\. /).getByRole('button', { name: 'Change item 1' }).focus();
	await ada.page.keyboard.press('Enter');
	await expect(ada.dialog.getByLabel('What stands there?')).toBeFocused();
	await expectAccessible(ada, 'amending');
	await ada.page.keyboard.press('Escape');
	await expect(item(ada, /^1\. /).getByRole('button', { name: 'Change item 1' })).toBeFocused();
	await ada.page.emulateMedia({ media: 'print' });
	await expect(document(ada)).toBeVisible();
	await expect(ada.page.getByText('Not sealed: these minutes are not approved yet.')).toBeVisible();
	await expect(ada.page.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
	await expect(standing(ada)).toBeHidden();
	expect(await document(ada).evaluate((article) => getComputedStyle(article).color), 'black on white').toBe('rgb(0, 0, 0)');
});
