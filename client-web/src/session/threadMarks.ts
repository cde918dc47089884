/* Read marks on their way to the server: shown at once, the newest of each thread is
 * said until it is answered. */
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { Clock } from '../connection/ports';

export class ThreadMarks {
	#say: (place: string, seq: number) => Promise<unknown>;
	#clock: Clock;
	#wanted = new Map<string, number>();
	#busy = new Set<string>();

	constructor(say: (place: string, seq: number) => Promise<unknown>, clock: Clock) {
		this.#say = say;
		this.#clock = clock;
	}

	/* What the server does not know yet; undefined: nothing. */
	wanted(place: string): number | undefined {
		return this.#wanted.get(place);
	}

	set(place: string, seq: number): void {
		this.#wanted.set(place, seq);
		void this.#send(place);
	}

	/* A connection is open again. */
	resend(): void {
		for (const place of this.#wanted.keys()) void this.#send(place);
	}

	clear(): void {
		this.#wanted.clear();
	}

	async #send(place: string): Promise<void> {
		const seq = this.#wanted.get(place);
		if (seq === undefined || this.#busy.has(place)) return;
		this.#busy.add(place);
		let again = false;
		try {
			await this.#say(place, seq);
			again = this.#wanted.get(place) !== seq;
			if (!again) this.#wanted.delete(place);
		} catch (error) {
			if (isPassing(error)) this.#clock.after(PAUSE_MS, () => void this.#send(place));
			else if (error instanceof Refusal) this.#wanted.delete(place);
		}
		this.#busy.delete(place);
		if (again) void this.#send(place);
	}
}
