/* How a person keeps threads, as far as it is known: what they want to be told of, how far they have read
 * and what came since. Of most threads nothing is, for hello tells of those with something unread. */
import type { JournalEvent, Notifications, ThreadLevel, ThreadReading } from '../protocol/types';
import { LIMITS } from '../protocol/limits';
import { placeKey } from './place';

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
	/* The room's last event when that was counted, as far as it is known: what was erased before is not in it. */
	readonly countedTo: number;
	/* When the last reply came, as far as it is known. */
	readonly time: number;
}

export type KeptThreads = ReadonlyMap<string, Kept>;

export function keptOf(all: KeptThreads, room: string, message: number): Kept | undefined {
	return all.get(placeKey(room, message));
}

export function keptOfHello(told: readonly ThreadReading[]): KeptThreads {
	return new Map(told.map(({ room, message, last, time, mark, unread, level }) => {
		return [placeKey(room, message), { room, message, level, mark, counted: unread, last, fresh: [], countedTo: 0, time }];
	}));
}

/* A reply has come, or one is gone. */
export function countReplies(all: KeptThreads, room: string, events: readonly JournalEvent[], me: string): KeptThreads {
	return events.reduce((kept, event) => {
		const { ref } = event;
		if (ref === undefined) return kept;
		if (event.kind === 'message.replied' && event.author === me) return answer(kept, room, ref, event.seq);
		if (event.kind === 'message.replied') return come(kept, room, ref, event.seq, event.time);
		const { thread, said_by: author } = (event.kind === 'message.erased' && event.body) || {};
		return thread === undefined || author === me ? kept : go(kept, room, thread, ref, event.seq);
	}, all);
}

/* The inbox has a reply for the person, who is taken to follow the thread. */
export function takeCalled(all: KeptThreads, room: string, message: number, seq: number): KeptThreads {
	return come(put(all, known(all, room, message)), room, message, seq);
}

/* As the server says, or the person has just said. */
export function keep(
	all: KeptThreads,
	room: string,
	message: number,
	how: Partial<Kept>,
): KeptThreads {
	const kept = known(all, room, message);
	return put(all, { ...(how.mark === undefined ? kept : markAt(kept, how.mark)), ...how });
}

/* The same, and what the server has counted after the mark. */
export function takeKept(all: KeptThreads, { room, message, mark, level, unread, head = 0 }: Notifications['thread.kept']): KeptThreads {
	const next = keep(all, room, message, { mark, level });
	if (unread === undefined) return next;
	const kept = known(next, room, message);
	return put(next, { ...kept, counted: unread, last: head, countedTo: head, fresh: kept.fresh.filter((seq) => seq > head) });
}

/* As if the person had not read on since then. */
export function keepAgain(all: KeptThreads, { room, message, mark, counted, fresh }: Kept): KeptThreads {
	const kept = known(all, room, message);
	return put(all, { ...kept, mark, counted, fresh: [...fresh, ...kept.fresh] });
}

/* The last reply that is known of. */
export function endOf({ last, fresh }: Kept): number {
	return Math.max(last, ...fresh);
}

function put(all: KeptThreads, kept: Kept): KeptThreads {
	return new Map(all).set(placeKey(kept.room, kept.message), kept);
}

function known(all: KeptThreads, room: string, message: number): Kept {
	const unsaid: Kept = { room, message, level: 'following', mark: 0, counted: 0, last: 0, fresh: [], countedTo: 0, time: 0 };
	return keptOf(all, room, message) ?? unsaid;
}

/* Whoever answers has read so far, and follows unless they have said otherwise. */
function answer(all: KeptThreads, room: string, message: number, seq: number): KeptThreads {
	const kept = known(all, room, message);
	return kept.mark >= seq ? all : put(all, markAt(kept, seq));
}

function come(all: KeptThreads, room: string, message: number, seq: number, time = 0): KeptThreads {
	const kept = keptOf(all, room, message);
	if (!kept || kept.level === 'off' || !isNew(kept, seq)) return all;
	return put(all, { ...kept, time: Math.max(kept.time, time), fresh: [...kept.fresh, seq].slice(-LIMITS.unread_max) });
}

function isNew({ mark, last, fresh }: Kept, seq: number): boolean {
	return seq > mark && seq > last && !fresh.includes(seq);
}

/* erasedAt: the event that says so. */
function go(all: KeptThreads, room: string, message: number, seq: number, erasedAt: number): KeptThreads {
	const kept = keptOf(all, room, message);
	if (!kept || seq <= kept.mark || erasedAt <= kept.countedTo) return all;
	const fresh = kept.fresh.filter((one) => one !== seq);
	/* At the limit there may be more than were counted. */
	const isAmong = seq <= kept.last && kept.counted !== LIMITS.unread_max;
	const counted = isAmong ? Math.max(0, kept.counted - 1) : kept.counted;
	return put(all, { ...kept, fresh, counted });
}

function markAt(kept: Kept, mark: number): Kept {
	const fresh = kept.fresh.filter((seq) => seq > mark);
	return { ...kept, mark, fresh, counted: mark >= kept.last ? 0 : kept.counted };
}

/* How many replies of others are new there. */
export function unreadIn(kept: Kept | undefined): number {
	return kept && kept.level !== 'off' ? Math.min(LIMITS.unread_max, kept.counted + kept.fresh.length) : 0;
}

/* Whether the person is to see that something is new. */
export function isNewTo(kept: Kept | undefined): boolean {
	return kept?.level === 'following' && unreadIn(kept) > 0;
}
