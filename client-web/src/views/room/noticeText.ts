/* What happened to a channel, in a sentence. */
import { t, type Key } from '../../i18n';
import type { Settings } from '../../protocol/types';
import type { Row } from '../../state/rows';
import { nameOf } from '../person';

/* before: how the channel was set up until then, if that is known. */
export function noticeText(row: Row, before?: Settings): string {
	const name = nameOf(row.author);
	const others = (row.people ?? []).filter((person) => person !== row.author);
	const whom = others.map(nameOf).join(', ');
	switch (row.kind) {
	case 'member.joined':
		return others.length > 0 ? t('notice_invited', { name, whom }) : t('notice_joined', { name });
	case 'member.left':
		return others.length > 0 ? t('notice_removed', { name, whom }) : t('notice_left', { name });
	case 'member.changed': {
		const about = nameOf(row.people?.[0]);
		return row.role === 'owner' ? t('notice_promoted', { name, whom: about }) : t('notice_demoted', { name, whom: about });
	}
	case 'room.changed':
		return changeText(name, row.settings, before);
	default:
		return t('notice_created', { name });
	}
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
