/* People, groups and all for the completion: @an offers those whose names match. */
import { h } from 'preact';
import { t } from '../../i18n';
import { findNames } from '../../state/find';
import { memberOf } from '../../state/room';
import { Icon } from '../icon';
import { limitOf } from '../limits';
import { Avatar, isBot, nameOf } from '../person';
import { app, groups, people } from '../store';
import type { Option, Source } from './completion';

const SHOWN_MAX = 8;

/* People of the room first, then groups and all, then those who are not in the room. */
export function mentionSource(room: string): Source {
	return {
		sign: '@',
		word: /^[\p{L}\p{N}_'-]*(?: [\p{L}\p{N}_'-]*)?$/u,
		find: (word) => {
			/* Of the house a customer is told nothing. */
			const isShared = app.peek().rooms.get(room)?.kind === 'shared';
			const tiers = isShared ? [insiders(room), all(room)] : [insiders(room), [...all(room), ...groups.peek().map(groupOption)], outsiders(room)];
			return tiers.flatMap((options) => matching(options, word)).slice(0, SHOWN_MAX);
		},
	};
}

function matching(options: readonly Option[], word: string): Option[] {
	const names = options.map(({ words, names: handles = [] }) => [words, ...handles].join(' '));
	return findNames(names, word).map((i) => options[i]!);
}

function membersOf(room: string): string[] {
	const members = app.peek().rooms.get(room)?.held?.members ?? [];
	return members.map(({ person }) => person);
}

/* Those who are here come first, oneself last: to be given something to do. */
function insiders(room: string): Option[] {
	const { presence, me } = app.peek();
	const rank = (person: string) => (person === me ? 2 : presence.has(person) ? 0 : 1);
	return membersOf(room)
		.sort((a, b) => rank(a) - rank(b) || nameOf(a).localeCompare(nameOf(b)))
		.map((person) => personOption(person, nameIn(room, person)));
}

function outsiders(room: string): Option[] {
	const held = app.peek().rooms.get(room)?.held;
	return [...people.peek().values()]
		.filter(({ person, profile }) => profile?.active !== false && held && !memberOf(held, person))
		.map(({ person }) => personOption(person, nameOf(person), t('mention_outside')))
		.sort((a, b) => a.words.localeCompare(b.words));
}

/* On a shared side everybody is called what they are called there. */
function nameIn(room: string, person: string): string {
	const entry = app.peek().rooms.get(room);
	const member = entry?.kind === 'shared' && entry.held ? memberOf(entry.held, person) : undefined;
	return member?.name ?? nameOf(person);
}

function personOption(person: string, name: string, hint?: string): Option {
	const hints = [isBot(person) && t('bot'), hint].filter(Boolean).join(', ');
	return {
		key: person,
		insert: () => `@${name} `,
		picture: h(Avatar, { person }),
		words: name,
		names: [name.toLowerCase()],
		called: { kind: 'person', id: person },
		...(hints !== '' && { hint: hints }),
	};
}

/* In large rooms only owners may; and two need no word for all. */
function all(room: string): Option[] {
	const { rooms, me } = app.peek();
	const held = rooms.get(room)?.held;
	if (!held || held.members.length < 3) return [];
	if (held.kind === 'channel' && held.members.length > limitOf('mention_all') && memberOf(held, me)?.role !== 'owner') return [];
	return [
		{
			key: 'all',
			insert: () => `@${t('mention_all')} `,
			picture: h(Icon, { name: 'users' }),
			words: `@${t('mention_all')}`,
			names: ['alle', 'all'],
			hint: t('mention_all_hint', { n: held.members.length }),
			called: { kind: 'all' },
		},
	];
}

function groupOption({ group, handle, title, people: members }: (typeof groups.value)[number]): Option {
	return {
		key: group,
		insert: () => `@${handle} `,
		picture: h(Icon, { name: 'users' }),
		words: `@${handle}`,
		names: [handle.toLowerCase()],
		hint: title || t('room_members', { n: members.length }),
		called: { kind: 'group', id: group },
	};
}
