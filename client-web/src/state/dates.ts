/* Days and times of day in a time zone, and the dates of a series. A day is written 2026-11-23, a time of day 09:00, as the
 * fields for them have it; what happens at a moment is in milliseconds. */
import { LIMITS } from '../protocol/limits';
import type { MeetingRhythm } from '../protocol/types';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;

/* The day as a number, so that one can count. */
function numberOf(day: string): number {
	return Date.parse(`${day}T00:00Z`) / DAY_MS;
}

function dayOfNumber(number: number): string {
	return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export function isDay(text: string): boolean {
	return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(numberOf(text)) && dayOfNumber(numberOf(text)) === text;
}

export function addDays(day: string, days: number): string {
	return dayOfNumber(numberOf(day) + days);
}

/* 0 is Sunday. */
export function weekdayOf(day: string): number {
	return new Date(numberOf(day) * DAY_MS).getUTCDay();
}

export function mondayOf(day: string): string {
	return addDays(day, -((weekdayOf(day) + 6) % WEEK_DAYS));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
	let made = clocks.get(zone);
	if (!made) {
		const two = '2-digit';
		made = new Intl.DateTimeFormat('en-GB', {
			timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two,
		});
		clocks.set(zone, made);
	}
	return made;
}

/* What calendar and clock show there, as if it were in UTC. */
function shownAt(time: number, zone: string): number {
	const parts: Record<string, string> = {};
	for (const { type, value } of clockOf(zone).formatToParts(time)) parts[type] = value;
	const { year, month, day, hour, minute, second } = parts;
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

export function dayAt(time: number, zone: string): string {
	return new Date(shownAt(time, zone)).toISOString().slice(0, 10);
}

export function clockAt(time: number, zone: string): string {
	return new Date(shownAt(time, zone)).toISOString().slice(11, 16);
}

/* When it is that time there; NaN: that is no time. An hour that comes twice is meant the first time; one that is left out
 * begins as much later. */
export function timeOf(day: string, clock: string, zone: string): number {
	const shown = Date.parse(`${day}T${clock}Z`);
	if (Number.isNaN(shown)) return NaN;
	const shiftAt = (time: number) => shownAt(time, zone) - time;
	const before = shown - shiftAt(shown - DAY_MS);
	const after = shown - shiftAt(shown + DAY_MS);
	if (before === after || shownAt(before, zone) === shown) return before;
	return shownAt(after, zone) === shown ? after : before;
}

/* Whether this device knows the zone. */
export function isZone(zone: string): boolean {
	try {
		clockOf(zone);
		return true;
	} catch {
		return false;
	}
}

/* Which of its weekday in the month a day is: 1 to 4, or 5, the last. */
export function turnOf(day: string): number {
	return Math.ceil(Number(day.slice(8)) / WEEK_DAYS);
}

/* The same weekday in the same turn, months later; a fifth one is the last. */
function monthlyAfter(day: string, months: number): string {
	const turn = turnOf(day);
	const first = new Date(`${day.slice(0, 7)}-01T00:00Z`);
	first.setUTCMonth(first.getUTCMonth() + months);
	const month = first.toISOString().slice(0, 7);
	const one = `${month}-01`;
	const offset = (weekdayOf(day) - weekdayOf(one) + WEEK_DAYS) % WEEK_DAYS;
	const found = addDays(one, offset + (turn - 1) * WEEK_DAYS);
	return found.startsWith(month) ? found : addDays(found, -WEEK_DAYS);
}

function dayAfter(day: string, rhythm: MeetingRhythm, step: number): string {
	if (rhythm === 'monthly') return monthlyAfter(day, step);
	return addDays(day, step * WEEK_DAYS * (rhythm === 'fortnightly' ? 2 : 1));
}

/* Where a series ends: after so many dates, the first among them; with a day; or where no more can be planned. */
export type SeriesEnd = { count: number } | { until: string } | 'open';

/* As many as a plan holds, the first among them. */
export const DATES_MAX = LIMITS.meeting_dates_max + 1;

/* The days of a series, the first among them. */
export function seriesDays(first: string, rhythm: MeetingRhythm, end: SeriesEnd): string[] {
	if (rhythm === 'once') return [first];
	const most = typeof end === 'object' && 'count' in end ? Math.min(end.count, DATES_MAX) : DATES_MAX;
	const last = typeof end === 'object' && 'until' in end ? end.until : '9999-12-31';
	const days = [first];
	for (let step = 1; days.length < most; step++) {
		const day = dayAfter(first, rhythm, step);
		if (day > last) break;
		days.push(day);
	}
	return days;
}
