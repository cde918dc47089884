/* The day somebody means, in German or English, and how far it is off. A day is written 2026-12-04. */
import { addDays, isDay, mondayOf, weekdayOf } from './dates';

const WEEK_DAYS = 7;
const FRIDAY = 4;

/* From Sunday on. The first two letters will do in German, three in English. */
const WEEKDAYS = [
	['so', 'sonntag', 'sun', 'sunday'],
	['mo', 'montag', 'mon', 'monday'],
	['di', 'dienstag', 'tue', 'tues', 'tuesday'],
	['mi', 'mittwoch', 'wed', 'wednesday'],
	['do', 'donnerstag', 'thu', 'thur', 'thurs', 'thursday'],
	['fr', 'freitag', 'fri', 'friday'],
	['sa', 'samstag', 'sonnabend', 'sat', 'saturday'],
];

const AHEAD: Record<string, number> = { heute: 0, today: 0, morgen: 1, tomorrow: 1, übermorgen: 2 };

/* The next one from here on; this day itself is one. */
export function nextWeekday(today: string, weekday: number): string {
	return addDays(today, (weekday - weekdayOf(today) + WEEK_DAYS) % WEEK_DAYS);
}

/* To be done next week is to be done by its Friday. */
export function nextWeek(today: string): string {
	return addDays(mondayOf(today), WEEK_DAYS + FRIDAY);
}

/* The day that words mean on this day; undefined: none. A weekday is the next such one. */
export function dayMeant(words: string, today: string): string | undefined {
	const said = words.toLowerCase().normalize('NFC').replace(/[,;:]$/, '');
	if (isDay(said)) return said;
	const ahead = AHEAD[said];
	if (ahead !== undefined) return addDays(today, ahead);
	if (said === 'nächste woche' || said === 'next week') return nextWeek(today);
	const weekday = WEEKDAYS.findIndex((names) => names.includes(said.replace(/\.$/, '')));
	if (weekday >= 0) return nextWeekday(today, weekday);
	return afterMeant(said, today) ?? dateMeant(said, today);
}

/* In 3 Tagen. */
function afterMeant(said: string, today: string): string | undefined {
	const [, count, unit = ''] = /^in (\d{1,3}) (tag|tagen|woche|wochen|days?|weeks?)$/.exec(said) ?? [];
	if (count === undefined) return undefined;
	return addDays(today, Number(count) * (/^w/.test(unit) ? WEEK_DAYS : 1));
}

/* 4.12., of this year or the next, or with its year. */
function dateMeant(said: string, today: string): string | undefined {
	const [, day = '', month = '', year] = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d\d)?)?$/.exec(said) ?? [];
	const date = (of: string) => `${of}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const thisYear = today.slice(0, 4);
	if (year !== undefined) return dayIf(date(year.length === 2 ? `${thisYear.slice(0, 2)}${year}` : year));
	const next = date(thisYear);
	return dayIf(next < today ? date(String(Number(thisYear) + 1)) : next);
}

function dayIf(day: string): string | undefined {
	return isDay(day) ? day : undefined;
}

/* How many days one day is after another. */
export function daysFrom(from: string, to: string): number {
	const at = (day: string) => Date.parse(`${day}T00:00Z`);
	return Math.round((at(to) - at(from)) / (at(addDays(from, 1)) - at(from)));
}
