/* How often messages of a room were answered. Pages and events say it as a result; the later one holds. */
import type { JournalEvent, ThreadSummary } from '../protocol/types';

export interface ThreadCount {
	readonly replies: number;
	/* The last reply, and when it came. */
	readonly last: number;
	readonly time: number;
	/* The event up to which this is so. */
	readonly rev: number;
}

export type ThreadCounts = ReadonlyMap<number, ThreadCount>;

function put(counts: ThreadCounts, message: number, count: ThreadCount): ThreadCounts {
	return count.rev > (counts.get(message)?.rev ?? 0) ? new Map(counts).set(message, count) : counts;
}

/* As a page says that was read when the room's head was `rev`. */
export function withCounts(counts: ThreadCounts, told: readonly ThreadSummary[], rev: number): ThreadCounts {
	return told.reduce((all, { message, replies, last, time }) => put(all, message, { replies, last, time, rev }), counts);
}

/* Without a body the reply has been erased meanwhile, and that event is on its way; without a number one does not
 * see the root. */
export function countReply(counts: ThreadCounts, event: JournalEvent & { kind: 'message.replied' }): ThreadCounts {
	const { ref, body, seq, time = 0 } = event;
	if (ref === undefined || body?.replies === undefined) return counts;
	return put(counts, ref, { replies: body.replies, last: seq, time, rev: seq });
}

export function countErased(counts: ThreadCounts, event: JournalEvent & { kind: 'message.erased' }): ThreadCounts {
	const { thread, replies, last = 0, last_time: time = 0 } = event.body ?? {};
	if (thread === undefined || replies === undefined) return counts;
	return put(counts, thread, { replies, last, time, rev: event.seq });
}
