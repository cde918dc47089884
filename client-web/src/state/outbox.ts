/* What the person has said and the server has not yet confirmed, and how it shows. */
import type { ErrorName } from '../protocol/errors';
import type { HeldRoom } from './room';
import { rowAt, lastOf } from './room';
import type { Row } from './rows';

export interface OutboxItem {
	readonly clientId: string;
	/* Whose it is, and of which data set: nobody else sends it, and numbers of another are void. */
	readonly person: string;
	readonly epoch: string;
	readonly room: string;
	readonly what: 'post' | 'edit' | 'erase';
	/* The message to edit or erase. */
	readonly message?: number;
	readonly text?: string;
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
	if (item.state === 'sent' && (!room || item.seq === undefined || item.seq <= room.head))
		return true;
	if (!room || item.what !== 'post') return false;
	return room.rows.some((row) => row.clientId === item.clientId && row.author === item.person);
}

function stateOf(item: OutboxItem): SendState {
	return item.state === 'failed' ? 'failed' : 'pending';
}

/* The window's rows with what is not confirmed laid over them, and at the end of the room the
 * messages that are on their way. */
export function showRows(room: HeldRoom, items: readonly OutboxItem[]): ShownRow[] {
	const changes = new Map<number, OutboxItem>();
	for (const item of items) {
		if (item.room !== room.id || item.what === 'post' || isConfirmed(item, room)) continue;
		if (item.message !== undefined && rowAt(room, item.message)) changes.set(item.message, item);
	}
	const shown = room.rows.map((row) => showRow(row, changes.get(row.seq)));
	if (lastOf(room) < room.head) return shown;
	for (const item of items) {
		if (item.room !== room.id || item.what !== 'post' || isConfirmed(item, room)) continue;
		shown.push({ row: rowOfItem(item), state: stateOf(item), item });
	}
	return shown;
}

function showRow(row: Row, item: OutboxItem | undefined): ShownRow {
	if (!item || row.erased) return { row, state: 'sent' };
	const state = stateOf(item);
	if (item.what === 'edit' && item.text !== undefined)
		return { row: { ...row, text: item.text, edited: true }, state, item };
	return { row, state, item };
}

/* A message that has no number yet. */
function rowOfItem(item: OutboxItem): Row {
	return {
		seq: 0,
		kind: 'message.posted',
		author: item.person,
		time: item.at,
		text: item.text ?? '',
		rev: 0,
		edited: false,
		erased: false,
		clientId: item.clientId,
	};
}
