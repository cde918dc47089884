/* The house's events in plain sentences. */
import { t, type Key } from '../../i18n';
import { HOUSE_LIMITS } from '../../protocol/limits';
import type { HouseChangedBody, JournalEvent } from '../../protocol/types';
import type { LimitName } from '../limits';
import { doerOf, nameOf } from '../person';
import { app, house } from '../store';
import { LIMIT_WORDS, sayLimit, type LimitValue } from './limitText';

export type AuditGroup = 'people' | 'access' | 'invitations' | 'groups' | 'channels' | 'bots' | 'house';

const GROUPS: Partial<Record<JournalEvent['kind'], AuditGroup>> = {
	'person.added': 'people',
	'person.changed': 'people',
	'person.link_made': 'access',
	'password.changed': 'access',
	'sessions.ended': 'access',
	'invitation.made': 'invitations',
	'invitation.revoked': 'invitations',
	'group.changed': 'groups',
	'group.removed': 'groups',
	'token.made': 'bots',
	'token.revoked': 'bots',
	'channel.listed': 'channels',
	'channel.unlisted': 'channels',
	'room.deleted': 'channels',
	'house.changed': 'house',
	'key.rotated': 'house',
	'room.created': 'house',
};

export function groupOf({ kind }: JournalEvent): AuditGroup | undefined {
	return GROUPS[kind];
}

function channelName(room: string): string {
	const known = house.value?.held?.channels.find((channel) => channel.room === room)?.title;
	return known ?? app.value.rooms.get(room)?.title ?? t('audit_channel_unknown', { id: room });
}

export function sentenceOf(event: JournalEvent): string {
	const by = doerOf(event.author);
	switch (event.kind) {
	case 'person.added': {
		const { profile, invitation, role } = event.body ?? {};
		const name = profile?.name ?? t('someone');
		if (profile?.bot) return t('audit_bot', { by, name });
		const key: Key = invitation ? 'audit_joined' : role === 'owner' ? 'audit_added_admin' : 'audit_added';
		return t(key, { by, name });
	}
	case 'person.changed': {
		const { person, profile, role } = event.body ?? {};
		const name = profile?.name ?? nameOf(person);
		if (profile?.active === false) return t('audit_inactive', { by, name });
		return t(role === 'owner' ? 'audit_changed_admin' : 'audit_changed', { by, name });
	}
	case 'person.link_made':
		return t('audit_link', { by, name: nameOf(event.body?.person) });
	case 'password.changed':
		return t('audit_password', { name: nameOf(event.body?.person) });
	case 'sessions.ended':
		return t('audit_sessions', { by, name: nameOf(event.body?.person) });
	case 'invitation.made':
		return t('audit_invitation', { by, n: event.body?.uses ?? 0 });
	case 'invitation.revoked':
		return t('audit_revoked', { by });
	case 'group.changed':
		return t('audit_group', { by, handle: event.body?.group.handle ?? '', n: event.body?.group.people.length ?? 0 });
	case 'group.removed':
		return t('audit_group_removed', { by });
	case 'token.made': {
		const { person, name = '', room } = event.body ?? {};
		const said = { by, token: name, name: nameOf(person) };
		return room === undefined ? t('audit_token', said) : t('audit_webhook', { ...said, title: channelName(room) });
	}
	case 'token.revoked':
		return t('audit_token_revoked', { by, name: nameOf(event.body?.person) });
	default:
		return channelSentence(event, by);
	}
}

/* Which limits, from what to what; or else that it says something else of itself. */
function changedHouse(body: HouseChangedBody | undefined, by: string): string {
	const was = Object.entries(body?.was ?? {}) as [LimitName, LimitValue][];
	if (was.length === 0) return t('audit_house', { by });
	const changes = was.map(([name, value]) => {
		const now = body!.house.limits?.[name] ?? HOUSE_LIMITS[name].value;
		return t('audit_limit', { limit: t(LIMIT_WORDS[name][0]), was: sayLimit(name, value), now: sayLimit(name, now) });
	});
	return t('audit_limits', { by, changes: changes.join('; ') });
}

function channelSentence(event: JournalEvent, by: string): string {
	switch (event.kind) {
	case 'channel.listed': {
		const { title = '', archived = false } = event.body?.channel ?? {};
		return t(archived ? 'audit_archived' : 'audit_listed', { by, title });
	}
	case 'channel.unlisted':
		return t('audit_unlisted', { by, title: channelName(event.body?.room ?? '') });
	case 'room.deleted':
		return t('audit_deleted', { by, id: event.body?.room ?? '' });
	case 'house.changed':
		return changedHouse(event.body, by);
	case 'key.rotated':
		return t('audit_key', { by });
	default:
		return t('audit_founded');
	}
}
