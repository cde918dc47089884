/* How long is gathered before a batch is sent. Whoever sends while somebody else's steps are on their way to them sends in
 * vain; the more write, the rarer each must send for most to arrive. */
import type { Clock } from '../connection/ports';

/* With one or two others, and how much more with each who writes beside them. */
const GATHER_MS = 200;
const EACH_MS = 60;
/* Whoever has not written for so long is none of them. */
const WRITING_MS = 10_000;

export class Pace {
	#clock: Clock;
	#random: () => number;
	#writers = new Map<string, number>();
	#lastAt = -Infinity;
	#notBefore = 0;

	constructor(clock: Clock, random: () => number) {
		this.#clock = clock;
		this.#random = random;
	}

	/* Somebody else has written. */
	heard(editor: string): void {
		this.#writers.set(editor, this.#clock.now());
	}

	get gatherMs(): number {
		const now = this.#clock.now();
		for (const [editor, at] of this.#writers) if (now - at > WRITING_MS) this.#writers.delete(editor);
		return Math.max(GATHER_MS, EACH_MS * (this.#writers.size + 1));
	}

	/* How long until the next may be sent. */
	get waitMs(): number {
		return Math.max(0, this.#lastAt + this.gatherMs - this.#clock.now(), this.#notBefore - this.#clock.now());
	}

	sent(): void {
		this.#lastAt = this.#clock.now();
	}

	/* The one before was in vain: soon again, but not when all the others do. */
	outdated(): void {
		this.#lastAt = -Infinity;
		this.pause(this.#random() * EACH_MS * this.#writers.size);
	}

	pause(ms: number): void {
		this.#notBefore = this.#clock.now() + ms;
	}
}
