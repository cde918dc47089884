/* How a person's rooms stand in their list: by what they have said of each. */
import { unreadOf, type RoomEntry } from './rooms';
import { sidesOf } from './side';

export interface RailSection {
	/* favourites, channels, cases and conversations have words of their own; else it is the person's own. */
	readonly kind: 'favourites' | 'own' | 'channels' | 'cases' | 'conversations';
	readonly name: string;
	readonly rooms: readonly RoomEntry[];
}

/* Left out until something comes, of a case on either side; what is archived is found by browsing. */
export function isShown(entry: RoomEntry, sides: readonly RoomEntry[] = [entry]): boolean {
	if (entry.archived && !entry.preference.favourite) return false;
	return sides.some(({ head, preference: { hidden } }) => hidden === 0 || head > hidden);
}

/* A case that is solved or put off is left out until somebody says something, on either side. */
function isResting({ brief, preference }: RoomEntry): boolean {
	return !preference.favourite && (brief?.state === 'solved' || brief?.state === 'postponed');
}

/* The sections that hold something, and always the channels and the conversations. Both sides of a case are one entry, its
 * backstage. here: the room on screen, which is never left out. */
export function sectionsOf(
	entries: Iterable<RoomEntry>,
	here: string,
	titleOf: (entry: RoomEntry) => string,
	compare: (a: string, b: string) => number,
	isNews: (entry: RoomEntry) => boolean = () => false,
): RailSection[] {
	const rooms = new Map([...entries].map((entry) => [entry.id, entry]));
	const shown = [...rooms.values()].filter((entry) => {
		if (entry.kind === 'house' || entry.kind === 'shared') return false;
		return entry.id === here || (isShown(entry, sidesOf(rooms, entry)) && (!isResting(entry) || isNews(entry)));
	});
	shown.sort((a, b) => compare(titleOf(a), titleOf(b)));
	const favourites = shown.filter(({ preference }) => preference.favourite);
	const rest = shown.filter(({ preference }) => !preference.favourite);
	const own = [...new Set(rest.map(({ preference }) => preference.section))].filter(Boolean).sort(compare);
	const free = rest.filter(({ preference }) => preference.section === '');
	const sections: RailSection[] = [
		{ kind: 'favourites', name: '', rooms: favourites },
		...own.map((name) => {
			const rooms = rest.filter(({ preference }) => preference.section === name);
			return { kind: 'own' as const, name, rooms };
		}),
		{ kind: 'channels', name: '', rooms: free.filter(({ kind }) => kind === 'channel') },
		{ kind: 'cases', name: '', rooms: free.filter(({ kind }) => kind === 'backstage') },
		{ kind: 'conversations', name: '', rooms: free.filter(({ kind }) => kind === 'conversation') },
	];
	return sections.filter(({ kind, rooms }) => rooms.length > 0 || kind === 'channels' || kind === 'conversations');
}

/* What a room adds to what is counted: nothing where the person wants to be told of less. */
export function countedOf(entry: RoomEntry, me: string): number {
	return entry.preference.level === 'all' ? unreadOf(entry, me) : 0;
}

/* Whether what is unread shows at all. */
export function isUnread(entry: RoomEntry, me: string): boolean {
	return entry.preference.level !== 'nothing' && unreadOf(entry, me) > 0;
}
