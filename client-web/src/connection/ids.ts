/* Ids that a client gives what it sends: ULIDs in lower case, 48 bits of clock, 80 of chance. Two
 * made by the same maker always sort in the order of their making. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_CHARS = 10;
const CHANCE_CHARS = 16;
const TIME_MAX = 2 ** 48 - 1;

export type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => void;

export class IdMaker {
	#now: () => number;
	#fill: FillRandom;
	#time = -1;
	#chance = new Uint8Array(CHANCE_CHARS);

	constructor(now: () => number, fill: FillRandom) {
		this.#now = now;
		this.#fill = fill;
	}

	next(): string {
		const time = Math.min(Math.max(0, Math.floor(this.#now())), TIME_MAX);
		if (time > this.#time || !this.#increment()) this.#renew(Math.max(time, this.#time + 1));
		let text = '';
		for (let rest = this.#time, i = 0; i < TIME_CHARS; i++, rest = Math.floor(rest / 32))
			text = ALPHABET[rest % 32] + text;
		for (const digit of this.#chance) text += ALPHABET[digit];
		return text;
	}

	#renew(time: number): void {
		this.#time = time;
		this.#fill(this.#chance);
		for (let i = 0; i < CHANCE_CHARS; i++) this.#chance[i]! &= 31;
	}

	/* False: there is no higher one for this millisecond. */
	#increment(): boolean {
		for (let i = CHANCE_CHARS - 1; i >= 0; i--) {
			if (this.#chance[i]! < 31) {
				this.#chance[i]!++;
				return true;
			}
			this.#chance[i] = 0;
		}
		return false;
	}
}
