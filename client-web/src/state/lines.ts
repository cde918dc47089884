/* What stands in a room's list, line by line: messages in groups, days, notices, and where the
 * unread begins. */
import { sinceOf, type HeldRoom } from './room';
import type { PollRecord } from './poll';
import { isMessage, type Row } from './rows';
import type { CaseSheet, Meeting, Settings } from '../protocol/types';
import type { ShownRow } from './outbox';

/* Messages of one author closer than this share a head. */
const GROUP_MS = 5 * 60_000;

export type Line =
	| { type: 'day'; key: string; time: number }
	| { type: 'unread'; key: string; time: number }
	/* Several who came or went one after the other are one notice.
	 * before: how the channel was set up until then, if the window says so. */
	| { type: 'notice'; key: string; rows: Row[]; before?: Settings }
	| { type: 'message'; key: string; shown: ShownRow; first: boolean }
	/* A meeting that was planned, as it is now. */
	| { type: 'meeting'; key: string; row: Row; meeting: Meeting }
	/* A poll that was asked, as it is now. */
	| { type: 'poll'; key: string; row: Row; poll: PollRecord }
	/* A decision, a task, a page or minutes, as they are now. */
	| { type: 'record'; key: string; row: Row }
	/* Of a case: how it began, how far it is now, what becomes of its guests. before: how it stood until then. */
	| { type: 'case'; key: string; row: Row; before?: CaseSheet }
	/* In a thread, between the message and its replies. */
	| { type: 'replies'; key: string; count: number };

/* What stands between the messages as a card of its own. */
export type CardLine = Extract<Line, { type: 'meeting' | 'poll' | 'record' | 'case' }>;

export function isCard(line: Line): line is CardLine {
	return line.type === 'meeting' || line.type === 'poll' || line.type === 'record' || line.type === 'case';
}

/* Whoever makes a room comes in by its second event; a case says first what it is, and what it was made of. */
const OPENING_MAX = 4;

const NOTICES = new Set<Row['kind']>(['room.created', 'room.changed', 'member.joined', 'member.left', 'member.changed', 'message.pinned']);

/* The first message of others after the mark, if the window shows which it is. */
export function firstUnread(room: HeldRoom, mark: number, me: string): Row | undefined {
	if (room.from > Math.max(mark + 1, sinceOf(room, me))) return undefined;
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
	let settings: Settings | undefined;
	let sheet: CaseSheet | undefined;
	for (const one of shown) {
		const { row } = one;
		const isSaid = isMessage(row);
		const record = row.decided ?? row.task ?? row.page ?? row.minutes;
		if (!isSaid && !NOTICES.has(row.kind) && !isDated(row) && !isAsked(row) && !record && !row.inCase) continue;
		if (row.kind === 'message.pinned' && !row.pin?.on) continue;
		const before = settings;
		settings = row.settings ?? settings;
		const [stood, stands] = [sheet, sheetOf(row)];
		sheet = stands ?? sheet;
		if (stood && stands && !isMoved(stood, stands)) continue;
		if (row.kind === 'room.created') maker = row.author;
		/* Whoever makes a room is in it; that need not be said, nor how a conversation began. */
		if (row.kind === 'room.created' && !row.settings) continue;
		if (row.kind === 'member.joined' && row.seq <= OPENING_MAX && row.people?.[0] === maker) continue;
		if (row.time !== undefined && dayOf(row.time) !== day) {
			day = dayOf(row.time);
			head = undefined;
			lines.push({ type: 'day', key: `day ${day}`, time: row.time });
		}
		if (unreadSeq > 0 && row.seq === unreadSeq) {
			head = undefined;
			lines.push({ type: 'unread', key: 'unread', time: row.time ?? 0 });
		}
		if (row.meeting) {
			head = undefined;
			lines.push({ type: 'meeting', key: `#${row.seq}`, row, meeting: row.meeting });
			continue;
		}
		if (row.poll) {
			head = undefined;
			lines.push({ type: 'poll', key: `#${row.seq}`, row, poll: row.poll });
			continue;
		}
		if (record) {
			head = undefined;
			lines.push({ type: 'record', key: `#${row.seq}`, row });
			continue;
		}
		if (row.inCase) {
			head = undefined;
			lines.push({ type: 'case', key: `#${row.seq}`, row, ...(stood && stands && { before: stood }) });
			continue;
		}
		if (!isSaid) {
			head = undefined;
			addNotice(lines, row, before);
			continue;
		}
		const first = !head || head.author !== row.author || !isClose(head, row);
		head = row;
		lines.push({ type: 'message', key: keyOf(row), shown: one, first });
	}
	return lines;
}

function sheetOf({ inCase }: Row): CaseSheet | undefined {
	return inCase?.kind === 'case.opened' || inCase?.kind === 'case.changed' ? inCase.body?.sheet : undefined;
}

/* What else is written in a case is not said each time. */
function isMoved(before: CaseSheet, { state, until, host }: CaseSheet): boolean {
	return before.state !== state || before.until !== until || before.host !== host;
}

/* A template is nothing one could go to. */
function isDated({ meeting }: Row): boolean {
	return meeting?.plan.start !== undefined;
}

/* What is prepared is nothing to see yet; what was taken back then never will be. */
function isAsked({ poll }: Row): boolean {
	return poll?.phase === 'open' || poll?.result?.counts !== undefined;
}

const GROUPED = new Set<Row['kind']>(['member.joined', 'member.left']);

/* The key is the last one's, so that it stays when older ones come in above. */
function addNotice(lines: Line[], row: Row, before: Settings | undefined): void {
	const last = lines.at(-1);
	const key = `#${row.seq}`;
	const goesOn = last?.type === 'notice' && GROUPED.has(row.kind) && isSameMove(last.rows[0]!, row);
	if (goesOn) lines[lines.length - 1] = { type: 'notice', key, rows: [...last.rows, row] };
	else lines.push({ type: 'notice', key, rows: [row], ...(before && { before }) });
}

/* By themselves, or by the same hand. */
function isSameMove(before: Row, after: Row): boolean {
	if (before.kind !== after.kind) return false;
	const handOf = ({ author, people = [] }: Row) => (people.every((person) => person === author) ? '' : author);
	return handOf(before) === handOf(after);
}

function isClose(before: Row, after: Row): boolean {
	return (after.time ?? 0) - (before.time ?? 0) < GROUP_MS;
}

/* The lines of a thread: the message, how many replies it has, and those. */
export function threadLines(
	shown: readonly ShownRow[],
	{ root, count, unreadSeq }: { root: number; count: number; unreadSeq: number },
	dayOf: (time: number) => string,
): Line[] {
	const head = linesOf(shown.filter(({ row }) => row.seq === root), 0, dayOf);
	const replies = linesOf(shown.filter(({ row }) => row.seq !== root), unreadSeq, dayOf);
	/* The day is said once. */
	const rest = replies.filter(({ key }) => key !== head[0]?.key);
	return [...head, ...(count > 0 ? [{ type: 'replies', key: 'replies', count } as const] : []), ...rest];
}

/* One's own newest message that can still be edited: in the thread of a message, or in none. */
export function lastOwn(rows: readonly Row[], me: string, thread = 0): Row | undefined {
	for (let i = rows.length - 1; i >= 0; i--) {
		const row = rows[i]!;
		if (isMessage(row) && (row.thread ?? 0) === thread && row.author === me && !row.erased) return row;
	}
	return undefined;
}
