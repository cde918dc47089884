/* Polls as their events go on. Pure; as in server/room/polls.c. */
import type { JournalEvent, PollClosedBody, PollState } from '../protocol/types';

/* A poll, with what came out of it once it is closed. */
export interface PollRecord extends PollState {
	/* The server has forgotten what was chosen, and all vote again. */
	readonly restarted?: true;
	readonly result?: PollClosedBody;
}

export function beginPoll({ kind, seq, author, ref, body }: JournalEvent): PollRecord | undefined {
	if (kind !== 'poll.asked' || !body || author === undefined) return undefined;
	const { asked, item, prepared } = body;
	return {
		poll: seq,
		author,
		...(ref !== undefined && { meeting: ref }),
		...(item !== undefined && { item }),
		phase: prepared ? 'prepared' : 'open',
		asked,
	};
}

/* The poll after an event that refers to it; others change nothing. */
export function foldPoll(poll: PollRecord, { kind, body }: JournalEvent): PollRecord {
	switch (kind) {
	case 'poll.opened':
		return { ...poll, phase: 'open' };
	case 'poll.restarted':
		return { ...poll, restarted: true };
	case 'poll.closed':
		return { ...poll, phase: 'closed', ...(body && { result: body }) };
	default:
		return poll;
	}
}

/* The polls among what is on record, in order of asking. */
export function pollsOf(events: readonly JournalEvent[]): PollRecord[] {
	return events.flatMap((event) => {
		const begun = beginPoll(event);
		return begun ? [events.reduce((poll, one) => (one.ref === poll.poll ? foldPoll(poll, one) : poll), begun)] : [];
	});
}

/* A room's polls that are not closed, after an event. */
export function applyToPolls(polls: readonly PollState[], event: JournalEvent): readonly PollState[] {
	const begun = beginPoll(event);
	if (begun) return [...polls, begun];
	const old = polls.find(({ poll }) => poll === event.ref);
	if (!old) return polls;
	const next = foldPoll(old, event);
	return polls.flatMap((one) => (one !== old ? [one] : next.phase === 'closed' ? [] : [next]));
}
