/* What came out of an agenda's items, and what people said to that: out of the events on record. */
import type { JournalEvent } from '../protocol/types';

export interface Said {
	readonly person: string;
	readonly time: number;
	/* What they would add; empty: it is right. */
	readonly text: string;
}

export interface Summary {
	/* The number of the event. */
	readonly seq: number;
	readonly by: string;
	readonly time: number;
	readonly text: string;
	/* Those who confirmed it, and those who have something to add, each as they last said. */
	readonly confirmed: readonly Said[];
	readonly added: readonly Said[];
}

/* The summary that holds: the last one of the item. */
export function summaryOf(item: number, events: readonly JournalEvent[]): Summary | undefined {
	let last: Summary | undefined;
	for (const { kind, seq, author: by = '', time = 0, body } of events)
		if (kind === 'agenda.summarised' && body?.item === item) last = { seq, by, time, text: body.text, confirmed: [], added: [] };
	if (!last) return undefined;
	const words = wordsTo(last.seq, events);
	return { ...last, confirmed: words.filter(({ text }) => text === ''), added: words.filter(({ text }) => text !== '') };
}

function wordsTo(summary: number, events: readonly JournalEvent[]): Said[] {
	const said = new Map<string, Said>();
	for (const { kind, ref, author: person = '', time = 0, body } of events) {
		if (kind !== 'agenda.confirmed' || ref !== summary || !body) continue;
		said.delete(person);
		said.set(person, { person, time, text: body.text });
	}
	return [...said.values()];
}
