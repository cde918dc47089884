/* When one may want to be reminded. */

const MINUTE_MS = 60_000;
const MORNING_HOUR = 9;
const MONDAY = 1;

export type Moment = 'minutes' | 'hour' | 'hours' | 'tomorrow' | 'monday';

/* The moments on offer, in order, by this device's calendar. */
export function momentsAfter(now: number): [Moment, number][] {
	const tomorrow = morningIn(now, 1);
	const monday = morningIn(now, (MONDAY - new Date(now).getDay() + 7) % 7 || 7);
	const moments: [Moment, number][] = [
		['minutes', now + 20 * MINUTE_MS],
		['hour', now + 60 * MINUTE_MS],
		['hours', now + 180 * MINUTE_MS],
		['tomorrow', tomorrow],
	];
	return monday === tomorrow ? moments : [...moments, ['monday', monday]];
}

function morningIn(now: number, days: number): number {
	const date = new Date(now);
	date.setDate(date.getDate() + days);
	return date.setHours(MORNING_HOUR, 0, 0, 0);
}

/* As a field for date and time has it, without a time zone. */
export function fieldOf(time: number): string {
	const date = new Date(time);
	const two = (value: number) => String(value).padStart(2, '0');
	const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
	return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/* NaN: that is no time. */
export function timeOfField(text: string): number {
	return new Date(text).getTime();
}
