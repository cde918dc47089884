/* What has changed from one text to the next, word by word, as it is drawn. */
import { withCircles } from './markdown/circles';

export interface Part {
	readonly kind: 'same' | 'gone' | 'new';
	readonly text: string;
}

const WORDS = /[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu;
/* More would take noticeably long: then the whole middle is another. */
const CELLS_MAX = 4_000_000;

/* A text as the pieces that are compared. */
export function wordsOf(text: string): readonly string[] {
	return text.match(WORDS) ?? [];
}

export function differenceOf(before: string, after: string): Part[] {
	return joined(compared(wordsOf(withCircles(before)), wordsOf(withCircles(after))));
}

/* Each piece a part of its own, in order. */
export function compared(a: readonly string[], b: readonly string[]): Part[] {
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	const same = (text: string): Part => ({ kind: 'same', text });
	return [
		...a.slice(0, head).map(same),
		...compare(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
		...a.slice(a.length - tail).map(same),
	];
}

/* By the longest sequence that both have. */
function compare(a: readonly string[], b: readonly string[]): Part[] {
	const parts: Part[] = [];
	const width = b.length + 1;
	const isHuge = a.length * b.length > CELLS_MAX;
	const common = new Uint16Array(isHuge ? 0 : (a.length + 1) * width);
	if (!isHuge)
		for (let i = a.length - 1; i >= 0; i--)
			for (let j = b.length - 1; j >= 0; j--) {
				const [below, beside] = [common[(i + 1) * width + j]!, common[i * width + j + 1]!];
				common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(below, beside);
			}
	let [i, j] = [0, 0];
	while (i < a.length || j < b.length) {
		const isSame = !isHuge && i < a.length && j < b.length && a[i] === b[j];
		const goes = i < a.length && (j >= b.length || isHuge || common[(i + 1) * width + j]! >= common[i * width + j + 1]!);
		if (isSame) {
			parts.push({ kind: 'same', text: a[i++]! });
			j++;
		} else if (goes) parts.push({ kind: 'gone', text: a[i++]! });
		else parts.push({ kind: 'new', text: b[j++]! });
	}
	return parts;
}

/* Words of one kind after each other are one part. */
export function joined(parts: readonly Part[]): Part[] {
	const all: Part[] = [];
	for (const { kind, text } of parts) {
		const last = all.at(-1);
		if (last?.kind === kind) all[all.length - 1] = { kind, text: last.text + text };
		else all.push({ kind, text });
	}
	return all;
}
