/* Cuts a text into pieces: words, code, addresses, runs of markers, and the brackets of links. One
 * pass from left to right, with two tables made before, so that no text takes long. */
import { ADDRESS, addressOf, MAIL, runAt, safeHref } from '../links';
import type { Inline } from './tree';

export type Mark = 'em' | 'strong' | 'strike';

/* Markers as they were typed; what they open and close is found later. */
export interface Run {
	readonly kind: 'run';
	readonly char: string;
	/* Not used up yet; what is left in the end is shown. */
	left: number;
	readonly canOpen: boolean;
	readonly canClose: boolean;
	/* Both innermost first. */
	readonly opens: Mark[];
	readonly closes: Mark[];
}

export type Piece =
	| Run
	| { readonly kind: 'node'; readonly node: Inline }
	| { readonly kind: 'link'; readonly href: string }
	| { readonly kind: 'link-end' };

/* A backslash escapes only what cannot stand in a path of Windows, for such paths are typed more
 * often than escapes. */
const SPECIAL = new RegExp(`\\\\[*>|\`]|\`+|[*_~]+|!?\\[|\\]|${ADDRESS}|${MAIL}`, 'giu');

export function piecesOf(text: string): Piece[] {
	return new Cutter(text).cut();
}

class Cutter {
	#text: string;
	#pieces: Piece[] = [];
	/* Where the open brackets stand among the pieces; -1: one that makes no link. */
	#brackets: number[] = [];
	#codeEnds: ReadonlyMap<number, number>;
	#parenEnds: ReadonlyMap<number, number>;

	constructor(text: string) {
		this.#text = text;
		this.#codeEnds = codeEndsOf(text);
		this.#parenEnds = parenEndsOf(text);
	}

	cut(): Piece[] {
		let at = 0;
		SPECIAL.lastIndex = 0;
		for (let match = SPECIAL.exec(this.#text); match; match = SPECIAL.exec(this.#text)) {
			this.#words(at, match.index);
			at = this.#take(match[0], match.index);
			SPECIAL.lastIndex = at;
		}
		this.#words(at, this.#text.length);
		return this.#pieces;
	}

	/* Returns where to go on. */
	#take(found: string, start: number): number {
		switch (found[0]) {
		case '\\':
			return this.#words(start + 1, start + 2);
		case '`':
			return this.#code(found.length, start);
		case '*':
		case '_':
		case '~':
			for (const run of runsOf(this.#text, start, found)) this.#pieces.push(run);
			return start + found.length;
		case '!':
		case '[':
			return this.#bracket(found, start);
		case ']':
			return this.#bracketEnd(start);
		default:
			return this.#address(found, start);
		}
	}

	#words(from: number, to: number): number {
		if (to > from) this.#push({ type: 'text', text: this.#text.slice(from, to) });
		return to;
	}

	#push(node: Inline): void {
		this.#pieces.push({ kind: 'node', node });
	}

	#code(ticks: number, start: number): number {
		const from = start + ticks;
		const to = this.#codeEnds.get(start);
		if (to === undefined) return this.#words(start, from);
		const text = this.#text.slice(from, to);
		const isPadded = text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '';
		this.#push({ type: 'code', text: isPadded ? text.slice(1, -1) : text });
		return to + ticks;
	}

	/* Shown as it is until it turns out to begin a link. An image stays as it was typed. */
	#bracket(found: string, start: number): number {
		this.#brackets.push(found === '[' ? this.#pieces.length : -1);
		return this.#words(start, start + found.length);
	}

	#bracketEnd(start: number): number {
		const open = this.#brackets.pop() ?? -1;
		const to = this.#parenEnds.get(start + 1);
		const href = open < 0 || to === undefined ? undefined : safeHref(this.#text.slice(start + 2, to));
		if (href === undefined) return this.#words(start, start + 1);
		this.#pieces[open] = { kind: 'link', href };
		this.#pieces.push({ kind: 'link-end' });
		/* No link lies within a link. */
		this.#brackets = [];
		return to! + 1;
	}

	#address(found: string, start: number): number {
		const run = found.includes('@') ? found : runAt(this.#text, start);
		const address = addressOf(run);
		if (!address) return this.#words(start, start + run.length);
		const { href, text, note, length } = address;
		this.#push({ type: 'link', href, children: [{ type: 'text', text }], ...(note !== undefined && { note }) });
		return start + length;
	}
}

/* Longer runs are lines to fill in, or what was blacked out. */
const RUN_MAX = 3;

/* Markers count only at the edges of words: Kolleg*innen, 120*80*40 and snake_case stay as they are,
 * and so do the faces people make of them. */
function runsOf(text: string, start: number, markers: string): Run[] {
	const before = text[start - 1] ?? '';
	const after = text[start + markers.length] ?? '';
	const opens = !/[\p{L}\p{N}\p{M})\]}^\\<=>-]/u.test(before) && /[^\s)\]}]/.test(after);
	const closes = /[^\s([{]/.test(before) && !/[\p{L}\p{N}\p{M}]/u.test(after);
	return (markers.match(/(.)\1*/g) ?? []).map((run): Run => {
		const isRun = run[0] === '~' ? run.length === 2 : run.length <= RUN_MAX;
		const [canOpen, canClose] = [isRun && opens, isRun && closes];
		return { kind: 'run', char: run[0]!, left: run.length, canOpen, canClose, opens: [], closes: [] };
	});
}

/* From the start of a run of backticks to the start of the next one of the same length. */
function codeEndsOf(text: string): Map<number, number> {
	const ends = new Map<number, number>();
	const waiting = new Map<number, number>();
	for (const { 0: run, index } of text.matchAll(/`+/g)) {
		const before = waiting.get(run.length);
		if (before !== undefined) ends.set(before, index);
		waiting.set(run.length, index);
	}
	return ends;
}

/* From each opening parenthesis to the one that closes it, with no space between. */
function parenEndsOf(text: string): Map<number, number> {
	const ends = new Map<number, number>();
	let open: number[] = [];
	for (const { 0: found, index } of text.matchAll(/[()\s]/g)) {
		if (found === '(') open.push(index);
		else if (found === ')') {
			const start = open.pop();
			if (start !== undefined) ends.set(start, index);
		} else open = [];
	}
	return ends;
}
