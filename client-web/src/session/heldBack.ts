/* What was sent and is held back for a moment: it goes when that is over, unless it is taken back. What it is stays where it was
 * written until then. */
import type { Clock } from '../connection/ports';
import { Listeners } from './listeners';

/* So long there is to see that it was meant for the others. */
export const HOLD_MS = 5_000;

interface Held {
	readonly until: number;
	readonly send: () => void;
}

export class HeldBack {
	#clock: Clock;
	#held: ReadonlyMap<string, Held> = new Map();
	#changes = new Listeners<[]>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	/* When what was sent from each place goes. */
	get until(): ReadonlyMap<string, number> {
		return new Map([...this.#held].map(([place, { until }]) => [place, until]));
	}

	hold(place: string, send: () => void): void {
		const held = { until: this.#clock.now() + HOLD_MS, send };
		this.#put(new Map(this.#held).set(place, held));
		this.#clock.after(HOLD_MS, () => {
			if (this.#held.get(place) !== held) return;
			this.takeBack(place);
			held.send();
		});
	}

	takeBack(place: string): void {
		const rest = new Map(this.#held);
		if (rest.delete(place)) this.#put(rest);
	}

	#put(held: ReadonlyMap<string, Held>): void {
		this.#held = held;
		this.#changes.tell();
	}
}
