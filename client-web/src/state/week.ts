/* One's own meetings on the calendar: a week day by day, and what overlaps. */
import type { MeetingListing } from '../protocol/types';
import { addDays, dayAt, timeOf } from './dates';
import { isOver } from './meeting';
import { MINUTE_MS } from './meetingClock';

const DAYS = 7;

/* A meeting on the calendar, or a date of its series that is still to come. */
export interface Slot {
	readonly listing: MeetingListing;
	readonly start: number;
	readonly end: number;
	/* The meeting of this date comes to be when the one before it is over. */
	readonly isLater: boolean;
}

export interface Day {
	readonly day: string;
	readonly slots: readonly Slot[];
}

/* All dates of a meeting; a template has none. */
export function slotsOf(listing: MeetingListing): Slot[] {
	const { plan, run } = listing;
	const length = plan.minutes * MINUTE_MS;
	if (plan.start === undefined) return [];
	const start = run.started ?? plan.start;
	const end = run.started === undefined ? plan.start + length : (run.ended ?? run.until ?? start + length);
	const later = isOver(listing) ? [] : plan.later;
	return [
		{ listing, start, end, isLater: false },
		...later.map((date) => ({ listing, start: date.start, end: date.start + length, isLater: true })),
	];
}

/* The seven days that begin with this one, as that zone has them, with what the person is invited to. */
export function weekOf(listings: readonly MeetingListing[], monday: string, zone: string): Day[] {
	const slots = listings.filter(({ invited }) => invited).flatMap(slotsOf).sort((a, b) => a.start - b.start || a.listing.meeting - b.listing.meeting);
	return Array.from({ length: DAYS }, (_, i) => {
		const day = addDays(monday, i);
		return { day, slots: slots.filter(({ start }) => dayAt(start, zone) === day) };
	});
}

export function spanOf(monday: string, zone: string): { from: number; to: number } {
	return { from: timeOf(monday, '00:00', zone), to: timeOf(addDays(monday, DAYS), '00:00', zone) };
}

export function templatesOf(listings: readonly MeetingListing[]): MeetingListing[] {
	return listings.filter((one) => one.plan.start === undefined && !isOver(one));
}

/* Whether the person is wanted there, as far as they have said. */
function isWanted({ listing }: Slot): boolean {
	return listing.invited && listing.answer !== 'declined' && !isOver(listing);
}

type Times = Pick<Slot, 'start' | 'end'>;

function meets(a: Times, b: Times): boolean {
	return a.start < b.end && b.start < a.end;
}

/* Of these slots, those at the time of which the person is wanted elsewhere, too. */
export function overlapsIn(slots: readonly Slot[]): ReadonlySet<Slot> {
	const wanted = slots.filter(isWanted);
	return new Set(wanted.filter((one) => wanted.some((other) => other !== one && meets(one, other))));
}

/* What the person is wanted for at these times, but for this meeting itself; each once. */
export function clashesWith(listings: readonly MeetingListing[], spans: readonly Times[], but?: { room: string; meeting: number }): Slot[] {
	return listings
		.filter(({ room, meeting }) => room !== but?.room || meeting !== but.meeting)
		.flatMap(slotsOf)
		.filter((slot) => isWanted(slot) && spans.some((span) => meets(slot, span)))
		.sort((a, b) => a.start - b.start);
}
