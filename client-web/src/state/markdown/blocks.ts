/* What people write of Markdown, line by line: code, quotes, lists, tables, headings; all else is text
 * as it was typed. A line belongs to a quote or a list only if it says so itself. */
import { withCircles } from './circles';
import { parseInline } from './inline';
import { listAt } from './list';
import { tableAt } from './table';
import { elementsOf, type Block, type Inline } from './tree';

/* Quotes and lists within each other; deeper ones are text. */
const DEPTH_MAX = 6;

/* A block, and the line after it. */
export interface Found {
	block: Block;
	next: number;
}

/* More would take too long to draw: who sends them means no message, and it is shown as it was typed. */
const ELEMENTS_MAX = 1000;

export function parseMarkdown(text: string): Block[] {
	const blocks = blocksOf(text.split(/\r\n?|\n/), 0);
	return elementsOf(blocks) > ELEMENTS_MAX ? [{ type: 'text', children: [{ type: 'text', text: withCircles(text) }] }] : blocks;
}

export function blocksOf(lines: readonly string[], depth: number): Block[] {
	const blocks: Block[] = [];
	let plain: string[] = [];
	const endText = () => {
		if (plain.some(isFilled)) blocks.push({ type: 'text', children: paragraphs(trimmed(plain)) });
		plain = [];
	};
	for (let at = 0; at < lines.length; ) {
		const found = blockAt(lines, at, depth, isFilled(plain.at(-1)));
		if (!found) plain.push(lines[at++]!);
		else {
			endText();
			blocks.push(found.block);
			at = found.next;
		}
	}
	endText();
	return blocks;
}

export function isFilled(line: string | undefined): boolean {
	return line !== undefined && line.trim() !== '';
}

function blockAt(lines: readonly string[], at: number, depth: number, afterText: boolean): Found | undefined {
	const found = codeAt(lines, at) ?? headingAt(lines, at) ?? tableAt(lines, at);
	if (found || depth === DEPTH_MAX) return found;
	return quoteAt(lines, at, depth) ?? listAt(lines, at, depth, afterText);
}

/* Between ``` and ```; without an end, to the last line. */
function codeAt(lines: readonly string[], at: number): Found | undefined {
	const [, fence, language] = /^ {0,3}(`{3,})([^`]*)$/.exec(lines[at]!) ?? [];
	if (fence === undefined) return undefined;
	let end = at + 1;
	const isEnd = (line: string) => line.trim().length >= fence.length && /^`+$/.test(line.trim());
	while (end < lines.length && !isEnd(lines[end]!)) end++;
	const text = withCircles(lines.slice(at + 1, end).join('\n'));
	return { block: { type: 'code', text, language: language!.trim() }, next: end + 1 };
}

function headingAt(lines: readonly string[], at: number): Found | undefined {
	const [, words] = /^ {0,3}#{1,6} +(\S.*)$/.exec(lines[at]!) ?? [];
	if (words === undefined) return undefined;
	return { block: { type: 'heading', children: parseInline(words) }, next: at + 1 };
}

const QUOTED = /^ {0,3}>(?: |$|(?=>))/;

function quoteAt(lines: readonly string[], at: number, depth: number): Found | undefined {
	let end = at;
	while (end < lines.length && QUOTED.test(lines[end]!)) end++;
	if (end === at) return undefined;
	const quoted = lines.slice(at, end).map((line) => line.replace(QUOTED, ''));
	return { block: { type: 'quote', blocks: blocksOf(quoted, depth + 1) }, next: end };
}

function trimmed(lines: readonly string[]): string[] {
	let from = 0;
	let to = lines.length;
	while (!isFilled(lines[from])) from++;
	while (!isFilled(lines[to - 1])) to--;
	return lines.slice(from, to);
}

/* Emphasis ends with its paragraph; the empty lines between stay. */
function paragraphs(lines: readonly string[]): Inline[] {
	return lines
		.join('\n')
		.split(/(\n(?:[^\S\n]*\n)+)/)
		.flatMap((part, i) => (i % 2 === 0 ? parseInline(part) : [{ type: 'text', text: part } as const]));
}
