/* The server's clock, as well as this device can know it, and its seconds: what shows a time that counts reads it here, so
 * that every place on every screen shows the same. */
import type { Clock } from '../connection/ports';

const SECOND_MS = 1_000;

export class ServerClock {
	#clock: Clock;
	/* Server minus device lies in between. */
	#least = -Infinity;
	#most = Infinity;
	#listeners = new Set<(second: number) => void>();
	#stopTimer: () => void = () => undefined;

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/* Server minus device. */
	get skew(): number {
		return Number.isFinite(this.#least) ? Math.round((this.#least + this.#most) / 2) : 0;
	}

	now(): number {
		return this.#clock.now() + this.skew;
	}

	/* To the full second. */
	second(): number {
		return Math.floor(this.now() / SECOND_MS) * SECOND_MS;
	}

	/* Asks for something whose answer carries the server's time. */
	async timed<T extends { now: number }>(ask: () => Promise<T>): Promise<T> {
		const sentAt = this.#clock.now();
		const answer = await ask();
		this.#learn(answer.now - this.#clock.now(), answer.now - sentAt);
		return answer;
	}

	/* The smallest round trip says it best. What the last one cannot have been true beside was of another clock: the
	 * device's has been set since. */
	#learn(least: number, most: number): void {
		const isPossible = least <= this.#most && most >= this.#least;
		if (isPossible && most - least > this.#most - this.#least) return;
		this.#least = least;
		this.#most = most;
		if (this.#listeners.size > 0) this.#tick();
	}

	/* Calls it at once and with every full second of the server, until what is returned is called. One timer serves all. */
	everySecond(listener: (second: number) => void): () => void {
		this.#listeners.add(listener);
		if (this.#listeners.size === 1) this.#tick();
		else listener(this.second());
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size === 0) this.#stopTimer();
		};
	}

	#tick(): void {
		this.#stopTimer();
		const second = this.second();
		this.#stopTimer = this.#clock.after(second + SECOND_MS - this.now(), () => this.#tick());
		for (const listener of this.#listeners) listener(second);
	}
}
