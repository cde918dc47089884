/* How times read in minutes: as the clocks showed them where the meeting was, whatever they show here. */
import { format } from '../../i18n';
import type { MinutesMoment } from '../../protocol/types';
import { MINUTE_MS } from '../../state/meetingClock';

const EN_DASH = '–';

function there({ time, offset }: MinutesMoment): number {
	return time + offset * MINUTE_MS;
}

export function clockText(moment: MinutesMoment): string {
	return format({ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(there(moment));
}

export function dateText(moment: MinutesMoment): string {
	return format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(there(moment));
}

export function wholeText(moment: MinutesMoment): string {
	return `${dateText(moment)}, ${clockText(moment)}`;
}

/* A day of the week, a date, and from when to when. */
export function spanText(from: MinutesMoment, to: MinutesMoment): string {
	const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
	const isSameDay = dateText(from) === dateText(to);
	return `${day.format(there(from))}, ${clockText(from)}${EN_DASH}${isSameDay ? clockText(to) : wholeText(to)}`;
}

/* A clock's time will do on the day on which the meeting was begun. */
export function attendanceText(moment: MinutesMoment, began: MinutesMoment | undefined): string {
	return began && dateText(began) === dateText(moment) ? clockText(moment) : wholeText(moment);
}

/* Europe/Berlin, UTC+01:00 */
export function zoneText(zone: string, { offset }: MinutesMoment): string {
	const minutes = Math.abs(offset);
	const two = (n: number) => String(n).padStart(2, '0');
	const ahead = `UTC${offset < 0 ? '−' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
	return zone === 'UTC' ? 'UTC' : `${zone.replaceAll('_', ' ')}, ${ahead}`;
}
