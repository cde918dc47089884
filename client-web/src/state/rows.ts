/* The rows of a room: one per event number, folded from its journal. A row is replaced, never
 * changed, so that equal rows are the same object. */
import type { Byline, Decided, JournalEvent, Meeting, MemberRole, Mention, PageState, Settings, Source, TaskState } from '../protocol/types';
import { beginMeeting, foldMeeting, MEETING_PARTS } from './meeting';
import { beginPoll, foldPoll, type PollRecord } from './poll';
import { beginTask } from './task';

/* What somebody has put to a message. */
export interface Reacted {
	readonly person: string;
	readonly emoji: readonly string[];
}

export interface Row {
	readonly seq: number;
	readonly kind: JournalEvent['kind'];
	readonly author?: string;
	readonly time?: number;
	/* Of a message: what it reads now; absent when erased. */
	readonly text?: string;
	/* Of a guest's message: what they were called then. */
	readonly by?: Byline;
	/* Who is called upon in the text, and where it was forwarded from. */
	readonly mentions?: readonly Mention[];
	readonly source?: Source;
	/* Of a reply: the message it answers. */
	readonly thread?: number;
	/* Of a message with a thread: what it is called, and whether it is settled. */
	readonly title?: string;
	readonly resolved?: boolean;
	/* Who changed their reactions last comes last; those who took all back are not there. */
	readonly reactions?: readonly Reacted[];
	/* The last event folded in. */
	readonly rev: number;
	readonly edited: boolean;
	readonly erased: boolean;
	readonly clientId?: string;
	/* Of joining, leaving and a new role: who. */
	readonly people?: readonly string[];
	/* Of a new role: which. */
	readonly role?: MemberRole;
	/* Of a pin: of which message, and whether it was put there. */
	readonly pin?: { readonly message: number; readonly on: boolean };
	/* Of a channel's beginning and of its changes: how it is set up from here on. */
	readonly settings?: Settings;
	/* Of the planning of a meeting: the meeting as it is now. */
	readonly meeting?: Meeting;
	/* Of a question to all: the poll as it is now. */
	readonly poll?: PollRecord;
	/* Of a decision: as it is worded now, and the meeting it was made in. */
	readonly decided?: Decided;
	readonly ref?: number;
	/* Of a task: as it is now. */
	readonly task?: TaskState;
	/* Of a page: what is said of it now. */
	readonly page?: PageState;
	/* Of minutes, presented, sealed or added to: the event, and those that refer to it, of each kind and author the last. */
	readonly minutes?: readonly JournalEvent[];
	/* Of what is known backstage of a case and of its guests: the event. */
	readonly inCase?: JournalEvent;
}

type Making = { -readonly [K in keyof Row]: Row[K] };

export function rowOf(event: JournalEvent): Row {
	const row: Making = {
		seq: event.seq,
		kind: event.kind,
		rev: event.seq,
		edited: false,
		erased: false,
	};
	if (event.author !== undefined) row.author = event.author;
	if (event.time !== undefined) row.time = event.time;
	if (isSaid(event)) tellMessage(row, event);
	if (event.kind === 'message.replied' && event.ref !== undefined) row.thread = event.ref;
	if (event.kind === 'message.pinned' && event.body && event.ref !== undefined)
		row.pin = { message: event.ref, on: event.body.on };
	if (event.kind === 'member.joined' && event.body) row.people = event.body.members.map(({ person }) => person);
	if (event.kind === 'member.left' && event.body) row.people = [event.body.person];
	if (event.kind === 'member.changed' && event.body) {
		row.people = [event.body.person];
		row.role = event.body.role;
	}
	const meeting = event.kind === 'meeting.planned' && beginMeeting(event);
	if (meeting) row.meeting = meeting;
	const poll = beginPoll(event);
	if (poll) row.poll = poll;
	if (event.kind === 'decision.made' && event.body) {
		row.decided = event.body.decided;
		if (event.ref !== undefined) row.ref = event.ref;
	}
	const task = beginTask(event);
	if (task) row.task = task;
	if (event.kind === 'page.made' && event.body) row.page = event.body.what;
	if (event.body && MINUTES.has(event.kind)) {
		row.minutes = [event];
		if (event.ref !== undefined) row.ref = event.ref;
	}
	if (event.body && IN_CASE.test(event.kind)) row.inCase = event;
	const isSetUp = event.kind === 'room.created' || event.kind === 'room.changed';
	if (isSetUp && event.body?.settings) row.settings = event.body.settings;
	return row;
}

/* What shows of minutes. */
const MINUTES = new Set<string>(['minutes.presented', 'minutes.sealed', 'minutes.added']);

const IN_CASE = /^(?:case|guest|door)\./;

/* Something somebody said, to the room or in a thread. */
export type SaidEvent = JournalEvent & { kind: 'message.posted' | 'message.replied' };

export function isSaid(event: JournalEvent): event is SaidEvent {
	return event.kind === 'message.posted' || event.kind === 'message.replied';
}

export function isMessage({ kind }: Pick<Row, 'kind'>): boolean {
	return kind === 'message.posted' || kind === 'message.replied';
}

function tellMessage(row: Making, { client_id, body }: SaidEvent): void {
	if (client_id !== undefined) row.clientId = client_id;
	row.erased = !body;
	if (!body) return;
	row.text = body.text;
	if (body.by) row.by = body.by;
	if (body.mentions) row.mentions = body.mentions;
	if ('source' in body && body.source) row.source = body.source;
}

/* The row after a later event that refers to it. Folding an event twice, or an older one after a
 * newer, changes nothing. An erased message forgets that it was edited: a page does not say so. Without
 * a body the message has been erased meanwhile, and that event is on its way. */
export function changeRow(row: Row, event: JournalEvent): Row {
	if (event.seq <= row.rev) return row;
	const next = { ...row, rev: event.seq };
	if (row.meeting) return { ...next, meeting: foldMeeting(row.meeting, event) };
	if (row.poll) return { ...next, poll: foldPoll(row.poll, event) };
	if (row.minutes) return { ...next, minutes: [...row.minutes.filter(outlives(event)), event] };
	/* What was copied into a case can be erased, and then is as if it had not been. */
	if (event.kind === 'message.erased' && IN_CASE.test(row.kind)) return withoutCase(next);
	if (event.kind === 'decision.changed') return row.decided && event.body ? { ...next, decided: { ...row.decided, ...event.body } } : row;
	if (event.kind === 'task.changed') return event.body ? { ...next, task: event.body.state } : row;
	if (event.kind === 'page.changed') return row.page && event.body ? { ...next, page: event.body.what } : row;
	if (!isMessage(row)) return row;
	switch (event.kind) {
	case 'message.erased':
		return eraseRow(next);
	case 'message.edited':
		return row.erased ? next : editRow(next, event.body);
	case 'message.reacted':
		return row.erased || !event.body ? next : react(next, event.author ?? '', event.body.reactions);
	case 'thread.changed':
		return event.body ? nameThread(next, event.body) : next;
	default:
		return row;
	}
}

function withoutCase({ inCase: _, ...rest }: Row): Row {
	return rest;
}

/* Of what is said to minutes each one's last word stands. */
function outlives({ kind, author }: JournalEvent): (one: JournalEvent) => boolean {
	return (one) => one.kind !== kind || one.author !== author;
}

function editRow(row: Row, body: { text: string; mentions?: readonly Mention[] } | undefined): Row {
	if (!body) return { ...row, edited: true };
	const { mentions: _, ...rest } = row;
	return { ...rest, edited: true, text: body.text, ...(body.mentions && { mentions: body.mentions }) };
}

function nameThread(row: Row, body: { title: string; resolved: boolean }): Row {
	const { title: _, resolved: _r, ...rest } = row;
	return { ...rest, ...(body.title !== '' && { title: body.title }), ...(body.resolved && { resolved: true }) };
}

function react(row: Row, person: string, list: readonly { emoji: string }[]): Row {
	return withReactions(row, person, list.map(({ emoji }) => emoji));
}

/* These are now all the reactions of this person. */
export function withReactions(row: Row, person: string, emoji: readonly string[]): Row {
	const { reactions = [], ...rest } = row;
	const all = reactions.filter((one) => one.person !== person);
	if (emoji.length > 0) all.push({ person, emoji });
	return all.length > 0 ? { ...rest, reactions: all } : rest;
}

function eraseRow(row: Row): Row {
	const { text: _, by: _b, mentions: _m, source: _s, reactions: _r, title: _t, resolved: _o, ...rest } = row;
	return { ...rest, edited: false, erased: true };
}

const CHANGES = new Set<string>([
	'message.edited',
	'message.erased',
	'message.reacted',
	'thread.changed',
	'poll.opened',
	'poll.restarted',
	'poll.closed',
	'decision.changed',
	'task.changed',
	'page.changed',
	'minutes.answered',
	'minutes.withdrawn',
	...MEETING_PARTS,
]);

export function refOf(event: JournalEvent): number | undefined {
	return CHANGES.has(event.kind) ? event.ref : undefined;
}
