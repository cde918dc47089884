/* Which messages the person has saved, and when they want to be reminded of them. */
import type { SavedRef } from '../protocol/types';
import { placeKey } from './place';

/* By room and message; 0: no reminder. */
export type Saved = ReadonlyMap<string, number>;

export const NOTHING_SAVED: Saved = new Map();

export function savedOf(refs: readonly SavedRef[]): Saved {
	return new Map(refs.map(({ room, message, due }) => [placeKey(room, message), due ?? 0]));
}

export function withSaved(saved: Saved, { room, message, due }: SavedRef, isSaved: boolean): Saved {
	const next = new Map(saved);
	if (isSaved) next.set(placeKey(room, message), due ?? 0);
	else next.delete(placeKey(room, message));
	return next;
}

/* When the reminder of a message is due, 0: never; undefined: it is not saved. */
export function dueOf(saved: Saved, room: string, message: number): number | undefined {
	return saved.get(placeKey(room, message));
}
