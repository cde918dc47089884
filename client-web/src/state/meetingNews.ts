/* What is worth saying aloud about a meeting: what has changed in it, and when an item's time comes to an end. */
import type { AgendaItem, Meeting, MeetingPhase } from '../protocol/types';
import { currentItem, itemOf, MINUTE_MS } from './meetingClock';
import { moderatorOf } from './meetingPeople';

export type News =
	| { what: 'phase'; phase: MeetingPhase }
	/* Everybody is at another item now. */
	| { what: 'item'; item: AgendaItem }
	/* It was parked when it was left. */
	| { what: 'parked'; item: AgendaItem }
	/* The current item has more time: taken from another one, or else the meeting ends later. */
	| { what: 'extended'; item: AgendaItem; minutes: number; from: AgendaItem | undefined }
	| { what: 'moderator'; person: string };

/* In the order in which it is said. */
export function newsOf(before: Meeting, after: Meeting): News[] {
	const news: News[] = [];
	const { phase } = after.run;
	if (before.run.phase !== phase) news.push({ what: 'phase', phase });
	if (phase === 'ended' || phase === 'cancelled') return news;
	const person = moderatorOf(after);
	if (before.run.started !== undefined && moderatorOf(before) !== person) news.push({ what: 'moderator', person });
	const item = currentItem(after);
	if (item && before.run.item !== item.item) {
		const left = currentItem(before);
		const parked = left && itemOf(after.agenda, left.item);
		if (parked?.state === 'parked') news.push({ what: 'parked', item: parked });
		return [...news, { what: 'item', item }];
	}
	const more = item && extension(before, after, item);
	return more ? [...news, more] : news;
}

function extension(before: Meeting, after: Meeting, item: AgendaItem): News | undefined {
	const minutes = item.minutes - (itemOf(before.agenda, item.item)?.minutes ?? item.minutes);
	if (minutes <= 0) return undefined;
	const from = after.agenda.items.find((one) => (itemOf(before.agenda, one.item)?.minutes ?? 0) - one.minutes === minutes);
	const isLater = (after.run.until ?? 0) > (before.run.until ?? 0);
	return from || isLater ? { what: 'extended', item, minutes, from } : undefined;
}

/* Where an item's time stands, for those who do not see the clock. */
export type Mark = 'half' | 'minute' | 'zero';

/* The mark that was passed while so much was left before and is left now, both in milliseconds; the last one, if there
 * are several. A short item has no half: that would be said beside the minute. */
export function markBetween(minutes: number, before: number, now: number): Mark | undefined {
	const passed = (ms: number) => before > ms && now <= ms;
	if (passed(0)) return 'zero';
	if (minutes > 1 && passed(MINUTE_MS)) return 'minute';
	if (minutes > 3 && passed((minutes * MINUTE_MS) / 2)) return 'half';
	return undefined;
}
