/* What a room is called where it does not stand by itself: a channel with its sign. */
import { titleOf } from './room/title';
import { app } from './store';

export function roomName(room: string): string | undefined {
	const entry = app.value.rooms.get(room);
	return entry && (entry.kind === 'channel' ? `#${entry.title}` : titleOf(entry));
}
