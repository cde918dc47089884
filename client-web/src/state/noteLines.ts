/* A note as lines, and what has changed from one state of it to another, line by line and within a line word by word.
 * Pure; the document as ProseMirror's JSON, schema in note/schema.ts. */
import { compared, joined, wordsOf, type Part } from './diff';

export interface NoteJson {
	readonly type: string;
	readonly attrs?: Readonly<Record<string, unknown>>;
	readonly content?: readonly NoteJson[];
	readonly text?: string;
	readonly marks?: readonly NoteMark[];
}

export type NoteMark = Pick<NoteJson, 'type' | 'attrs'>;

export interface NoteLine {
	readonly block: 'paragraph' | 'heading' | 'code_block' | 'rule';
	/* Of a heading: 1 to 3. */
	readonly level: number;
	/* How many lists and quotes it stands in. */
	readonly depth: number;
	readonly isQuote: boolean;
	/* What stands before it, as the first line of something in a list. */
	readonly sign: string;
	readonly content: readonly NoteJson[];
}

const NO_SIGN = '';

interface Around {
	depth: number;
	isQuote: boolean;
	sign: string;
}

export function linesOfNote(document: NoteJson): NoteLine[] {
	return linesIn(document, { depth: 0, isQuote: false, sign: NO_SIGN });
}

function linesIn({ content = [] }: NoteJson, around: Around): NoteLine[] {
	/* The sign stands before the first line only. */
	return content.flatMap((node, i) => linesOf(node, i === 0 ? around : { ...around, sign: NO_SIGN }));
}

function linesOf(node: NoteJson, around: Around): NoteLine[] {
	const { type, content = [], attrs = {} } = node;
	const depth = around.depth + 1;
	switch (type) {
	case 'bullet_list':
		return content.flatMap((item) => linesIn(item, { ...around, depth, sign: '•' }));
	case 'ordered_list':
		return content.flatMap((item, i) => linesIn(item, { ...around, depth, sign: `${Number(attrs['order'] ?? 1) + i}.` }));
	case 'check_list':
		return content.flatMap((item) => linesIn(item, { ...around, depth, sign: item.attrs?.['checked'] === true ? '☑' : '☐' }));
	case 'blockquote':
		return linesIn(node, { ...around, depth, isQuote: true });
	default:
		return [{ ...around, block: type as NoteLine['block'], level: Number(attrs['level'] ?? 0), content }];
	}
}

/* nameOf says who a mention calls upon. */
export type NameOf = (mention: NoteJson) => string;

export function textOfLine({ content }: NoteLine, nameOf: NameOf): string {
	return content.map((node) => node.text ?? (node.type === 'mention' ? `@${nameOf(node)}` : '\n')).join('');
}

export type ChangedLine =
	| { readonly kind: Part['kind']; readonly line: NoteLine }
	/* The line as it is afterwards, and its words. */
	| { readonly kind: 'changed'; readonly line: NoteLine; readonly parts: readonly Part[] };

/* Of lines that were changed so much have nothing else in common. */
const COMMON_MIN = 0.4;

export function noteDifference(before: NoteJson, after: NoteJson, nameOf: NameOf): ChangedLine[] {
	const [a, b] = [linesOfNote(before), linesOfNote(after)];
	const keys = (lines: readonly NoteLine[]) => lines.map((line) => JSON.stringify(line));
	const result: ChangedLine[] = [];
	let [gone, come]: NoteLine[][] = [[], []];
	let [i, j] = [0, 0];
	const settle = () => {
		result.push(...pairUp(gone!, come!, nameOf));
		[gone, come] = [[], []];
	};
	for (const { kind } of compared(keys(a), keys(b))) {
		if (kind === 'gone') gone!.push(a[i++]!);
		else if (kind === 'new') come!.push(b[j++]!);
		else {
			settle();
			i++;
			result.push({ kind: 'same', line: b[j++]! });
		}
	}
	settle();
	return result;
}

/* What stands in one place before and after, in order: a line that is much alike is the same one, with other words. */
function pairUp(gone: readonly NoteLine[], come: readonly NoteLine[], nameOf: NameOf): ChangedLine[] {
	const result: ChangedLine[] = [];
	let next = 0;
	for (const line of gone) {
		const words = wordsOf(textOfLine(line, nameOf));
		const isAlike = (one: NoteLine) => one.block === line.block && likeness(words, wordsOf(textOfLine(one, nameOf))) >= COMMON_MIN;
		const at = come.findIndex((one, i) => i >= next && isAlike(one));
		if (at < 0) {
			result.push({ kind: 'gone', line });
			continue;
		}
		result.push(...come.slice(next, at).map((one) => ({ kind: 'new', line: one }) as const));
		const after = come[at]!;
		result.push({ kind: 'changed', line: after, parts: joined(compared(words, wordsOf(textOfLine(after, nameOf)))) });
		next = at + 1;
	}
	return [...result, ...come.slice(next).map((line) => ({ kind: 'new', line }) as const)];
}

/* How much of the longer one both have, from 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
	const all = Math.max(a.length, b.length);
	if (all === 0) return 1;
	return compared(a, b).filter(({ kind }) => kind === 'same').length / all;
}
