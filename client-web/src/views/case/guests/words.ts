/* What is said of guests, and of a case's door. */
import { dateText, format, momentText, t, type Key } from '../../../i18n';
import type { Door, Guest, JournalEvent } from '../../../protocol/types';
import { leftUntil, newsOfDoor, newsOfGuest, standingOf, type DoorNews, type GuestNews } from '../../../state/guests';
import { bylineText, doerOf, nameOf } from '../../person';

/* The day a link is good until, with the time. */
export function untilWhen(time: number): string {
	return format({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(time);
}

function leftText(time: number, now: number): string {
	const { unit, n } = leftUntil(time, now);
	return t(unit === 'days' ? 'guest_left_days' : 'guest_left_hours', { n });
}

/* How they stand and since when, and how long their link is good: a sentence each. */
export function standingWords(guest: Guest, now: number): string[] {
	const { since, expires, reason } = guest;
	const time = momentText(since, now);
	const link = t('guest_link_until', { time: untilWhen(expires), left: leftText(expires, now) });
	const because = reason ? [t('guest_reason', { reason })] : [];
	switch (standingOf(guest, now)) {
	case 'waiting':
		return [t('guest_since_waiting', { time }), t('guest_self')];
	case 'inside':
		return [t('guest_since_inside', { time }), link];
	case 'lapsed':
		return [t('guest_lapsed', { time: dateText(expires) })];
	case 'invited':
		return [t('guest_since_invited', { time, name: nameOf(guest.invited_by) }), link];
	case 'missed':
		return [t('guest_missed', { time: dateText(expires) })];
	case 'refused':
		return [t('guest_since_refused', { time }), ...because];
	case 'removed':
		return [t('guest_since_removed', { time }), ...because];
	}
}

const TOLD: Record<GuestNews, Key> = {
	invited: 'guest_told_invited',
	link: 'guest_told_link',
	waiting: 'guest_told_waiting',
	came: 'guest_told_came',
	admitted: 'guest_told_admitted',
	refused: 'guest_told_refused',
	removed: 'guest_told_removed',
	left: 'guest_told_left',
};

/* What happened to a guest, in a sentence. */
export function guestText(guest: Guest, event: JournalEvent): string {
	const words = t(TOLD[newsOfGuest(guest, event)], { name: doerOf(event.author), whom: bylineText(guest) });
	return guest.reason ? t('guest_told_why', { words, reason: guest.reason }) : words;
}

const DONE: Record<DoorNews, Key> = {
	opened: 'door_told_opened',
	revoked: 'door_told_revoked',
	lapsed: 'door_told_lapsed',
	message: 'door_told_message',
	silent: 'door_told_silent',
	changed: 'door_told',
};

/* What was done to the door. before: how it was until then, if that is known. */
export function doorText(now: Door, before: Door | undefined, author: string | undefined): string {
	return t(DONE[newsOfDoor(now, before, author)], { name: doerOf(author), time: untilWhen(now.general ?? 0), message: now.message });
}
