/* Whether there is anything in a document, for whoever does not show it. */
import type { Client } from './client';
import { Notes, type NotePlace, type NoteReader } from './notes';

/* Only looks. */
const SILENT: NoteReader = { begin: () => undefined, end: () => undefined, written: () => undefined, pointed: () => undefined };

/* One is looked at after the other: a connection may not have many open. */
const looking = new WeakMap<Client, Promise<unknown>>();

export function isNoteWritten(client: Client, place: NotePlace): Promise<boolean> {
	const isWritten = (looking.get(client) ?? Promise.resolve()).then(() => lookInto(client, place));
	looking.set(client, isWritten.catch(() => undefined));
	return isWritten;
}

async function lookInto(client: Client, place: NotePlace): Promise<boolean> {
	const notes = Notes.of(client);
	const end = notes.join(place, SILENT);
	try {
		const { document } = await notes.open(place, undefined);
		const [first, ...rest] = (document as { content: { type: string; content?: unknown }[] }).content;
		return rest.length > 0 || first?.type !== 'paragraph' || first.content !== undefined;
	} finally {
		end();
	}
}
