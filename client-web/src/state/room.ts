/* What a client holds of one room: the state its journal amounts to, and a contiguous window of
 * rows. Pure: every function returns a new value and leaves the old one as it was. */
import type { CaseSheet, Channel, Door, Group, Guest, House, JournalEvent, Meeting, Member, Pin, PollState, RoomKind, RoomState, Settings, TaskState, ThreadSummary } from '../protocol/types';
import { applyState } from './roomState';
import { changeRow, refOf, rowOf, type Row } from './rows';
import { withCounts, type ThreadCount } from './threadCounts';

/* Rows kept in a window, and rows asked for at once. */
export const WINDOW_ROWS = 320;
export const PAGE_ROWS = 80;
/* Changes remembered so that a page read before them can still be folded in after them. */
const RECENT_MAX = 400;

export interface HeldRoom {
	readonly id: string;
	readonly kind: RoomKind;
	/* Of a channel: how it is set up. */
	readonly settings?: Settings;
	readonly members: readonly Member[];
	/* What is pinned, the newest last. */
	readonly pins: readonly Pin[];
	/* Those that are not over, and templates, in order of planning. */
	readonly meetings: readonly Meeting[];
	/* Those that are not closed. */
	readonly polls: readonly PollState[];
	readonly tasks: readonly TaskState[];
	/* Of messages that were answered, by their number: how often. */
	readonly threads: ReadonlyMap<number, ThreadCount>;
	/* Of the house: its channels, and the groups that can be called upon. */
	readonly channels: readonly Channel[];
	readonly groups: readonly Group[];
	/* Of the house: what it says of itself. */
	readonly house?: House;
	/* Of a backstage: the room that is its shared side, the case, who is invited or came, and how guests are received. */
	readonly shared?: string;
	readonly sheet?: CaseSheet;
	readonly guests?: readonly Guest[];
	readonly door?: Door;
	/* The last event applied. */
	readonly head: number;
	/* rows[i] has the number from + i; without rows, from is head + 1. */
	readonly from: number;
	readonly rows: readonly Row[];
	/* The changes among the events recentFrom..head. */
	readonly recent: readonly JournalEvent[];
	readonly recentFrom: number;
	/* Whether the reader stands at the end, so that old rows may go; else new ones are not taken. */
	readonly follow: boolean;
}

export function lastOf(room: HeldRoom): number {
	return room.from + room.rows.length - 1;
}

export function rowAt(room: HeldRoom, seq: number): Row | undefined {
	return room.rows[seq - room.from];
}

/* A room from a fresh state and the page that comes with it. */
export function roomOfFresh(
	id: string,
	state: RoomState,
	from: number,
	events: readonly JournalEvent[],
	threads: readonly ThreadSummary[] = [],
): HeldRoom {
	const empty: HeldRoom = {
		id,
		kind: state.kind,
		...(state.settings && { settings: state.settings }),
		members: state.members,
		pins: state.pins,
		meetings: state.meetings,
		polls: state.polls ?? [],
		tasks: state.tasks ?? [],
		threads: withCounts(new Map(), threads, state.seq),
		channels: state.channels,
		groups: state.groups,
		...(state.house && { house: state.house }),
		...(state.shared && { shared: state.shared, sheet: state.sheet!, guests: state.guests ?? [] }),
		...(state.door && { door: state.door }),
		head: state.seq,
		from,
		rows: [],
		recent: [],
		recentFrom: state.seq + 1,
		follow: true,
	};
	return { ...empty, rows: foldPage(from, state.seq, events) };
}

/* The rows from..to of a page: its rows and the later events that refer to them. */
export function foldPage(from: number, to: number, events: readonly JournalEvent[]): Row[] {
	const rows: Row[] = [];
	for (const event of events) {
		if (event.seq >= from && event.seq <= to && event.seq === from + rows.length)
			rows.push(rowOf(event));
		changeIn(rows, from, event);
	}
	return rows;
}

function changeIn(rows: Row[], from: number, event: JournalEvent): void {
	const ref = refOf(event);
	const row = ref === undefined ? undefined : rows[ref - from];
	if (row) rows[row.seq - from] = changeRow(row, event);
}

/* Applies events that follow on the head, in order; those already applied are passed over. Stops
 * at a gap: the rest is returned as `later`. */
export function applyEvents(
	room: HeldRoom,
	events: readonly JournalEvent[],
): { room: HeldRoom; later: JournalEvent[] } {
	let next = room;
	let rows: Row[] | undefined;
	for (let i = 0; i < events.length; i++) {
		const event = events[i]!;
		if (event.seq <= next.head) continue;
		if (event.seq !== next.head + 1) return { room: settle(next, rows), later: events.slice(i) };
		rows ??= room.rows.slice();
		const atEnd = room.from + rows.length === event.seq;
		if (atEnd && (room.follow || rows.length < WINDOW_ROWS)) rows.push(rowOf(event));
		changeIn(rows, room.from, event);
		next = remember(applyState({ ...next, head: event.seq }, event), event);
	}
	return { room: settle(next, rows), later: [] };
}

function settle(room: HeldRoom, rows: Row[] | undefined): HeldRoom {
	return rows ? trim({ ...room, rows }, room.follow ? 'old' : 'new') : room;
}

function remember(room: HeldRoom, event: JournalEvent): HeldRoom {
	if (refOf(event) === undefined) return room;
	const recent = [...room.recent, event];
	if (recent.length <= RECENT_MAX) return { ...room, recent };
	const dropped = recent.shift()!;
	return { ...room, recent, recentFrom: dropped.seq + 1 };
}

/* Drops rows over the limit from one end. Replies do not count: they show elsewhere, and a window full of
 * them would leave nothing to read. */
export function trim(room: HeldRoom, end: 'old' | 'new'): HeldRoom {
	const { rows, from } = room;
	if (rows.length <= WINDOW_ROWS) return room;
	const [first, step] = end === 'new' ? [0, 1] : [rows.length - 1, -1];
	let kept = 0;
	for (let counted = 0; kept < rows.length && counted < WINDOW_ROWS; kept++)
		if (rows[first + step * kept]!.kind !== 'message.replied') counted++;
	if (kept === rows.length) return room;
	if (end === 'new') return { ...room, rows: rows.slice(0, kept) };
	return { ...room, from: from + rows.length - kept, rows: rows.slice(rows.length - kept) };
}

export function memberOf(room: HeldRoom, person: string): Member | undefined {
	return room.members.find((member) => member.person === person);
}

/* The first event this person sees. */
export function sinceOf(room: HeldRoom, person: string): number {
	return memberOf(room, person)?.since ?? 1;
}

/* A page of history as it was read when the room's head was `head`. */
export interface Page {
	readonly head: number;
	readonly from: number;
	readonly to: number;
	readonly events: readonly JournalEvent[];
	readonly threads?: readonly ThreadSummary[];
}

/* Takes a page into the window: before its rows, after them, or in their place. The page may have
 * been read before or after the events applied since. `undefined`: it does not fit, ask again. */
export function takePage(
	room: HeldRoom,
	page: Page,
	where: 'older' | 'newer' | 'instead',
): HeldRoom | undefined {
	if (page.head + 1 < room.recentFrom) return undefined;
	const to = Math.min(page.to, room.head);
	const rows = foldPage(page.from, to, page.events);
	if (rows.length !== to - page.from + 1) return undefined;
	for (const event of room.recent) if (event.seq > page.head) changeIn(rows, page.from, event);
	const next = { ...room, threads: withCounts(room.threads, page.threads ?? [], page.head) };
	if (where === 'instead') return { ...next, from: page.from, rows };
	if (where === 'older') {
		if (to !== room.from - 1) return undefined;
		return trim({ ...next, from: page.from, rows: [...rows, ...room.rows] }, 'new');
	}
	if (page.from !== lastOf(room) + 1) return undefined;
	return trim({ ...next, rows: [...room.rows, ...rows] }, 'old');
}
