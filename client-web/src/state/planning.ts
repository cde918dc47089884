/* A meeting while it is planned: what its later dates are, what it costs, and what is better thought about once more. */
import type { AgendaDraft, MeetingPlan, MeetingRhythm } from '../protocol/types';
import { dayAt, seriesDays, timeOf, type SeriesEnd } from './dates';

/* How the dates are to follow one another. */
export interface SeriesRule {
	readonly day: string;
	readonly clock: string;
	readonly zone: string;
	readonly rhythm: MeetingRhythm;
	readonly end: SeriesEnd;
}

/* A date of a series. Its key stays the same wherever it is moved: the day that it has by the rule. */
export interface SeriesDate {
	readonly key: string;
	readonly time: number;
}

/* Dates that are not as the rule has them, by their keys: at another time, or not at all. */
export type Exceptions = ReadonlyMap<string, number | 'out'>;

/* The dates after the first. */
export function datesByRule({ day, clock, zone, rhythm, end }: SeriesRule): SeriesDate[] {
	return seriesDays(day, rhythm, end).slice(1).map((one) => ({ key: one, time: timeOf(one, clock, zone) }));
}

/* Those that are planned already. */
export function datesOfPlan({ later }: Pick<MeetingPlan, 'later'>): SeriesDate[] {
	return later.map(({ start }) => ({ key: String(start), time: start }));
}

/* In order, and none twice. */
export function withExceptions(dates: readonly SeriesDate[], exceptions: Exceptions): SeriesDate[] {
	const times = new Set<number>();
	return dates
		.filter(({ key }) => exceptions.get(key) !== 'out')
		.map((date) => ({ ...date, time: (exceptions.get(date.key) as number | undefined) ?? date.time }))
		.sort((a, b) => a.time - b.time)
		.filter(({ time }) => !times.has(time) && times.add(time));
}

/* All of them at another time of day. */
export function atClock(dates: readonly SeriesDate[], clock: string, zone: string): SeriesDate[] {
	return dates.map(({ key, time }) => ({ key, time: timeOf(dayAt(time, zone), clock, zone) }));
}

export function minutesOf(items: readonly Pick<AgendaDraft, 'minutes'>[]): number {
	return items.reduce((sum, { minutes }) => sum + minutes, 0);
}

export function personHours(people: number, minutes: number): number {
	return Math.round((people * minutes * 100) / 60) / 100;
}

/* More than these make deciding slow, and listening long. */
const DECIDING_MAX = 7;
const MINUTES_MAX = 60;

export type Hint =
	| { about: 'goal' | 'agenda' | 'long' | 'endless' }
	| { about: 'minutes'; agenda: number; over: number }
	| { about: 'deciding'; people: number };

interface Planned {
	goal: string;
	minutes: number;
	items: readonly Pick<AgendaDraft, 'minutes' | 'purpose'>[];
	people: number;
	rhythm: MeetingRhythm;
	end: SeriesEnd;
}

/* What is better thought about once more. */
export function hintsOn({ goal, minutes, items, people, rhythm, end }: Planned): Hint[] {
	const hints: Hint[] = [];
	const agenda = minutesOf(items);
	if (goal.trim() === '') hints.push({ about: 'goal' });
	if (items.length === 0) hints.push({ about: 'agenda' });
	if (agenda > minutes) hints.push({ about: 'minutes', agenda, over: agenda - minutes });
	if (people > DECIDING_MAX && items.some(({ purpose }) => purpose === 'decide')) hints.push({ about: 'deciding', people });
	if (minutes > MINUTES_MAX) hints.push({ about: 'long' });
	if (rhythm !== 'once' && end === 'open') hints.push({ about: 'endless' });
	return hints;
}
