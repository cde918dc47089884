/* The person's list of rooms, as it stands on screen. */
import { computed } from '@preact/signals';
import { collator } from '../../i18n';
import { isUnread, sectionsOf } from '../../state/rail';
import type { RoomEntry } from '../../state/rooms';
import { caseOf, sidesOf } from '../../state/side';
import { titleOf } from '../room/title';
import { visit } from '../router';
import { app } from '../store';

export const sections = computed(() => {
	const { rooms, me } = app.value;
	const isNews = (entry: RoomEntry) => sidesOf(rooms, entry).some((side) => isUnread(side, me));
	return sectionsOf(rooms.values(), entryHere.value, titleOf, collator.value.compare, isNews);
});

/* The entry of the room on screen, or of the case; empty: none. */
export const entryHere = computed(() => {
	const { route } = visit.value;
	if (route.page !== 'room' && route.page !== 'case') return '';
	return caseOf(app.value.rooms, route.room)?.id ?? route.room;
});

/* From top to bottom. */
export const listed = computed<RoomEntry[]>(() => sections.value.flatMap(({ rooms }) => [...rooms]));
