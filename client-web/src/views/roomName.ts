/* What a room is called where it does not stand by itself: a channel with its sign, a side of a case as that. */
import { t } from '../i18n';
import { caseOf } from '../state/side';
import { titleOf } from './room/title';
import { app } from './store';

export function roomName(room: string): string | undefined {
	const entry = app.value.rooms.get(room);
	if (!entry || FOR_GUESTS) return entry?.title;
	if (entry.kind === 'channel') return `#${entry.title}`;
	const title = titleOf(caseOf(app.value.rooms, room) ?? entry);
	if (entry.kind === 'shared') return t('case_shared_of', { title });
	return entry.kind === 'backstage' ? t('case_backstage_of', { title }) : title;
}
