/* What is held of rooms that are on screen, or were. */
import type { ThreadSummary } from '../protocol/types';
import { changeEntry, type AppState } from './app';
import { takePage, type HeldRoom, type Page } from './room';
import { withCounts } from './threadCounts';

function changeHeld(
	state: AppState,
	room: string,
	change: (held: HeldRoom) => HeldRoom | undefined,
): AppState {
	return changeEntry(state, room, (entry) => {
		const held = entry.held && change(entry.held);
		return held && held !== entry.held ? { ...entry, held } : entry;
	});
}

/* Takes a page of history in, if it fits. */
export function takeHistory(
	state: AppState,
	room: string,
	page: Page,
	where: 'older' | 'newer' | 'instead',
): AppState {
	return changeHeld(state, room, (held) => takePage(held, page, where));
}

/* How many replies there are to a message, when the room's head was `head`. */
export function countThread(state: AppState, room: string, count: ThreadSummary, head: number): AppState {
	return changeHeld(state, room, (held) => ({ ...held, threads: withCounts(held.threads, [count], head) }));
}

/* Whether the reader stands at the end of the room. */
export function followRoom(state: AppState, room: string, follow: boolean): AppState {
	return changeHeld(state, room, (held) => (held.follow === follow ? held : { ...held, follow }));
}

/* Forgets what is held of a room; the rail keeps showing it. */
export function dropHeld(state: AppState, room: string): AppState {
	return changeEntry(state, room, ({ held: _, ...entry }) => entry);
}
