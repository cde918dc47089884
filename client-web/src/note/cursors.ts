/* Where others stand, in the document as it is here; and how often they are told where this person does. */
import type { Mapping } from 'prosemirror-transform';

import type { Clock } from '../connection/ports';
import type { NotePointed } from '../session/notes';
import type { OtherCursor } from './editing';
import type { Replica } from './replica';

const GONE_MS = 60_000;

interface Standing extends OtherCursor {
	/* When something was last heard of them. */
	readonly at: number;
}

export class Cursors {
	#clock: Clock;
	#onChange: () => void;
	#standing = new Map<string, Standing>();
	/* Meant for a version that has not come yet. */
	#early = new Map<string, NotePointed>();

	constructor(clock: Clock, onChange: () => void) {
		this.#clock = clock;
		this.#onChange = onChange;
	}

	get list(): readonly OtherCursor[] {
		return [...this.#standing.values()].map(({ at: _, ...cursor }) => cursor);
	}

	/* Whether nothing was known of them before. */
	take(where: NotePointed, replica: Replica): boolean {
		const { editor, version, person, anchor, head } = where;
		this.#early.delete(editor);
		if (version > replica.version) {
			this.#early.set(editor, where);
			return false;
		}
		if (anchor === undefined || head === undefined) {
			this.#drop(editor);
			return false;
		}
		const mapping = replica.mappingFrom(version);
		if (!mapping) return false;
		const isNew = !this.#standing.has(editor);
		const size = replica.state.doc.content.size;
		const place = (position: number) => Math.min(size, mapping.map(position, 1));
		this.#put({ person, editor, anchor: place(anchor), head: place(head), at: this.#clock.now() });
		return isNew;
	}

	/* The document here has changed. side: of what is put in where they stand, they come to stand before it (-1) or behind it. */
	map(mapping: Mapping, side: -1 | 1): void {
		for (const [editor, standing] of this.#standing)
			this.#standing.set(editor, { ...standing, anchor: mapping.map(standing.anchor, side), head: mapping.map(standing.head, side) });
	}

	/* A later version has come. */
	catchUp(replica: Replica): void {
		for (const where of this.#early.values()) if (where.version <= replica.version) this.take(where, replica);
	}

	clear(): void {
		this.#standing.clear();
		this.#early.clear();
	}

	#put(standing: Standing): void {
		this.#standing.set(standing.editor, standing);
		this.#onChange();
		this.#clock.after(GONE_MS, () => {
			if (this.#standing.get(standing.editor)?.at === standing.at) this.#drop(standing.editor);
		});
	}

	#drop(editor: string): void {
		if (this.#standing.delete(editor)) this.#onChange();
	}
}

/* Says where this person stands, now and then. */
export class Pointer {
	#clock: Clock;
	#tell: () => void;
	#lastAt = -Infinity;
	#isWaiting = false;

	constructor(clock: Clock, tell: () => void) {
		this.#clock = clock;
		this.#tell = tell;
	}

	/* It has moved. */
	move(everyMs: number): void {
		if (this.#isWaiting) return;
		const wait = this.#lastAt + everyMs - this.#clock.now();
		if (wait <= 0) return this.#say();
		this.#isWaiting = true;
		this.#clock.after(wait, () => {
			this.#isWaiting = false;
			this.#say();
		});
	}

	#say(): void {
		this.#lastAt = this.#clock.now();
		this.#tell();
	}
}
