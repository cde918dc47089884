/* Whether, and how, a person is told that something was said: one decision, with its reason. */
import type { NoticeLevel } from '../protocol/types';

export type Tell = 'none' | 'badge' | 'sound' | 'system';

/* Why somebody was told, or why not. */
export type Reason =
	| 'mention' | 'group' | 'all' | 'direct' | 'thread' | 'reminder' | 'meeting' | 'called'
	| 'own' | 'nothing' | 'mentions' | 'ordinary' | 'other_thread' | 'looking'
	| 'do_not_disturb' | 'quiet_hours' | 'day_off' | 'in_meeting' | 'not_allowed';

export interface NoticeSettings {
	/* Notices of the device itself; and whether the person was asked for them. */
	readonly system: boolean;
	readonly asked: boolean;
	readonly sound: boolean;
	/* Minutes of the day; from the one to the other nothing rings. */
	readonly quiet: boolean;
	readonly quietFrom: number;
	readonly quietTo: number;
	/* Only on these days, 0 is Sunday. */
	readonly workdays: boolean;
	readonly days: readonly number[];
	/* While in a meeting, everything else waits. */
	readonly meeting: boolean;
	/* Do not disturb until then. */
	readonly until: number;
}

export const NOTICE_DEFAULTS: NoticeSettings = {
	system: false,
	asked: false,
	sound: true,
	quiet: false,
	quietFrom: 18 * 60,
	quietTo: 8 * 60,
	workdays: false,
	days: [1, 2, 3, 4, 5],
	meeting: true,
	until: 0,
};

export interface Happening {
	readonly isOwn: boolean;
	/* As what the person was called upon in it; or they wanted to be reminded of it, or a meeting of theirs begins;
	 * or they are called into one that goes on; or somebody waits to be let in by them. */
	readonly call?: 'person' | 'group' | 'all' | 'reminder' | 'meeting' | 'called' | undefined;
	/* It is said in a conversation. */
	readonly isDirect: boolean;
	/* It is said in a thread: one the person follows, or another. */
	readonly thread?: 'followed' | 'other' | undefined;
	readonly level: NoticeLevel;
	/* Its room or thread is on screen, and its end in view. */
	readonly isInView: boolean;
	/* The person is in a meeting that goes on, in another room. */
	readonly inMeeting?: boolean;
	/* The person looks at this page. */
	readonly isAttentive: boolean;
}

export interface LocalTime {
	readonly now: number;
	readonly minute: number;
	readonly day: number;
}

export interface Told {
	readonly tell: Tell;
	readonly reason: Reason;
}

export function decide(what: Happening, settings: NoticeSettings, time: LocalTime): Told {
	if (what.isOwn) return none('own');
	if (what.level === 'nothing') return none('nothing');
	const isFollowed = what.thread === 'followed';
	if (!what.call && what.thread === 'other') return none('other_thread');
	if (!what.call && !isFollowed && what.level === 'mentions') return none('mentions');
	if (what.isInView && what.isAttentive) return none('looking');
	if (!what.call && !isFollowed && !what.isDirect) return badge('ordinary');
	const silence = silenceAt(settings, time);
	if (silence) return badge(silence);
	if (what.inMeeting && settings.meeting && what.call !== 'called') return badge('in_meeting');
	const reason = what.call ? CALLS[what.call] : isFollowed ? 'thread' : 'direct';
	if (!what.isAttentive && settings.system) return { tell: 'system', reason };
	if (settings.sound) return { tell: 'sound', reason };
	return badge(what.isAttentive ? reason : 'not_allowed');
}

const CALLS = { person: 'mention', group: 'group', all: 'all', reminder: 'reminder', meeting: 'meeting', called: 'called' } as const;

function none(reason: Reason): Told {
	return { tell: 'none', reason };
}

function badge(reason: Reason): Told {
	return { tell: 'badge', reason };
}

/* What keeps it quiet at this time. */
export function silenceAt(settings: NoticeSettings, { now, minute, day }: LocalTime): Reason | undefined {
	const { until, quiet, quietFrom: from, quietTo: to, workdays, days } = settings;
	if (now < until) return 'do_not_disturb';
	/* They may go over midnight. */
	const isQuiet = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
	if (quiet && isQuiet) return 'quiet_hours';
	return workdays && !days.includes(day) ? 'day_off' : undefined;
}

export function localTime(now: number): LocalTime {
	const date = new Date(now);
	return { now, minute: date.getHours() * 60 + date.getMinutes(), day: date.getDay() };
}
