/* The one room a guest has, once they are let in. */
import { computed } from '@preact/signals';
import type { RoomEntry } from '../state/rooms';
import { app } from '../views/store';

export const room = computed<RoomEntry | undefined>(() => app.value.rooms.values().next().value);
