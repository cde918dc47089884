/* What became of a guest, or of the door, in a line of the talk backstage. */
import type { JournalEvent } from '../../../protocol/types';

export function GuestLine(_: { room: string; event: JournalEvent }) {
	return null;
}
