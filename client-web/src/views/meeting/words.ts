/* What things are called in a meeting. */
import { dayText, t, timeText, type Key } from '../../i18n';
import type { AgendaItem, AttendeeAnswer, ItemState, Meeting, MeetingRhythm } from '../../protocol/types';
import { MINUTE_MS, usedOf } from '../../state/meetingClock';
import { minute } from '../clock';

const ANSWERS: Record<AttendeeAnswer, Key> = { accepted: 'has_accepted', tentative: 'has_tentative', declined: 'has_declined' };

/* What somebody has said to the invitation. */
export function answerText(answer: AttendeeAnswer): string {
	return t(ANSWERS[answer]);
}

const RHYTHMS: Record<MeetingRhythm, Key> = { once: 'rhythm_once', weekly: 'rhythm_weekly', fortnightly: 'rhythm_fortnightly', monthly: 'rhythm_monthly' };

export function rhythmText(rhythm: MeetingRhythm): string {
	return t(RHYTHMS[rhythm]);
}

/* A day and a time. */
export function momentOf(time: number): string {
	return `${dayText(time, minute.value)}, ${timeText(time)}`;
}

/* A day, and from when to when it is planned. */
export function momentSpan(start: number, minutes: number): string {
	return `${momentOf(start)}–${timeText(start + minutes * MINUTE_MS)}`;
}

const STATES: Record<ItemState, Key> = { proposed: 'item_proposed', open: 'item_open', done: 'item_done', parked: 'item_parked' };

export function stateText(state: ItemState): string {
	return t(STATES[state]);
}

/* The time it has taken. One that was only come to and left at once has taken none. */
export function usedText(meeting: Meeting, item: AgendaItem, now: number): string {
	const used = Math.round(usedOf(meeting, item, now) / MINUTE_MS);
	const hadTime = item.left_ms !== undefined && (used > 0 || item.state === 'done');
	return hadTime ? t('meeting_used', { used, n: item.minutes }) : t('meeting_planned_minutes', { n: item.minutes });
}
