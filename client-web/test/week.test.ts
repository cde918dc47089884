import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeetingListing } from '../src/protocol/types';
import { timeOf } from '../src/state/dates';
import { goesOn } from '../src/state/meeting';
import { clashesWith, overlapsIn, slotsOf, spanOf, templatesOf, weekOf } from '../src/state/week';

const zone = 'Europe/Berlin';
const ROOM = '5w9e2k7c4p1xa';

function at(day: string, clock: string): number {
	return timeOf(day, clock, zone);
}

interface Wanted {
	later?: number[];
	minutes?: number;
	run?: MeetingListing['run'];
	answer?: MeetingListing['answer'];
	invited?: boolean;
}

function listing(meeting: number, start: number | undefined, { later = [], minutes = 45, run, answer, invited = true }: Wanted = {}): MeetingListing {
	const plan = {
		title: `Nr. ${meeting}`, goal: '', minutes, time_zone: zone, rhythm: 'weekly', moderator: '', everyone: true, attendees: [],
		later: later.map((one) => ({ start: one })), ...(start !== undefined && { start }),
	} as const;
	return { room: ROOM, meeting, owner: '', plan: plan as unknown as MeetingListing['plan'], run: run ?? { phase: 'planned' }, invited, ...(answer && { answer }) };
}

function read(listings: readonly MeetingListing[], monday: string): Record<string, string[]> {
	const days = weekOf(listings, monday, zone).filter(({ slots }) => slots.length > 0);
	return Object.fromEntries(days.map(({ day, slots }) => [day, slots.map((slot) => `${slot.listing.meeting}${slot.isLater ? ' later' : ''}`)]));
}

test('a week has its meetings by day and time, with later dates of series', () => {
	const series = listing(1, at('2026-11-16', '09:00'), { later: [at('2026-11-23', '09:00'), at('2026-11-30', '09:00')] });
	const others = listing(5, at('2026-11-23', '10:00'), { invited: false });
	const all = [series, others, listing(2, at('2026-11-23', '08:00')), listing(3, at('2026-11-29', '23:30')), listing(4, undefined)];
	assert.deepEqual(read(all, '2026-11-23'), { '2026-11-23': ['2', '1 later'], '2026-11-29': ['3'] });
	assert.deepEqual(read(all, '2026-11-16'), { '2026-11-16': ['1'] });
	assert.equal(weekOf(all, '2026-11-23', zone).length, 7);
	assert.deepEqual(templatesOf(all).map(({ meeting }) => meeting), [4]);
});

test('the day is that of the zone one is in', () => {
	const late = listing(1, at('2026-11-23', '01:00'));
	assert.equal(weekOf([late], '2026-11-16', 'America/New_York')[6]!.slots.length, 1);
	assert.deepEqual(spanOf('2026-10-19', zone), { from: at('2026-10-19', '00:00'), to: at('2026-10-26', '00:00') });
	/* The week in which the clocks go back has an hour more. */
	const { from, to } = spanOf('2026-10-19', zone);
	assert.equal(to - from, (7 * 24 + 1) * 3_600_000);
});

test('what was begun stands where it was, and for how long it was', () => {
	const [started, ended] = [at('2026-11-23', '09:05'), at('2026-11-23', '09:40')];
	const over = listing(1, at('2026-11-23', '09:00'), { run: { phase: 'ended', started, ended }, later: [at('2026-11-30', '09:00')] });
	assert.deepEqual(slotsOf(over).map(({ start, end }) => [start, end]), [[started, ended]]);
	const until = at('2026-11-23', '09:55');
	const running = listing(1, at('2026-11-23', '09:00'), { run: { phase: 'paused', started, until } });
	assert.equal(slotsOf(running)[0]!.end, until);
	assert.equal(goesOn(running), true);
	assert.equal(goesOn(over), false);
});

test('what overlaps is marked, but not what only follows, was declined or is over', () => {
	const nine = at('2026-11-23', '09:00');
	const overlaps = (...all: MeetingListing[]) => {
		const { slots } = weekOf(all, '2026-11-23', zone)[0]!;
		return [...overlapsIn(slots)].map((slot) => slot.listing.meeting);
	};
	assert.deepEqual(overlaps(listing(1, nine), listing(2, at('2026-11-23', '09:44'))), [1, 2]);
	assert.deepEqual(overlaps(listing(1, nine), listing(2, at('2026-11-23', '09:45'))), []);
	assert.deepEqual(overlaps(listing(1, nine), listing(2, nine, { answer: 'declined' })), []);
	assert.deepEqual(overlaps(listing(1, nine), listing(2, nine, { invited: false })), []);
	assert.deepEqual(overlaps(listing(1, nine), listing(2, nine, { run: { phase: 'cancelled' } })), []);
	assert.deepEqual(overlaps(listing(1, nine), listing(2, nine, { answer: 'tentative' })), [1, 2]);
});

test('a clash is with any of the dates, never with the meeting itself', () => {
	const hour = 3_600_000;
	const [first, second] = [at('2026-11-23', '09:00'), at('2026-11-30', '09:00')];
	const series = listing(1, first, { later: [second] });
	const spans = [{ start: second + hour / 2, end: second + hour }];
	assert.deepEqual(clashesWith([series], spans).map(({ start }) => start), [second]);
	assert.deepEqual(clashesWith([series], [{ start: first - hour, end: first }]), []);
	assert.deepEqual(clashesWith([series], spans, { room: ROOM, meeting: 1 }), []);
	assert.equal(clashesWith([series], spans, { room: ROOM, meeting: 2 }).length, 1);
});
