/* Documents that are written together, in real browsers. The house's browsers complain by themselves of dialogs, scripts,
 * requests to anywhere else, and of what the page's policy forbids. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newClientId } from '../lib/ids.mjs';
import { expectAccessible } from './accessible.mjs';
import { asPerson, expect, test } from './house.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/* A page of the house's channel: its address. */
async function makePage({ server, ada, room }, title = 'Preisliste 2027') {
	const { seq } = await asPerson(server, ada, (call) => call('page.make', { room, client_id: newClientId(), title }));
	return `/r/${room}/${seq}/page`;
}

const textOf = (seat) => seat.page.getByRole('textbox', { name: /Preisliste/ });
const savingOf = (seat) => seat.page.getByTestId('note-saving');

async function openPage(seat, path) {
	await seat.page.goto(path);
	await expect(textOf(seat)).toBeVisible();
	await textOf(seat).click();
	return textOf(seat);
}

async function saved(seat) {
	await expect(savingOf(seat)).toContainText('Saved');
}

/* As the clipboard of another program has it. */
function paste(seat, html, text = '') {
	return textOf(seat).evaluate((area, [html, text]) => {
		const data = new DataTransfer();
		if (html !== '') data.setData('text/html', html);
		data.setData('text/plain', text);
		area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
	}, [html, text]);
}

test('what is typed is stored, formatted by signs, keys and buttons, and there again after a reload', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	const text = await openPage(ada, path);
	const { keyboard } = ada.page;
	await keyboard.type('# Stand\n- eins\nzwei\n\n');
	await keyboard.type('Wir sind ');
	await keyboard.press('Control+b');
	await keyboard.type('sicher');
	await ada.button('Quote').click();
	await expect(ada.button('Quote')).toHaveAttribute('aria-pressed', 'true');
	await saved(ada);
	await ada.page.reload();
	await expect(text.locator('.note-h1')).toHaveText('Stand');
	await expect(text.locator('li')).toHaveText(['eins', 'zwei']);
	await expect(text.locator('blockquote strong')).toHaveText('sicher');
});

test('two people see what the other writes, and where', async ({ house, enter }) => {
	const path = await makePage(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	const [hers, his] = [await openPage(ada, path), await openPage(ben, path)];
	await ada.page.keyboard.type('Von Ada.');
	await expect(his).toContainText('Von Ada.');
	/* Who has come is there before they have written. */
	await expect(ada.page.getByRole('list', { name: 'Also writing here' }).getByRole('listitem')).toHaveText(/Ben Okafor/);
	await expect(ben.page.getByRole('list', { name: 'Also writing here' }).getByRole('listitem')).toHaveText(/Ada Brandt/);
	await expect(his.locator('.note-caret .note-flag')).toContainText('Ada Brandt');
	await ben.page.keyboard.press('Control+End');
	await ben.page.keyboard.type(' Von Ben.');
	await expect(hers).toContainText('Von Ada. Von Ben.');
	await expect(hers.locator('.note-caret')).toHaveCount(1);
	/* The names stand beside the words, not over them: once he is told to stand behind them. */
	await expect(async () => {
		const flag = await hers.locator('.note-flag').boundingBox();
		const words = await hers.locator('p').first().evaluate((one) => {
			const range = document.createRange();
			range.selectNodeContents(one.firstChild);
			return range.getBoundingClientRect().right;
		});
		expect(flag.x).toBeGreaterThan(words);
	}).toPass();
	/* Undo takes back only one's own. */
	await ada.page.keyboard.press('Control+z');
	await expect(his).not.toContainText('Von Ada.');
	await expect(his).toContainText('Von Ben.');
});

test('what is written without a connection is said to be open, and merged when it is back', async ({ house, enter }) => {
	const path = await makePage(house);
	const [ada, ben] = [await enter(house.ada), await enter(house.ben)];
	const [hers, his] = [await openPage(ada, path), await openPage(ben, path)];
	await ada.page.keyboard.type('Anfang.');
	await expect(his).toContainText('Anfang.');
	await ada.context.setOffline(true);
	await ada.page.keyboard.type(' Im Zug.');
	await expect(savingOf(ada)).toContainText('no connection', { timeout: 45_000 });
	await ben.page.keyboard.press('Control+Home');
	await ben.page.keyboard.type('Im Büro. ');
	await saved(ben);
	await ada.context.setOffline(false);
	/* A name may stand where somebody is. */
	const merged = /Im Büro\. .*Anfang\..* Im Zug\./;
	await expect(hers).toContainText(merged, { timeout: 45_000 });
	await expect(his).toContainText(merged);
	await saved(ada);
});

test('P-38: what is pasted runs nothing, asks nobody, and is cleaned', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	const text = await openPage(ada, path);
	await paste(ada, `<img src="http://foreign.example/x.png" onerror="alert(1)"><p style="background:url(http://foreign.example/y)" onclick="alert(2)">Wort
		<script>alert(3)</script><a href="javascript:alert(4)">böse</a> <a href="https://example.org/" onmouseover=alert(5)>gut</a>
		<svg onload=alert(6)><a xlink:href="javascript:alert(7)"><text>x</text></a></svg><iframe srcdoc="<script>parent.alert(8)</script>"></iframe>
		<math><mtext><style><img src=x onerror=alert(9)></style></mtext></math><form action="javascript:alert(10)"><button>k</button></form></p>
		<object data="javascript:alert(11)"></object><template><img src=x onerror=alert(12)></template><base href="http://foreign.example/">`);
	await expect(text.locator('p').first()).toContainText('Wort');
	await expect(ada.page.getByText('A picture was left out')).toBeVisible();
	await expect(text.locator('a')).toHaveText(['gut']);
	expect(await text.evaluate((area) => [...area.querySelectorAll('*')].flatMap((one) => [one.localName, ...one.getAttributeNames()])
		.filter((name) => /^on|script|iframe|img|svg|object|form|template|math|style/.test(name)))).toEqual([]);
	await saved(ada);
});

test('text from Word, from Google and from plain notes keeps what it means', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	const text = await openPage(ada, path);
	await paste(ada, `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal{margin:0} --></style></head><body>
		<p class=MsoNormal><b>Hallo<o:p></o:p></b></p><p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
		style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>Erster<o:p></o:p></p><p style='mso-list:l0 level2 lfo1'><span
		style='mso-list:Ignore'>o<span>&nbsp;</span></span>Unter</p><p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>Nummer</p></body></html>`);
	await expect(text.locator('strong')).toHaveText('Hallo');
	await expect(text.locator('ul > li > ul > li')).toHaveText('Unter');
	await expect(text.locator('ol > li')).toHaveText('Nummer');
	await ada.page.keyboard.press('Control+a');
	await paste(ada, `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">fett</span><span
		style="font-style:italic"> schräg</span></p><ul><li role="checkbox" aria-checked="true"><p>getan</p></li></ul></b>`);
	await expect(text.locator('strong')).toHaveText('fett');
	await expect(text.locator('em')).toHaveText(' schräg');
	await expect(text.getByRole('checkbox', { name: 'getan' })).toBeChecked();
	await ada.page.keyboard.press('Control+a');
	await paste(ada, '', '# Kopf\n\n1. **eins**\n2. zwei');
	await expect(text.locator('.note-h1')).toHaveText('Kopf');
	await expect(text.locator('ol strong')).toHaveText('eins');
	await saved(ada);
});

test('a paste that could never be stored is refused with words, and writing goes on', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	const text = await openPage(ada, path);
	await paste(ada, '', 'x'.repeat(250_000));
	await expect(ada.page.getByText('Too much at once')).toBeVisible();
	await paste(ada, `<p>${'Wort '.repeat(50_000)}</p>`, 'kurz');
	await expect(text).toHaveText('');
	await ada.page.keyboard.type('Weiter.');
	await expect(text).toHaveText('Weiter.');
	await saved(ada);
});

test('what is copied is clean, and an address pasted over words makes a link', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	const text = await openPage(ada, path);
	const { keyboard } = ada.page;
	await keyboard.type('Für @ben');
	await expect(ada.page.getByRole('option', { name: /Ben Okafor/ })).toBeVisible();
	await keyboard.press('Enter');
	await keyboard.type('hier');
	await ada.page.evaluate(() => navigator.clipboard.writeText('https://example.org/'));
	await keyboard.press('Control+Shift+ArrowLeft');
	await keyboard.press('Control+v');
	await expect(text.locator('a')).toHaveText('hier');
	await keyboard.press('Control+a');
	await keyboard.press('Control+c');
	const [html, plain] = await ada.page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item.getType(type)).text()));
	});
	expect(plain).toBe('Für @Ben Okafor hier');
	expect(html).toContain('<a href="https://example.org/">hier</a>');
	expect(html).not.toMatch(/class=|style=|contenteditable/);
	await keyboard.press('ArrowRight');
	await keyboard.press('Control+v');
	await expect(text.locator('.mention')).toHaveText(['@Ben Okafor', '@Ben Okafor']);
	await saved(ada);
});

test('everything goes by keyboard: formatting, boxes, links, the way out', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	const text = await openPage(ada, path);
	const { keyboard } = ada.page;
	await keyboard.type('[] Angebot');
	await keyboard.press('Control+Enter');
	await expect(text.getByRole('checkbox', { name: 'Angebot' })).toBeChecked();
	await keyboard.press('Alt+F10');
	await expect(ada.button('Bold')).toBeFocused();
	await keyboard.press('ArrowRight');
	await expect(ada.button('Italic')).toBeFocused();
	await keyboard.press('Escape');
	await expect(text).toBeFocused();
	await keyboard.press('Control+Shift+ArrowLeft');
	await keyboard.press('Control+k');
	await ada.page.getByLabel('Address').fill('example.org');
	await keyboard.press('Enter');
	await expect(text.locator('a')).toHaveAttribute('href', 'https://example.org/');
	await expect(text).toBeFocused();
	await keyboard.press('Tab');
	await expect(text).toBeFocused();
	await keyboard.press('Escape');
	await keyboard.press('Tab');
	await expect(text).not.toBeFocused();
});

test('what has just been selected is what the next key, copy, button or paste is about', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const text = await openPage(ada, await makePage(house));
	await ada.page.keyboard.type('eins zwei');
	/* Selects the last word and goes on within one task, as a slow machine does: that it is selected is told behind that. */
	const onLastWord = async (on, ...events) => {
		await ada.page.keyboard.press('End');
		return on.evaluate((element, events) => {
			getSelection().modify('extend', 'backward', 'word');
			const clipboardData = new DataTransfer();
			clipboardData.setData('text/plain', 'https://example.org/');
			for (const [kind, type, more] of events)
				element.dispatchEvent(new window[kind](type, { bubbles: true, cancelable: true, clipboardData, ...more }));
			return clipboardData.getData('text/plain');
		}, events);
	};
	await onLastWord(text, ['KeyboardEvent', 'keydown', { key: 'b', ctrlKey: true }]);
	await expect(text.locator('strong')).toHaveText('zwei');
	await onLastWord(ada.button('Italic'), ['MouseEvent', 'mousedown'], ['MouseEvent', 'click', { detail: 1 }]);
	await expect(text.locator('em')).toHaveText('zwei');
	expect(await onLastWord(text, ['ClipboardEvent', 'copy'])).toBe('zwei');
	await onLastWord(text, ['ClipboardEvent', 'paste']);
	await expect(text.locator('a')).toHaveText('zwei');
	await onLastWord(text, ['KeyboardEvent', 'keydown', { key: 'k', ctrlKey: true }]);
	await expect(ada.page.getByLabel('Address')).toHaveValue('https://example.org/');
});

test('a task and a decision come from the words that are selected', async ({ house, enter }) => {
	const path = await makePage(house);
	const ada = await enter(house.ada);
	await openPage(ada, path);
	const { keyboard } = ada.page;
	await keyboard.type('Angebot an Brandt schicken');
	await keyboard.press('Control+a');
	await ada.page.getByRole('button', { name: 'Make it a task' }).click();
	await expect(ada.dialog.getByLabel('What is to be done')).toHaveValue('Angebot an Brandt schicken');
	await keyboard.press('Escape');
	await keyboard.press('Control+.');
	await ada.dialog.getByRole('button', { name: 'Make it a decision' }).click();
	await expect(ada.dialog.getByRole('textbox').first()).toHaveValue('Angebot an Brandt schicken');
});

for (const [what, options] of [['at a desk', {}], ['on a phone', PHONE], ['in the dark', { colorScheme: 'dark' }]]) {
	test(`a document is accessible ${what}`, async ({ house, enter }) => {
		const path = await makePage(house);
		const [ada, ben] = [await enter(house.ada, options), await enter(house.ben)];
		const [text] = [await openPage(ada, path), await openPage(ben, path)];
		await ben.page.keyboard.type('# Stand\n[] offen\n\n> Zitat\n\n\n`code` und @ad');
		await expect(ben.page.getByRole('option', { name: /Ada Brandt/ })).toBeVisible();
		await expectAccessible(ben, 'while somebody is named', '.note-box');
		await ben.page.keyboard.press('Enter');
		await expect(text.locator('.mention')).toHaveText('@Ada Brandt');
		await expectAccessible(ada, what, '.note-box');
		expect(await ada.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	});
}

test('what is pasted is undone by itself, and an address is a link once Enter ends its line', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	const text = await openPage(ada, await makePage(house));
	await ada.page.keyboard.type('siehe https://a.example/b');
	await ada.page.keyboard.press('Enter');
	await expect(text.getByRole('link')).toHaveText('https://a.example/b');
	await ada.page.keyboard.type('getippt');
	await paste(ada, '', 'eingefügt');
	await expect(text).toContainText('getippteingefügt');
	await ada.page.keyboard.press('Control+z');
	await expect(text.locator('p').last()).toHaveText('getippt');
});

/* What stands beside the text is a file of its own, found by what only a paste looks for. */
const ASSETS = join(process.env.RUNDE_CLIENT ?? fileURLToPath(new URL('../../client-web/dist', import.meta.url)), 'assets');
const TOOLS = readdirSync(ASSETS).find((name) => name.endsWith('.js') && readFileSync(join(ASSETS, name), 'utf8').includes('mso-hide'));

/* A browser without a worker, which would ask for files where no route of a test lies. */
async function enterWithoutWorker(enter, person) {
	const seat = await enter(person);
	await seat.page.addInitScript(() => delete Navigator.prototype.serviceWorker);
	return seat;
}

/* Whoever releases it has it come. */
async function holdTools({ page }) {
	let release;
	const held = new Promise((resolve) => (release = resolve));
	await page.route(`**/assets/${TOOLS}`, async (route) => {
		await held;
		await route.continue();
	});
	return release;
}

test('keys, signs and pastes before the buttons have come do what they do afterwards', async ({ house, enter }) => {
	const ada = await enterWithoutWorker(enter, house.ada);
	const release = await holdTools(ada);
	const text = await openPage(ada, await makePage(house));
	const { keyboard } = ada.page;
	await keyboard.type('# Stand\n- eins\nzwei\n\nsiehe https://a.example/b und **fett** und ');
	await keyboard.press('Control+b');
	await keyboard.type('sicher');
	await keyboard.press('Control+b');
	await keyboard.type(' ');
	await saved(ada);
	await paste(ada, '<em>geklebt</em>');
	await keyboard.type(' danach');
	await expect(ada.page.getByTestId('note-saving')).toHaveClass(/is-open/);
	await expect(text.locator('.note-h1')).toHaveText('Stand');
	await expect(text.locator('li')).toHaveText(['eins', 'zwei']);
	await expect(text.getByRole('link')).toHaveText('https://a.example/b');
	await expect(text.locator('strong')).toHaveText(['fett', 'sicher']);
	await expect(ada.button('Quote')).toHaveCount(0);
	release();
	await expect(ada.button('Quote')).toBeVisible();
	await expect(text.locator('p').last()).toHaveText('siehe https://a.example/b und fett und sicher geklebt danach');
	await expect(text.locator('em')).toHaveText('geklebt');
	await saved(ada);
	await keyboard.press('Control+z');
	await expect(text.locator('em')).toHaveCount(0);
});

test('what was pasted before it could be read stands there as text when one has left meanwhile', async ({ house, enter }) => {
	const ada = await enterWithoutWorker(enter, house.ada);
	await holdTools(ada);
	const path = await makePage(house);
	await openPage(ada, path);
	await ada.page.keyboard.type('Aus der Mail: ');
	await paste(ada, '', 'bis Freitag');
	await ada.page.getByRole('link', { name: /^Pages in/ }).click();
	await expect(textOf(ada)).toHaveCount(0);
	const ben = await enter(house.ben);
	await expect(await openPage(ben, path)).toHaveText('Aus der Mail: bis Freitag');
});

test('a key for what has not come holds those after it, and what cannot come is asked for again', async ({ house, enter }) => {
	const ada = await enterWithoutWorker(enter, house.ada);
	let isCut = true;
	await ada.page.route(`**/assets/${TOOLS}`, (route) => (isCut ? route.abort() : route.continue()));
	const text = await openPage(ada, await makePage(house));
	const { keyboard } = ada.page;
	await keyboard.type('Ohne Knöpfe');
	await saved(ada);
	await keyboard.press('Control+.');
	await expect(ada.page.getByRole('status').filter({ hasText: /connection/i }).first()).toBeAttached();
	await keyboard.type(' geht es');
	await saved(ada);
	isCut = false;
	await expect(ada.button('Quote')).toBeVisible({ timeout: 15_000 });
	await keyboard.press('Alt+F10');
	await keyboard.press('Escape');
	await keyboard.press('Control+.');
	await expect(ada.dialog).toBeVisible();
	await expect(text).toHaveText('Ohne Knöpfe geht es');
});

test('what was asked for too early is left to whoever has gone on writing, or elsewhere', async ({ house, enter }) => {
	const [ada, ben] = [await enterWithoutWorker(enter, house.ada), await enterWithoutWorker(enter, house.ben)];
	const releases = [await holdTools(ada), await holdTools(ben)];
	const path = await makePage(house);
	const text = await openPage(ada, path);
	await ada.page.keyboard.press('Alt+F10');
	await ada.page.keyboard.type('eins');
	await openPage(ben, path);
	await expect(textOf(ben)).toHaveText('eins');
	await ben.page.keyboard.press('Control+a');
	await ben.page.keyboard.press('Control+k');
	await ben.page.getByRole('link', { name: 'angebote' }).first().click();
	await expect(ben.page.getByTestId('composer')).toBeVisible();
	await ada.page.keyboard.press('Control+.');
	/* Longer than a dialog that does not come holds the keys. */
	await ada.page.waitForTimeout(4_500);
	await ada.page.keyboard.type(' und');
	const come = ben.page.waitForResponse(`**/assets/${TOOLS}`);
	for (const release of releases) release();
	await expect(ada.button('Quote')).toBeVisible();
	await (await come).finished();
	await ada.page.waitForTimeout(500);
	await expect(ben.dialog).toHaveCount(0);
	await expect(ada.dialog).toHaveCount(0);
	await ada.page.keyboard.type(' zwei');
	await expect(text).toHaveText('eins und zwei');
});
