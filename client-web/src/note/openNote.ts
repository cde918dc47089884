/* Editors of documents, one for each view; those that are put away with something unsent go on without one. */
import type { Client } from '../session/client';
import { noteKey, whenKnown, type NotePlace } from '../session/notes';
import type { NoteEditing } from './editing';
import { Editor } from './editor';
import type { NotePorts } from './ports';

class Editors {
	#client: Client;
	#without = new Map<string, Set<Editor>>();

	constructor(client: Client) {
		this.#client = client;
	}

	/* One that goes on without a view is taken, if there is one. */
	open(place: NotePlace, ports: NotePorts): NoteEditing {
		const editors = this.#at(place);
		const [waiting] = editors;
		if (!waiting) return this.#make(place, ports, false);
		editors.delete(waiting);
		waiting.revive(ports);
		return waiting;
	}

	resume(place: NotePlace, ports: NotePorts): void {
		this.#make(place, ports, true);
	}

	#at(place: NotePlace): Set<Editor> {
		const key = noteKey(place);
		const editors = this.#without.get(key) ?? new Set();
		this.#without.set(key, editors);
		return editors;
	}

	#make(place: NotePlace, ports: NotePorts, isClosed: boolean): Editor {
		const editors = this.#at(place);
		const editor: Editor = new Editor(this.#client, place, ports, isClosed, {
			left: () => editors.add(editor),
			ended: () => editors.delete(editor),
		});
		if (isClosed) editors.add(editor);
		return editor;
	}
}

const all = new WeakMap<Client, Editors>();

function editorsOf(client: Client): Editors {
	const editors = all.get(client) ?? new Editors(client);
	all.set(client, editors);
	return editors;
}

/* Opens a document. */
export function openNote(client: Client, place: NotePlace, ports: NotePorts): NoteEditing {
	return editorsOf(client).open(place, ports);
}

/* Sends what lies on the device since a tab was closed, whatever document it is of; what another tab has, once that has gone.
 * What somebody else has left there goes. */
export async function resumeNotes(client: Client, ports: NotePorts): Promise<void> {
	await whenKnown(client);
	const kept = await ports.store.load().catch(() => []);
	for (const { id, person, place, work } of kept) {
		if (person !== client.state.me) await ports.store.remove(id).catch(() => undefined);
		else if (work) ports.store.freed(id).then(() => editorsOf(client).resume(place, ports), () => undefined);
	}
}
