/* What the person has said and the server has not yet confirmed, and how it shows. */
import type { ErrorName } from '../protocol/errors';
import type { Mention, Source } from '../protocol/types';
import type { HeldRoom } from './room';
import { lastOf } from './room';
import { withReactions, type Row } from './rows';
import type { HeldThread } from './thread';

export interface OutboxItem {
	readonly clientId: string;
	/* Whose it is, and of which data set: nobody else sends it, and numbers of another are void. */
	readonly person: string;
	readonly epoch: string;
	readonly room: string;
	readonly what: 'post' | 'reply' | 'edit' | 'erase' | 'react' | 'pin';
	/* The message it is about, or answers; none of one that is new to the room. */
	readonly message?: number;
	readonly text?: string;
	readonly mentions?: readonly Mention[];
	readonly source?: Source;
	/* Of a reaction: the whole set. */
	readonly emoji?: readonly string[];
	/* Of a pin: false takes it away. */
	readonly on?: boolean;
	readonly at: number;
	/* sent: answered; its event is still on its way. */
	readonly state: 'waiting' | 'sent' | 'failed';
	readonly error?: ErrorName | 'unknown';
	/* The number of its event, once answered. */
	readonly seq?: number;
}

export type SendState = 'pending' | 'sent' | 'failed';

export interface ShownRow {
	readonly row: Row;
	readonly state: SendState;
	/* The item that is not confirmed yet. */
	readonly item?: OutboxItem;
}

/* Whether the room's journal, as far as it is held, has the item's event already. */
export function isConfirmed(item: OutboxItem, room: HeldRoom | undefined): boolean {
	if (item.state === 'sent' && (!room || item.seq === undefined || item.seq <= room.head)) return true;
	return room !== undefined && isSaying(item) && isAmong(item, room.rows);
}

/* Whether it says something new. */
export function isSaying({ what }: Pick<OutboxItem, 'what'>): boolean {
	return what === 'post' || what === 'reply';
}

function isAmong({ clientId, person }: OutboxItem, rows: readonly Row[]): boolean {
	return rows.some((row) => row.clientId === clientId && row.author === person);
}

function stateOf(item: OutboxItem): SendState {
	return item.state === 'failed' ? 'failed' : 'pending';
}

/* The window's rows with what is not confirmed laid over them, and at the end of the room the
 * messages that are on their way. */
export function showRows(room: HeldRoom, items: readonly OutboxItem[]): ShownRow[] {
	const mine = items.filter((item) => item.room === room.id && !isConfirmed(item, room));
	const shown = showChanges(room.rows, mine);
	if (lastOf(room) < room.head) return shown;
	return [...shown, ...mine.filter(({ what }) => what === 'post').map(showItem)];
}

/* Without what was said in threads. */
export function mainRows(shown: readonly ShownRow[]): ShownRow[] {
	return shown.filter(({ row }) => row.kind !== 'message.replied');
}

/* The same of a thread. */
export function showThread(thread: HeldThread, room: HeldRoom | undefined, items: readonly OutboxItem[]): ShownRow[] {
	const mine = items.filter((item) => item.room === thread.room && !isConfirmed(item, room));
	const said = mine.filter((item) => item.what === 'reply' && item.message === thread.root && !isAmong(item, thread.rows));
	return [...showChanges(thread.rows, mine), ...said.map(showItem)];
}

/* The rows of this room with what is on its way laid over them. */
export function showChangesIn(room: string, held: HeldRoom | undefined, rows: readonly Row[], items: readonly OutboxItem[]): ShownRow[] {
	return showChanges(rows, items.filter((item) => item.room === room && !isConfirmed(item, held)));
}

function showChanges(rows: readonly Row[], items: readonly OutboxItem[]): ShownRow[] {
	const changes = new Map<number, OutboxItem[]>();
	for (const item of items)
		if (item.message !== undefined && !isSaying(item))
			changes.set(item.message, [...(changes.get(item.message) ?? []), item]);
	return rows.map((row) => (changes.get(row.seq) ?? []).reduce(showChange, { row, state: 'sent' }));
}

function showItem(item: OutboxItem): ShownRow {
	return { row: rowOfItem(item), state: stateOf(item), item };
}

/* What is small shows as done until it has failed. */
function showChange(shown: ShownRow, item: OutboxItem): ShownRow {
	const { row } = shown;
	if (row.erased) return shown;
	const failed = item.state === 'failed';
	switch (item.what) {
	case 'react': {
		const next = { ...shown, row: failed ? row : withReactions(row, item.person, item.emoji ?? []) };
		return failed ? { ...next, state: 'failed', item } : next;
	}
	case 'pin':
		return failed ? { ...shown, state: 'failed', item } : shown;
	case 'edit': {
		const { mentions: _, ...rest } = row;
		const mentions = item.mentions && { mentions: item.mentions };
		return { row: { ...rest, text: item.text ?? '', edited: true, ...mentions }, state: stateOf(item), item };
	}
	default:
		return { row, state: stateOf(item), item };
	}
}

/* What is pinned, with what is not confirmed. */
export function showPins(room: HeldRoom, items: readonly OutboxItem[]): number[] {
	let pins = room.pins.map(({ message }) => message);
	for (const item of items) {
		if (item.what !== 'pin' || item.room !== room.id || item.state === 'failed' || isConfirmed(item, room)) continue;
		pins = pins.filter((pin) => pin !== item.message);
		if (item.on && item.message !== undefined) pins.push(item.message);
	}
	return pins;
}

/* A message that has no number yet. */
function rowOfItem(item: OutboxItem): Row {
	return {
		seq: 0,
		kind: item.what === 'reply' ? 'message.replied' : 'message.posted',
		author: item.person,
		time: item.at,
		text: item.text ?? '',
		...(item.mentions && { mentions: item.mentions }),
		...(item.source && { source: item.source }),
		...(item.what === 'reply' && item.message !== undefined && { thread: item.message }),
		rev: 0,
		edited: false,
		erased: false,
		clientId: item.clientId,
	};
}
