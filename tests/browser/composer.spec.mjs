import { asPerson, expect, postAll, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function select(seat, from, to) {
	await seat.composer.evaluate((area, [from, to]) => area.setSelectionRange(from, to), [from, to]);
}

test('keys format what is selected, and it can be undone', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const { keyboard } = ada.page;
	await ada.composer.fill('ein gutes Angebot');
	await select(ada, 4, 9);
	await keyboard.press('Control+b');
	await expect(ada.composer).toHaveValue('ein **gutes** Angebot');
	await keyboard.press('Control+i');
	await expect(ada.composer).toHaveValue('ein **_gutes_** Angebot');
	await keyboard.press('Control+z');
	await keyboard.press('Control+z');
	await expect(ada.composer).toHaveValue('ein gutes Angebot');
	await select(ada, 0, 3);
	await keyboard.press('Control+Shift+x');
	await keyboard.press('Enter');
	await expect(ada.articles.first().locator('s')).toHaveText('ein');
});

test('the buttons for formatting come when they are asked for, and stay', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	const bar = ada.page.getByRole('toolbar', { name: 'Formatting' });
	await expect(bar).toHaveCount(0);
	await ada.button('Show formatting').click();
	await ada.composer.fill('eins\nzwei');
	await select(ada, 0, 9);
	await bar.getByRole('button', { name: 'List', exact: true }).click();
	await expect(ada.composer).toHaveValue('- eins\n- zwei');
	await ada.page.reload();
	await expect(bar).toBeVisible();
	/* One stop for Tab; arrows move on. */
	await bar.getByRole('button', { name: 'Bold' }).focus();
	await ada.page.keyboard.press('ArrowRight');
	await expect(bar.getByRole('button', { name: 'Italic' })).toBeFocused();
	await ada.page.keyboard.press('ArrowLeft');
	await ada.page.keyboard.press('ArrowLeft');
	await expect(bar.getByRole('button', { name: 'Quote' })).toBeFocused();
	await ada.page.keyboard.press('Tab');
	await expect(ada.composer).toBeFocused();
});

test('a list goes on at a new line, and an address over words makes a link', async ({ house, enter }) => {
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	await ada.open(house.room);
	const { keyboard } = ada.page;
	await keyboard.type('1. eins');
	await keyboard.press('Shift+Enter');
	await keyboard.type('zwei');
	await keyboard.press('Shift+Enter');
	await keyboard.press('Shift+Enter');
	await keyboard.type('fertig');
	await expect(ada.composer).toHaveValue('1. eins\n2. zwei\nfertig');
	await ada.page.evaluate(() => navigator.clipboard.writeText('https://example.org/'));
	await keyboard.press('Control+Shift+ArrowLeft');
	await keyboard.press('Control+v');
	await expect(ada.composer).toHaveValue('1. eins\n2. zwei\n[fertig](https://example.org/)');
});

test('who sets Ctrl+Enter to send breaks lines with Enter', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.openSettings();
	await ada.page.getByRole('radio', { name: 'Ctrl + Enter' }).check();
	await ada.page.keyboard.press('Escape');
	await ada.composer.focus();
	const { keyboard } = ada.page;
	await keyboard.type('eins');
	await keyboard.press('Enter');
	await keyboard.type('zwei');
	await expect(ada.composer).toHaveValue('eins\nzwei');
	await keyboard.press('Control+Enter');
	await ada.expectTexts(['eins\nzwei']);
});

test('on a phone Enter breaks the line, and the button sends', async ({ house, enter }) => {
	const ada = await enter(house.ada, PHONE);
	await ada.open(house.room);
	await ada.composer.tap();
	await ada.page.keyboard.type('eins');
	await ada.page.keyboard.press('Enter');
	await ada.page.keyboard.type('zwei');
	await ada.button('Send').tap();
	await ada.expectTexts(['eins\nzwei']);
});

test('near the limit one is told how much is left, and what is too long is not sent', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.composer.fill('x'.repeat(7499));
	await expect(ada.page.getByText('characters left')).toHaveCount(0);
	await ada.composer.fill('x'.repeat(7500));
	await expect(ada.page.getByText('500 characters left')).toBeVisible();
	/* The server counts characters, not halves of them. */
	await ada.composer.fill('😀'.repeat(8000));
	await expect(ada.page.getByText('0 characters left')).toBeVisible();
	await expect(ada.button('Send')).toBeEnabled();
	await ada.composer.fill('😀'.repeat(8001));
	await expect(ada.page.getByText('1 character too many')).toBeVisible();
	await expect(ada.button('Send')).toBeDisabled();
	await ada.composer.press('Enter');
	await expect(ada.articles).toHaveCount(0);
});

test('keys of single letters count in the list, and not where one types', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, ['von Ada']));
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	await ada.open(house.room);
	const { keyboard } = ada.page;
	await ada.composer.pressSequentially('El?');
	await expect(ada.composer).toHaveValue('El?');
	await expect(ada.dialog).toHaveCount(0);
	await ada.list.focus();
	await keyboard.press('?');
	await expect(ada.dialog.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
	await expect(ada.dialog.getByText('Next unread channel')).toBeVisible();
	await keyboard.press('Escape');
	await expect(ada.list).toBeFocused();
	await keyboard.press('End');
	await keyboard.press('l');
	await expect(ada.page.getByText('Link copied')).toBeVisible();
	expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toContain(`/r/${house.room}/`);
});
