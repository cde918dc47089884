/* What the sides of a case and its states are called, and who reads along, in words. */
import { collator, dateText, listText, t, type Key } from '../../i18n';
import type { CaseBrief, CaseState } from '../../protocol/types';
import { readersOf, type Company } from '../../state/cases';
import type { RoomEntry } from '../../state/rooms';
import { caseOf, type Side } from '../../state/side';
import type { IconName } from '../icon';
import { nameOf } from '../person';
import { app, me } from '../store';

export const STATE_WORDS: Record<CaseState, Key> = { open: 'case_open', waiting: 'case_waiting', postponed: 'case_postponed', solved: 'case_solved' };
export const STATE_SIGNS: Record<CaseState, IconName> = { open: 'circle-dot', waiting: 'clock', postponed: 'pause', solved: 'check' };
export const SIDE_SIGNS: Record<Side, IconName> = { backstage: 'lock', shared: 'users' };

export function stateText({ state, until }: Pick<CaseBrief, 'state' | 'until'>): string {
	return state === 'postponed' && until !== undefined ? t('case_postponed_until', { date: dateText(until) }) : t(STATE_WORDS[state]);
}

export function sideText(side: Side, customer: string): string {
	return side === 'backstage' ? t('case_side_backstage') : t('case_side_shared', { customer });
}

/* For those who hear it. */
export function sideName(side: Side): string {
	return side === 'backstage' ? t('case_backstage') : t('case_shared');
}

function companyText({ company, names }: Company): string {
	if (company === '') return listText(names.map((name) => t('case_guest_named', { name })));
	return names.length === 1 ? t('case_reader_of', { name: names[0]!, company }) : t('case_readers_of', { n: names.length, company });
}

export interface ReadersText {
	words: string;
	/* All of them by name. */
	names: string;
}

/* Who reads what is said in this room, apart from oneself: the team first, each by name, then the customer's people. */
export function readersText({ kind, held }: RoomEntry): ReadersText {
	if (!held) return { words: t('case_readers_unknown'), names: '' };
	const { team, guests } = readersOf(held.members, me.value, ({ person, name }) => name ?? nameOf(person), collator.value.compare);
	if (kind === 'backstage') {
		const words = team.length > 0 ? t('case_readers_backstage', { names: listText(team) }) : t('case_readers_backstage_none');
		return { words, names: listText(team) };
	}
	const names = listText([...team, ...guests.flatMap(({ company, names: some }) => some.map((name) => (company ? `${name} · ${company}` : name)))]);
	if (guests.length > 0) return { words: t('case_readers', { names: listText([...team, ...guests.map(companyText)]) }), names };
	return { words: team.length > 0 ? t('case_readers_no_guest', { names: listText(team) }) : t('case_readers_nobody'), names };
}

/* Whose case this room is a side of. */
export function customerOf(room: string): string {
	return caseOf(app.value.rooms, room)?.brief?.customer ?? '';
}
