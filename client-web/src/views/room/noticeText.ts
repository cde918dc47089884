/* What happened to a channel, in a sentence. */
import { listText, t, type Key } from '../../i18n';
import type { Settings } from '../../protocol/types';
import type { Row } from '../../state/rows';
import { doerOf, nameOf } from '../person';

const NAMED_MAX = 4;

/* Of a side of a case, which is no channel. */
const SIDE_WORDS: Partial<Record<Row['kind'], Key>> = { 'room.created': 'notice_side_created', 'room.changed': 'notice_side_changed', 'member.left': 'notice_side_left' };

/* rows: several only where people came or went one after the other. before: how the channel was set
 * up until then, if that is known. */
export function noticeText(rows: readonly Row[], before?: Settings, isSide = false): string {
	const row = rows[0]!;
	const name = doerOf(row.author);
	const ofSide = isSide && SIDE_WORDS[row.kind];
	if (ofSide) return t(ofSide, { name, names: namesText(movedIn(rows)), n: movedIn(rows).length });
	switch (row.kind) {
	case 'member.joined':
	case 'member.left':
		return movementText(row.kind, rows, name);
	case 'member.changed': {
		const about = nameOf(row.people?.[0]);
		return row.role === 'owner' ? t('notice_promoted', { name, whom: about }) : t('notice_demoted', { name, whom: about });
	}
	case 'message.pinned':
		return t('notice_pinned', { name });
	case 'room.changed':
		return changeText(name, row.settings, before);
	default:
		return t('notice_created', { name });
	}
}

/* Who came or went by themselves, or who took them in or out. */
function movementText(kind: 'member.joined' | 'member.left', rows: readonly Row[], name: string): string {
	const moved = movedIn(rows);
	const names = namesText(moved);
	if (rows.every((row) => isByThemselves(row))) {
		const all = { names, n: moved.length };
		return kind === 'member.left' ? t('notice_left', all) : t('notice_joined', all);
	}
	return kind === 'member.left' ? t('notice_removed', { name, whom: names }) : t('notice_invited', { name, whom: names });
}

function movedIn(rows: readonly Row[]): string[] {
	return [...new Set(rows.flatMap((row) => row.people ?? [row.author ?? '']))];
}

function isByThemselves({ author, people = [] }: Row): boolean {
	return people.every((person) => person === author);
}

function namesText(people: readonly string[]): string {
	const names = people.map(nameOf);
	if (names.length > NAMED_MAX) names.splice(NAMED_MAX - 1, names.length, t('notice_others', { n: names.length - NAMED_MAX + 1 }));
	return listText(names);
}

const CHANGES: [(now: Settings, before: Settings) => boolean, Key][] = [
	[(now, before) => now.archived && !before.archived, 'notice_archived'],
	[(now, before) => !now.archived && before.archived, 'notice_restored'],
	[(now, before) => now.title !== before.title, 'notice_title'],
	[(now, before) => now.topic !== before.topic, 'notice_topic'],
	[(now, before) => now.access === 'closed' && before.access === 'open', 'notice_closed'],
	[(now, before) => now.access === 'open' && before.access === 'closed', 'notice_opened'],
];

/* The first of what has changed says enough. */
function changeText(name: string, now: Settings | undefined, before: Settings | undefined): string {
	if (!now) return t('notice_changed', { name });
	const key = before && CHANGES.find(([isSo]) => isSo(now, before))?.[1];
	if (key === 'notice_title') return t(key, { name, title: now.title });
	if (key === 'notice_topic') return t(key, { name, topic: now.topic || '–' });
	return t(key ?? 'notice_changed', { name });
}
