/* The meeting on screen: it, and what is on record of it, as meeting.open reads it and the room's events go on. Pure. */
import type { JournalEvent, Meeting, MeetingOpenResult } from '../protocol/types';
import { foldMeeting } from './meeting';

export interface HeldMeeting {
	readonly room: string;
	readonly number: number;
	/* As far as it has been read. */
	readonly meeting?: Meeting;
	/* The summaries of its items, and what was said to them, in order of the numbers. */
	readonly events: readonly JournalEvent[];
	/* The room's last event folded in. */
	readonly head: number;
	/* It is being asked for. What comes meanwhile is told once more after the answer. */
	readonly isAsked: boolean;
	readonly later: readonly JournalEvent[];
	/* Whether it is as it says: it has been read, and nothing has been missed since. */
	readonly isTrue: boolean;
	/* It cannot be seen here. */
	readonly isMissing: boolean;
}

export function newMeeting(room: string, number: number): HeldMeeting {
	return { room, number, events: [], head: 0, isAsked: false, later: [], isTrue: false, isMissing: false };
}

export function askMeeting(held: HeldMeeting): HeldMeeting {
	return { ...held, isAsked: true };
}

/* The answer did not come. */
export function endAskingMeeting(held: HeldMeeting): HeldMeeting {
	return { ...held, isAsked: false, later: [] };
}

export function missMeeting({ room, number }: HeldMeeting): HeldMeeting {
	return { ...newMeeting(room, number), isMissing: true };
}

/* Something may have been missed: what is held shows until it has been read again. */
export function doubtMeeting(held: HeldMeeting): HeldMeeting {
	return { ...held, isTrue: false, isMissing: false };
}

export function takeMeeting(held: HeldMeeting, { meeting, events, head }: MeetingOpenResult): HeldMeeting {
	const taken = { ...endAskingMeeting(held), meeting, events, head, isTrue: true };
	return held.later.reduce(applyToMeeting, taken);
}

/* What happened in the room. A number that is not the next one says that something was missed. */
export function applyToMeeting(held: HeldMeeting, event: JournalEvent): HeldMeeting {
	const { head, meeting, isAsked } = held;
	const waiting = isAsked ? { ...held, later: [...held.later, event] } : held;
	if (!meeting || event.seq <= head || !held.isTrue) return waiting;
	if (event.seq > head + 1) return doubtMeeting(waiting);
	const next = { ...waiting, head: event.seq, events: foldRecord(held, event) };
	return event.ref === held.number ? { ...next, meeting: foldMeeting(meeting, event) } : next;
}

/* Summaries and words to them join the record; what is erased leaves its place empty. */
function foldRecord({ number, events }: HeldMeeting, event: JournalEvent): readonly JournalEvent[] {
	const { kind, ref } = event;
	const isOn = ref !== undefined && events.some(({ seq }) => seq === ref);
	if (kind === 'agenda.summarised' && ref === number) return [...events, event];
	if (kind === 'agenda.confirmed' && isOn) return [...events, event];
	if (kind === 'message.erased' && isOn) return events.map((one) => (one.seq === ref || one.ref === ref ? withoutBody(one) : one));
	return events;
}

function withoutBody({ body: _, ...rest }: JournalEvent): JournalEvent {
	return rest as JournalEvent;
}
