/* A meeting as its events amount to it: each brings a part of it whole, as in server/room/meetings.c. This much of it
 * is needed wherever a room is held; people, clock and agenda have modules of their own, which come with the views of meetings. */
import type { JournalEvent, Meeting } from '../protocol/types';

/* Events that bring a part of the meeting they refer to. */
export const MEETING_PARTS = ['meeting.changed', 'meeting.moved', 'meeting.answered', 'meeting.attended', 'agenda.changed'] as const;

export function beginMeeting({ seq: meeting, body }: JournalEvent & { kind: 'meeting.planned' }): Meeting | undefined {
	return body && { ...body, meeting, run: { phase: 'planned' }, answers: [], here: [] };
}

/* The meeting after an event that refers to it; others change nothing. */
export function foldMeeting(meeting: Meeting, event: JournalEvent): Meeting {
	const { author: person = '' } = event;
	if (!event.body) return meeting;
	switch (event.kind) {
	case 'meeting.changed':
	case 'meeting.moved':
	case 'agenda.changed':
		return { ...meeting, ...event.body };
	case 'meeting.answered':
		return { ...meeting, answers: [...without(meeting.answers, person), { person, answer: event.body.answer }] };
	case 'meeting.attended': {
		const { here, came } = event.body;
		const others = without(meeting.here, person);
		return { ...meeting, here: here ? [...others, { person, came }] : others };
	}
	default:
		return meeting;
	}
}

function without<T extends { person: string }>(list: readonly T[], person: string): T[] {
	return list.filter((one) => one.person !== person);
}

/* It was ended, or called off. */
export function isOver({ run }: Pick<Meeting, 'run'>): boolean {
	return run.phase === 'ended' || run.phase === 'cancelled';
}

/* It was begun and is not over: it runs, or is paused. */
export function goesOn({ run }: Pick<Meeting, 'run'>): boolean {
	return run.phase === 'running' || run.phase === 'paused';
}

/* A room's meetings after an event: what is over is not among them. */
export function applyToMeetings(meetings: readonly Meeting[], event: JournalEvent): readonly Meeting[] {
	if (event.kind === 'meeting.planned') {
		const begun = beginMeeting(event);
		return begun ? [...meetings, begun] : meetings;
	}
	const old = meetings.find(({ meeting }) => meeting === event.ref);
	const next = old && foldMeeting(old, event);
	if (next === old) return meetings;
	return meetings.flatMap((one) => (one !== old ? [one] : isOver(next!) ? [] : [next!]));
}
