/* Figures of the client in a browser, against the release build: tests/browser/measure [--messages N] */
import { chromium } from '@playwright/test';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { optionOf } from '../lib/report.mjs';
import { CLIENT, Server } from '../lib/server.mjs';

const MESSAGES = Number(optionOf('--messages') ?? 100_000);
const SWITCHES = 30;
const WHEELS = 200;
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

/* What the page's main thread does meanwhile, in milliseconds of its processor time, so that other load counts for
 * little: {longest: the longest task, sum: all of them}. */
async function busy(page, act) {
	await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
	await act();
	const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
	const main = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
	const tasks = traceEvents
		.filter(({ name, pid, tid }) => /RunTask$/.test(name) && main.some((one) => one.pid === pid && one.tid === tid))
		.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
	return { longest: Math.max(0, ...tasks), sum: tasks.reduce((all, one) => all + one, 0) };
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
				/* What is posted in a frame comes once it is drawn. */
				const drawn = new MessageChannel();
				drawn.port1.onmessage = () => resolve(performance.now() - start);
				const look = () => {
					const now = document.querySelector('article');
					if (location.pathname === path && now && now !== before) drawn.port2.postMessage(0);
					else requestAnimationFrame(look);
				};
				requestAnimationFrame(look);
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
const ms = (value) => `${value.toFixed(0)} ms`;

const opening = await busy(page, async () => {
	await page.locator(`a[href="/r/${rooms[0]}"]`).click();
	await list.getByRole('article').first().waitFor();
	await page.waitForTimeout(500);
});
console.log(`opening a room of ${MESSAGES} messages: longest task ${ms(opening.longest)}`);

await list.hover();
const scrolling = await busy(page, async () => {
	for (let i = 0; i < WHEELS; i++) {
		await page.mouse.wheel(0, -900);
		await page.waitForTimeout(16);
	}
});
const back = await page.evaluate(() => document.querySelector('article[data-seq]').dataset.seq);
console.log(`scrolling back to ${back}: longest task ${ms(scrolling.longest)}`);

await page.goto(`/r/${rooms[0]}`);
const composer = page.getByTestId('composer');
await composer.waitFor();
await page.waitForTimeout(500);
const typing = await busy(page, () => composer.pressSequentially('Angebot für die Molkerei, Termin am Dienstag um zehn', { delay: 20 }));
console.log(`typing: longest task ${ms(typing.longest)}`);
await composer.fill('');

for (const room of rooms.slice(1)) await switchTo(page, room);
const devtools = await context.newCDPSession(page);
for (const rate of [1, SLOWER]) {
	await devtools.send('Emulation.setCPUThrottlingRate', { rate });
	const times = [];
	const switching = await busy(page, async () => {
		for (let i = 0; i < SWITCHES; i++) {
			times.push(await switchTo(page, rooms[1 + (i % 3)]));
			await page.waitForTimeout(120);
		}
	});
	const cost = rate === 1 ? `, ${ms(switching.sum / SWITCHES)} of processor time each` : '';
	console.log(`switching channels, processor ${rate} times slower: p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}${cost}`);
}
await browser.close();
await server.remove();
process.exit(0);
