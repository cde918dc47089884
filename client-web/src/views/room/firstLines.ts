/* Which lines of a room are drawn first: those that surely fill a screen, by a guess that is rather too low. */
import type { Line } from '../../state/lines';

/* A line of text is at least so high and holds about so much; what is long is folded. */
const TEXT_PX = 20;
const TEXT_CHARS = 120;
const TEXT_LINES_MAX = 10;

/* From which line to which (exclusive), for a list of that height. `at` is the line one comes to, which stands that
 * part of the height down; -1: the end. */
export function firstLines(lines: readonly Line[], at: number, height: number, part: number): [number, number] {
	let from = at < 0 ? lines.length : at;
	let to = from;
	let above = at < 0 ? height : height * part;
	let below = height - (at < 0 ? height : above);
	for (; below > 0 && to < lines.length; to++) below -= roughHeight(lines[to]!);
	above += Math.max(0, below);
	for (; above > 0 && from > 0; from--) above -= roughHeight(lines[from - 1]!);
	return [from, to];
}

function roughHeight(line: Line): number {
	const text = line.type === 'message' ? (line.shown.row.text ?? '') : '';
	let count = 1 + Math.floor(text.length / TEXT_CHARS);
	for (let at = text.indexOf('\n'); at >= 0 && count < TEXT_LINES_MAX; at = text.indexOf('\n', at + 1)) count++;
	return Math.min(count, TEXT_LINES_MAX) * TEXT_PX;
}
