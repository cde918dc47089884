/* What the person before the screen can do with a poll, as far as buttons need to know; the server decides. */
import type { Meeting } from '../../../protocol/types';
import { goesOn } from '../../../state/meeting';
import { isHere, leads, summarises } from '../../../state/meetingPeople';
import type { PollRecord } from '../../../state/poll';
import { memberOf } from '../../../state/room';
import type { RoomEntry } from '../../../state/rooms';
import { isBot } from '../../person';
import { me } from '../../store';

export interface PollRights {
	votes: boolean;
	/* Opens it, closes it, and takes it back. */
	runs: boolean;
	/* Puts what came out on record as a decision. */
	decides: boolean;
}

export const NO_RIGHTS: PollRights = { votes: false, runs: false, decides: false };

/* meeting: the one it is asked in, as long as that is known. */
export function rightsIn(poll: PollRecord, entry: RoomEntry | undefined, meeting: Meeting | undefined): PollRights {
	if (!entry || entry.archived) return NO_RIGHTS;
	const person = me.value;
	const ownsRoom = entry.held !== undefined && memberOf(entry.held, person)?.role === 'owner';
	const isAuthor = poll.author === person;
	if (poll.meeting === undefined) return { votes: true, runs: isAuthor || ownsRoom, decides: true };
	if (!meeting) return NO_RIGHTS;
	return {
		votes: goesOn(meeting) && isHere(meeting, person),
		runs: isAuthor || leads(meeting, person, ownsRoom),
		decides: goesOn(meeting) && summarises(meeting, person, ownsRoom),
	};
}

/* How many can vote; undefined: that is not known. */
export function electorsOf(poll: PollRecord, entry: RoomEntry | undefined, meeting: Meeting | undefined): number | undefined {
	if (poll.meeting !== undefined) return meeting?.here.length;
	return entry?.held?.members.filter(({ person }) => !isBot(person)).length;
}
