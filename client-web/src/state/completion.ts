/* What is being written at the caret that can be completed: a sign, such as : or @, and the start of a
 * word. */

export interface Trigger {
	readonly sign: string;
	/* What may follow the sign, from its first character to the caret. */
	readonly word: RegExp;
	/* It is one only where the text begins. */
	readonly isFirst?: boolean;
}

export interface Begun<T extends Trigger> {
	readonly trigger: T;
	/* Where the sign stands. */
	readonly from: number;
	readonly word: string;
}

const WORD_MAX = 60;

export function begunAt<T extends Trigger>(text: string, caret: number, triggers: readonly T[]): Begun<T> | undefined {
	for (let from = caret - 1; from >= 0 && caret - from <= WORD_MAX; from--) {
		if (text[from] === '\n') return undefined;
		const trigger = triggers.find(({ sign }) => sign === text[from]);
		/* Within a word it is no sign. */
		if (!trigger || (trigger.isFirst && from > 0) || /[\p{L}\p{N}_.:-]/u.test(text[from - 1] ?? '')) continue;
		const word = text.slice(from + 1, caret);
		return trigger.word.test(word) ? { trigger, from, word } : undefined;
	}
	return undefined;
}
