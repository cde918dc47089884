/* How soon people who write in one note at once see what the others type: from the keystroke to its standing in the others'
 * documents, over lines with a delay. The shipped client without a screen, all of them in this process. Reports; fails only
 * where something typed is lost or there twice. node notes.mjs [SECONDS [WRITERS ...]] */
import { randomFillSync } from 'node:crypto';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { ROOT, Server } from '../lib/server.mjs';

const shipped = await import(pathToFileURL(process.env.RUNDE_HEADLESS ?? path.join(ROOT, 'client-web/.build/headless.mjs')).href);
const [seconds = 20, ...counts] = process.argv.slice(2).map(Number);
const WRITERS = counts.length > 0 ? counts : [3, 8, 20];
/* Half of a round trip. */
const DELAY_MS = 20;
/* Between two keystrokes of a person, on average. */
const KEY_MS = 200;
const SETTLE_MS = 60_000;
/* Each character is typed once. */
const FIRST_CHARACTER = 0x4e00;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function quantile(sorted, q) {
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/* What goes through it takes a while, in both directions. */
class SlowSocket extends WebSocket {
	send(data) {
		setTimeout(() => this.readyState === WebSocket.OPEN && super.send(data), DELAY_MS);
	}

	emit(name, ...values) {
		if (name !== 'message') return super.emit(name, ...values);
		setTimeout(() => super.emit(name, ...values), DELAY_MS);
		return true;
	}
}

function newClient(server, cookie) {
	return new shipped.Client({
		url: `${server.origin.replace('http', 'ws')}/ws`,
		openSocket: (url) => new SlowSocket(url, { headers: { Cookie: cookie, Origin: server.origin }, perMessageDeflate: false }),
		clock: shipped.systemClock,
		random: Math.random,
		fillRandom: (bytes) => randomFillSync(bytes),
		askSignedIn: () => Promise.resolve('yes'),
		clientName: 'runde bench',
	});
}

/* The characters that steps bring. */
const lettersOf = (steps) => steps.flatMap(({ slice }) => (slice?.content ?? []).flatMap(({ text }) => [...(text ?? '')]));

class Scene {
	typedAt = new Map();
	seenAfter = [];
	batches = 0;
	#writers = [];

	constructor(server, people, place) {
		for (const { cookie } of people) {
			const client = newClient(server, cookie);
			const note = shipped.openNote(client, place, { clock: shipped.systemClock, store: shipped.memoryNoteStore() });
			const writer = { client, note, own: new Set(), seen: 0 };
			/* By then it stands in the document, for the editor was told before. */
			const stop = note.onChange(() => {
				if (!note.state) return;
				stop();
				client.onTold((method, params) => method === 'note.written' && this.#see(writer, params.batch));
			});
			client.connectNow();
			this.#writers.push(writer);
		}
	}

	#see(writer, { steps }) {
		const now = performance.now();
		const letters = lettersOf(steps);
		this.batches += letters.some((letter) => writer.own.has(letter));
		for (const letter of letters) if (!writer.own.has(letter)) this.seenAfter.push(now - this.typedAt.get(letter));
	}

	async run() {
		while (!this.#writers.every(({ note }) => note.state)) await pause(20);
		/* Each has a paragraph to write in, or all would type at one place. */
		const [{ note }] = this.#writers;
		const { schema } = shipped;
		note.dispatch(note.state.tr.insert(0, this.#writers.map(() => schema.node('paragraph', null, schema.text('.')))));
		await pause(1_000);
		const end = performance.now() + seconds * 1_000;
		await Promise.all(this.#writers.map((writer, i) => this.#type(writer, i, end)));
		await this.#settle();
		for (const { client } of this.#writers) client.stop();
		return this.#complaints();
	}

	async #type({ note, own }, paragraph, end) {
		while (performance.now() < end) {
			await pause(KEY_MS * (0.5 + Math.random()));
			const letter = String.fromCodePoint(FIRST_CHARACTER + this.typedAt.size);
			own.add(letter);
			this.typedAt.set(letter, performance.now());
			let at = 0;
			note.state.doc.forEach((node, offset, index) => index === paragraph && (at = offset + node.nodeSize - 1));
			note.dispatch(note.state.tr.insert(at, shipped.schema.text(letter)));
		}
	}

	async #settle() {
		const until = performance.now() + SETTLE_MS;
		const [first] = this.#writers;
		const isDone = () => this.#writers.every(({ note }) => note.saving.is === 'saved' && note.state.doc.eq(first.note.state.doc));
		while (!isDone() && performance.now() < until) await pause(50);
	}

	#complaints() {
		const [first] = this.#writers;
		const text = first.note.state.doc.textContent;
		const wrong = [...this.typedAt.keys()].filter((letter) => text.split(letter).length !== 2).length;
		const apart = this.#writers.filter(({ note }) => !note.state.doc.eq(first.note.state.doc)).length;
		return wrong + apart;
	}
}

async function planMeeting(server, founder, people) {
	const connection = await Connection.open(server, founder.cookie);
	await connection.hello();
	const { room } = await connection.call('room.create', { client_id: newClientId(), title: 'vertrieb' });
	await connection.call('room.invite', { room, client_id: newClientId(), people: people.map(({ id }) => ({ person: id })) });
	const plan = {
		title: 'Wochenmeeting', goal: '', start: Date.now(), minutes: 60, time_zone: 'UTC', rhythm: 'once', later: [],
		moderator: founder.id, everyone: true, attendees: [],
	};
	const items = WRITERS.map((count) => ({ title: `${count} schreiben mit`, purpose: 'discuss', minutes: 10 }));
	const { seq } = await connection.call('meeting.plan', { room, client_id: newClientId(), plan, items, begin: true });
	connection.close();
	return { room, of: seq };
}

const server = await Server.start({ settings: ['--rates', 'no'] });
const founder = await foundHouse(server);
const names = Array.from({ length: Math.max(...WRITERS) }, (_, i) => `Person ${i + 1}`);
const people = await addPeople(server, founder, names);
const meeting = await planMeeting(server, founder, people);
let wrong = 0;
for (const [i, count] of WRITERS.entries()) {
	const scene = new Scene(server, people.slice(0, count), { ...meeting, item: i + 1 });
	const lost = await scene.run();
	const seen = scene.seenAfter.sort((a, b) => a - b);
	const [p50, p95, p99, most] = [0.5, 0.95, 0.99, 1].map((q) => Math.round(quantile(seen, q)));
	console.log(`${count} writers: p50 ${p50}, p95 ${p95}, p99 ${p99}, at most ${most} ms; ${scene.typedAt.size} characters in ${scene.batches} batches; lost, twice or apart: ${lost}`);
	wrong += lost;
}
await server.stop();
process.exit(wrong === 0 ? 0 : 1);
