import { createRequire } from 'node:module';
import { newClientId } from '../lib/ids.mjs';
import { asPerson, expect, postAll, test } from './house.mjs';

const NAUGHTY = createRequire(import.meta.url)('big-list-of-naughty-strings').filter((text) => text.trim());

/* What must stay words, whatever it looks like. The house's browsers complain by themselves of foreign
 * requests, of what the page's policy forbids, and of scripts that fail. */
const HOSTILE = [
	'<img src=x onerror=alert(1)>',
	'<script>alert(1)</script><b>fett</b>',
	'<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
	'<iframe src="https://evil.example/"></iframe>',
	'<style>*{display:none}</style>',
	'<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
	'</p></div><h1>außerhalb</h1>',
	'<!-- --><![CDATA[ x ]]>&lt;script&gt;',
	'[x](javascript:alert(1)) javascript:alert(1) data:text/html,x',
	'[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
	'[x](JaVaScRiPt:alert(1)) [x](vbscript:x)',
	'![x](data:image/svg+xml,<svg/onload=alert(1)>)',
	'[x](https://bank.example@evil.example/)',
	'{{constructor.constructor("alert(1)")()}} ${alert(1)}',
	'\u202egnp.exe 👩‍👩‍👧‍👦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚',
];

test('text stays text: markup is shown, nothing of it runs or is fetched', async ({ house, enter }) => {
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, HOSTILE));
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await ben.expectTexts(HOSTILE);
	const elements = await ben.articles.evaluateAll((rows) => [
		...new Set(rows.flatMap((row) => [...row.querySelectorAll('.message-text, .message-text *')].map((one) => one.localName))),
	]);
	expect(elements.sort()).toEqual(['a', 'div', 'p']);
	const links = await ben.articles.getByRole('link').evaluateAll((all) => all.map((one) => one.href));
	expect(links, 'the address in the frame, as words').toEqual(['https://evil.example/']);
});

test('P-27: strings that have broken other software leave the room usable', async ({ house, enter }) => {
	const { server, room } = house;
	await asPerson(server, house.ada, async (call) => {
		const tries = NAUGHTY.map((text) => call('message.post', { room, client_id: newClientId(), text }));
		const refused = (await Promise.allSettled(tries)).filter(({ status }) => status === 'rejected');
		expect(refused.length, 'control characters alone are refused').toBeLessThan(10);
	});
	const ben = await enter(house.ben);
	await ben.open(room);
	await expect(async () => {
		await ben.list.press('Home');
		await expect(ben.articles.getByText(NAUGHTY[0], { exact: true })).toBeVisible({ timeout: 500 });
	}).toPass();
	await ben.page.keyboard.press('End');
	await ben.say('Und jetzt die Zahlen.');
	await expect(ben.message('Und jetzt die Zahlen.')).toBeVisible();
	await ben.page.reload();
	await expect(ben.message('Und jetzt die Zahlen.')).toBeVisible();
	expect(await ben.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than the page').toBe(true);
});

test('P-40: addresses of images, and of pages, are not fetched before they are followed', async ({ house, enter }) => {
	const texts = ['![x](https://evil.example/x.png)', '[x](https://evil.example/)', 'https://evil.example/y'];
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, texts));
	const ben = await enter(house.ben);
	await ben.open(house.room);
	await expect(ben.articles.getByRole('link')).toHaveCount(3);
	for (const link of await ben.articles.getByRole('link').all()) {
		await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
		await expect(link).toHaveAttribute('target', '_blank');
		await link.hover();
	}
});

test('what one formats is shown so, and read aloud without its signs', async ({ house, enter }) => {
	const ada = await enter(house.ada, { permissions: ['clipboard-read', 'clipboard-write'] });
	await ada.open(house.room);
	const lines = [
		'# Stand',
		'**fett**, *betont*, ~~weg~~ und `code`',
		'> gesagt',
		'- Ausweis',
		'2. zwei',
		'4. vier',
		'| Preis | Menge |',
		'|--:|---|',
		'| 12 | 3 |',
		'```',
		'const a = 1;',
		'  b();',
		'```',
	];
	await ada.say(lines.join('\n'));
	await ada.expectAllSent();
	const message = ada.articles.first();
	await expect(message.locator('strong')).toHaveText('fett');
	await expect(message.locator('em')).toHaveText('betont');
	await expect(message.locator('s')).toHaveText('weg');
	await expect(message.locator('p code')).toHaveText('code');
	await expect(message.locator('blockquote')).toHaveText('gesagt');
	await expect(message.getByRole('list')).toHaveCount(2);
	expect(await message.locator('ol li').evaluateAll((items) => items.map((item) => item.value))).toEqual([2, 4]);
	await expect(message.getByRole('columnheader', { name: 'Preis' })).toBeVisible();
	await expect(message.getByRole('cell', { name: '12' })).toHaveCSS('text-align', 'right');
	await expect(message).toHaveAccessibleName(/^Ada Brandt: Stand fett, betont, weg und code gesagt Ausweis 2. zwei 4. vier /);

	await message.hover();
	await message.getByRole('button', { name: 'Copy code' }).click();
	await expect(message.getByRole('button', { name: 'Copied' })).toBeVisible();
	expect(await ada.page.evaluate(() => navigator.clipboard.readText())).toBe('const a = 1;\n  b();');
});

test('P-40: a link shows where it leads', async ({ house, enter }) => {
	const ada = await enter(house.ada);
	await ada.open(house.room);
	await ada.say('[bank.example](https://evil.example/login) und https://аpple.example/ und (mailto:a@example.org)');
	await expect(ada.articles.first()).toContainText('bank.example (evil.example) und https://xn--pple-43d.example/ und');
	const links = await ada.articles.getByRole('link').evaluateAll((all) => all.map((one) => one.href));
	expect(links).toEqual(['https://evil.example/login', 'https://xn--pple-43d.example/', 'mailto:a@example.org']);
	await ada.say('https://müller.example/a und [Angebot](https://аpple.example/)');
	await expect(ada.articles.last()).toContainText('https://müller.example/a (xn--mller-kva.example) und Angebot (xn--pple-43d.example)');
	await ada.say('javascript:alert(1) ftp://example.org [x](data:text/html,x) [x](//example.org) https://bank.example@evil.example https:///x');
	await expect(ada.articles.last()).toContainText('javascript:');
	await expect(ada.articles.last().getByRole('link')).toHaveCount(0);

	/* Nor is mail to a host in other letters. */
	await asPerson(house.server, house.ada, (call) =>
		call('profile.change', { client_id: newClientId(), person: house.ben.id, email: 'ben@аpple.example' }));
	await asPerson(house.server, house.ben, (call) => postAll(call, house.room, ['Hallo']));
	await ada.articles.last().getByRole('button', { name: 'Ben Okafor' }).click();
	await expect(ada.dialog).toContainText('ben@аpple.example');
	await expect(ada.dialog.getByRole('link')).toHaveCount(0);
});

/* Where the first and the last character stand. */
const endsOf = (words) =>
	words.evaluate(({ firstChild, lastChild }) =>
		[[firstChild, 0], [lastChild, lastChild.length - 1]].map(([text, at]) => {
			const range = document.createRange();
			range.setStart(text, at);
			range.setEnd(text, at + 1);
			return range.getBoundingClientRect().left;
		}),
	);

test('P-40: what turns the line turns neither an address nor where a link leads', async ({ house, enter }) => {
	const texts = ['[\u202emoc.knab](https://evil.example)', '\u202e https://moc.knab.evil.example'];
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, texts));
	const ben = await enter(house.ben);
	await ben.open(house.room);
	const links = ben.articles.getByRole('link');
	for (const words of [ben.articles.locator('.text-note'), links.last()]) {
		const [first, last] = await endsOf(words);
		expect(first).toBeLessThan(last);
	}
});

test('on a phone, wide tables and code scroll in their own box', async ({ house, enter }) => {
	const wide = Array.from({ length: 12 }, (_, i) => `Spalte${i}`);
	const table = [wide, wide.map(() => '---'), wide].map((cells) => `|${cells.join('|')}|`).join('\n');
	await asPerson(house.server, house.ada, (call) => postAll(call, house.room, [table, `\`\`\`\n${'x'.repeat(400)}\n\`\`\``]));
	const ben = await enter(house.ben, { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true });
	await ben.open(house.room);
	for (const box of [ben.page.getByRole('group', { name: 'Table' }), ben.page.getByRole('group', { name: 'Code' })]) {
		await expect(box).toBeVisible();
		const { scrollWidth, clientWidth } = await box.evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
		expect(scrollWidth).toBeGreaterThan(clientWidth);
		expect(clientWidth).toBeLessThan(360);
	}
	expect(await ben.list.evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
});
