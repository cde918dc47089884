/* What stands in a room's list, line by line: messages in groups, days, notices, and where the
 * unread begins. */
import { lastOf, type HeldRoom } from './room';
import type { Row } from './rows';
import type { ShownRow } from './outbox';

/* Messages of one author closer than this share a head. */
const GROUP_MS = 5 * 60_000;

export type Line =
	| { type: 'day'; key: string; time: number }
	| { type: 'unread'; key: string; time: number }
	/* Several who came or went one after the other are one notice. */
	| { type: 'notice'; key: string; rows: Row[] }
	| { type: 'message'; key: string; shown: ShownRow; first: boolean };

const NOTICES = new Set<Row['kind']>(['room.created', 'member.joined', 'member.left']);

/* The first message of others after the mark, if the window shows which it is. */
export function firstUnread(room: HeldRoom, mark: number, me: string): Row | undefined {
	if (room.from > mark + 1) return undefined;
	return room.rows.find((row) => {
		if (row.seq <= mark || row.kind !== 'message.posted') return false;
		return row.author !== me && !row.erased;
	});
}

/* A message keeps its key when it gets its number. */
export function keyOf(row: Row): string {
	return row.clientId ?? `#${row.seq}`;
}

/* unreadSeq is the message before which the line stands, 0 for none; dayOf names a time's day. */
export function linesOf(
	shown: readonly ShownRow[],
	unreadSeq: number,
	dayOf: (time: number) => string,
): Line[] {
	const lines: Line[] = [];
	let day = '';
	let head: Row | undefined;
	let maker: string | undefined;
	for (const one of shown) {
		const { row } = one;
		const isMessage = row.kind === 'message.posted';
		if (!isMessage && !NOTICES.has(row.kind)) continue;
		if (row.kind === 'room.created') maker = row.author;
		/* Whoever makes a room is in it; that need not be said. */
		else if (row.kind === 'member.joined' && row.seq === 2 && row.person === maker) continue;
		if (row.time !== undefined && dayOf(row.time) !== day) {
			day = dayOf(row.time);
			head = undefined;
			lines.push({ type: 'day', key: `day ${day}`, time: row.time });
		}
		if (unreadSeq > 0 && row.seq === unreadSeq) {
			head = undefined;
			lines.push({ type: 'unread', key: 'unread', time: row.time ?? 0 });
		}
		if (!isMessage) {
			head = undefined;
			addNotice(lines, row);
			continue;
		}
		const first = !head || head.author !== row.author || !isClose(head, row);
		head = row;
		lines.push({ type: 'message', key: keyOf(row), shown: one, first });
	}
	return lines;
}

/* The key is the last one's, so that it stays when older ones come in above. */
function addNotice(lines: Line[], row: Row): void {
	const before = lines.at(-1);
	const key = `#${row.seq}`;
	const goesOn = before?.type === 'notice' && before.rows[0]!.kind === row.kind && row.kind !== 'room.created';
	if (goesOn) lines[lines.length - 1] = { type: 'notice', key, rows: [...before.rows, row] };
	else lines.push({ type: 'notice', key, rows: [row] });
}

function isClose(before: Row, after: Row): boolean {
	return (after.time ?? 0) - (before.time ?? 0) < GROUP_MS;
}

export function isAtEnd(room: HeldRoom): boolean {
	return lastOf(room) === room.head;
}

/* One's own newest message that can still be edited. */
export function lastOwn(room: HeldRoom, me: string): Row | undefined {
	for (let i = room.rows.length - 1; i >= 0; i--) {
		const row = room.rows[i]!;
		if (row.kind === 'message.posted' && row.author === me && !row.erased) return row;
	}
	return undefined;
}
