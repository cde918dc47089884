/* Notes as the server keeps them: a document, its version, and the batches that led there until they are cut. */
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { schema } from '../src/note/schema';
import type { NoteBatch } from '../src/protocol/types';
import type { FakeSocket, Request } from './world';

interface Note {
	document: Node;
	version: number;
	/* Since the last cut. */
	batches: NoteBatch[];
	readers: Set<FakeSocket>;
}

type Params = Request['params'];
type Place = { room: string; of: number; item?: number };

const EMPTY = schema.node('doc', null, [schema.node('paragraph')]);
const placeOf = ({ room, of, item }: Params) => ({ room, of, ...(item !== undefined && { item }) }) as Place;

export class NoteBook {
	/* Why what is written is refused; undefined: it is not. */
	refusal: (params: Params) => { name: string; reason?: string } | undefined = () => undefined;
	writable = true;
	/* How often somebody's steps were meant for an old version. */
	outdated = 0;
	/* Every character that ever stood in it. */
	readonly seen = new Set<string>();
	#notes = new Map<string, Note>();
	#person: string;

	constructor(person: string) {
		this.#person = person;
	}

	at(params: Params | Place): Note {
		const key = JSON.stringify(placeOf(params as Params));
		const note = this.#notes.get(key) ?? { document: EMPTY, version: 0, batches: [], readers: new Set() };
		this.#notes.set(key, note);
		return note;
	}

	/* Somebody who is no device here writes, with an editor's name that they choose. */
	writeAs(person: string, params: Place & { editor: string; steps: object[] }): void {
		const note = this.at(placeOf(params));
		const batch = this.#write(note, { ...params, version: note.version }, person);
		this.#tell(note, [['note.written', { ...placeOf(params), batch }]]);
	}

	/* What was written is not there step by step any more. */
	cut(place: Place): void {
		this.at(place).batches = [];
	}

	hear(socket: FakeSocket, { id, method, params }: Request, answerFirst: boolean): void {
		const note = this.at(params);
		const answer = (result: object) => socket.say({ id, result });
		const refuse = (data: object) => socket.say({ id, error: { code: 1, message: '', data } });
		const told: [string, object][] = [];
		if (method === 'note.open') return answer(this.#open(note, socket, params['since'] as number | undefined));
		if (method === 'note.close') note.readers.delete(socket);
		if (method === 'note.point') {
			const { anchor, head, editor, version } = params;
			told.push(['note.pointed', { ...placeOf(params), person: this.#person, editor, version, anchor, head }]);
		}
		if (method !== 'note.write') {
			this.#tell(note, told, socket);
			return answer({});
		}
		const refusal = this.refusal(params);
		if (refusal) return refuse(refusal);
		if (params['version'] !== note.version) {
			this.outdated++;
			return refuse({ name: 'outdated' });
		}
		const batch = this.#write(note, params);
		if (!batch) return refuse({ name: 'invalid_params', field: 'steps', reason: 'out_of_range' });
		told.push(['note.written', { ...placeOf(params), batch }]);
		if (answerFirst) answer({ version: note.version });
		this.#tell(note, told);
		if (!answerFirst) answer({ version: note.version });
	}

	/* As a closed connection leaves it. */
	sweep(): void {
		for (const note of this.#notes.values())
			for (const reader of note.readers) if (reader.isCut) note.readers.delete(reader);
	}

	#open(note: Note, socket: FakeSocket, since: number | undefined): object {
		note.readers.add(socket);
		const { version, writable } = { version: note.version, writable: this.writable };
		const first = note.batches[0]?.version ?? version;
		if (since === undefined || since < first || since > version) return { version, document: note.document.toJSON() as object, batches: [], writable };
		return { version, batches: note.batches.filter((batch) => batch.version >= since), writable };
	}

	#write(note: Note, { version, editor, steps }: Params, person = this.#person): NoteBatch | null {
		let { document } = note;
		try {
			for (const json of steps as object[]) {
				const { doc } = Step.fromJSON(schema, json).apply(document);
				if (!doc) return null;
				doc.check();
				document = doc;
			}
		} catch {
			return null;
		}
		const batch = { version: version as number, person, editor: editor as string, steps: steps as object[] };
		note.document = document;
		note.version += batch.steps.length;
		note.batches.push(batch);
		for (const letter of document.textContent) this.seen.add(letter);
		return batch;
	}

	#tell(note: Note, told: readonly [string, object][], except?: FakeSocket): void {
		this.sweep();
		for (const [method, params] of told) for (const reader of note.readers) if (reader !== except) reader.say({ method, params });
	}
}
