/* Those who want to hear of something. */
export class Listeners<A extends unknown[]> {
	#all = new Set<(...what: A) => void>();

	/* Returns what takes the listener away again. */
	readonly add = (listener: (...what: A) => void): (() => void) => {
		this.#all.add(listener);
		return () => void this.#all.delete(listener);
	};

	tell(...what: A): void {
		for (const listener of this.#all) listener(...what);
	}
}
