/* The person's list of rooms, as it stands on screen. */
import { computed } from '@preact/signals';
import { collator } from '../../i18n';
import { sectionsOf } from '../../state/rail';
import type { RoomEntry } from '../../state/rooms';
import { titleOf } from '../room/title';
import { visit } from '../router';
import { app } from '../store';

export const sections = computed(() => {
	const { route } = visit.value;
	const here = route.page === 'room' ? route.room : '';
	return sectionsOf(app.value.rooms.values(), here, titleOf, collator.value.compare);
});

/* From top to bottom. */
export const listed = computed<RoomEntry[]>(() => sections.value.flatMap(({ rooms }) => [...rooms]));
