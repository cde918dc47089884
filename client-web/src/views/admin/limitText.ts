/* The limits in words: what they are called, what they do, and what can stand in their fields. */
import { t, type Key } from '../../i18n';
import { HOUSE_LIMITS } from '../../protocol/limits';
import type { HouseLimits } from '../../protocol/types';
import type { LimitName } from '../limits';

export type LimitValue = NonNullable<HouseLimits[LimitName]>;

export const SECTIONS: { title: Key; limits: LimitName[] }[] = [
	{ title: 'limits_channels', limits: ['open_channels', 'closed_channels', 'channels_owned', 'channel_members'] },
	{ title: 'limits_messages', limits: ['message_length', 'mention_all', 'edit_minutes', 'erase_minutes'] },
	{ title: 'limits_invitations', limits: ['invitations', 'invitations_open', 'invitation_hours'] },
	{ title: 'limits_sessions', limits: ['password_length', 'session_idle_days', 'session_days'] },
];

/* Name, and the sentence that says what it does. */
export const LIMIT_WORDS: Record<LimitName, [Key, Key]> = {
	open_channels: ['limit_open_channels', 'limit_open_channels_hint'],
	closed_channels: ['limit_closed_channels', 'limit_closed_channels_hint'],
	channels_owned: ['limit_channels_owned', 'limit_channels_owned_hint'],
	channel_members: ['limit_channel_members', 'limit_channel_members_hint'],
	message_length: ['limit_message_length', 'limit_message_length_hint'],
	mention_all: ['limit_mention_all', 'limit_mention_all_hint'],
	edit_minutes: ['limit_edit_minutes', 'limit_edit_minutes_hint'],
	erase_minutes: ['limit_erase_minutes', 'limit_erase_minutes_hint'],
	invitations: ['limit_invitations', 'limit_invitations_hint'],
	invitations_open: ['limit_invitations_open', 'limit_invitations_open_hint'],
	invitation_hours: ['limit_invitation_hours', 'limit_invitation_hours_hint'],
	password_length: ['limit_password_length', 'limit_password_length_hint'],
	session_idle_days: ['limit_session_idle_days', 'limit_session_idle_days_hint'],
	session_days: ['limit_session_days', 'limit_session_days_hint'],
};

/* Undefined: it is no number. */
function rangeOf(name: LimitName): { min: number; max: number } | undefined {
	const limit = HOUSE_LIMITS[name];
	return 'min' in limit ? limit : undefined;
}

/* An empty field is without a limit, where there is such a thing: -1. */
export function isEndless(name: LimitName): boolean {
	return rangeOf(name)?.min === -1;
}

export function textOf(name: LimitName, value: LimitValue): string {
	return value === -1 && isEndless(name) ? '' : String(value);
}

export function valueOf(name: LimitName, text: string): LimitValue {
	if (!rangeOf(name)) return text as LimitValue;
	return text.trim() === '' && isEndless(name) ? -1 : Number(text);
}

export function isGood(name: LimitName, text: string): boolean {
	const range = rangeOf(name);
	if (!range) return true;
	if (text.trim() === '') return isEndless(name);
	/* Digits alone: 1.000 is a thousand to some, and one to Number(). */
	const value = /^\d+$/.test(text.trim()) ? Number(text) : NaN;
	return value >= Math.max(range.min, 0) && value <= range.max;
}

/* From where to where, and how it comes. */
export function boundsOf(name: LimitName): string {
	const { min, max } = rangeOf(name)!;
	const bounds = { min: Math.max(min, 0), max, usual: HOUSE_LIMITS[name].value };
	return t(isEndless(name) ? 'limit_bounds_endless' : 'limit_bounds', bounds);
}

/* A value as a sentence says it. */
export function sayLimit(name: LimitName, value: LimitValue): string {
	if (value === 'member' || value === 'owner') return t(value === 'owner' ? 'limit_owner' : 'limit_member');
	return value === -1 && isEndless(name) ? t('limit_endless') : String(value);
}
