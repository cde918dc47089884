/* Changes to a text that is being written: markers around words, signs before lines. */

/* Replaces from..to; afterwards the second pair is selected. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly insert: string;
	readonly select: readonly [number, number];
}

export type Format = 'strong' | 'em' | 'strike' | 'code' | 'link' | 'quote' | 'list' | 'numbers';

const MARKERS = { strong: '**', em: '_', strike: '~~', code: '`' };
const URL_SAMPLE = 'https://';

/* Of the selection, or of the word the caret stands in. What is so already is taken back. */
export function format(text: string, from: number, to: number, how: Format): Edit {
	switch (how) {
	case 'quote':
		return onLines(text, from, to, /^> ?/, () => '> ');
	case 'list':
		return onLines(text, from, to, /^[-*] /, () => '- ');
	case 'numbers':
		return onLines(text, from, to, /^\d+\. /, (i) => `${i + 1}. `);
	case 'link':
		return link(text, from, to, URL_SAMPLE);
	case 'code':
		if (text.slice(from, to).includes('\n')) return codeBlock(text, from, to);
	}
	return wrap(text, from, to, MARKERS[how]);
}

function wrap(text: string, from: number, to: number, marker: string): Edit {
	const [start, end] = from === to ? wordAt(text, from) : trimmed(text, from, to);
	const { length } = marker;
	const words = text.slice(start, end);
	if (text.slice(start - length, start) === marker && text.slice(end, end + length) === marker)
		return { from: start - length, to: end + length, insert: words, select: [start - length, end - length] };
	if (words.length > 2 * length && words.startsWith(marker) && words.endsWith(marker)) {
		const insert = words.slice(length, -length);
		return { from: start, to: end, insert, select: [start, start + insert.length] };
	}
	const select = [start + length, end + length] as const;
	return { from: start, to: end, insert: marker + words + marker, select };
}

const WORD = /[\p{L}\p{N}_-]/u;

function wordAt(text: string, at: number): [number, number] {
	let [from, to] = [at, at];
	while (from > 0 && WORD.test(text[from - 1]!)) from--;
	while (to < text.length && WORD.test(text[to]!)) to++;
	return [from, to];
}

/* Markers count only where they touch the words. */
function trimmed(text: string, from: number, to: number): [number, number] {
	const words = text.slice(from, to);
	if (words.trim() === '') return [from, to];
	return [from + words.length - words.trimStart().length, to - words.length + words.trimEnd().length];
}

function codeBlock(text: string, from: number, to: number): Edit {
	const before = from > 0 && text[from - 1] !== '\n' ? '\n' : '';
	const after = to < text.length && text[to] !== '\n' ? '\n' : '';
	const words = text.slice(from, to).replace(/\n$/, '');
	const start = from + before.length + 4;
	const insert = `${before}\`\`\`\n${words}\n\`\`\`${after}`;
	return { from, to, insert, select: [start, start + words.length] };
}

function link(text: string, from: number, to: number, url: string): Edit {
	const words = text.slice(from, to);
	const insert = `[${words}](${url})`;
	/* What is missing is selected: the words, or the address. */
	const at = from + (words === '' ? 1 : words.length + 3);
	return { from, to, insert, select: [at, words === '' ? at : at + url.length] };
}

/* An address pasted over words makes them a link. */
export function linkOver(text: string, from: number, to: number, pasted: string): Edit | undefined {
	const words = text.slice(from, to);
	const isUrl = /^https?:\/\/\S+$/.test(pasted.trim());
	if (!isUrl || words.trim() === '' || /[\n[\]]/.test(words) || /^https?:\/\//.test(words)) return undefined;
	const { insert } = link(text, from, to, pasted.trim());
	return { from, to, insert, select: [from + insert.length, from + insert.length] };
}

function onLines(text: string, from: number, to: number, has: RegExp, prefix: (i: number) => string): Edit {
	const start = text.lastIndexOf('\n', from - 1) + 1;
	const next = text.indexOf('\n', to);
	const end = next < 0 ? text.length : next;
	const lines = text.slice(start, end).split('\n');
	const isOn = lines.every((line) => has.test(line));
	const insert = lines.map((line, i) => (isOn ? line.replace(has, '') : prefix(i) + line)).join('\n');
	if (from === to) {
		const caret = Math.max(start, from + insert.length - (end - start));
		return { from: start, to: end, insert, select: [caret, caret] };
	}
	return { from: start, to: end, insert, select: [start, start + insert.length] };
}

const CONTINUED = /^(\s*)(?:([-*•])|(\d{1,8})([.)]))( +)(.*)$|^(> )(.*)$/;

/* A new line within a list or a quote goes on with it; on an empty item it ends it. */
export function breakLine(text: string, at: number): Edit | undefined {
	const start = text.lastIndexOf('\n', at - 1) + 1;
	const match = CONTINUED.exec(text.slice(start, at));
	if (!match) return undefined;
	const [all, indent = '', bullet, number, dot = '', space = '', item, quote, quoted] = match;
	if ((item ?? quoted) === '') return { from: start, to: at, insert: '', select: [start, start] };
	const sign = quote ?? `${indent}${bullet ?? `${Number(number) + 1}${dot}`}${space}`;
	const caret = start + all.length + 1 + sign.length;
	return { from: at, to: at, insert: `\n${sign}`, select: [caret, caret] };
}
