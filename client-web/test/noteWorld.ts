/* Devices with editors of one note, each of which may crash and begin again with what it kept. */
import { undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import type { NoteEditing } from '../src/note/editing';
import { openNote, resumeNotes } from '../src/note/openNote';
import { schema } from '../src/note/schema';
import type { NotePorts } from '../src/note/ports';
import type { Client } from '../src/session/client';
import { memoryNoteStore, type KeptNote, type NoteStore } from '../src/session/noteStore';
import { ROOM } from './journal';
import { newWorld, type World } from './world';

export const PLACE = { room: ROOM, of: 230, item: 1 };

/* One tab's view of the device: a crash ends what it does there, and frees what it has taken. */
function tabOf(device: NoteStore): { store: NoteStore; crash: () => void } {
	let isDead = false;
	const held = new Set<() => void>();
	const store: NoteStore = {
		...device,
		put: (note) => (isDead ? Promise.resolve() : device.put(structuredClone(note))),
		remove: (id) => (isDead ? Promise.resolve() : device.remove(id)),
		claim: async (id) => {
			const release = isDead ? null : await device.claim(id);
			if (release && isDead) release();
			else if (release) held.add(release);
			return release;
		},
	};
	const crash = () => {
		isDead = true;
		for (const release of held) release();
	};
	return { store, crash };
}

export class Device {
	readonly kept = memoryNoteStore();
	client!: Client;
	note: NoteEditing | undefined;
	ports!: NotePorts;
	#world: World;
	#crash = () => undefined as void;

	constructor(world: World) {
		this.#world = world;
		this.start();
	}

	start(): void {
		const { clock } = this.#world;
		const { store, crash } = tabOf(this.kept);
		this.#crash = crash;
		this.ports = { clock, store };
		this.client = this.#world.newClient();
		this.client.connectNow();
	}

	crash(): void {
		this.#crash();
		this.client.stop();
		this.note = undefined;
	}

	open(): NoteEditing {
		this.note = openNote(this.client, PLACE, this.ports);
		return this.note;
	}

	close(): void {
		this.note?.close();
		this.note = undefined;
	}

	resume(): Promise<void> {
		return resumeNotes(this.client, this.ports);
	}

	get text(): string | undefined {
		return this.note?.state?.doc.textBetween(0, this.note.state.doc.content.size, '|');
	}

	/* Types at a position, or at the end. */
	type(text: string, at?: number): void {
		const { state } = this.note!;
		const position = at ?? state!.doc.content.size - 1;
		const tr = state!.tr.insert(position, schema.text(text));
		this.note!.dispatch(tr.setSelection(TextSelection.create(tr.doc, position + text.length)));
	}

	/* Letter by letter, as a person does. */
	write(text: string): void {
		for (const letter of text) this.type(letter);
	}

	erase(from: number, to: number): void {
		this.note!.dispatch(this.note!.state!.tr.delete(from, to));
	}

	undo(): boolean {
		return undo(this.note!.state!, (tr) => this.note!.dispatch(tr));
	}

	async drafts(): Promise<KeptNote[]> {
		return (await this.kept.load()).filter(({ draft }) => draft);
	}
}

/* So many devices that have it open. */
export async function devices(world: World, count: number): Promise<Device[]> {
	const all = Array.from({ length: count }, () => new Device(world));
	await world.clock.pass(1_000);
	for (const device of all) device.open();
	await world.clock.pass(1_000);
	return all;
}

/* As the server has it. */
export const textOf = (world: World) => {
	const { document } = world.server.notes.at(PLACE);
	return document.textBetween(0, document.content.size, '|');
};
export const writes = (world: World) => world.server.requests.filter(({ method }) => method === 'note.write');

export async function writing(count: number) {
	const world = newWorld();
	const all = await devices(world, count);
	return { world, all, first: all[0]!, second: all[1]! };
}

export async function offline(world: World): Promise<void> {
	world.server.reachable = false;
	world.server.cutAll();
	await world.clock.pass(100);
}

export async function online(world: World, all: readonly Device[]): Promise<void> {
	world.server.reachable = true;
	for (const { client } of all) client.connectNow();
	await world.clock.pass(3_000);
}
