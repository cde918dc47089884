/* The meeting on screen: it, and what is on record of it, as meeting.open reads it and the room's events go on. Pure. */
import type { Floor, JournalEvent, Meeting, MeetingOpenResult, PollPick, PollTally, PollView } from '../protocol/types';
import { foldMeeting, goesOn } from './meeting';

export interface HeldMeeting {
	readonly room: string;
	readonly number: number;
	/* As far as it has been read. */
	readonly meeting?: Meeting;
	/* What is on record: summaries, decisions, tasks, polls and calls, and what refers to them, in order of the numbers. */
	readonly events: readonly JournalEvent[];
	/* While it goes on: who has the word and who wants it, and how its polls stand. */
	readonly floor?: Floor;
	readonly polls: readonly PollView[];
	/* The room's last event folded in. */
	readonly head: number;
	/* It is being asked for. What comes meanwhile is told once more after the answer. */
	readonly isAsked: boolean;
	readonly later: readonly ((held: HeldMeeting) => HeldMeeting)[];
	/* Whether it is as it says: it has been read, and nothing has been missed since. */
	readonly isTrue: boolean;
	/* It cannot be seen here. */
	readonly isMissing: boolean;
}

export function newMeeting(room: string, number: number): HeldMeeting {
	return { room, number, events: [], polls: [], head: 0, isAsked: false, later: [], isTrue: false, isMissing: false };
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

export function takeMeeting(held: HeldMeeting, { meeting, events, floor, polls, head }: MeetingOpenResult): HeldMeeting {
	const { floor: _, ...old } = endAskingMeeting(held);
	const taken: HeldMeeting = { ...old, meeting, events, polls, head, isTrue: true, ...(floor && { floor }) };
	return held.later.reduce((next, tell) => tell(next), taken);
}

/* What comes while it is asked for may be newer than the answer. */
function keep(held: HeldMeeting, tell: (held: HeldMeeting) => HeldMeeting): HeldMeeting {
	return held.isAsked ? { ...held, later: [...held.later, tell] } : held;
}

/* The floor as the server tells it; what is older, or of another meeting, is passed over. */
export function takeFloor(held: HeldMeeting, room: string, floor: Floor): HeldMeeting {
	if (room !== held.room || floor.meeting !== held.number) return held;
	const waiting = keep(held, (next) => takeFloor(next, room, floor));
	return floor.revision > (held.floor?.revision ?? 0) ? { ...waiting, floor } : waiting;
}

/* How a poll stands: what one has chosen oneself stays as it was. */
export function takeTally(held: HeldMeeting, room: string, tally: PollTally): HeldMeeting {
	return putView(held, room, tally.poll, (view) => ({ mine: view?.mine ?? [], tally }));
}

/* One has voted. */
export function takeVote(held: HeldMeeting, room: string, poll: number, mine: readonly PollPick[]): HeldMeeting {
	return putView(held, room, poll, (view) => ({ tally: view?.tally ?? { poll, voted: 0 }, mine: [...mine] }));
}

/* Of polls that are not of this meeting nothing is held. */
function putView(held: HeldMeeting, room: string, poll: number, change: (view: PollView | undefined) => PollView): HeldMeeting {
	if (room !== held.room) return held;
	const waiting = keep(held, (next) => putView(next, room, poll, change));
	if (!held.events.some(({ seq, kind }) => kind === 'poll.asked' && seq === poll)) return waiting;
	const at = held.polls.findIndex(({ tally }) => tally.poll === poll);
	const next = change(held.polls[at]);
	return { ...waiting, polls: at < 0 ? [...held.polls, next] : held.polls.map((view, i) => (i === at ? next : view)) };
}

/* What happened in the room. A number that is not the next one says that something was missed. */
export function applyToMeeting(held: HeldMeeting, event: JournalEvent): HeldMeeting {
	const { head, meeting } = held;
	const waiting = keep(held, (next) => applyToMeeting(next, event));
	if (!meeting || event.seq <= head || !held.isTrue) return waiting;
	if (event.seq > head + 1) return doubtMeeting(waiting);
	const next = { ...waiting, head: event.seq, events: foldRecord(held, event), polls: foldViews(held, event) };
	return event.ref === held.number ? withMeeting(next, foldMeeting(meeting, event)) : next;
}

/* With the end of the meeting the floor is gone. */
function withMeeting({ floor, ...held }: HeldMeeting, meeting: Meeting): HeldMeeting {
	return { ...held, meeting, ...(floor && goesOn(meeting) && { floor }) };
}

/* Votes are gone where the poll is closed, and where the server forgot them. */
function foldViews({ polls }: HeldMeeting, { kind, ref }: JournalEvent): readonly PollView[] {
	const isGone = kind === 'poll.closed' || kind === 'poll.restarted';
	return isGone ? polls.filter(({ tally }) => tally.poll !== ref) : polls;
}

/* What answers the meeting and is on record. */
const RECORDS: readonly JournalEvent['kind'][] = ['agenda.summarised', 'poll.asked', 'decision.made', 'task.made', 'meeting.called'];
const CHANGES: readonly JournalEvent['kind'][] = [
	'agenda.confirmed',
	'poll.opened',
	'poll.restarted',
	'poll.closed',
	'decision.changed',
	'task.changed',
];

/* What is put on record and what is said to it join; what is erased leaves its place empty. */
function foldRecord({ number, events }: HeldMeeting, event: JournalEvent): readonly JournalEvent[] {
	const { kind, ref } = event;
	const isOn = ref !== undefined && events.some(({ seq }) => seq === ref);
	if (RECORDS.includes(kind) && ref === number) return [...events, event];
	if (CHANGES.includes(kind) && isOn) return [...events, event];
	if (kind === 'message.erased' && isOn) return events.map((one) => (one.seq === ref || one.ref === ref ? withoutBody(one) : one));
	return events;
}

function withoutBody({ body: _, ...rest }: JournalEvent): JournalEvent {
	return rest as JournalEvent;
}
