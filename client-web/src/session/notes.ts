/* Documents that are open over a connection: opened again over each new one, and whoever has one open is handed what is
 * written in it. Made by the first editor, beside a client that need not know it. */
import type { NoteBatch, NoteOpenResult, Notifications } from '../protocol/types';
import type { Client } from './client';

/* Which document: the page's or the meeting's number, and of a meeting the item of its agenda. */
export interface NotePlace {
	readonly room: string;
	readonly of: number;
	readonly item?: number | undefined;
}

export type NotePointed = Notifications['note.pointed'];

/* One that has a document open. */
export interface NoteReader {
	/* There is a connection, over which it is to be opened. */
	begin(): void;
	/* There is none any more. */
	end(): void;
	written(batch: NoteBatch): void;
	pointed(where: NotePointed): void;
}

export function noteKey({ room, of, item = 0 }: NotePlace): string {
	return `${room} ${of} ${item}`;
}

/* The same as a command has it. */
export function noteParams({ room, of, item }: NotePlace): { room: string; of: number; item?: number } {
	return { room, of, ...(item !== undefined && { item }) };
}

/* Resolves when the client knows who the person is. */
export function whenKnown(client: Client): Promise<void> {
	if (client.state.me !== '') return Promise.resolve();
	return new Promise((resolve) => {
		const stop = client.subscribe(() => {
			if (client.state.me === '') return;
			stop();
			resolve();
		});
	});
}

const all = new WeakMap<Client, Notes>();

export class Notes {
	#client: Client;
	#readers = new Map<string, Set<NoteReader>>();
	#isOpen: boolean;

	static of(client: Client): Notes {
		const notes = all.get(client) ?? new Notes(client);
		all.set(client, notes);
		return notes;
	}

	private constructor(client: Client) {
		this.#client = client;
		this.#isOpen = client.status === 'open';
		client.subscribe(() => this.#look());
		client.onTold((method, params) => {
			if (method === 'note.written') this.#each(params as NotePlace, (one) => one.written((params as Notifications['note.written']).batch));
			if (method === 'note.pointed') this.#each(params as NotePlace, (one) => one.pointed(params as NotePointed));
		});
	}

	get isOpen(): boolean {
		return this.#isOpen;
	}

	/* Has the document open from now on; returns what ends that. */
	join(place: NotePlace, reader: NoteReader): () => void {
		const key = noteKey(place);
		const readers = this.#readers.get(key) ?? new Set();
		this.#readers.set(key, readers.add(reader));
		if (this.#isOpen) reader.begin();
		return () => {
			if (!readers.delete(reader) || readers.size > 0 || this.#readers.get(key) !== readers) return;
			this.#readers.delete(key);
			void this.#client.call('note.close', noteParams(place)).catch(() => undefined);
		};
	}

	/* since: the version that is here. */
	open(place: NotePlace, since: number | undefined): Promise<NoteOpenResult> {
		return this.#client.call('note.open', { ...noteParams(place), ...(since !== undefined && { since }) });
	}

	#each(place: NotePlace, tell: (reader: NoteReader) => void): void {
		for (const reader of [...(this.#readers.get(noteKey(place)) ?? [])]) tell(reader);
	}

	#look(): void {
		const isOpen = this.#client.status === 'open';
		if (isOpen === this.#isOpen) return;
		this.#isOpen = isOpen;
		for (const readers of [...this.#readers.values()])
			for (const reader of [...readers]) isOpen ? reader.begin() : reader.end();
	}
}
