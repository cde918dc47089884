/* What can be open beside the messages of a room: then in every room one goes to. A side of a case, which has the other beside
 * it, has it open for itself. */
import { signal } from '@preact/signals';
import type { RoomEntry } from '../../state/rooms';
import { isSide } from '../../state/side';

export interface Beside {
	isShown(entry: RoomEntry): boolean;
	show(entry: RoomEntry, on: boolean): void;
}

function beside(): Beside {
	const shown = signal<string | undefined>(undefined);
	const placeOf = (entry: RoomEntry) => (isSide(entry) ? entry.id : '');
	return {
		isShown: (entry) => shown.value === placeOf(entry),
		show: (entry, on) => (shown.value = on ? placeOf(entry) : undefined),
	};
}

export const membersBeside = beside();
export const pinsBeside = beside();
