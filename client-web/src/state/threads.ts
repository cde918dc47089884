/* The threads a person follows, as far as something is known of them: how far they have read and what
 * came since. Of most of them nothing is, for hello tells of those with something unread. */
import type { JournalEvent, ThreadLevel, ThreadUnread } from '../protocol/types';
import { LIMITS } from '../protocol/limits';

export interface Kept {
	readonly room: string;
	/* The message that is answered. */
	readonly message: number;
	readonly level: ThreadLevel;
	readonly mark: number;
	/* What the server counted up to the reply `last`, and the replies of others that came since. */
	readonly counted: number;
	readonly last: number;
	readonly fresh: readonly number[];
}

export type Threads = ReadonlyMap<string, Kept>;

export function threadKey(room: string, message: number): string {
	return `${room} ${message}`;
}

function put(threads: Threads, kept: Kept): Threads {
	return new Map(threads).set(threadKey(kept.room, kept.message), kept);
}

export function keptOf(threads: Threads, room: string, message: number): Kept | undefined {
	return threads.get(threadKey(room, message));
}

export function threadsOfHello(told: readonly ThreadUnread[]): Threads {
	return new Map(told.map(({ room, message, last, mark, unread, level }) => {
		return [threadKey(room, message), { room, message, level, mark, counted: unread, last, fresh: [] }];
	}));
}

/* What is to be assumed of a thread that was not told of. */
function newKept(room: string, message: number): Kept {
	return { room, message, level: 'following', mark: 0, counted: 0, last: 0, fresh: [] };
}

/* A reply has come, or one is gone. */
export function takeReplies(threads: Threads, room: string, events: readonly JournalEvent[], me: string): Threads {
	let next = threads;
	for (const event of events) {
		if (event.kind === 'message.replied' && event.ref !== undefined)
			next = event.author === me ? answered(next, room, event.ref, event.seq) : come(next, room, event.ref, event.seq);
		else if (event.kind === 'message.erased' && event.body?.thread !== undefined && event.ref !== undefined)
			next = gone(next, room, event.body.thread, event.ref);
	}
	return next;
}

/* Whoever answers has read so far, and follows unless they have said otherwise. */
function answered(threads: Threads, room: string, message: number, seq: number): Threads {
	const kept = keptOf(threads, room, message) ?? newKept(room, message);
	return kept.mark >= seq ? threads : put(threads, markAt(kept, seq));
}

function come(threads: Threads, room: string, message: number, seq: number): Threads {
	const kept = keptOf(threads, room, message);
	if (!kept || kept.level === 'off' || !isNew(kept, seq)) return threads;
	return put(threads, { ...kept, fresh: [...kept.fresh, seq].slice(-LIMITS.unread_max) });
}

function isNew({ mark, last, fresh }: Kept, seq: number): boolean {
	return seq > mark && seq > last && !fresh.includes(seq);
}

function gone(threads: Threads, room: string, message: number, seq: number): Threads {
	const kept = keptOf(threads, room, message);
	if (!kept || seq <= kept.mark) return threads;
	const fresh = kept.fresh.filter((one) => one !== seq);
	const counted = seq <= kept.last ? Math.max(0, kept.counted - 1) : kept.counted;
	return put(threads, { ...kept, fresh, counted });
}

/* The inbox has a reply for the person: they follow the thread. */
export function takeCalled(threads: Threads, room: string, message: number, seq: number): Threads {
	const known = keptOf(threads, room, message) ? threads : put(threads, newKept(room, message));
	return come(known, room, message, seq);
}

/* How the person keeps the thread, as the server says or as they have just said. */
export function keep(
	threads: Threads,
	room: string,
	message: number,
	{ level, mark }: { level: ThreadLevel; mark: number },
): Threads {
	const kept = keptOf(threads, room, message) ?? newKept(room, message);
	return put(threads, { ...markAt(kept, mark), level });
}

function markAt(kept: Kept, mark: number): Kept {
	const fresh = kept.fresh.filter((seq) => seq > mark);
	return { ...kept, mark, fresh, counted: mark >= kept.last ? 0 : kept.counted };
}

/* How many replies are new there; exact where the thread has been told of. */
export function unreadIn(kept: Kept | undefined): number {
	return kept && kept.level !== 'off' ? Math.min(LIMITS.unread_max, kept.counted + kept.fresh.length) : 0;
}

/* How many threads have something new for the person, of the rooms they are in. */
export function unreadThreads(threads: Threads, rooms: ReadonlyMap<string, unknown>): number {
	return [...threads.values()].filter((kept) => {
		return kept.level === 'following' && rooms.has(kept.room) && unreadIn(kept) > 0;
	}).length;
}
