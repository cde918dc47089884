import { expect, test } from './house.mjs';

test(': and a few letters offer emoji; keys choose, and the focus stays in the text', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const { keyboard } = ada.page;
	const options = ada.page.getByRole('option');
	await keyboard.type('um 10:30 :r');
	await expect(options).toHaveCount(0);
	await keyboard.type('ocke');
	await expect(options.first()).toHaveText(/rocket/);
	await expect(ada.composer).toBeFocused();
	const first = await ada.composer.getAttribute('aria-activedescendant');
	await expect(ada.page.locator(`[id="${first}"]`)).toHaveAttribute('aria-selected', 'true');
	await expect(ada.page.getByText(/^\d+ suggestions?$/)).toHaveCount(1);
	await keyboard.press('Enter');
	await expect(ada.composer).toHaveValue('um 10:30 🚀 ');
	await expect(options).toHaveCount(0);

	await keyboard.type(':hear');
	await expect(options.nth(2)).toBeVisible();
	await keyboard.press('ArrowDown');
	await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
	await expect(options.first()).toHaveAttribute('aria-selected', 'false');
	await keyboard.press('Escape');
	await expect(options).toHaveCount(0);
	await keyboard.type('t');
	await expect(options, 'closed is closed').toHaveCount(0);
	await keyboard.type(' :tada:');
	await expect(ada.composer).toHaveValue('um 10:30 🚀 :heart 🎉 ');
	await keyboard.press('Enter');
	await ada.expectTexts(['um 10:30 🚀 :heart 🎉']);
});

test('a click takes what is offered, also in German', async ({ house, enter }) => {
	const ada = await enter(house.ada, { locale: 'de-DE' });
	await ada.page.goto(`/r/${house.room}`);
	await ada.composer.pressSequentially('Gut :daumen');
	await ada.page.getByRole('option', { name: 'Daumen hoch' }).click();
	await expect(ada.composer).toHaveValue('Gut 👍 ');
	await expect(ada.composer).toBeFocused();
});

test('emoji come from our own server, once, and not before they are needed', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const fetched = [];
	ada.page.on('request', (request) => {
		if (request.url().includes('emoji')) fetched.push(request.url());
	});
	await ada.open(house.room);
	await ada.say('ohne');
	await ada.expectAllSent();
	expect(fetched).toEqual([]);
	await ada.composer.pressSequentially(':rocket');
	await expect(ada.page.getByRole('option').first()).toBeVisible();
	await ada.composer.fill('');
	await ada.button('Emoji').click();
	await expect(ada.page.getByRole('gridcell').first()).toBeVisible();
	expect(fetched).toHaveLength(1);
	expect(fetched[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/assets\/emoji-en-[0-9a-f]{10}\.json$/);
});

test('the picker is worked with keys alone, in two directions', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const { keyboard } = ada.page;
	const focusedEmoji = () => ada.page.evaluate(() => document.activeElement.textContent);
	await ada.composer.fill('vorher ');
	await ada.button('Emoji').focus();
	await keyboard.press('Enter');
	await expect(ada.page.getByRole('searchbox')).toBeFocused();
	await keyboard.press('Tab');
	await expect(ada.page.getByRole('tab', { name: 'Used recently' })).toBeFocused();
	await keyboard.press('ArrowRight');
	await expect(ada.page.getByRole('tab', { name: 'Smileys & emotion' })).toHaveAttribute('aria-selected', 'true');
	await keyboard.press('Tab');
	expect(await focusedEmoji()).toBe('😀');
	await keyboard.press('ArrowDown');
	await keyboard.press('ArrowRight');
	await keyboard.press('ArrowUp');
	expect(await focusedEmoji()).toBe('😃');
	await keyboard.press('End');
	const lastInRow = await focusedEmoji();
	await keyboard.press('Control+End');
	expect(await focusedEmoji()).not.toBe(lastInRow);
	await keyboard.press('Control+Home');
	expect(await focusedEmoji()).toBe('😀');
	await keyboard.press('Enter');
	await expect(ada.dialog).toHaveCount(0);
	await expect(ada.composer).toBeFocused();
	await expect(ada.composer).toHaveValue('vorher 😀');
	await keyboard.press('Control+z');
	await expect(ada.composer).toHaveValue('vorher ');
});

test('skin tone and what was used last are remembered, until one signs out', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.button('Emoji').click();
	await ada.page.getByRole('radio', { name: 'medium skin tone', exact: true }).check();
	await ada.page.getByRole('searchbox').fill('thumbs');
	await ada.page.getByRole('gridcell', { name: 'thumbs down' }).click();
	await expect(ada.composer).toHaveValue('👎🏽');
	await ada.page.reload();
	await ada.button('Emoji').click();
	await expect(ada.page.getByRole('gridcell').first()).toHaveText('👎🏽');
	await expect(ada.page.getByRole('gridcell').nth(1), 'common ones stand behind it').toHaveText('👍🏽');
	await expect(ada.page.getByRole('gridcell')).toHaveCount(10);
	await ada.page.keyboard.press('Escape');
	await ada.openMenu();
	await ada.button('Sign out').click();
	await ada.button('Sign out').click();
	await expect(ada.page.getByText('Signed out.')).toBeVisible();
	expect(await ada.page.evaluate(() => JSON.stringify(localStorage))).not.toContain('👎');
});
