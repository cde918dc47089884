/* The times of a meeting. `now` is the server's clock everywhere, so that all screens say the same. */
import type { AgendaItem, Meeting } from '../protocol/types';

export const MINUTE_MS = 60_000;

/* What the times of a meeting follow from: one that is only drafted has as much. */
export interface Timed {
	readonly plan: { readonly start?: number; readonly minutes: number };
	readonly agenda: { readonly items: readonly AgendaItem[] };
	readonly run: Meeting['run'];
}

/* The item of this number. */
export function itemOf({ items }: Timed['agenda'], number: number | undefined): AgendaItem | undefined {
	return items.find(({ item }) => item === number);
}

/* The item that everybody is at. */
export function currentItem({ run, agenda }: Omit<Timed, 'plan'>): AgendaItem | undefined {
	return itemOf(agenda, run.item);
}

/* Where meeting.undo leads. */
export function backItem({ run, agenda }: Omit<Timed, 'plan'>): AgendaItem | undefined {
	return itemOf(agenda, run.back);
}

/* Where meeting.go leads: the next open one after the current one, or else the first one left open before it. */
export function nextOpenItem({ run, agenda: { items } }: Omit<Timed, 'plan'>): AgendaItem | undefined {
	const at = items.findIndex(({ item }) => item === run.item);
	return [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(({ state }) => state === 'open');
}

/* What is left of an item's time, in milliseconds; below 0: it is over. */
export function itemLeft({ run }: Pick<Timed, 'run'>, item: AgendaItem, now: number): number {
	if (run.item === item.item && run.deadline !== undefined) return run.deadline - now;
	return item.left_ms ?? item.minutes * MINUTE_MS;
}

/* How much of the meeting's time an item has taken so far, in milliseconds. */
export function usedOf(meeting: Pick<Timed, 'run'>, item: AgendaItem, now: number): number {
	return Math.max(0, item.minutes * MINUTE_MS - itemLeft(meeting, item, now));
}

/* What is left until it is to end; below 0: it takes longer. undefined: it has not begun. */
export function untilLeft({ run }: Pick<Timed, 'run'>, now: number): number | undefined {
	return run.until === undefined ? undefined : run.until - now;
}

/* When it ends if every item takes its time: as planned, before it has begun. undefined: it has no date. */
export function forecast(meeting: Timed, now: number): number | undefined {
	const { run, plan, agenda } = meeting;
	if (run.ended !== undefined) return run.ended;
	if (run.started === undefined) return plan.start === undefined ? undefined : plan.start + plan.minutes * MINUTE_MS;
	return now + agenda.items.reduce((sum, item) => sum + toCome(meeting, item, now), 0);
}

/* What an item will still take. */
function toCome(meeting: Timed, item: AgendaItem, now: number): number {
	return item.state === 'open' ? Math.max(0, itemLeft(meeting, item, now)) : 0;
}

/* Minutes of all items that have a place in the meeting: those that are only proposed or parked have none. */
export function minutesOf(items: readonly Pick<AgendaItem, 'minutes' | 'state'>[]): number {
	const counted = items.filter(({ state }) => state === 'open' || state === 'done');
	return counted.reduce((sum, { minutes }) => sum + minutes, 0);
}

/* When the items come, by their numbers: one after the other from the start on; once it has begun, those that are open
 * from now on. Without an entry: it has no place, or has had its time. */
export function plannedTimes(meeting: Timed, now: number): ReadonlyMap<number, number> {
	const { run, plan, agenda } = meeting;
	const times = new Map<number, number>();
	const current = currentItem(meeting);
	const isRunning = run.started !== undefined;
	let at = isRunning ? now + (current ? toCome(meeting, current, now) : 0) : plan.start;
	if (at === undefined || run.ended !== undefined) return times;
	for (const item of agenda.items) {
		if (item === current || item.state !== 'open') continue;
		times.set(item.item, at);
		at += toCome(meeting, item, now);
	}
	return times;
}
