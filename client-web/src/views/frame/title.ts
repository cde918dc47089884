/* What is unread shows also where the page itself cannot be seen: in its title, its sign, and the app's
 * badge. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { unreadOf } from '../../state/rooms';
import { app, channels, house } from '../store';

declare const FAVICONS: { plain: string; unread: string };

export function useTitle(room: string | undefined): void {
	const { rooms, me } = app.value;
	const unread = channels.value.reduce((sum, entry) => sum + unreadOf(entry, me), 0);
	const names = [room && rooms.get(room)?.title, house.value?.title ?? t('app_name')];
	const title = (unread > 0 ? `(${unread}) ` : '') + names.filter(Boolean).join(' – ');
	useEffect(() => void (document.title = title), [title]);
	useEffect(() => showUnread(unread), [unread]);
}

function showUnread(unread: number): void {
	const sign = unread > 0 ? FAVICONS.unread : FAVICONS.plain;
	const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')!;
	if (link.getAttribute('href') !== sign) link.href = sign;
	setBadge(unread);
}

/* Only of an installed app, and not in every browser. */
function setBadge(unread: number): void {
	const { setAppBadge } = navigator as Partial<Navigator>;
	setAppBadge?.call(navigator, unread).catch(() => undefined);
}

export function clearTitle(): void {
	setBadge(0);
}
