/* How days and times of meetings read. */
import { format, timeText } from '../../i18n';
import type { MeetingPlan } from '../../protocol/types';
import { dayAt, isZone } from '../../state/dates';
import { MINUTE_MS } from '../../state/meetingClock';

const EN_DASH = '–';

/* The zone this device is in. */
export function ownZone(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/* A day as it is written in fields, in full: Monday, 23 November. */
export function dayName(day: string): string {
	return format({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}

export function weekdayName(day: string): string {
	return format({ weekday: 'long', timeZone: 'UTC' }).format(Date.parse(day));
}

/* Mo., 23. Nov. */
export function shortDay(time: number): string {
	return format({ weekday: 'short', day: 'numeric', month: 'short' }).format(time);
}

/* Mo., 23. Nov., 09:00; the year where it is another. */
export function dateText(time: number, timeZone = ownZone()): string {
	const isOther = dayAt(time, timeZone).slice(0, 4) !== dayAt(Date.now(), timeZone).slice(0, 4);
	const day = { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone } as const;
	return format(isOther ? { ...day, year: 'numeric' } : day).format(time);
}

export function spanText(start: number, end: number): string {
	return `${timeText(start)}${EN_DASH}${timeText(end)}`;
}

/* Its date, and from when to when. */
export function whenText(start: number, minutes: number): string {
	return `${dateText(start)}${EN_DASH}${timeText(start + minutes * MINUTE_MS)}`;
}

/* The zone a meeting is planned in: not every device knows every one. */
export function zoneOf({ time_zone: zone }: Pick<MeetingPlan, 'time_zone'>): string {
	return isZone(zone) ? zone : ownZone();
}

/* What the clock shows in the zone a meeting is planned in, where that is another time than here. */
export function elsewhereText(start: number, plan: Pick<MeetingPlan, 'time_zone'>): string | undefined {
	const zone = zoneOf(plan);
	const clock = format({ hour: '2-digit', minute: '2-digit', timeZone: zone }).format(start);
	return clock === timeText(start) ? undefined : `${clock} ${zoneName(zone)}`;
}

export function zoneName(zone: string): string {
	return zone.replaceAll('_', ' ');
}

/* A span of days, as of a week. */
export function daysText(first: string, last: string): string {
	const days = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
	return days.formatRange(Date.parse(first), Date.parse(last));
}
