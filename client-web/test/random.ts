/* Chance that can be had again: the same seed gives the same run. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/* 0 up to 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/* A whole number from low to high, both included. */
	between(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	pick<T>(list: readonly T[]): T {
		return list[this.between(0, list.length - 1)]!;
	}

	readonly fill = (bytes: Uint8Array): void => {
		for (let i = 0; i < bytes.length; i++) bytes[i] = this.between(0, 255);
	};
}
