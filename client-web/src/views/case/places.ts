/* Where one is on the sides of a case: an address leads to one of them, the other stays as it was. */
import type { Side } from '../../state/side';

export interface CasePlace {
	side: Side;
	/* Of the backstage's side: what shows of it. */
	part: '' | 'sheet' | 'guests';
	/* The message to show, or 0; in this thread, or 0. */
	target: number;
	thread: number;
}

export interface SidePlace extends Omit<CasePlace, 'side'> {
	visit: number;
}

/* Not visited yet. */
export const NOWHERE: SidePlace = { part: '', target: 0, thread: 0, visit: -1 };

export type SidePlaces = Readonly<Record<Side, SidePlace>>;

/* One thread at a time is held: that which opens closes the one on the other side. */
export function visitSide(places: SidePlaces, { side, ...place }: CasePlace, visit: number): SidePlaces {
	const next = { ...places, [side]: { ...place, visit } };
	const other = side === 'shared' ? 'backstage' : 'shared';
	if (place.thread > 0 && places[other].thread > 0) next[other] = { ...places[other], target: 0, thread: 0 };
	return next;
}
