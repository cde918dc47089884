/* Who of the customer's is invited, waits and was let in. */
import type { RoomEntry } from '../../../state/rooms';

export function GuestsPart(_: { backstage: RoomEntry }) {
	return null;
}
