/* Where something is put on record: in the meeting of the room that goes on and that one is in, at its item; else in the room. */
import { goesOn } from '../../state/meeting';
import { isHere } from '../../state/meetingPeople';
import type { RoomEntry } from '../../state/rooms';
import type { Place } from '../records';
import { app } from '../store';

export function placeIn(room: string): Place {
	const { rooms, me } = app.peek();
	const meeting = rooms.get(room)?.held?.meetings.find((one) => goesOn(one) && isHere(one, me));
	if (!meeting) return { room };
	const { item } = meeting.run;
	return { room, meeting: meeting.meeting, ...(item !== undefined && { item }) };
}

export function membersOf(entry: RoomEntry | undefined): string[] {
	return (entry?.held?.members ?? []).map(({ person }) => person);
}
