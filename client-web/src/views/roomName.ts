/* What a room is called: a conversation by those in it. */
import { listText } from '../i18n';
import type { RoomEntry } from '../state/rooms';
import { nameOf } from './person';
import { app } from './store';

export function roomName(room: string): string | undefined {
	const entry = app.value.rooms.get(room);
	return entry && nameOfEntry(entry);
}

function nameOfEntry({ kind, title, people }: RoomEntry): string {
	if (kind !== 'conversation') return kind === 'channel' ? `#${title}` : title;
	const others = people.filter((person) => person !== app.value.me);
	return listText((others.length > 0 ? others : people).map(nameOf));
}
