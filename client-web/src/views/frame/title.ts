/* What is meant for the person shows also where the page itself cannot be seen: in its title, its sign, and the app's
 * badge. */
import { useEffect } from 'preact/hooks';
import { t } from '../../i18n';
import { calledOf, unreadOf, type RoomEntry } from '../../state/rooms';
import { app, channels, groups, house } from '../store';

declare const FAVICONS: { plain: string; unread: string };

export function useTitle(room: string | undefined): void {
	const { rooms, me } = app.value;
	const count = [...rooms.values()].reduce((sum, entry) => sum + wantedOf(entry, me), 0);
	const isUnread = channels.value.some((entry) => unreadOf(entry, me) > 0);
	const names = [room && rooms.get(room)?.title, house.value?.title ?? t('app_name')];
	const title = (count > 0 ? `(${count}) ` : '') + names.filter(Boolean).join(' – ');
	useEffect(() => void (document.title = title), [title]);
	useEffect(() => showSign(count > 0 || isUnread), [count > 0 || isUnread]);
	useEffect(() => setBadge(count), [count]);
}

/* What is meant for the person: where they were called upon, and what is said to them alone. */
function wantedOf(entry: RoomEntry, me: string): number {
	const { level } = entry.preference;
	if (entry.kind === 'house' || level === 'nothing') return 0;
	return entry.kind === 'conversation' && level === 'all' ? unreadOf(entry, me) : calledOf(entry, me, groups.value);
}

function showSign(isUnread: boolean): void {
	const sign = isUnread ? FAVICONS.unread : FAVICONS.plain;
	const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')!;
	if (link.getAttribute('href') !== sign) link.href = sign;
}

/* Only of an installed app, and not in every browser. */
function setBadge(count: number): void {
	const { setAppBadge } = navigator as Partial<Navigator>;
	setAppBadge?.call(navigator, count).catch(() => undefined);
}

export function clearTitle(): void {
	setBadge(0);
}
