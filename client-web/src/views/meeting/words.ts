/* What things are called in a meeting. */
import { dayText, t, timeText, type Key } from '../../i18n';
import type { AttendeeAnswer, ItemPurpose, ItemState, Meeting, MeetingPhase, MeetingRhythm } from '../../protocol/types';
import { minute } from '../clock';

const PHASES: Record<MeetingPhase, Key> = {
	planned: 'meeting_planned',
	lobby: 'meeting_lobby',
	running: 'meeting_running',
	paused: 'meeting_paused',
	ended: 'meeting_ended',
	cancelled: 'meeting_cancelled',
};

/* Without a date it is a template. */
export function phaseText({ plan, run }: Pick<Meeting, 'plan' | 'run'>): string {
	return plan.start === undefined && run.phase === 'planned' ? t('meeting_template') : t(PHASES[run.phase]);
}

const ANSWERS: Record<AttendeeAnswer, Key> = { accepted: 'answer_accepted', tentative: 'answer_tentative', declined: 'answer_declined' };

export const ANSWER_KEYS: AttendeeAnswer[] = ['accepted', 'tentative', 'declined'];

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

/* From when to when it is planned. */
export function spanText(start: number, minutes: number): string {
	return `${momentOf(start)}–${timeText(start + minutes * 60_000)}`;
}

const PURPOSES: Record<ItemPurpose, Key> = {
	inform: 'purpose_inform',
	discuss: 'purpose_discuss',
	decide: 'purpose_decide',
	case: 'purpose_case',
	train: 'purpose_train',
};

export function purposeText(purpose: ItemPurpose): string {
	return t(PURPOSES[purpose]);
}

const STATES: Record<ItemState, Key> = { proposed: 'item_proposed', open: 'item_open', done: 'item_done', parked: 'item_parked' };

export function stateText(state: ItemState): string {
	return t(STATES[state]);
}
