/* A case is talked over in two rooms: the side that the customer reads, too, and the backstage, which is the team's alone and
 * keeps the case. */
import type { RoomEntry } from './rooms';

export type Side = 'shared' | 'backstage';

export function isSide({ kind }: Pick<RoomEntry, 'kind'>): boolean {
	return kind === 'shared' || kind === 'backstage';
}

type Rooms = ReadonlyMap<string, RoomEntry>;

/* The backstage of the case that this room is a side of. */
export function caseOf(rooms: Rooms, room: string): RoomEntry | undefined {
	const entry = rooms.get(room);
	if (entry?.kind === 'shared') return [...rooms.values()].find(({ brief }) => brief?.shared === room);
	return entry?.kind === 'backstage' ? entry : undefined;
}

/* What has a page at the address of this room: a side has that of its case. */
export function entryAt(rooms: Rooms, room: string): RoomEntry | undefined {
	const entry = rooms.get(room);
	return entry && isSide(entry) && !caseOf(rooms, room) ? undefined : entry;
}

/* Both sides of the case that this room keeps; any other room alone. */
export function sidesOf(rooms: Rooms, entry: RoomEntry): RoomEntry[] {
	const shared = entry.brief && rooms.get(entry.brief.shared);
	return shared ? [entry, shared] : [entry];
}
