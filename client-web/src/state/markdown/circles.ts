/* Marks on letters. Browsers take time with the square of those on one: after so many, the next stand on a circle, as
 * marks without a letter do. What is not seen between them does not part them, nor do links and emphasis. */
const MARKS_MAX = 60;
const MARK = /[\p{M}\p{Cf}]/u;

/* Sees what is drawn in one line, piece by piece. */
export class Circles {
	#marks = 0;

	in(text: string): string {
		if (!MARK.test(text)) {
			if (text !== '') this.#marks = 0;
			return text;
		}
		let drawn = '';
		for (const character of text) {
			this.#marks = MARK.test(character) ? this.#marks + 1 : 0;
			if (this.#marks > MARKS_MAX) {
				drawn += '\u25cc';
				this.#marks = 1;
			}
			drawn += character;
		}
		return drawn;
	}
}

export function withCircles(text: string): string {
	return new Circles().in(text);
}
