/* The person before the screen, in a meeting. */
import type { Meeting } from '../../protocol/types';
import { isOver } from '../../state/meeting';
import { isHere, leads, moderatorOf, summarises } from '../../state/meetingPeople';
import { memberOf } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import { me, presence } from '../store';

export interface Self {
	/* They answer for it. */
	leads: boolean;
	moderates: boolean;
	/* They are its minute taker. */
	writes: boolean;
	summarises: boolean;
	isHere: boolean;
	/* They can do something here at all: it is not over, and the room goes on. */
	acts: boolean;
	/* They belong to its room, and that goes on. */
	isMember: boolean;
	/* The moderator is not connected, so that somebody else may take over. */
	isOrphan: boolean;
}

export function selfIn(entry: RoomEntry | undefined, meeting: Meeting): Self {
	const person = me.value;
	const ownsRoom = entry?.held !== undefined && memberOf(entry.held, person)?.role === 'owner';
	const moderator = moderatorOf(meeting);
	return {
		leads: leads(meeting, person, ownsRoom),
		moderates: moderator === person,
		writes: meeting.plan.minute_taker === person,
		summarises: summarises(meeting, person, ownsRoom),
		isHere: isHere(meeting, person),
		isMember: entry !== undefined && !entry.archived,
		acts: entry !== undefined && !entry.archived && !isOver(meeting),
		isOrphan: moderator !== person && (presence.value.get(moderator) ?? 'offline') === 'offline',
	};
}
