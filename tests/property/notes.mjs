/* Whatever happens to connections, pages and the server: in the end all who write in a note hold the document that the server
 * has, and what was typed is in it once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../lib/chance.mjs';
import { Connection } from '../lib/connection.mjs';
import { newClientId } from '../lib/ids.mjs';
import { addPeople, foundHouse } from '../lib/people.mjs';
import { expectNone, finish, isLong, optionOf, test } from '../lib/report.mjs';
import { Server } from '../lib/server.mjs';
import { Proxy } from './proxy.mjs';
import { clock, newClient, shipped } from './shipped.mjs';

const COUNT = Number(optionOf('--seeds') ?? (isLong ? 100 : 10));
const FIRST_SEED = Number(optionOf('--seed') ?? Math.floor(Math.random() * 1e9));
const LANES = 2;
/* Devices of two people. */
const DEVICES = [0, 0, 1, 1];
const DEEDS = 150;
/* Each character is typed once. */
const FIRST_CHARACTER = 0x4e00;
const SETTLE_MS = 60_000;

/* A device with an editor, whose page may crash: what it kept is there afterwards. */
class Device {
	client;
	note;
	cuts = 0;
	#server;
	#cookie;
	#proxy;
	#place;
	#chance;
	#store = shipped.memoryNoteStore();
	#tab;

	constructor(server, cookie, proxy, place, chance) {
		this.#server = server;
		this.#cookie = cookie;
		this.#proxy = proxy;
		this.#place = place;
		this.#chance = chance;
	}

	begin() {
		this.#tab = tabOf(this.#store);
		this.client = newClient(this.#server, this.#cookie, this.#proxy.origin, this.#chance);
		this.client.subscribe(() => {
			if (this.client.status === 'waiting') setTimeout(() => this.client.connectNow(), this.#chance.spread(1, 100));
		});
		this.client.connectNow();
		this.open();
	}

	get ports() {
		return { clock, store: this.#tab.store };
	}

	open() {
		this.note = shipped.openNote(this.client, this.#place, this.ports);
	}

	crash() {
		this.#tab.crash();
		this.client.stop();
	}

	cut() {
		this.#proxy.cut();
	}

	calm() {
		this.cuts = this.#proxy.cuts;
		this.#proxy.calm();
		this.#proxy.cut();
	}

	end() {
		this.client.stop();
		this.#proxy.close();
	}

	kept() {
		return this.#store.load();
	}

	get canWrite() {
		return this.note?.state !== null && this.note?.writable;
	}
}

/* A page's view of its device, which is over when it crashes. */
function tabOf(device) {
	let isOver = false;
	const held = new Set();
	const store = {
		...device,
		put: async (note) => isOver || device.put(structuredClone(note)),
		remove: async (id) => isOver || device.remove(id),
		claim: async (id) => {
			const release = isOver ? null : await device.claim(id);
			if (release && isOver) release();
			else if (release) held.add(release);
			return release;
		},
	};
	const crash = () => {
		isOver = true;
		for (const release of held) release();
	};
	return { store, crash };
}

class Run {
	cuts = 0;
	typed = 0;
	#seed;
	#chance;
	#deletes;
	#server;
	#founder;
	#place;
	#devices = [];

	constructor(seed) {
		this.#seed = seed;
		this.#chance = new Chance(seed);
		this.#deletes = this.#chance.next() < 0.5;
	}

	async play() {
		this.#server = await Server.start({ settings: ['--rates', 'no', '--log', 'error'] });
		try {
			await this.#moveIn();
			for (let i = 0; i < DEEDS; i++) {
				await this.#deed(this.#chance.pick(this.#devices));
				if (this.#chance.next() < 0.6) await sleep(this.#chance.spread(1, 60));
			}
			return await this.#judge();
		} finally {
			for (const device of this.#devices) device.end();
			await this.#server.remove();
		}
	}

	async #moveIn() {
		this.#founder = await foundHouse(this.#server);
		const people = await addPeople(this.#server, this.#founder, ['Ben', 'Cleo']);
		const connection = await Connection.open(this.#server, this.#founder.cookie);
		await connection.hello();
		this.#place = await planMeeting(connection, this.#founder, people);
		connection.close();
		for (const [i, person] of DEVICES.entries()) {
			const chance = new Chance(this.#seed * 16 + i);
			const proxy = await Proxy.open(this.#server, chance);
			const device = new Device(this.#server, people[person].cookie, proxy, this.#place, chance);
			device.begin();
			this.#devices.push(device);
		}
	}

	async #deed(device) {
		const dice = this.#chance.next();
		if (dice < 0.03) return device.cut();
		if (dice < 0.045) return this.#restart(this.#chance.pick(['stop', 'kill']));
		if (dice < 0.06) return this.#crash(device);
		if (dice < 0.08) {
			device.note.close();
			return device.open();
		}
		if (device.canWrite) this.#write(device.note, device.note.state);
	}

	async #restart(how) {
		await this.#server[how]();
		await this.#server.start();
	}

	/* What was typed in the last quarter of a second may go with a page that crashes; the clock is ten times as fast. */
	async #crash(device) {
		await sleep(100);
		device.crash();
		device.begin();
	}

	#write(note, state) {
		const { tr, doc } = state;
		const at = this.#chance.between(1, doc.content.size - 1);
		const to = Math.min(doc.resolve(at).end(), at + this.#chance.between(0, 6));
		const dice = this.#chance.next();
		const letter = String.fromCodePoint(FIRST_CHARACTER + this.typed);
		try {
			if (dice < 0.7) tr.insert(at, shipped.schema.text(letter));
			else if (dice < 0.8 && this.#deletes) tr.delete(at, to);
			else if (dice < 0.9) tr.addMark(at, to, shipped.schema.mark('strong'));
			else if (doc.resolve(at).depth === 1) tr.split(at);
		} catch {
			return;
		}
		if (tr.doc.textContent.includes(letter)) this.typed++;
		note.dispatch(tr);
	}

	async #judge() {
		for (const device of this.#devices) device.calm();
		this.cuts = this.#devices.reduce((sum, { cuts }) => sum + cuts, 0);
		await Promise.all(this.#devices.map((device) => shipped.resumeNotes(device.client, device.ports)));
		const { version, document } = await this.#untilSettled();
		const complaints = [];
		for (const [i, device] of this.#devices.entries()) {
			const { state, saving } = device.note;
			if (saving.is !== 'saved') complaints.push(`device ${i} says ${JSON.stringify(saving)}`);
			if (!state.doc.eq(shipped.schema.nodeFromJSON(document))) complaints.push(`device ${i} has ${state.doc} at ${version}`);
		}
		const text = shipped.schema.nodeFromJSON(document).textContent;
		for (let i = 0; i < this.typed; i++) {
			const count = text.split(String.fromCodePoint(FIRST_CHARACTER + i)).length - 1;
			if (count > 1 || (count === 0 && !this.#deletes)) complaints.push(`character ${i} is there ${count} times`);
		}
		return complaints;
	}

	/* Until nothing is left on any device, and everybody has heard of it: the document then, over a connection of its own. */
	async #untilSettled() {
		const until = Date.now() + SETTLE_MS;
		for (;;) {
			const kept = await Promise.all(this.#devices.map((device) => device.kept()));
			const isDone = kept.flat().every(({ work }) => !work) && this.#devices.every(({ note }) => note.state && note.saving.is !== 'open');
			const note = isDone && (await this.#read());
			const isHeard = note && this.#devices.every((device) => shipped.schema.nodeFromJSON(note.document).eq(device.note.state.doc));
			if (note && (isHeard || Date.now() > until)) return note;
			if (Date.now() > until) throw new Error(`it never settles: ${JSON.stringify(this.#devices.map(({ note: { saving, fault } }) => [saving, fault]))}`);
			await sleep(50);
		}
	}

	async #read() {
		const connection = await Connection.open(this.#server, this.#founder.cookie);
		await connection.hello();
		const note = await connection.call('note.open', this.#place);
		connection.close();
		return note;
	}
}

/* A meeting in a room of its own, whose first item has the note. */
async function planMeeting(connection, founder, people) {
	const { room } = await connection.call('room.create', { client_id: newClientId(), title: 'vertrieb' });
	await connection.call('room.invite', { room, client_id: newClientId(), people: people.map(({ id }) => ({ person: id })) });
	const plan = {
		title: 'Wochenmeeting', goal: '', start: Date.now(), minutes: 60, time_zone: 'UTC', rhythm: 'once', later: [],
		moderator: founder.id, everyone: true, attendees: [],
	};
	const items = [{ title: 'Angebote', purpose: 'discuss', minutes: 10 }];
	const { seq } = await connection.call('meeting.plan', { room, client_id: newClientId(), plan, items, begin: true });
	return { room, of: seq, item: 1 };
}

console.log(`notes, seeds ${FIRST_SEED} to ${FIRST_SEED + COUNT - 1}; one again with --seed N --seeds 1`);
let next = FIRST_SEED;
let cuts = 0;
let typed = 0;
async function lane() {
	while (next < FIRST_SEED + COUNT) {
		const seed = next++;
		const run = new Run(seed);
		await test(`seed ${seed}: all who write in a note hold the same, and what was typed is there once`, async () => {
			expectNone(await run.play());
		});
		cuts += run.cuts;
		typed += run.typed;
	}
}
await Promise.all(Array.from({ length: LANES }, lane));
await test('lines were cut, and much was typed', () => {
	console.log(`        ${cuts} cuts, ${typed} characters`);
	if (cuts === 0 || typed < 50 * COUNT) throw new Error('it was too quiet to prove anything');
});
finish();
