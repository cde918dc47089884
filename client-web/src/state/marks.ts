/* How far the person has read in their rooms, and what that leaves unread. */
import type { MarkedRoom } from '../protocol/types';
import { changeEntry, type AppState } from './app';
import type { RoomEntry } from './rooms';

/* The person has read so far; what that leaves is a guess until the server has counted it. */
export function takeMark(entry: RoomEntry, seq: number): RoomEntry {
	if (seq === entry.mark) return entry;
	const fresh = entry.fresh.filter((number) => number > seq);
	/* What the server counted lies before what has come since. */
	const isPassed = seq >= entry.head || fresh.length < entry.fresh.length;
	return { ...entry, mark: seq, fresh, ...(isPassed && { counted: 0 }) };
}

/* The same, as the server has counted it. */
export function takeMarked(entry: RoomEntry, { seq, unread, head, calls }: Omit<MarkedRoom, 'room'>): RoomEntry {
	const since = (number: number) => number > head;
	const open = [...calls.map((call) => call.seq), ...entry.calls.filter(since)];
	return { ...takeMark(entry, seq), counted: unread, countedTo: head, fresh: entry.fresh.filter(since), calls: open };
}

/* As if the person had not read on since then. */
export function takeBack(entry: RoomEntry, before: RoomEntry): RoomEntry {
	const { mark, counted } = before;
	const fresh = [...before.fresh, ...entry.fresh];
	return { ...entry, mark, counted, fresh, calls: [...new Set([...before.calls, ...entry.calls])] };
}

export function markRoom(state: AppState, room: string, seq: number): AppState {
	return changeEntry(state, room, (entry) => takeMark(entry, seq));
}

/* What the server says of marks. */
export function takeMarks(state: AppState, rooms: readonly MarkedRoom[]): AppState {
	let next = state;
	for (const marked of rooms) next = changeEntry(next, marked.room, (entry) => takeMarked(entry, marked));
	return next;
}
