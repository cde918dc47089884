/* The colours of those who write. */
import type { OtherCursor } from '../../../note/editing';

const HUES = 6;

/* Colours that differ as long as there are enough: the person's own, or the next that nobody before them has. */
export function huesOf(others: readonly Pick<OtherCursor, 'person'>[]): Map<string, number> {
	const hues = new Map<string, number>();
	for (const { person } of others) {
		if (hues.has(person)) continue;
		let hue = hueOf(person);
		const taken = new Set(hues.values());
		while (taken.size < HUES && taken.has(hue)) hue = (hue + 1) % HUES;
		hues.set(person, hue);
	}
	return hues;
}

function hueOf(person: string): number {
	let sum = 0;
	for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
	return sum % HUES;
}
