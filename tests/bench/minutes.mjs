/* How long minutes of a two-hour meeting take to be read, over the protocol: as a draft, which is composed each time, presented,
 * and sealed. Reports; judges nothing. node minutes.mjs [PEOPLE [READS]] */
import { performance } from 'node:perf_hooks';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { Server } from '../lib/server.mjs';

const PEOPLE = Number(process.argv[2] ?? 16);
const READS = Number(process.argv[3] ?? 60);
const ITEMS = 12;
const PARAGRAPHS = 30;
const CONFIRMING = 8;
const PAUSE_MS = 50;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function quantile(sorted, q) {
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
}

const paragraph = (item, n) => ({
	type: 'paragraph',
	content: [{ type: 'text', text: `Absatz ${n} zu Punkt ${item}: ${'Brandt wartet auf das Angebot, wir liefern bis Freitag. '.repeat(3)}` }],
});

/* Everybody in the room, the moderator first. */
async function gather(server) {
	const first = await foundHouse(server);
	const seats = await Promise.all([first, ...(await addPeople(server, first, Array.from({ length: PEOPLE - 1 }, (_, i) => `Person ${i + 1}`)))].map(async ({ id, cookie }) => {
		const connection = await Connection.open(server, cookie);
		await connection.hello();
		return { id, connection };
	}));
	const [moderator, ...others] = seats;
	const { room } = await moderator.connection.call('room.create', { client_id: newClientId(), title: 'vertrieb' });
	for (const { connection } of others) await connection.call('room.join', { room });
	/* What somebody says in the room. */
	const say = ({ connection }, method, params) => connection.call(method, { room, client_id: newClientId(), ...params });
	return { seats, moderator, others, room, say };
}

async function hold({ moderator, others, room, say }) {
	const item = (n) => ({ title: `Punkt ${n}: Angebote, Termine, Zusagen`, purpose: 'discuss', minutes: 10 });
	const plan = {
		title: 'Wochenmeeting', goal: 'Jeder weiß, woran es hängt.', start: Date.now(), minutes: 120,
		time_zone: 'Europe/Berlin', rhythm: 'once', later: [], moderator: moderator.id, everyone: true, attendees: [],
	};
	const { seq: meeting } = await say(moderator, 'meeting.plan', { plan, items: Array.from({ length: ITEMS }, (_, i) => item(i + 1)), begin: true });
	for (const other of others) await say(other, 'meeting.attend', { meeting, here: true });
	for (let n = 1; n <= ITEMS; n++) await discuss({ moderator, others, room, say }, meeting, n);
	await say(moderator, 'meeting.run', { meeting, phase: 'ended' });
	return meeting;
}

async function discuss({ moderator, others, room, say }, meeting, item) {
	const content = Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(item, i + 1));
	const steps = [{ stepType: 'replace', from: 0, to: 0, slice: { content } }];
	await moderator.connection.call('note.write', { room, of: meeting, item, version: 0, editor: newClientId(), steps });
	for (let i = 0; i < 2; i++) {
		await say(moderator, 'decision.make', { meeting, item, text: `Beschluss ${i} zu Punkt ${item}: ${'so wird es gemacht. '.repeat(5)}` });
		await say(moderator, 'task.make', { meeting, item, text: `Aufgabe ${i} zu Punkt ${item}`, person: others[0].id });
	}
	const asked = { question: 'Wohin?', form: 'single', secrecy: 'named', live: false, options: [{ text: 'Köln' }, { text: 'Bonn' }] };
	const { seq: poll } = await say(moderator, 'poll.ask', { meeting, item, asked });
	for (const { connection } of others) await connection.call('poll.vote', { room, poll, picks: [{ option: 1 }] });
	await say(moderator, 'poll.close', { poll });
	const { seq: summary } = await say(moderator, 'agenda.summarise', { meeting, item, text: 'Das Angebot geht heute hinaus. '.repeat(4) });
	for (const other of others.slice(0, CONFIRMING)) await say(other, 'agenda.confirm', { summary, text: '' });
}

async function read({ moderator, room }, meeting, what) {
	const taken = [];
	let size = 0;
	for (let i = 0; i < READS; i++) {
		const at = performance.now();
		const answer = await moderator.connection.call('minutes.read', { room, meeting });
		taken.push(performance.now() - at);
		size = JSON.stringify(answer).length;
		await pause(PAUSE_MS);
	}
	taken.sort((a, b) => a - b);
	console.log(`${what}, ${Math.round(size / 1024)} KB: p50 ${quantile(taken, 0.5).toFixed(1)}, p95 ${quantile(taken, 0.95).toFixed(1)} ms of ${READS}`);
}

async function step(what, done) {
	const at = performance.now();
	await done();
	console.log(`${what}: ${(performance.now() - at).toFixed(1)} ms`);
}

const server = await Server.start({ settings: ['--rates', 'no'] });
const house = await gather(server);
const meeting = await hold(house);
await read(house, meeting, 'a draft');
await step('presenting them', () => house.say(house.moderator, 'minutes.present', { meeting }));
await read(house, meeting, 'presented');
for (const seat of house.seats) await house.say(seat, 'minutes.answer', { meeting, approves: true, text: '' });
await step('sealing them', () => house.say(house.moderator, 'minutes.seal', { meeting }));
await read(house, meeting, 'sealed');
for (const { connection } of house.seats) connection.close();
await server.stop();
