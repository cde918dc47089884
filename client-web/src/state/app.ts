/* Everything a client knows, and how it changes by what the server says. */
import type {
	JournalEvent,
	Notice,
	NoticeReason,
	Notifications,
	Preference,
	PresenceState,
	RoomOpenResult,
	SessionHelloResult,
} from '../protocol/types';
import { EMPTY_INBOX, withOpen, type Inbox } from './inbox';
import { entryOfSummary, takeCall, takeEvents, takeOpened, takeUnopened, type RoomEntry } from './rooms';
import { keep, takeKept, type Kept } from './kept';
import { isSaid } from './rows';
import { NOTHING_SAVED, savedOf, withSaved, type Saved } from './saved';
import { withStatus, type Statuses } from './statuses';
import { callInThread, catchUpThreads, greetThreads, NO_THREADS, takeInThreads, type Threads } from './threads';
import { stillTyping, withTyping, type Typing } from './typing';

export interface AppState {
	/* Empty before the first hello. */
	readonly epoch: string;
	readonly me: string;
	readonly house: string;
	readonly server: string;
	/* The house first, then in the order the server lists them, new ones last. */
	readonly rooms: ReadonlyMap<string, RoomEntry>;
	readonly presence: ReadonlyMap<string, PresenceState>;
	readonly statuses: Statuses;
	/* Whether the person can sign in with a password. */
	readonly hasPassword: boolean;
	readonly typing: readonly Typing[];
	readonly inbox: Inbox;
	readonly threads: Threads;
	readonly saved: Saved;
}

export const EMPTY_STATE: AppState = {
	epoch: '',
	me: '',
	house: '',
	server: '',
	rooms: new Map(),
	presence: new Map(),
	statuses: new Map(),
	hasPassword: false,
	typing: [],
	inbox: EMPTY_INBOX,
	threads: NO_THREADS,
	saved: NOTHING_SAVED,
};

/* What follows from a change: rooms that room.open is to be asked for, and the events that were
 * new to the client. */
export interface Step {
	readonly state: AppState;
	readonly missing: readonly string[];
}

export function takeHello(state: AppState, hello: SessionHelloResult): Step {
	const sameData = state.epoch === hello.epoch && state.me === hello.me;
	const rooms = new Map<string, RoomEntry>();
	const missing: string[] = [];
	for (const summary of hello.rooms) {
		const old = sameData ? state.rooms.get(summary.room) : undefined;
		let entry = entryOfSummary(summary, old);
		const behind = entry.held !== undefined && entry.held.head !== summary.head;
		if (behind || (summary.room === hello.house && !entry.held)) {
			missing.push(summary.room);
			entry = { ...entry, opening: true };
		}
		rooms.set(summary.room, entry);
	}
	const presence = new Map(hello.presence.map((one) => [one.person, one.state]));
	const statuses = new Map(hello.statuses.map((one) => [one.person, one]));
	const { epoch, me, house, server, has_password: hasPassword } = hello;
	const inbox = withOpen(sameData ? state.inbox : EMPTY_INBOX, hello.inbox);
	const threads = greetThreads(state.threads, hello.threads, sameData);
	const saved = savedOf(hello.saved);
	const next = { epoch, me, house, server, rooms, presence, statuses, hasPassword, inbox, threads, saved, typing: [] };
	return { state: next, missing };
}

type Notification = {
	[N in keyof Notifications]: { method: N; params: Notifications[N] };
}[keyof Notifications];

/* Takes a notification in; one that is not known changes nothing. */
export function takeNotification(
	state: AppState,
	method: string,
	params: unknown,
	now: number,
): Step {
	const notice = { method, params } as Notification;
	switch (notice.method) {
	case 'room.events':
		return takeRoomEvents(state, notice.params.room, notice.params.events);
	case 'room.entered': {
		const summary = notice.params.summary;
		const entry = entryOfSummary(summary, state.rooms.get(summary.room));
		return still(putEntry(state, entry));
	}
	case 'room.exited':
		return still(withoutRoom(state, notice.params.room));
	case 'room.preferred':
		return still(preferRoom(state, notice.params.room, notice.params.preference));
	case 'status.changed':
		return still({ ...state, statuses: withStatus(state.statuses, notice.params.status) });
	case 'presence.changed': {
		const presence = new Map(state.presence);
		for (const { person, state: how } of notice.params.people) {
			if (how === 'offline') presence.delete(person);
			else presence.set(person, how);
		}
		return still({ ...state, presence });
	}
	case 'inbox.added':
		return still(takeAdded(state, notice.params));
	case 'inbox.changed':
		return still(takeChanged(state, notice.params));
	case 'saved.changed':
		return still({ ...state, saved: withSaved(state.saved, notice.params, notice.params.saved) });
	case 'thread.kept': {
		const { threads } = state;
		return still({ ...state, threads: { ...threads, kept: takeKept(threads.kept, notice.params) } });
	}
	case 'typing.changed': {
		const { params } = notice;
		return still(params.person === state.me ? state : { ...state, typing: withTyping(state.typing, params, now) });
	}
	default:
		return still(state);
	}
}

function still(state: AppState): Step {
	return { state, missing: [] };
}

function takeRoomEvents(state: AppState, room: string, events: readonly JournalEvent[]): Step {
	const entry = state.rooms.get(room);
	if (!entry) return still(state);
	const taken = takeEvents(entry, events, state.me);
	let typing = state.typing;
	for (const event of events) {
		if (isSaid(event) && event.author && typing.length > 0)
			typing = withTyping(typing, { room, thread: event.ref ?? 0, person: event.author, on: false }, 0);
	}
	const threads = takeInThreads(state.threads, room, events, state.me);
	const next = { ...putEntry(state, taken.entry), typing, threads };
	return { state: next, missing: taken.gap ? [room] : [] };
}

const NO_CALLS: readonly NoticeReason[] = ['reply', 'reminder', 'meeting_soon', 'task_due'];

/* A call in a thread counts there, if the person follows it, and in its room until that is looked at;
 * other replies only there, a reminder, also of a meeting, nowhere but in the inbox. */
function takeAdded(state: AppState, { room, seq, thread, follows, reason, open }: Notifications['inbox.added']): AppState {
	const inbox = withOpen(state.inbox, open);
	const threads = thread === undefined || !follows ? state.threads : callInThread(state.threads, room, thread, seq);
	const next = NO_CALLS.includes(reason) ? state : changeEntry(state, room, (entry) => takeCall(entry, seq));
	return { ...next, inbox, threads };
}

function takeChanged(state: AppState, { open, rooms = [] }: Notifications['inbox.changed']): AppState {
	const next = { ...state, inbox: withOpen(state.inbox, open) };
	return rooms.reduce((all, { room, calls }) => changeEntry(all, room, (entry) => ({ ...entry, calls: calls.map(({ seq }) => seq) })), next);
}

/* What calls has been dealt with, or is open again. */
export function settleCalls(state: AppState, notices: readonly Notice[], done: boolean): AppState {
	const calls = notices.filter(({ called }) => called);
	return calls.reduce((all, { room, seq }) => changeEntry(all, room, (entry) => takeCall(entry, seq, !done)), state);
}

export function lapseTyping(state: AppState, now: number): AppState {
	const typing = stillTyping(state.typing, now);
	return typing === state.typing ? state : { ...state, typing };
}

export function putEntry(state: AppState, entry: RoomEntry): AppState {
	return { ...state, rooms: new Map(state.rooms).set(entry.id, entry) };
}

function withoutRoom(state: AppState, room: string): AppState {
	const rooms = new Map(state.rooms);
	rooms.delete(room);
	return { ...state, rooms };
}

/* Changes one room, if it is there. */
export function changeEntry(
	state: AppState,
	room: string,
	change: (entry: RoomEntry) => RoomEntry,
): AppState {
	const entry = state.rooms.get(room);
	if (!entry) return state;
	const next = change(entry);
	return next === entry ? state : putEntry(state, next);
}

export function preferRoom(state: AppState, room: string, preference: Partial<Preference>): AppState {
	return changeEntry(state, room, (entry) => ({
		...entry,
		preference: { ...entry.preference, ...preference },
	}));
}

export function keepThread(state: AppState, room: string, message: number, how: Partial<Kept>): AppState {
	const { threads } = state;
	return { ...state, threads: { ...threads, kept: keep(threads.kept, room, message, how) } };
}

/* room.open is about to be asked. */
export function beginOpening(state: AppState, room: string): AppState {
	return changeEntry(state, room, (entry) => ({ ...entry, opening: true }));
}

export function endOpening(state: AppState, room: string): AppState {
	return changeEntry(state, room, takeUnopened);
}

export function takeAnswer(state: AppState, answer: RoomOpenResult): Step {
	const entry = state.rooms.get(answer.room);
	if (!entry) return still(state);
	const taken = takeOpened(entry, answer, state.me);
	const next = { ...putEntry(state, taken.entry), threads: catchUpThreads(state.threads, answer) };
	return { state: next, missing: taken.gap ? [answer.room] : [] };
}
