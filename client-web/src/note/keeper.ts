/* Keeps on the device what is not stored yet, and forgets it when it is. */
import type { Clock } from '../connection/ports';
import type { KeptNote, KeptSteps, NoteStore } from '../session/noteStore';
import type { Feed } from './feed';
import { encodeStep } from './steps';

/* So long may what is typed live in memory alone. */
const GATHER_MS = 250;

/* What of a copy is not stored yet. */
export function workOf({ replica, epoch, sent }: Feed): KeptSteps | undefined {
	if (!replica || replica.unconfirmed.length === 0) return undefined;
	const { editor, version, confirmed, unconfirmed } = replica;
	return { epoch, editor, version, document: confirmed.toJSON() as object, steps: unconfirmed.map(encodeStep), sent };
}

export class Keeper {
	#store: NoteStore;
	#clock: Clock;
	#make: () => KeptNote | null;
	#lastAt = -Infinity;
	#stopTimer: (() => void) | undefined;
	/* The id of what is there. */
	#there: string | null = null;
	/* The store's last operation; they run one after the other. */
	#storing: Promise<unknown> = Promise.resolve();
	#forgetLeaving: () => void;

	/* make: what is to be kept now; null: nothing. */
	constructor(store: NoteStore, clock: Clock, make: () => KeptNote | null) {
		this.#store = store;
		this.#clock = clock;
		this.#make = make;
		this.#forgetLeaving = store.onLeave(() => this.flush());
	}

	/* Something is there already. */
	found(id: string): void {
		this.#there = id;
	}

	/* Something has changed. */
	touch(): void {
		if (this.#stopTimer) return;
		const wait = Math.max(0, this.#lastAt + GATHER_MS - this.#clock.now());
		this.#stopTimer = this.#clock.after(wait, () => this.flush());
	}

	flush(): void {
		this.#stopTimer?.();
		this.#stopTimer = undefined;
		this.#lastAt = this.#clock.now();
		const note = this.#make();
		if (note) this.put(note);
		else if (this.#there !== null) this.remove(this.#there);
		this.#there = note?.id ?? null;
	}

	/* Where the device keeps nothing it lives as long as the page. */
	put(note: KeptNote): void {
		this.#inTurn(() => this.#store.put(note));
	}

	remove(id: string): void {
		this.#inTurn(() => this.#store.remove(id));
	}

	/* Resolves when the device has all of it. */
	end(): Promise<unknown> {
		this.#forgetLeaving();
		this.flush();
		return this.#storing;
	}

	#inTurn(operation: () => Promise<void>): void {
		this.#storing = this.#storing.then(operation).catch(() => undefined);
	}
}
