/* An excerpt: what was said in a room, or in a thread, from some event on, as it stands now. Pure. */
import type { JournalEvent } from '../protocol/types';
import { foldMessages } from './thread';
import { isSaid, type Row } from './rows';

/* A room, or the thread of its message `root`; 0: the room itself. */
export interface Place {
	readonly room: string;
	readonly root: number;
}

export interface Excerpt {
	/* What was said, in order; of a thread the message it answers as well. */
	readonly rows: readonly Row[];
	/* All of it is here from this event … */
	readonly from: number;
	/* … to this one. */
	readonly to: number;
	/* The last event folded in. */
	readonly head: number;
}

/* A page as it was read when the room's head was `head`. */
export interface ExcerptPage {
	readonly events: readonly JournalEvent[];
	readonly from: number;
	readonly to: number;
	readonly head: number;
}

function isOf(event: JournalEvent, root: number): boolean {
	if (event.seq === root) return true;
	return root > 0 ? event.kind === 'message.replied' && event.ref === root : event.kind === 'message.posted';
}

function fold(rows: readonly Row[], events: readonly JournalEvent[], isNew: (event: JournalEvent) => boolean): Row[] {
	return foldMessages(rows, events.filter((event) => !isSaid(event) || isNew(event)));
}

export function excerptOf({ events, from, to, head }: ExcerptPage, root: number): Excerpt {
	return { rows: fold([], events, (event) => isOf(event, root)), from, to, head };
}

/* What has happened in the room since. Where it ended at the head it goes on. undefined: something has been missed. */
export function applyToExcerpt(excerpt: Excerpt, events: readonly JournalEvent[], root: number): Excerpt | undefined {
	const { rows, to, head } = excerpt;
	const later = events.filter(({ seq }) => seq > head);
	if (later.length === 0) return excerpt;
	if (later.some(({ seq }, i) => seq !== head + 1 + i)) return undefined;
	const last = head + later.length;
	const goesOn = to >= head;
	const next = fold(rows, later, (event) => goesOn && isOf(event, root));
	return { ...excerpt, rows: next, to: goesOn ? Math.max(to, last) : to, head: last };
}
