/* Tables: a line of cells, a line of dashes, and more lines of cells. */
import type { Found } from './blocks';
import { parseInline } from './inline';
import type { Align } from './tree';

export function tableAt(lines: readonly string[], at: number): Found | undefined {
	const dashes = lines[at + 1];
	if (!lines[at]!.includes('|') || dashes === undefined || !/^[\s|:-]+$/.test(dashes)) return undefined;
	const head = cellsOf(lines[at]!);
	const align = cellsOf(dashes);
	if (align.length !== head.length || !align.every((cell) => /^:?-+:?$/.test(cell))) return undefined;
	let next = at + 2;
	while (next < lines.length && lines[next]!.includes('|')) next++;
	const rows = lines.slice(at + 2, next).map((line) => cellsOf(line).map(parseInline));
	const block = { type: 'table', align: align.map(alignOf), head: head.map(parseInline), rows } as const;
	return { block, next };
}

/* A row may have more or fewer cells than the head: none is lost, none made up. */
function cellsOf(line: string): string[] {
	const inner = line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
	return inner.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

function alignOf(dashes: string): Align {
	if (!dashes.endsWith(':')) return 'start';
	return dashes.startsWith(':') ? 'center' : 'end';
}
