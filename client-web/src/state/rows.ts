/* The rows of a room: one per event number, folded from its journal. A row is replaced, never
 * changed, so that equal rows are the same object. */
import type { JournalEvent, MemberRole, Settings } from '../protocol/types';

export interface Row {
	readonly seq: number;
	readonly kind: JournalEvent['kind'];
	readonly author?: string;
	readonly time?: number;
	/* Of a message: what it reads now; absent when erased. */
	readonly text?: string;
	/* The last event folded in. */
	readonly rev: number;
	readonly edited: boolean;
	readonly erased: boolean;
	readonly clientId?: string;
	/* Of joining, leaving and a new role: who. */
	readonly people?: readonly string[];
	/* Of a new role: which. */
	readonly role?: MemberRole;
	/* Of a channel's beginning and of its changes: how it is set up from here on. */
	readonly settings?: Settings;
}

export function rowOf(event: JournalEvent): Row {
	const row: { -readonly [K in keyof Row]: Row[K] } = {
		seq: event.seq,
		kind: event.kind,
		rev: event.seq,
		edited: false,
		erased: false,
	};
	if (event.author !== undefined) row.author = event.author;
	if (event.time !== undefined) row.time = event.time;
	if (event.kind === 'message.posted') {
		if (event.client_id !== undefined) row.clientId = event.client_id;
		if (event.body) row.text = event.body.text;
		else row.erased = true;
	}
	if (event.kind === 'member.joined' && event.body) row.people = event.body.members.map(({ person }) => person);
	if (event.kind === 'member.left' && event.body) row.people = [event.body.person];
	if (event.kind === 'member.changed' && event.body) {
		row.people = [event.body.person];
		row.role = event.body.role;
	}
	const isSetUp = event.kind === 'room.created' || event.kind === 'room.changed';
	if (isSetUp && event.body?.settings) row.settings = event.body.settings;
	return row;
}

/* The row after a later event that refers to it. Folding an event twice, or an older one after a
 * newer, changes nothing. An erased message forgets that it was edited: a page does not say so. */
export function changeRow(row: Row, event: JournalEvent): Row {
	if (row.kind !== 'message.posted' || event.seq <= row.rev) return row;
	if (event.kind === 'message.erased') return eraseRow(row, event.seq);
	if (event.kind !== 'message.edited') return row;
	if (row.erased) return { ...row, rev: event.seq };
	/* Without a body the message has been erased meanwhile; that event is on its way. */
	if (!event.body) return { ...row, rev: event.seq, edited: true };
	return { ...row, rev: event.seq, edited: true, text: event.body.text };
}

function eraseRow(row: Row, rev: number): Row {
	const { text: _, ...rest } = row;
	return { ...rest, rev, edited: false, erased: true };
}

export function refOf(event: JournalEvent): number | undefined {
	if (event.kind === 'message.edited' || event.kind === 'message.erased') return event.ref;
	return undefined;
}
