/* A day of the demonstration's team: six people, one of them on a phone, with breaks of the network and a restart in the
 * middle. In the evening every screen says what the server says. */
import { Connection, readJournal } from '../lib/connection.mjs';
import { signIn } from '../lib/people.mjs';
import { CLIENT, Server } from '../lib/server.mjs';
import { foldJournal } from '../property/fold.mjs';
import { Colleague } from './day.mjs';
import { expect, test as base } from './house.mjs';

const NAMES = { anna: 'Anna Berg', jonas: 'Jonas Weber', lena: 'Lena Kurz', murat: 'Murat Yıldız', sabine: 'Sabine Krüger', tobias: 'Tobias Hofmann' };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const ACTIONS_LEAST = 50;
/* How many messages at the end of a room are compared. */
const COMPARED = 12;

const test = base.extend({
	server: async ({}, use) => {
		const server = await Server.start({ client: CLIENT, settings: ['--demo', '--rates', 'no'] });
		await use(server);
		await server.remove();
	},

	/* {anna, jonas …}: everybody at their screen; and the diary of what they do. */
	team: async ({ server, enter }, use) => {
		const team = {};
		const diary = [];
		for (const [who, name] of Object.entries(NAMES)) {
			const [, token] = new RegExp(`^sign in as ${name}: \\S+#(\\S+)$`, 'm').exec(server.output());
			const cookie = await signIn(server, token);
			team[who] = new Colleague(name, await enter({ cookie }, who === 'tobias' ? PHONE : {}), diary);
			team[who].cookie = cookie;
			await team[who].page.goto('/');
		}
		await use({ ...team, diary });
	},
});

async function morning({ anna, jonas, lena, sabine, murat, tobias }) {
	await anna.go('allgemein');
	await anna.say('Guten Morgen! Um zehn die Fallbesprechung Molkerei.');
	await tobias.go('allgemein');
	await tobias.sees('Fallbesprechung Molkerei');
	await tobias.say('Bin im Zug, lese mit.');
	await lena.go('angebote');
	await lena.call('Sabine', 'kannst du den Preis für 24 Stück prüfen?');
	await sabine.go('angebote');
	await sabine.sees('Preis für 24 Stück');
	await sabine.react('Preis für 24 Stück', '👍');
	await sabine.say('Steht: 412 Euro netto.');
	await sabine.editLast('Steht: 398 Euro netto, mit Staffel.');
	await lena.sees('398 Euro');
	await lena.pin('398 Euro');
	await murat.go('angebote');
	await lena.forward('398 Euro', 'vertrieb', 'Zur Kenntnis für den Süden');
	await jonas.go('vertrieb-süd');
	await jonas.sees('398 Euro netto');
	await jonas.say('Danke, übernehme ich.');
	await anna.makeFavourite();
	await sabine.replyTo('Preis für 24 Stück', 'Und für 48?');
	await lena.replyTo('Preis für 24 Stück', 'Frage ich nach.');
	await sabine.save('398 Euro');
	await murat.setStatus('With a customer');
}

async function theNetworkGoes({ anna, jonas, lena, tobias }) {
	await jonas.goOffline();
	await jonas.say('Tunnel, gleich wieder da');
	await jonas.say('Herr Reiter will zwei Lieferungen');
	await lena.go('vertrieb-süd');
	await lena.say('Wann genau?');
	await tobias.go('vertrieb-süd');
	await tobias.goOffline();
	await tobias.say('Ich auch ohne Netz');
	await lena.say('Niemand da?');
	await jonas.comeBack();
	await lena.sees('zwei Lieferungen');
	await jonas.sees('Niemand da?');
	await tobias.comeBack();
	await anna.go('vertrieb-süd');
	await anna.sees('Ich auch ohne Netz');
}

async function theServerGoes({ anna, sabine, lena, murat }, server) {
	await anna.go('angebote');
	await lena.go('angebote');
	await server.kill();
	await anna.say('Freigabe für 5 % erteilt');
	await lena.say('Dann rufe ich Frau Sailer an');
	await sabine.say('Auftragsbestätigung ist vorbereitet');
	await server.start();
	await murat.sees('Freigabe für 5 %');
	await murat.sees('Frau Sailer');
	await murat.sees('Auftragsbestätigung ist vorbereitet');
	await lena.reload();
	await lena.sees('Freigabe für 5 %');
}

async function afternoon({ anna, jonas, lena, murat, sabine, tobias }) {
	await sabine.createChannel('fall-molkerei', true);
	await sabine.bringIn('Lena', 'Jonas');
	await sabine.say('Alles zur Molkerei bitte hier.');
	await lena.go('fall-molkerei');
	await lena.call('Jonas', 'du hast die Zeichnung?');
	await jonas.go('fall-molkerei');
	await jonas.sees('Zeichnung');
	await jonas.say('Ja, und die falsche Nummer 0171 555');
	await jonas.erase('falsche Nummer');
	await murat.createChannel('kaffeekasse');
	await murat.say('Wer zahlt noch?');
	await tobias.writeTo(['Anna', 'Murat'], 'Stand in Hannover ist bestätigt');
	await anna.go('Murat');
	await anna.sees('Stand in Hannover');
	await anna.react('Stand in Hannover', '❤️');
	await lena.join('kaffeekasse');
	await lena.say('Ich, morgen.');
	await murat.sees('Ich, morgen.');
	await murat.mute();
	await lena.go('fall-molkerei');
	await anna.readEverything();
}

/* The room that is on a person's screen. */
function roomOn({ page }) {
	return new URL(page.url()).pathname.split('/')[2];
}

/* The end of a room, as somebody may read it on the server. */
async function saidOnServer(server, { cookie }, room) {
	const connection = await Connection.open(server, cookie);
	await connection.hello();
	const { rows } = foldJournal(await readJournal(connection, room));
	connection.close();
	const messages = rows.filter(({ kind }) => kind === 'message.posted');
	const repliesTo = (root) => rows.filter(({ kind, thread, erased }) => kind === 'message.replied' && thread === root && !erased).length;
	return messages.slice(-COMPARED).map(({ seq, text, erased, edited }) => {
		return { seq, edited: Boolean(edited && !erased), text: erased ? '' : firstLine(text), replies: repliesTo(seq) };
	});
}

function firstLine(text) {
	return text.split('\n')[0].replace(/[*_~`#>]|^- /g, '').trim();
}

async function expectAsOnServer(server, colleague) {
	const room = roomOn(colleague);
	await colleague.seat.expectAllSent();
	for (const { seq, text, edited, replies } of await saidOnServer(server, colleague, room)) {
		const row = colleague.page.locator(`article[data-seq="${seq}"]`);
		await expect(row, `${colleague.name}: ${seq}`).toContainText(text === '' ? 'Message deleted' : text);
		await expect(row.getByRole('button', { name: 'edited' })).toHaveCount(edited ? 1 : 0);
		await expect(row.getByRole('link', { name: new RegExp(`(^|\\D)${replies} repl`) })).toHaveCount(replies > 0 ? 1 : 0);
	}
}

/* What the rail says is unread, against hello. */
async function expectRailAsOnServer(server, colleague) {
	const connection = await Connection.open(server, colleague.cookie);
	const { rooms } = await connection.hello();
	connection.close();
	for (const { kind, title, unread, preference } of rooms) {
		if (kind !== 'channel' || unread === 0 || (preference?.level ?? 'all') !== 'all') continue;
		await expect(colleague.seat.channel(title).first(), `${colleague.name}: ${title}`).toContainText(String(unread));
	}
}

test('a day of six people, with breaks and a restart, ends with the same on every screen', async ({ server, team }) => {
	test.setTimeout(240_000);
	const { diary, ...people } = team;
	await morning(people);
	await theNetworkGoes(people);
	await theServerGoes(people, server);
	await afternoon(people);
	expect(diary.length, diary.join('\n')).toBeGreaterThanOrEqual(ACTIONS_LEAST);
	for (const one of Object.values(people)) await expectAsOnServer(server, one);
	for (const one of Object.values(people)) {
		await one.page.goto('/');
		await expectRailAsOnServer(server, one);
	}
	for (const title of ['allgemein', 'angebote'])
		for (const one of Object.values(people)) {
			await one.go(title);
			await expectAsOnServer(server, one);
		}
});
