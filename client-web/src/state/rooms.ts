/* One entry per room the person is a member of: what the rail shows, and, for rooms that have been
 * opened, what is held of them. */
import type {
	CaseBrief,
	CaseSheet,
	JournalEvent,
	Preference,
	RoomAccess,
	RoomKind,
	RoomOpenResult,
	RoomSummary,
} from '../protocol/types';
import { LIMITS } from '../protocol/limits';
import { applyEvents, lastOf, roomOfFresh, sinceOf, type HeldRoom } from './room';
import type { Row } from './rows';

export interface RoomEntry {
	readonly id: string;
	readonly kind: RoomKind;
	/* Of a channel and of the house. */
	readonly title: string;
	readonly access?: RoomAccess;
	readonly archived: boolean;
	/* Of a conversation: its members, who never change. */
	readonly people: readonly string[];
	readonly preference: Preference;
	/* Of a backstage: the case it keeps. */
	readonly brief?: CaseBrief;
	/* The last event known of, and when that was. */
	readonly head: number;
	readonly changed: number;
	/* How far the person has read. */
	readonly mark: number;
	/* What the server counted up to which event, and the messages of others that came since. */
	readonly counted: number;
	readonly countedTo: number;
	readonly fresh: readonly number[];
	/* Where the person was called upon, and has not dealt with it: all after the mark, and some before. */
	readonly calls: readonly number[];
	readonly held?: HeldRoom;
	/* An answer to room.open is awaited; meanwhile events gather in `later`. */
	readonly opening: boolean;
	readonly later: readonly JournalEvent[];
}

/* As long as the person has not said otherwise. */
const NO_PREFERENCE: Preference = { level: 'all', favourite: false, section: '', hidden: 0 };

/* More than this waiting is dropped: the gap it leaves is asked for in the end. */
const LATER_MAX = 2000;

/* The entry for a summary; what was held of the room stays. */
export function entryOfSummary(summary: RoomSummary, old?: RoomEntry): RoomEntry {
	const entry: RoomEntry = {
		id: summary.room,
		kind: summary.kind,
		title: summary.title,
		...(summary.access && { access: summary.access }),
		archived: summary.archived,
		people: (summary.people ?? []).map(({ person }) => person),
		preference: summary.preference ?? NO_PREFERENCE,
		...(summary.brief && { brief: summary.brief }),
		head: summary.head,
		changed: summary.changed,
		mark: summary.mark,
		counted: summary.unread,
		countedTo: summary.head,
		fresh: [],
		calls: summary.calls.map(({ seq }) => seq),
		opening: false,
		later: [],
	};
	return old?.held ? { ...entry, held: old.held } : entry;
}

/* Takes events of the room in. `gap`: numbers are missing, and room.open is to be asked. */
export function takeEvents(
	entry: RoomEntry,
	events: readonly JournalEvent[],
	me: string,
): { entry: RoomEntry; gap: boolean } {
	if (entry.opening) {
		const later = [...entry.later, ...events];
		return { entry: { ...entry, later: later.length > LATER_MAX ? [] : later }, gap: false };
	}
	const { next, later } = entry.held
		? applyToHeld(entry, entry.held, events, me)
		: applyToRail(entry, events, me);
	if (later.length === 0) return { entry: next, gap: false };
	return { entry: { ...next, opening: true, later }, gap: true };
}

interface Applied {
	next: RoomEntry;
	later: readonly JournalEvent[];
}

function applyToHeld(
	entry: RoomEntry,
	held: HeldRoom,
	events: readonly JournalEvent[],
	me: string,
): Applied {
	const { room, later } = applyEvents(held, events);
	const applied = events.filter((event) => event.seq > held.head && event.seq <= room.head);
	const next = count({ ...entry, held: room, ...namesOf(room) }, applied, me);
	return { next: { ...next, head: Math.max(entry.head, room.head) }, later };
}

function applyToRail(entry: RoomEntry, events: readonly JournalEvent[], me: string): Applied {
	const applied: JournalEvent[] = [];
	let head = entry.head;
	for (let i = 0; i < events.length; i++) {
		const event = events[i]!;
		if (event.seq <= head) continue;
		if (event.seq !== head + 1)
			return { next: { ...count(rename(entry, applied), applied, me), head }, later: events.slice(i) };
		applied.push(event);
		head = event.seq;
	}
	return { next: { ...count(rename(entry, applied), applied, me), head }, later: [] };
}

/* What the rail shows of how a room is set up. */
function namesOf({ settings, house, shared, sheet }: Pick<HeldRoom, 'settings' | 'house' | 'shared' | 'sheet'>): Partial<RoomEntry> {
	if (settings) return { title: settings.title, access: settings.access, archived: settings.archived, ...(shared && sheet && { brief: briefOf(shared, sheet) }) };
	return house ? { title: house.title } : {};
}

function briefOf(shared: string, { customer, host, state, until, reopened }: CaseSheet): CaseBrief {
	return { shared, customer, host, state, ...(until !== undefined && { until }), ...(reopened !== undefined && { reopened }) };
}

function rename(entry: RoomEntry, events: readonly JournalEvent[]): RoomEntry {
	let next = entry;
	for (const { kind, body } of events) {
		if (kind === 'room.changed' && body) next = { ...next, ...namesOf(body) };
		if (kind === 'case.opened' && body) next = { ...next, brief: briefOf(body.shared, body.sheet) };
		if (kind === 'case.changed' && body && next.brief) next = { ...next, brief: briefOf(next.brief.shared, body.sheet) };
	}
	return next;
}

function count(entry: RoomEntry, events: readonly JournalEvent[], me: string): RoomEntry {
	let { changed, counted, fresh, calls } = entry;
	for (const event of events) {
		changed = Math.max(changed, event.time ?? 0);
		if (event.seq <= Math.max(entry.head, entry.countedTo)) continue;
		if (event.kind === 'message.posted') {
			const mine = event.author === me || event.seq <= entry.mark;
			if (!mine) fresh = [...fresh, event.seq].slice(-LIMITS.unread_max);
		}
		if (event.kind === 'message.erased') calls = calls.filter((seq) => seq !== event.ref);
		if (event.kind === 'message.erased' && event.ref !== undefined && event.ref > entry.mark) {
			/* Replies are not counted here. */
			const { thread, said_by: author = me } = event.body ?? {};
			if (thread !== undefined || author === me) continue;
			if (fresh.includes(event.ref)) fresh = fresh.filter((seq) => seq !== event.ref);
			else if (counted < LIMITS.unread_max) counted = Math.max(0, counted - 1);
		}
	}
	return { ...entry, changed, counted, fresh, calls };
}

/* The answer to room.open. Afterwards what came meanwhile is taken in, unless the answer ended early:
 * then the rest is to be asked for first. Its mark is passed over: hello and room.marked have said it,
 * and the person may have changed it since it was asked. */
export function takeOpened(
	entry: RoomEntry,
	answer: RoomOpenResult,
	me: string,
): { entry: RoomEntry; gap: boolean } {
	const later = entry.later;
	let next: RoomEntry = { ...entry, opening: false, later: [] };
	if (!answer.state) {
		if (answer.from > (entry.held ?? entry).head + 1) next = skipTo(next, answer.from);
		const taken = takeEvents(next, answer.events, me);
		if (taken.gap) return taken;
		if (answer.to < answer.head)
			return { entry: { ...taken.entry, opening: true, later }, gap: true };
		return takeEvents(taken.entry, later, me);
	}
	const held = roomOfFresh(entry.id, answer.state, answer.from, answer.events, answer.threads);
	next = count(next, answer.events.filter((event) => event.seq > entry.head), me);
	next = { ...next, held, ...namesOf(held), head: Math.max(entry.head, held.head) };
	return takeEvents(next, later, me);
}

/* What lies before is not there for this person any more, who has left meanwhile and come again: what
 * was held is another's to read. */
function skipTo(entry: RoomEntry, from: number): RoomEntry {
	const { held: _, ...rest } = entry;
	return { ...rest, head: from - 1 };
}

/* The answer to room.open did not come; what gathered meanwhile will be asked for again. */
export function takeUnopened(entry: RoomEntry): RoomEntry {
	return { ...entry, opening: false, later: [] };
}

/* The person was called upon there, or has dealt with it. */
export function takeCall(entry: RoomEntry, seq: number, isOpen = true): RoomEntry {
	if (entry.calls.includes(seq) === isOpen) return entry;
	return { ...entry, calls: isOpen ? [...entry.calls, seq] : entry.calls.filter((one) => one !== seq) };
}

/* What is held, if every row after the mark is among it. */
function isCounted(entry: RoomEntry, me: string): HeldRoom | undefined {
	const { held, mark } = entry;
	const reaches = held && held.from <= Math.max(mark + 1, sinceOf(held, me)) && lastOf(held) >= held.head;
	return reaches ? held : undefined;
}

function isNew(row: Row, entry: RoomEntry, me: string): boolean {
	return row.seq > entry.mark && !row.erased && row.author !== me;
}

/* Messages of others after the mark, counted up to the limit. Exact where the window reaches. */
export function unreadOf(entry: RoomEntry, me: string): number {
	if (entry.mark >= entry.head) return 0;
	const held = isCounted(entry, me);
	const unread = held
		? held.rows.filter((row) => row.kind === 'message.posted' && isNew(row, entry, me)).length
		: entry.counted + entry.fresh.length;
	return Math.min(LIMITS.unread_max, unread);
}

/* How often they have been called upon after the mark, and have not dealt with it. */
export function calledOf({ calls, mark }: RoomEntry): number {
	return Math.min(LIMITS.unread_max, calls.filter((seq) => seq > mark).length);
}
