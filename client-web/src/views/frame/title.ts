/* What is unread shows also where the page itself cannot be seen: in its title, its sign, and the app's
 * badge. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { titleOf } from '../room/title';
import { visit } from '../router';
import { app, house, unreadSum } from '../store';

declare const FAVICONS: { plain: string; unread: string };

export function useTitle(room: string | undefined): void {
	const entry = room === undefined ? undefined : app.value.rooms.get(room);
	const unread = unreadSum.value;
	const { page } = visit.value.route;
	const here = { room: entry && titleOf(entry), people: t('people'), admin: t('admin'), me: '', home: '', 'sign-in': '' }[page];
	const names = [here, house.value?.title ?? t('app_name')];
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
