/* Chance that can be repeated: the same seed gives the same numbers (mulberry32). */

export class Chance {
	#state;

	constructor(seed) {
		this.#state = seed >>> 0;
	}

	/* 0 up to 1. */
	next() {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/* A whole number from..to, both included. */
	between(from, to) {
		return from + Math.floor(this.next() * (to - from + 1));
	}

	/* Spread evenly over orders of magnitude: as many small ones as large ones. */
	spread(from, to) {
		return Math.round(from * (to / from) ** this.next());
	}

	pick(list) {
		return list[Math.floor(this.next() * list.length)];
	}

	/* One of the keys, as often as its weight says. */
	weighted(weights) {
		let rest = this.next() * Object.values(weights).reduce((sum, weight) => sum + weight, 0);
		for (const [key, weight] of Object.entries(weights)) {
			rest -= weight;
			if (rest < 0) return key;
		}
		return Object.keys(weights).at(-1);
	}
}
