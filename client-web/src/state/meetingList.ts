/* One's own meetings: as meeting.list brings them, and as the events of their rooms go on. */
import type { JournalEvent, MeetingListing } from '../protocol/types';
import { beginMeeting, isOver } from './meeting';
import { MINUTE_MS } from './meetingClock';
import { invites } from './meetingPeople';

/* What is not over is listed whenever it is; of the rest what begins or ends in the span. */
export interface Span {
	readonly from: number;
	readonly to: number;
}

/* The list after an event of the room. */
export function foldListings(
	listings: readonly MeetingListing[],
	room: string,
	event: JournalEvent,
	{ me, span }: { me: string; span: Span },
): readonly MeetingListing[] {
	if (event.kind === 'meeting.planned') {
		const begun = beginMeeting(event);
		if (!begun) return listings;
		const { meeting, owner, plan, run } = begun;
		const others = listings.filter((one) => one.room !== room || one.meeting !== meeting);
		return inOrder([...others, { room, meeting, owner, plan, run, invited: invites(begun, me) }]);
	}
	const old = listings.find((one) => one.room === room && one.meeting === event.ref);
	const next = old && foldListing(old, event, me);
	if (next === old) return listings;
	return inOrder(listings.flatMap((one) => (one !== old ? [one] : isListed(next!, span) ? [next!] : [])));
}

function foldListing(listing: MeetingListing, event: JournalEvent, me: string): MeetingListing {
	if (!event.body) return listing;
	switch (event.kind) {
	case 'meeting.changed': {
		const next = { ...listing, ...event.body };
		return { ...next, invited: invites(next, me) };
	}
	case 'meeting.moved':
		return { ...listing, ...event.body };
	case 'meeting.answered':
		return event.author === me ? { ...listing, ...event.body } : listing;
	default:
		return listing;
	}
}

function isListed(listing: MeetingListing, { from, to }: Span): boolean {
	const { plan, run } = listing;
	if (!isOver(listing)) return true;
	const start = run.started ?? plan.start;
	if (start === undefined) return false;
	const end = run.started === undefined ? start + plan.minutes * MINUTE_MS : (run.ended ?? start);
	return end >= from && start <= to;
}

/* As they begin; templates last. */
function inOrder(listings: readonly MeetingListing[]): MeetingListing[] {
	const start = ({ plan }: MeetingListing) => plan.start ?? Infinity;
	return [...listings].sort((a, b) => (start(a) === start(b) ? a.meeting - b.meeting : start(a) - start(b)));
}
