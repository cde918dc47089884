/* What was written on this device and could no longer be merged, one document at a time, until the person lets go of it. */
import type { KeptNote } from '../session/noteStore';
import type { NoteDraft } from './editing';
import type { Keeper } from './keeper';

export class Drafts {
	#list: KeptNote[] = [];

	/* The oldest of those that there are. */
	get first(): NoteDraft | null {
		const [note] = this.#list;
		return note?.draft ? { at: note.at, document: note.draft } : null;
	}

	load(kept: readonly KeptNote[]): void {
		this.#list = [...kept.filter(({ draft }) => draft), ...this.#list].sort((a, b) => a.at - b.at);
	}

	add(note: KeptNote, keeper: Keeper): void {
		this.#list = [...this.#list, note];
		keeper.put(note);
	}

	dropFirst(keeper: Keeper): void {
		const [note, ...rest] = this.#list;
		if (!note) return;
		this.#list = rest;
		keeper.remove(note.id);
	}
}
