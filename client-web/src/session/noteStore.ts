/* What of documents lies on the device: steps that no answer has come to yet, and what could not be merged. */
import { noteKey, type NotePlace } from './notes';

/* An editor's work that is not stored yet. */
export interface KeptSteps {
	/* The data set its version is of. */
	readonly epoch: string;
	/* The editor's name to the server. */
	readonly editor: string;
	/* The document as it is stored, and its version. */
	readonly version: number;
	readonly document: object;
	/* What is to become of it, and how many of the first steps have been sent. */
	readonly steps: readonly object[];
	readonly sent: number;
}

export interface KeptNote {
	readonly id: string;
	readonly person: string;
	readonly place: NotePlace;
	/* Since when. */
	readonly at: number;
	/* One of them. */
	readonly work?: KeptSteps;
	readonly draft?: object;
}

/* It belongs to all tabs of the device. */
export interface NoteStore {
	load(): Promise<KeptNote[]>;
	put(note: KeptNote): Promise<void>;
	remove(id: string): Promise<void>;
	/* Takes the work of an editor whose tab has gone, or one's own: null where another tab has it, else what lets go of it. */
	claim(id: string): Promise<(() => void) | null>;
	/* Resolves when no tab has it. */
	freed(id: string): Promise<void>;
	/* Runs it when the page may be about to go; returns what ends that. */
	onLeave(run: () => void): () => void;
}

/* What is kept of one of them. */
export function keptOf(kept: readonly KeptNote[], person: string, place: NotePlace): KeptNote[] {
	const key = noteKey(place);
	return kept.filter((note) => note.person === person && noteKey(note.place) === key);
}

/* Keeps it as long as the program runs. */
export function memoryNoteStore(): NoteStore {
	const notes = new Map<string, KeptNote>();
	const claimed = new Map<string, Promise<void>>();
	return {
		load: () => Promise.resolve([...notes.values()]),
		put: (note) => Promise.resolve(void notes.set(note.id, note)),
		remove: (id) => Promise.resolve(void notes.delete(id)),
		claim: (id) => {
			if (claimed.has(id)) return Promise.resolve(null);
			return new Promise((resolve) => {
				const freed = new Promise<void>((release) => resolve(release));
				claimed.set(id, freed.then(() => void claimed.delete(id)));
			});
		},
		freed: (id) => claimed.get(id) ?? Promise.resolve(),
		onLeave: () => () => undefined,
	};
}
