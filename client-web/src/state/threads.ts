/* All that is known of threads besides what their rooms say. */
import type { JournalEvent, RoomOpenResult, ThreadReading } from '../protocol/types';
import { countReplies, isNewTo, keptOfHello, takeCalled, type Kept, type KeptThreads } from './kept';
import { applyToThread, doubtThread, newThread, type HeldThread } from './thread';

export interface Threads {
	readonly kept: KeptThreads;
	/* The one on screen. */
	readonly open?: HeldThread;
}

export const NO_THREADS: Threads = { kept: new Map() };

/* What is on screen stays there; of another data set it is read anew. */
export function greetThreads({ open }: Threads, told: readonly ThreadReading[], isSameData: boolean): Threads {
	const kept = keptOfHello(told);
	return open ? { kept, open: isSameData ? open : newThread(open.room, open.root) } : { kept };
}

/* What happened in a room. */
export function takeInThreads(threads: Threads, room: string, events: readonly JournalEvent[], me: string): Threads {
	const { kept, open } = threads;
	const next = countReplies(kept, room, events, me);
	return open?.room === room ? { kept: next, open: applyToThread(open, events) } : { ...threads, kept: next };
}

/* What has been missed of a room: the events, unless a fresh state has come in their place. New replies
 * among them were counted by hello. */
export function catchUpThreads(threads: Threads, { room, state, events }: RoomOpenResult): Threads {
	const { open } = threads;
	if (open?.room !== room) return threads;
	return { ...threads, open: state ? doubtThread(open) : applyToThread(open, events) };
}

export function callInThread(threads: Threads, room: string, message: number, seq: number): Threads {
	return { ...threads, kept: takeCalled(threads.kept, room, message, seq) };
}

/* The threads that have something new for the person, of the rooms they are in. */
export function unreadThreads({ kept }: Threads, rooms: ReadonlyMap<string, unknown>): Kept[] {
	return [...kept.values()].filter((one) => rooms.has(one.room) && isNewTo(one));
}

export function newThreads(threads: Threads, rooms: ReadonlyMap<string, unknown>): number {
	return unreadThreads(threads, rooms).length;
}
