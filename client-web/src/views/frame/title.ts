/* What is meant for the person shows also where the page itself cannot be seen: in its title, its sign, and the app's
 * badge. */
import { useEffect } from 'preact/hooks';
import { signal } from '@preact/signals';
import { t } from '../../i18n';
import { calledOf, unreadOf, type RoomEntry } from '../../state/rooms';
import { titleOf } from '../room/title';
import { visit } from '../router';
import { app, hasUnread, house } from '../store';

declare const FAVICONS: { plain: string; unread: string };

/* What the page on screen is about, where that is not known from its address. */
const pageName = signal('');

export function usePageName(name: string): void {
	useEffect(() => {
		pageName.value = name;
		return () => void (pageName.value = '');
	}, [name]);
}

export function useTitle(room: string | undefined): void {
	const { rooms, me } = app.value;
	const entry = room === undefined ? undefined : rooms.get(room);
	const others = [...rooms.values()].filter(({ kind }) => kind !== 'house');
	const count = others.reduce((sum, one) => sum + wantedOf(one, me), 0);
	const isMarked = count > 0 || hasUnread.value;
	const { page } = visit.value.route;
	const here = { room: entry && titleOf(entry), threads: t('threads'), meetings: t('meetings'), cases: t('cases'), case: entry && titleOf(entry), record: pageName.value || t('tasks_mine'), meeting: pageName.value || t('meeting'), page: pageName.value, minutes: pageName.value, check: '', people: t('people'), admin: t('admin'), inbox: t('inbox'), unread: t('unread'), saved: t('saved_title'), me: '', home: '', 'sign-in': '' }[page];
	const names = [here, house.value?.title ?? t('app_name')];
	const title = (count > 0 ? `(${count}) ` : '') + names.filter(Boolean).join(' – ');
	useEffect(() => void (document.title = title), [title]);
	useEffect(() => showSign(isMarked), [isMarked]);
	useEffect(() => setBadge(count), [count]);
}

/* What is meant for the person: where they were called upon, and what is said to them alone. */
function wantedOf(entry: RoomEntry, me: string): number {
	const { level } = entry.preference;
	if (level === 'nothing') return 0;
	return entry.kind === 'conversation' && level === 'all' ? unreadOf(entry, me) : calledOf(entry);
}

export function showSign(isUnread: boolean): void {
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
