/* On which side of a case one stands, and whether the next message is the first there. Pure. What counts is the server's order;
 * what is not known for certain counts as said on the other side. */
import { isConfirmed, isSaying, type OutboxItem } from './outbox';
import { lastOf, sinceOf, type HeldRoom } from './room';
import type { RoomEntry } from './rooms';
import type { Row } from './rows';
import type { Side } from './side';

export interface Stand {
	readonly side: Side;
	/* One has come from the other side, and said nothing since. */
	readonly isTurned: boolean;
	/* The last event of the other side when one said something here. */
	readonly upTo?: number;
}

export interface Sides {
	readonly backstage: RoomEntry | undefined;
	readonly shared: RoomEntry | undefined;
}

/* Where one stands after going to a side, from wherever. */
export function turnTo(before: Stand | undefined, side: Side): Stand {
	return before?.side === side ? before : { side, isTurned: before !== undefined };
}

/* Where one stands after saying something on a side: it counts unless one has gone to the other meanwhile. */
export function afterSaying(before: Stand | undefined, side: Side, sides: Sides): Stand | undefined {
	const upTo = sides[otherOf(side)]?.head;
	return before?.side === side && upTo !== undefined ? { side, isTurned: false, upTo } : before;
}

/* Whether what is said on this side now is the first since one turned to it. To the customer it is, too, if nothing was said
 * there since one came. */
export function isFirst(stand: Stand | undefined, side: Side, sides: Sides, items: readonly OutboxItem[], me: string): boolean {
	const other = sides[otherOf(side)];
	if (stand?.side !== side || stand.isTurned || !other) return true;
	if (stand.upTo !== undefined) return mayHaveWritten(other, stand.upTo, items, me);
	return side === 'shared' || !wasLastBackstage(sides, items, me);
}

function otherOf(side: Side): Side {
	return side === 'shared' ? 'backstage' : 'shared';
}

/* Whether this person may have written in the room after that event. */
export function mayHaveWritten(entry: RoomEntry, after: number, items: readonly OutboxItem[], me: string): boolean {
	const { id, head, held, opening } = entry;
	const isComing = (item: OutboxItem) => item.room === id && item.state !== 'failed' && (isSaying(item) || item.what === 'edit') && !isConfirmed(item, held);
	if (opening || items.some(isComing)) return true;
	if (head <= after) return false;
	const isCovered = held && held.from <= Math.max(after + 1, sinceOf(held, me)) && lastOf(held) >= head;
	return !isCovered || (lastWritten(held, me)?.seq ?? 0) > after;
}

/* By the times of the server, of what is held. Who has said nothing to the customer has not turned to them. */
function wasLastBackstage({ backstage, shared }: Sides, items: readonly OutboxItem[], me: string): boolean {
	const there = lastWritten(shared?.held, me);
	if (!shared || mayHaveWritten(shared, there?.seq ?? 0, items, me)) return false;
	return !there || (lastWritten(backstage?.held, me)?.time ?? 0) > (there.time ?? Infinity);
}

const WRITTEN = new Set<Row['kind']>(['message.posted', 'message.replied', 'message.edited', 'poll.asked', 'decision.made', 'task.made', 'page.made']);

function lastWritten(held: HeldRoom | undefined, me: string): Row | undefined {
	return held?.rows.filter(({ kind, author }) => author === me && WRITTEN.has(kind)).at(-1);
}
