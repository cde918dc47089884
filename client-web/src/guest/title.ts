/* The tab says that the door has opened, and how much is unread. */
import { useEffect } from 'preact/hooks';
import { t } from '../i18n';
import { unreadOf, type RoomEntry } from '../state/rooms';
import { attentive } from '../views/frame/attention';
import { showSign } from '../views/frame/title';
import { me } from '../views/store';
import { lobby } from './waiting';

export function useTitle(entry: RoomEntry | undefined): void {
	const unread = entry ? unreadOf(entry, me.value) : 0;
	const title = titleOf(entry, unread);
	useEffect(() => void (document.title = title), [title]);
	useEffect(() => showSign(unread > 0), [unread > 0]);
}

let hasWaited = false;

function titleOf(entry: RoomEntry | undefined, unread: number): string {
	if (!entry) {
		hasWaited = true;
		return [t('lobby'), lobby.value?.title].filter(Boolean).join(' – ');
	}
	/* Until it has been seen. */
	if (attentive.value) hasWaited = false;
	if (hasWaited) return t('guest_admitted', { title: entry.title });
	return (unread > 0 ? `(${unread}) ` : '') + entry.title;
}
