/* Who leaves the page of a meeting they are in stays in it: it is kept, and a bar leads back. */
import { goesOn } from '../../state/meeting';
import { isHere } from '../../state/meetingPeople';
import type { Meeting } from '../../protocol/types';
import { prefer, preferences } from '../preferences';
import { meetingPath } from '../router';
import { me } from '../store';
import { heldMeeting, meetings } from './store';

/* Whether this person is in it while it goes on. */
export function isIn(meeting: Meeting): boolean {
	return goesOn(meeting) && isHere(meeting, me.peek());
}

/* The page is left. */
export function keepFor(room: string, number: number): void {
	const meeting = heldMeeting.peek()?.meeting;
	if (meeting?.meeting === number && isIn(meeting)) return;
	meetings.close(room, number);
}

/* The device remembers which one it is, so that the bar is there after a reload as well. */
export function remember(room: string, meeting: Meeting): void {
	const path = isIn(meeting) ? meetingPath(room, meeting.meeting) : '';
	const kept = preferences.peek().meeting;
	if (path !== '' && kept !== path) prefer('meeting', path);
	if (path === '' && kept === meetingPath(room, meeting.meeting)) prefer('meeting', '');
}
