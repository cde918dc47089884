/* The thread on screen: a message and its replies, without what was said between them. */
import type { JournalEvent, ThreadOpenResult } from '../protocol/types';
import { changeRow, isMessage, refOf, rowOf, type Row } from './rows';

export interface HeldThread {
	readonly room: string;
	/* The message that is answered. */
	readonly root: number;
	/* It and its replies, in order, as far as they are held. */
	readonly rows: readonly Row[];
	/* The first reply that is held; root: they all are. */
	readonly from: number;
	/* How much is being asked for. What comes meanwhile is told once more after the answer. */
	readonly asked: number;
	readonly later: readonly JournalEvent[];
	/* Whether the rows say how it is: it has been read, and nothing has been missed since. */
	readonly isTrue: boolean;
	/* It cannot be seen here. */
	readonly isMissing: boolean;
}

export function newThread(room: string, root: number): HeldThread {
	return { room, root, rows: [], from: Infinity, asked: 0, later: [], isTrue: false, isMissing: false };
}

export function isThread(thread: HeldThread | undefined, room: string, root: number): thread is HeldThread {
	return thread?.room === room && thread.root === root;
}

export function rootOf({ rows, root }: HeldThread): Row | undefined {
	return rows.find(({ seq }) => seq === root);
}

/* What happened in the room, as far as it belongs here. Told twice, it changes nothing. */
export function applyToThread(thread: HeldThread, events: readonly JournalEvent[]): HeldThread {
	const own = events.filter((event) => isAbout(event, thread.root));
	if (own.length === 0) return thread;
	const later = thread.asked > 0 ? [...thread.later, ...own] : thread.later;
	return { ...thread, later, rows: thread.isTrue ? foldMessages(thread.rows, own) : thread.rows };
}

function isAbout(event: JournalEvent, root: number): boolean {
	if (event.kind === 'message.replied') return event.ref === root;
	return (refOf(event) ?? 0) >= root;
}

/* What was said among the events joins the rows; what changes them is folded in. */
export function foldMessages(rows: readonly Row[], events: readonly JournalEvent[]): Row[] {
	const next = new Map(rows.map((row) => [row.seq, row]));
	for (const event of events) {
		const row = rowOf(event);
		if (isMessage(row) && !next.has(row.seq)) next.set(row.seq, row);
		const ref = refOf(event);
		const changed = ref === undefined ? undefined : next.get(ref);
		if (changed) next.set(changed.seq, changeRow(changed, event));
	}
	return [...next.values()].sort((a, b) => a.seq - b.seq);
}

export function askThread(thread: HeldThread): HeldThread {
	return { ...thread, asked: thread.asked + 1 };
}

function answerThread(thread: HeldThread): HeldThread {
	const asked = Math.max(0, thread.asked - 1);
	return { ...thread, asked, later: asked > 0 ? thread.later : [] };
}

/* The answer did not come. */
export const endAsking = answerThread;

export function missThread(thread: HeldThread): HeldThread {
	return { ...answerThread(thread), isMissing: true };
}

/* A page as it was read at some time: of two tellings of a row the later one holds. */
export function takeThreadPage(thread: HeldThread, { events, from }: Pick<ThreadOpenResult, 'events' | 'from'>): HeldThread {
	const rows = new Map(foldMessages([], events).map((row) => [row.seq, row]));
	for (const row of thread.isTrue ? thread.rows : [])
		if (row.rev >= (rows.get(row.seq)?.rev ?? 0)) rows.set(row.seq, row);
	return {
		...answerThread(thread),
		rows: foldMessages([...rows.values()], thread.later),
		from: thread.isTrue ? Math.min(thread.from, from) : from,
		isTrue: true,
	};
}

/* Something may have been missed: what is held shows until it has been read again. */
export function doubtThread(thread: HeldThread): HeldThread {
	return { ...thread, isTrue: false };
}

/* Whether all that comes after the mark is held. */
export function reachesBackTo({ from, root }: HeldThread, mark: number): boolean {
	return from <= root || from <= mark;
}

/* The first reply of others after the mark, if what is held shows which it is. */
export function firstNewReply(thread: HeldThread, mark: number, me: string): Row | undefined {
	if (!reachesBackTo(thread, mark)) return undefined;
	return thread.rows.find((row) => row.seq > mark && isNewReply(row, me));
}

function isNewReply(row: Row, me: string): boolean {
	return row.thread !== undefined && !row.erased && row.author !== me;
}

/* The replies of others after the mark, among those that are held. */
export function newReplies({ rows }: HeldThread, mark: number, me: string): number {
	return rows.filter((row) => row.seq > mark && isNewReply(row, me)).length;
}

export function lastReply({ rows, root }: HeldThread): number {
	return Math.max(root, rows.at(-1)?.seq ?? 0);
}
