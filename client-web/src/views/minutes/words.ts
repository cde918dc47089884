/* What things are called in minutes. */
import { t, type Key } from '../../i18n';
import type { AttendeeAnswer, ItemPurpose, ItemState, MeetingRhythm, MinutesRole, PollSecrecy, TaskStatus } from '../../protocol/types';

const ROLES: Record<MinutesRole, Key> = {
	moderator: 'minutes_moderator',
	minute_taker: 'minutes_taker',
	owner: 'minutes_owner',
	presenter: 'minutes_presenter',
	participant: 'minutes_participant',
};
const ANSWERS: Record<AttendeeAnswer, Key> = { accepted: 'minutes_had_accepted', tentative: 'minutes_had_tentative', declined: 'minutes_excused' };
const PURPOSES: Record<ItemPurpose, Key> = {
	inform: 'minutes_inform',
	discuss: 'minutes_discuss',
	decide: 'minutes_decide',
	case: 'minutes_case',
	train: 'minutes_train',
};
const STATES: Record<ItemState, Key> = { proposed: 'minutes_proposed', open: 'minutes_open', done: 'minutes_done', parked: 'minutes_parked' };
const STATUSES: Record<TaskStatus, Key> = {
	open: 'minutes_task_open',
	doing: 'minutes_task_doing',
	waiting: 'minutes_task_waiting',
	done: 'minutes_task_done',
	dropped: 'minutes_task_dropped',
};
const SECRECIES: Record<PollSecrecy, Key> = { open: 'minutes_poll_open', named: 'minutes_poll_named', secret: 'minutes_poll_secret' };
const RHYTHMS: Record<MeetingRhythm, Key> = { once: 'minutes_once', weekly: 'minutes_weekly', fortnightly: 'minutes_fortnightly', monthly: 'minutes_monthly' };

export const roleText = (role: MinutesRole): string => t(ROLES[role]);
export const answerText = (answer: AttendeeAnswer | undefined): string => t(answer ? ANSWERS[answer] : 'minutes_no_answer');
export const purposeText = (purpose: ItemPurpose): string => t(PURPOSES[purpose]);
export const stateText = (state: ItemState): string => t(STATES[state]);
export const statusText = (status: TaskStatus): string => t(STATUSES[status]);
export const secrecyText = (secrecy: PollSecrecy): string => t(SECRECIES[secrecy]);
export const rhythmText = (rhythm: MeetingRhythm): string => t(RHYTHMS[rhythm]);
