/* The room in which something is put on record: where in it, whether that can be, and who is there. */
import { useEffect } from 'preact/hooks';
import { goesOn } from '../../state/meeting';
import { isHere } from '../../state/meetingPeople';
import type { RoomEntry } from '../../state/rooms';
import type { Place } from '../records';
import { app, client } from '../store';

/* In the meeting that goes on there and that one is in, at its item; else in the room alone. */
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

/* They are known once the room is held. */
export function useMembers(room: string): void {
	useEffect(() => client().rooms.open(room), [room]);
}

/* Whether this person may change what is on record there: every member may, as long as the room goes on. */
export function mayChange(room: string): boolean {
	return app.value.rooms.get(room)?.archived === false;
}
