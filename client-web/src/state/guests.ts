/* The guests of a case as its backstage knows them. Pure. */
import type { Door, Guest, JournalEvent } from '../protocol/types';
import type { HeldRoom } from './room';

/* How a guest stands, and whether their link has lapsed: then they cannot come in until they get another. */
export type Standing = 'waiting' | 'inside' | 'lapsed' | 'invited' | 'missed' | 'refused' | 'removed';

export function standingOf({ state, expires }: Guest, now: number): Standing {
	const isOver = expires <= now;
	switch (state) {
	case 'admitted':
		return isOver ? 'lapsed' : 'inside';
	case 'invited':
		return isOver ? 'missed' : 'invited';
	default:
		return state;
	}
}

export interface GuestGroups {
	readonly waiting: readonly Guest[];
	readonly inside: readonly Guest[];
	readonly invited: readonly Guest[];
	readonly gone: readonly Guest[];
}

/* Who waits stands in order of coming; who is in or invited as they came to be, the others the latest first. */
export function groupGuests(guests: readonly Guest[]): GuestGroups {
	const since = [...guests].sort((a, b) => a.since - b.since);
	const of = (...states: readonly Guest['state'][]) => since.filter(({ state }) => states.includes(state));
	return { waiting: of('waiting'), inside: of('admitted'), invited: of('invited'), gone: of('refused', 'removed').reverse() };
}

/* What an event says has happened to a guest. */
export type GuestNews = 'invited' | 'link' | 'waiting' | 'came' | 'admitted' | 'refused' | 'removed' | 'left';

/* Without an author, or by their own hand, they did it themselves. */
export function newsOfGuest(guest: Guest, { author, time }: Pick<JournalEvent, 'author' | 'time'>): GuestNews {
	const { state, since } = guest;
	const isOwn = author === undefined || author === guest.guest;
	if (state === 'waiting' || state === 'refused') return state;
	if (state === 'removed') return isOwn ? 'left' : 'removed';
	if (isOwn) return 'came';
	/* They stood so before: it is their link that is new. */
	return since === time ? state : 'link';
}

/* What an event says was done to the door; `changed`: what, is not known. */
export type DoorNews = 'opened' | 'revoked' | 'lapsed' | 'message' | 'silent' | 'changed';

/* before: how it was until then, if that is known. */
export function newsOfDoor(now: Door, before: Door | undefined, author: string | undefined): DoorNews {
	if (!before) return 'changed';
	if (now.general !== before.general) {
		if (now.general !== undefined) return 'opened';
		return author === undefined ? 'lapsed' : 'revoked';
	}
	return now.message === '' ? 'silent' : 'message';
}

/* How the door was before this event, as far as what is held goes back. */
export function doorBefore({ rows, from }: HeldRoom, seq: number): Door | undefined {
	for (const { inCase } of rows.slice(0, Math.max(0, seq - from)).reverse()) if (inCase?.kind === 'door.changed') return inCase.body?.door;
	return from <= 1 ? { message: '' } : undefined;
}

/* The backstage among these rooms that knows this guest, and what it knows of them. */
export function findGuest(rooms: Iterable<{ held?: HeldRoom }>, person: string): { held: HeldRoom; guest: Guest } | undefined {
	for (const { held } of rooms) {
		const guest = held?.guests?.find((one) => one.guest === person);
		if (held && guest) return { held, guest };
	}
	return undefined;
}

/* Who let a guest in who waited, as far as the rows that are held go back. */
export function admitterOf({ rows }: HeldRoom, { guest, since }: Guest): string | undefined {
	const row = rows.find(({ time, inCase }) => time === since && inCase?.kind === 'guest.changed' && inCase.body?.guest.guest === guest);
	return row?.author;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_HOURS = 24;

/* How long a link can be made good for. */
export const LINK_HOURS = [DAY_HOURS, 7 * DAY_HOURS, 30 * DAY_HOURS, 90 * DAY_HOURS] as const;
export const LINK_HOURS_USUAL = LINK_HOURS[2];

/* How much is left until then, in its largest unit; what has begun counts whole, but for a minute that the clock may be behind. */
export function leftUntil(time: number, now: number): { unit: 'hours' | 'days'; n: number } {
	const hours = Math.ceil((time - now - MINUTE_MS) / HOUR_MS);
	return hours <= 2 * DAY_HOURS ? { unit: 'hours', n: Math.max(0, hours) } : { unit: 'days', n: Math.ceil(hours / DAY_HOURS) };
}
