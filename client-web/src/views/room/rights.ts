/* What one may do in a room, as far as buttons need to know; the server decides. */
import { memberOf } from '../../state/room';
import type { RoomEntry } from '../../state/rooms';
import { isSide } from '../../state/side';
import { app, isAdministrator } from '../store';

/* Its owners, and administrators. */
export function isInCharge({ kind, held }: RoomEntry): boolean {
	if (kind !== 'channel' && !isSide({ kind })) return false;
	return isAdministrator.value || (held !== undefined && memberOf(held, app.value.me)?.role === 'owner');
}

/* Whether nobody else owns it, though others are there. */
export function isLastOwner({ held }: RoomEntry): boolean {
	if (!held || held.members.length < 2 || memberOf(held, app.value.me)?.role !== 'owner') return false;
	return held.members.filter(({ role }) => role === 'owner').length === 1;
}
