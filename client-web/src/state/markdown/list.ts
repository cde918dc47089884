/* Lists, with and without numbers, within each other by indentation. */
import { blocksOf, isFilled, type Found } from './blocks';
import type { Item } from './tree';

interface Marker {
	ordered: boolean;
	number: number;
	/* Where its words begin. */
	width: number;
}

/* No plus: who weighs up writes + and -, and both have to be seen. */
const MARKER = /^ {0,3}(?:([-*•])|(\d{1,9})[.)])( {1,4}|\t)(?=\S)/;

function markerOf(line: string): Marker | undefined {
	const [all, bullet, number] = MARKER.exec(line) ?? [];
	if (all === undefined) return undefined;
	const ordered = bullet === undefined;
	return { ordered, number: ordered ? Number(number) : 0, width: all.length };
}

/* Within a text only a 1 begins a list: other numbers at the start of a line are mostly years. */
export function listAt(lines: readonly string[], start: number, depth: number, afterText: boolean): Found | undefined {
	const first = markerOf(lines[start]!);
	if (!first || (first.ordered && first.number !== 1 && afterText)) return undefined;
	const items: Item[] = [];
	let at = start;
	for (;;) {
		const marker = markerOf(lines[at] ?? '');
		if (!marker || marker.ordered !== first.ordered) break;
		const end = endOfItem(lines, at + 1);
		const own = [lines[at]!.slice(marker.width), ...dedented(lines.slice(at + 1, end))];
		items.push({ number: numberAfter(items, marker), blocks: blocksOf(own, depth + 1) });
		const next = nextFilled(lines, end);
		if (next === lines.length || !markerOf(lines[next]!)) return { block: listOf(first, items), next: end };
		at = next;
	}
	return { block: listOf(first, items), next: at };
}

function listOf({ ordered }: Marker, items: Item[]) {
	return { type: 'list', ordered, items } as const;
}

/* As typed: who answers points 2 and 4 means these. Only 1. 1. 1. is counted. */
function numberAfter(items: readonly Item[], { ordered, number }: Marker): number {
	const last = items.at(-1);
	return ordered && last && number <= last.number ? last.number + 1 : number;
}

/* Two spaces in front, and a line belongs to the item before. */
const INDENT = /^(?: {2}|\t)/;

function endOfItem(lines: readonly string[], from: number): number {
	for (let at = from; ; ) {
		const next = nextFilled(lines, at);
		if (next === lines.length || !INDENT.test(lines[next]!)) return at;
		at = next + 1;
	}
}

function nextFilled(lines: readonly string[], from: number): number {
	let at = from;
	while (at < lines.length && !isFilled(lines[at])) at++;
	return at;
}

/* Moved to the left by as much as their first is indented. */
function dedented(lines: readonly string[]): string[] {
	const spaced = lines.map((line) => line.replace(/^[ \t]+/, (space) => space.replaceAll('\t', '    ')));
	const indent = (line: string) => line.length - line.trimStart().length;
	const first = spaced.find(isFilled);
	const by = first === undefined ? 0 : Math.min(4, indent(first));
	return spaced.map((line) => line.slice(Math.min(by, indent(line))));
}
