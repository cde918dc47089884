/* Polls that are not closed, as their events go on. Pure; as in server/room/polls.c. */
import type { JournalEvent, PollState } from '../protocol/types';

export function beginPoll({ kind, seq, author, ref, body }: JournalEvent): PollState | undefined {
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

export function applyToPolls(polls: readonly PollState[], event: JournalEvent): readonly PollState[] {
	switch (event.kind) {
	case 'poll.asked': {
		const begun = beginPoll(event);
		return begun ? [...polls, begun] : polls;
	}
	case 'poll.opened':
		return polls.some(({ poll }) => poll === event.ref)
			? polls.map((one) => (one.poll === event.ref ? { ...one, phase: 'open' as const } : one))
			: polls;
	case 'poll.closed':
		return polls.some(({ poll }) => poll === event.ref) ? polls.filter(({ poll }) => poll !== event.ref) : polls;
	default:
		return polls;
	}
}
