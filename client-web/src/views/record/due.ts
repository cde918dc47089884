/* Until when something is to be done: a day to its end, in the zone of this device. */
import { format, t } from '../../i18n';
import { addDays, dayAt, timeOf } from '../../state/dates';
import { daysFrom } from '../../state/dueDay';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

export function dayHere(time: number): string {
	return dayAt(time, zone());
}

export function endOf(day: string): number {
	return timeOf(addDays(day, 1), '00:00', zone()) - 1;
}

/* Of an open task; what is overdue says so in words. */
export function dueText(until: number, now: number): string {
	const days = daysFrom(dayHere(now), dayHere(until));
	if (until < now) return days === 0 ? t('due_over_today') : t('due_over', { n: -days });
	if (days === 0) return t('due_today');
	return days === 1 ? t('due_tomorrow') : t('due_until', { day: shortDay(until, now) });
}

export function shortDay(time: number, now: number): string {
	const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
	return format(dayHere(time).slice(0, 4) === dayHere(now).slice(0, 4) ? day : { ...day, year: 'numeric' }).format(time);
}
