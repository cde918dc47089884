/* Figures of the client in a browser, against the release build: tests/browser/measure [--messages N] */
import { chromium } from '@playwright/test';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { optionOf } from '../lib/report.mjs';
import { CLIENT, Server } from '../lib/server.mjs';

const MESSAGES = Number(optionOf('--messages') ?? 100_000);
const SWITCHES = 40;
const SLOWER = 4;
const TEXTS = [
	'Das Angebot ist raus, **bis Freitag** gilt der Preis.',
	'Wer ruft bei der Molkerei an?\n- Termin\n- Liefermenge\n- Skonto',
	'Passt.',
	'Die Unterlagen liegen unter https://example.org/angebote/2026-114, bitte gegenlesen 🙂',
];

async function fill(server, author, room, count) {
	const connection = await Connection.open(server, author.cookie);
	await connection.hello();
	for (let sent = 0; sent < count; sent += 200)
		await Promise.all(
			Array.from({ length: Math.min(200, count - sent) }, (_, i) => {
				const text = `${sent + i} ${TEXTS[(sent + i) % TEXTS.length]}`;
				return connection.call('message.post', { room, client_id: newClientId(), text });
			}),
		);
	connection.close();
}

function quantile(values, part) {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/* Tasks of more than 50 ms are told by the browser; the longest stretch between two turns of the loop, by a timer. */
async function longest(page, act) {
	await page.evaluate(() => {
		const state = (globalThis.measured = { longest: 0, last: performance.now(), on: true });
		const channel = new MessageChannel();
		channel.port1.onmessage = () => {
			const now = performance.now();
			state.longest = Math.max(state.longest, now - state.last);
			state.last = now;
			if (state.on) channel.port2.postMessage(0);
		};
		channel.port2.postMessage(0);
	});
	await act();
	return page.evaluate(() => {
		globalThis.measured.on = false;
		return globalThis.measured.longest;
	});
}

/* From the click to the frame in which the other room's messages stand. */
function switchTo(page, room) {
	return page.evaluate(
		(path) =>
			new Promise((resolve) => {
				const link = document.querySelector(`a[href="${path}"]`);
				const before = document.querySelector('article');
				const start = performance.now();
				link.click();
				const look = () => {
					const now = document.querySelector('article');
					if (location.pathname === path && now && now !== before) requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
					else requestAnimationFrame(look);
				};
				look();
			}),
		`/r/${room}`,
	);
}

const server = await Server.start({ client: CLIENT, settings: ['--rates', 'no', '--log', 'error'] });
const ada = await foundHouse(server, { name: 'Ada Brandt', house: 'Brandt Vertrieb' });
const [ben] = await addPeople(server, ada, ['Ben Okafor']);
const setup = await Connection.open(server, ada.cookie);
await setup.hello();
const rooms = [];
for (const title of ['groß', 'eins', 'zwei', 'drei']) {
	const { room } = await setup.call('room.create', { client_id: newClientId(), title });
	await setup.call('room.invite', { room, client_id: newClientId(), people: [{ person: ben.id }] });
	rooms.push(room);
}
setup.close();
await fill(server, ada, rooms[0], MESSAGES);
for (const room of rooms.slice(1)) await fill(server, ada, room, 400);

const browser = await chromium.launch({
	executablePath: process.env.RUNDE_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
	args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ baseURL: server.origin, locale: 'de-DE', viewport: { width: 1360, height: 860 } });
const [name, value] = ben.cookie.split('=');
await context.addCookies([{ name, value, url: server.origin, httpOnly: true, sameSite: 'Lax' }]);
const page = await context.newPage();
await page.goto('/');
await page.locator(`a[href="/r/${rooms[1]}"]`).waitFor();

const list = page.getByRole('region', { name: /Nachrichten in/ });
console.log(`opening a room of ${MESSAGES} messages: longest task ${(await longest(page, async () => {
	await page.locator(`a[href="/r/${rooms[0]}"]`).click();
	await list.getByRole('article').first().waitFor();
	await page.waitForTimeout(500);
})).toFixed(0)} ms`);

await list.hover();
let seen = 0;
console.log(`scrolling back: longest task ${(await longest(page, async () => {
	for (let i = 0; i < 300; i++) {
		await page.mouse.wheel(0, -900);
		await page.waitForTimeout(16);
	}
	seen = await page.evaluate(() => Number(document.querySelector('article[data-seq]')?.dataset.seq ?? 0));
})).toFixed(0)} ms, from ${MESSAGES} back to ${seen}`);

await page.goto(`/r/${rooms[0]}`);
const composer = page.getByTestId('composer');
await composer.waitFor();
await page.waitForTimeout(500);
console.log(`typing: longest task ${(await longest(page, () => composer.pressSequentially('Angebot für die Molkerei, Termin am Dienstag um zehn', { delay: 20 }))).toFixed(0)} ms`);
await composer.fill('');

for (const room of rooms.slice(1)) await switchTo(page, room);
const devtools = await context.newCDPSession(page);
for (const rate of [1, SLOWER]) {
	await devtools.send('Emulation.setCPUThrottlingRate', { rate });
	const times = [];
	for (let i = 0; i < SWITCHES; i++) {
		times.push(await switchTo(page, rooms[1 + (i % 3)]));
		await page.waitForTimeout(120);
	}
	console.log(`switching channels, processor ${rate} times slower: p50 ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`);
}
await browser.close();
await server.remove();
process.exit(0);
