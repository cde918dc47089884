import { showPins } from '../../state/outbox';
import { app, items } from '../store';

/* Whether it is pinned, or is about to be. */
export function isPinnedIn(room: string, seq: number): boolean {
	const held = app.value.rooms.get(room)?.held;
	return held !== undefined && seq > 0 && showPins(held, items.value).includes(seq);
}
