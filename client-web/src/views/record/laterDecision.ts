/* A decision that a room has made afterwards, as far as the room's rows are held. */
import { useComputed } from '@preact/signals';
import type { Decided } from '../../protocol/types';
import type { Row } from '../../state/rows';
import { app } from '../store';

export function useLaterDecision(room: string, matches: (decided: Decided) => boolean): Row | undefined {
	return useComputed(() => app.value.rooms.get(room)?.held?.rows.find(({ decided }) => decided && matches(decided))).value;
}
