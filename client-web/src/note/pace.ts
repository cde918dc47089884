/* How long is gathered before a batch is sent. Whoever sends while somebody else's steps are on their way to them sends in
 * vain; the more write, and the longer the line, the rarer each must send for most to arrive. */
import type { Clock } from '../connection/ports';

/* Below ten a second, which are allowed. */
const GATHER_MS = 120;
/* For each who writes, at least and at most: about as long as an answer takes. */
const EACH_MIN_MS = 45;
const EACH_MAX_MS = 300;
/* Whoever has not written for so long is none of them. */
const WRITING_MS = 10_000;
/* How much the last answer counts. */
const NEWEST = 0.2;

export class Pace {
	#clock: Clock;
	/* When the others have last written. */
	#writers = new Map<string, number>();
	#lastAt = -Infinity;
	#notBefore = 0;
	#answerMs = 0;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/* Somebody else has written. */
	heard(editor: string): void {
		this.#writers.set(editor, this.#clock.now());
	}

	get gatherMs(): number {
		const now = this.#clock.now();
		for (const [editor, at] of this.#writers) if (now - at > WRITING_MS) this.#writers.delete(editor);
		const eachMs = Math.min(EACH_MAX_MS, Math.max(EACH_MIN_MS, this.#answerMs));
		return Math.max(GATHER_MS, this.#writers.size === 0 ? 0 : eachMs * (this.#writers.size + 1));
	}

	/* How long until the next may be sent. */
	get waitMs(): number {
		return Math.max(0, this.#lastAt + this.gatherMs - this.#clock.now(), this.#notBefore - this.#clock.now());
	}

	sent(): void {
		this.#lastAt = this.#clock.now();
	}

	answered(): void {
		const ms = this.#clock.now() - this.#lastAt;
		this.#answerMs = this.#answerMs === 0 ? ms : (1 - NEWEST) * this.#answerMs + NEWEST * ms;
	}

	/* The one before was in vain: it goes as soon as what it lacked is here, before anything that is sent for the first time. */
	outdated(): void {
		this.#lastAt = -Infinity;
	}

	pause(ms: number): void {
		this.#notBefore = this.#clock.now() + ms;
	}
}
