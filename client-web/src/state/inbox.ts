/* The inbox: how much is open, and the list that is on screen. */
import type { InboxListResult, Notice } from '../protocol/types';
import { LIMITS } from '../protocol/limits';

export interface Inbox {
	/* How many notices are open in all. */
	readonly open: number;
	/* Whether the list shows what was dealt with rather than what is open. */
	readonly done: boolean;
	/* The newest first; undefined until it has been read. */
	readonly notices?: readonly Notice[];
	/* There are older ones. */
	readonly more: boolean;
}

export const EMPTY_INBOX: Inbox = { open: 0, done: false, more: false };

export function withOpen(inbox: Inbox, open: number): Inbox {
	return { ...inbox, open: Math.max(0, Math.min(open, LIMITS.inbox_max)) };
}

/* Shows the one list or the other, which is to be read. */
export function turnTo(inbox: Inbox, done: boolean): Inbox {
	return { open: inbox.open, done, more: false };
}

/* Takes a page in: the first, or the one after those that are held. */
export function takeList(inbox: Inbox, { notices, open }: InboxListResult, skip: number): Inbox {
	const all = [...(inbox.notices ?? []).slice(0, skip), ...notices];
	return { ...withOpen(inbox, open), notices: all, more: notices.length === LIMITS.inbox_page };
}

function isSame(a: Notice, b: Notice): boolean {
	return a.room === b.room && a.seq === b.seq;
}

/* These are dealt with, or open again. They leave the list they do not belong to any more. */
export function settleNotices(inbox: Inbox, settled: readonly Notice[], done: boolean): Inbox {
	const { notices = [] } = inbox;
	const open = inbox.open + (done ? -settled.length : settled.length);
	const rest = notices.filter((one) => !settled.some((other) => isSame(one, other)));
	const back = done === inbox.done ? settled.map((one) => ({ ...one, done })) : [];
	const order = (one: Notice) => one.event?.time ?? 0;
	const all = [...rest, ...back].sort((a, b) => order(b) - order(a));
	return { ...withOpen(inbox, open), ...(inbox.notices && { notices: all }) };
}
