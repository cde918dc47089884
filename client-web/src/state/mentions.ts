/* Who is called upon in a text. The protocol counts characters, a text box the units of UTF-16; a
 * span is a mention in the latter. */
import type { Group, Mention } from '../protocol/types';

export type Called = Pick<Mention, 'kind' | 'id'>;

export interface Span extends Called {
	readonly from: number;
	readonly to: number;
}

/* A text as it is being written. */
export interface Written {
	readonly text: string;
	readonly spans: readonly Span[];
	/* The message that it is to replace. */
	readonly message?: number;
	/* Of a text of a case: as it was when one began. */
	readonly before?: string;
}

export const NOTHING_WRITTEN: Written = { text: '', spans: [] };

/* Whether this person is among those called upon. */
export function callsUpon(mentions: readonly Called[] | undefined, person: string, groups: readonly Group[]): boolean {
	return (mentions ?? []).some(({ kind, id }) => {
		if (kind === 'all') return true;
		if (kind === 'person') return id === person;
		const group = groups.find((one) => one.group === id);
		return group !== undefined && group.people.some((one) => one.person === person);
	});
}

function calledIn({ kind, id }: Called): Called {
	return id === undefined ? { kind } : { kind, id };
}

/* Units up to each character, in order; text is walked once. */
export function spansOf(text: string, mentions: readonly Mention[]): Span[] {
	let [chars, units] = [0, 0];
	const unitsAt = (wanted: number) => {
		while (chars < wanted && units < text.length) {
			units += text.codePointAt(units)! > 0xffff ? 2 : 1;
			chars++;
		}
		return units;
	};
	return mentions.map((one) => ({ from: unitsAt(one.at), to: unitsAt(one.at + one.size), ...calledIn(one) }));
}

/* As they are sent. */
export function mentionsOf(text: string, spans: readonly Span[]): Mention[] {
	const length = (part: string) => [...part].length;
	return spans.map((span) => ({
		at: length(text.slice(0, span.from)),
		size: length(text.slice(span.from, span.to)),
		...calledIn(span),
	}));
}

/* The spans after the text has changed to what ends unchanged behind the caret. One that was touched
 * inside is words from now on. */
export function moveSpans(spans: readonly Span[], before: string, after: string, caret: number): Span[] {
	if (spans.length === 0) return [];
	const most = Math.min(before.length, after.length);
	let tail = 0;
	const tailMost = Math.min(most, after.length - caret);
	while (tail < tailMost && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	let head = 0;
	while (head < most - tail && before[head] === after[head]) head++;
	const end = before.length - tail;
	const moved = after.length - before.length;
	return spans.flatMap((span) => {
		if (span.to <= head) return [span];
		if (span.from >= end) return [{ ...span, from: span.from + moved, to: span.to + moved }];
		const isWhole = span.from >= head && span.to <= end;
		const at = isWhole ? onlyPlaceOf(before.slice(span.from, span.to), after.slice(head, after.length - tail)) : -1;
		return at < 0 ? [] : [{ ...span, from: head + at, to: head + at + span.to - span.from }];
	});
}

/* Of words that were replaced by others with them inside, as by a format around them. */
function onlyPlaceOf(words: string, text: string): number {
	const at = text.indexOf(words);
	return at === text.lastIndexOf(words) ? at : -1;
}

/* The text without space around it, and its spans. */
export function trimmed({ text, spans }: Written): Written {
	const by = text.length - text.trimStart().length;
	return { text: text.trim(), spans: spans.map((span) => ({ ...span, from: span.from - by, to: span.to - by })) };
}
