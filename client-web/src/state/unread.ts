/* All that is unread, in groups: what is new in each room, and in each thread the person follows. */
import type { AppState } from './app';
import type { Excerpt, Place } from './excerpt';
import { unreadIn } from './kept';
import { placeKey } from './place';
import { isUnread } from './rail';
import { calledOf, unreadOf, type RoomEntry } from './rooms';
import type { Row } from './rows';
import { unreadThreads } from './threads';

export interface UnreadGroup extends Place {
	readonly key: string;
	/* How far the person has read there, and how much of others came since, counted up to the limit. */
	readonly mark: number;
	readonly count: number;
	/* It is meant for the person: a conversation, a thread they follow, a room where they are called upon. */
	readonly isMeant: boolean;
	/* When something last happened there. */
	readonly time: number;
}

type Known = Pick<AppState, 'rooms' | 'threads' | 'me'>;

/* What shows as unread in the rail: what is meant for the person first, then the latest. */
export function unreadGroups({ rooms, threads, me }: Known): UnreadGroup[] {
	const unread = [...rooms.values()].filter((entry) => entry.kind !== 'house' && isUnread(entry, me));
	const ofRooms = unread.map((entry) => groupOfRoom(entry, me));
	const ofThreads = unreadThreads(threads, rooms).map((kept): UnreadGroup => {
		const { room, message: root, mark, time } = kept;
		return { key: placeKey(room, root), room, root, mark, count: unreadIn(kept), isMeant: true, time };
	});
	return [...ofRooms, ...ofThreads].sort((a, b) => Number(b.isMeant) - Number(a.isMeant) || b.time - a.time);
}

function groupOfRoom(entry: RoomEntry, me: string): UnreadGroup {
	const { id, kind, mark, changed } = entry;
	const isMeant = kind === 'conversation' || calledOf(entry) > 0;
	return { key: placeKey(id, 0), room: id, root: 0, mark, count: unreadOf(entry, me), isMeant, time: changed };
}

/* Nothing moves while one reads: what stood there stays in its place, what came since is below. */
export function inOrder(groups: readonly UnreadGroup[], before: readonly string[]): UnreadGroup[] {
	const place = new Map(before.map((key, i) => [key, i]));
	const at = ({ key }: UnreadGroup) => place.get(key) ?? before.length;
	return [...groups].sort((a, b) => at(a) - at(b));
}

/* Whether nothing comes after the excerpts; a thread is read from its end. */
export function isWhole(excerpts: readonly Excerpt[], { root }: Place): boolean {
	const last = excerpts.at(-1);
	return last !== undefined && (root > 0 || last.to >= last.head);
}

/* What of the excerpts is unread. */
export function unreadRows(excerpts: readonly Excerpt[], { root, mark }: UnreadGroup, me: string): Row[] {
	const rows = excerpts.flatMap((excerpt) => [...excerpt.rows]);
	return rows.filter((row) => row.seq > mark && row.seq !== root && row.author !== me && !row.erased);
}
