/* Read marks on their way to the server: shown at once, the newest per room is said until it is
 * answered. */
import type { Call } from '../connection/commands';
import { Refusal } from '../connection/refusal';
import type { Clock } from '../connection/ports';

const RETRY_MS = 2_000;

export class Marks {
	#call: Call;
	#clock: Clock;
	#wanted = new Map<string, number>();
	#busy = new Set<string>();

	constructor(call: Call, clock: Clock) {
		this.#call = call;
		this.#clock = clock;
	}

	/* What the server does not know yet; undefined: nothing. */
	wanted(room: string): number | undefined {
		return this.#wanted.get(room);
	}

	set(room: string, seq: number): void {
		this.#wanted.set(room, seq);
		void this.#send(room);
	}

	/* A connection is open again. */
	resend(): void {
		for (const room of this.#wanted.keys()) void this.#send(room);
	}

	clear(): void {
		this.#wanted.clear();
	}

	async #send(room: string): Promise<void> {
		const seq = this.#wanted.get(room);
		if (seq === undefined || this.#busy.has(room)) return;
		this.#busy.add(room);
		let again = false;
		try {
			await this.#call('room.mark', { room, seq });
			again = this.#wanted.get(room) !== seq;
			if (!again) this.#wanted.delete(room);
		} catch (error) {
			const later = error instanceof Refusal
				&& (error.refusal === 'too_fast' || error.refusal === 'unavailable');
			if (later) this.#clock.after(RETRY_MS, () => void this.#send(room));
			else if (error instanceof Refusal) this.#wanted.delete(room);
		}
		this.#busy.delete(room);
		if (again) void this.#send(room);
	}
}
