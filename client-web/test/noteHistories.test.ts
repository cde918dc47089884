/* Random histories of several editors of one note: lines are cut, pages crash, servers forget steps and refuse. In the end all
 * have the same document, every character is there at most once, and none is lost: it has stood in the document, lies in a
 * draft, or was taken away by whoever typed it before it was sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EditorState, Transaction } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import { schema } from '../src/note/schema';
import { Device, devices, PLACE } from './noteWorld';
import { newWorld, type World } from './world';

const SEEDS = Number(process.env['SEEDS'] ?? 15);
const FIRST = Number(process.env['SEED'] ?? 1);
const DEEDS = 120;
/* Each character is typed once. */
const FIRST_CHARACTER = 0x4e00;

class History {
	readonly world: World;
	all: Device[] = [];
	#typed = 0;
	/* Not both: what puts deleted text back may find a part of it still there, if its deletion was done over others' steps. */
	#deletes: boolean;
	/* Taken away here by whoever had typed it. */
	#erased = new Set<string>();

	constructor(seed: number) {
		this.world = newWorld(seed);
		this.#deletes = this.world.chance.next() < 0.5;
	}

	async run(): Promise<void> {
		const { chance, clock } = this.world;
		this.all = await devices(this.world, chance.between(2, 4));
		for (let i = 0; i < DEEDS; i++) {
			await this.#deed(chance.pick(this.all));
			if (chance.next() < 0.6) await clock.pass(chance.pick([0, 5, 20, 100, 400]));
		}
		await this.#heal();
	}

	get characters(): string[] {
		return Array.from({ length: this.#typed }, (_, i) => String.fromCodePoint(FIRST_CHARACTER + i));
	}

	async #deed(device: Device): Promise<void> {
		const { world } = this;
		const { chance, server, clock } = world;
		const dice = chance.next();
		if (dice < 0.03) return server.cutAll();
		if (dice < 0.05) return void (server.reachable = !server.reachable);
		if (dice < 0.06) return this.#restart(device);
		if (dice < 0.07) return server.notes.cut(PLACE);
		if (dice < 0.09) return device.client.stop();
		if (dice < 0.12) return device.client.connectNow();
		if (dice < 0.14) return device.close();
		if (dice < 0.15) return this.#refuse();
		if (!device.note) return void device.open();
		if (device.note.state && device.note.writable) this.#write(device, device.note.state);
		if (dice > 0.99) await clock.pass(3_000);
	}

	async #restart(device: Device): Promise<void> {
		const { clock, chance } = this.world;
		/* A crash may take what was typed in the last quarter of a second with it. */
		await clock.pass(300);
		device.crash();
		device.start();
		await clock.pass(chance.pick([0, 1_000]));
		if (chance.next() < 0.5) void device.resume();
	}

	#refuse(): void {
		const { server, chance, clock } = this.world;
		const refusal = chance.pick([{ name: 'unavailable' }, { name: 'too_fast' }, { name: 'invalid_params', reason: 'too_large' }, { name: 'archived' }]);
		server.notes.refusal = () => refusal;
		clock.after(chance.between(10, 400), () => (server.notes.refusal = () => undefined));
	}

	#write(device: Device, state: EditorState): void {
		const { chance } = this.world;
		const { size } = state.doc.content;
		const at = chance.between(1, size - 1);
		/* Within a paragraph: where several are deleted, ProseMirror moves what is left of them, which may then be there twice. */
		const to = Math.min(state.doc.resolve(at).end(), at + chance.between(0, 8));
		const { tr } = state;
		const dice = chance.next();
		try {
			if (dice < 0.65) tr.insert(at, schema.text(String.fromCodePoint(FIRST_CHARACTER + this.#typed)));
			else if (dice < 0.75 && this.#deletes) tr.delete(at, to);
			else if (dice < 0.85 && canSplit(state.doc, at)) tr.split(at);
			else if (dice < 0.92) tr.addMark(at, to, schema.mark(chance.pick(['strong', 'em'])));
			else if (!this.#deletes) return void this.#watch(device, () => void device.undo());
		} catch {
			return;
		}
		const holds = tr.doc.textContent.includes(String.fromCodePoint(FIRST_CHARACTER + this.#typed));
		if (holds) this.#typed++;
		this.#watch(device, () => device.note!.dispatch(tr as Transaction));
	}

	#watch(device: Device, act: () => void): void {
		const before = device.note!.state!.doc.textContent;
		act();
		const after = device.note!.state!.doc.textContent;
		for (const letter of before) if (!after.includes(letter)) this.#erased.add(letter);
	}

	async #heal(): Promise<void> {
		const { server, clock } = this.world;
		await clock.pass(500);
		server.reachable = true;
		server.notes.refusal = () => undefined;
		for (const device of this.all) device.client.connectNow();
		await clock.pass(40_000);
		for (const device of this.all) {
			await device.resume();
			if (!device.note) device.open();
		}
		await clock.pass(40_000);
	}

	async complaints(): Promise<string[]> {
		const { document } = this.world.server.notes.at(PLACE);
		const text = document.textContent;
		const complaints: string[] = [];
		const kept = (await Promise.all(this.all.map((device) => device.kept.load()))).flat();
		const drafts = JSON.stringify(kept.filter(({ draft }) => draft));
		this.all.forEach(({ note }, i) => {
			if (!note!.state?.doc.eq(document)) complaints.push(`${i} has ${note!.state?.doc}, not ${document}`);
			if (note!.saving.is === 'open') complaints.push(`${i} has not saved`);
		});
		if (kept.some(({ work }) => work)) complaints.push('work is left on a device');
		for (const letter of this.characters) {
			const count = text.split(letter).length - 1;
			const isKnown = this.world.server.notes.seen.has(letter) || drafts.includes(letter) || this.#erased.has(letter);
			if (count > 1) complaints.push(`${letter} is there ${count} times`);
			if (!isKnown) complaints.push(`${letter} is lost`);
		}
		return complaints;
	}
}

test(`all end with the same document, and nothing is lost or there twice (seeds from ${FIRST})`, async () => {
	let outdated = 0;
	let characters = 0;
	for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
		const history = new History(seed);
		await history.run();
		assert.deepEqual(await history.complaints(), [], `seed ${seed}`);
		outdated += history.world.server.notes.outdated;
		characters += history.characters.length;
	}
	assert.ok(outdated > SEEDS && characters > 20 * SEEDS, `too little happens: ${characters} characters, ${outdated} outdated`);
});
