/* On a phone: the main parts, one at a time. In a room it gives way to the room. */
import { t, type Key } from '../../i18n';
import { Icon, type IconName } from '../icon';
import { visit, type Route } from '../router';
import { hasUnread } from '../store';
import { InboxCount } from '../unreadCount';
import { RunningMark } from './meetingsLink';

interface Part {
	page: Route['page'];
	path: string;
	icon: IconName;
	words: Key;
}

const PARTS: Part[] = [
	{ page: 'inbox', path: '/inbox', icon: 'inbox', words: 'inbox' },
	{ page: 'unread', path: '/unread', icon: 'circle-dot', words: 'unread' },
	{ page: 'home', path: '/', icon: 'messages-square', words: 'part_rooms' },
	{ page: 'meetings', path: '/meetings', icon: 'calendar', words: 'meetings' },
	{ page: 'people', path: '/people', icon: 'users', words: 'people' },
	{ page: 'me', path: '/me', icon: 'circle-user', words: 'part_me' },
];

export function BottomBar() {
	const { page } = visit.value.route;
	return (
		<nav class="bottom-bar only-narrow" aria-label={t('parts')}>
			{PARTS.map((part) => (
				<a key={part.page} href={part.path} aria-current={part.page === page ? 'page' : undefined}>
					<span class="bottom-bar-icon">
						<Icon name={part.icon} />
						{part.page === 'unread' && page !== 'unread' && <UnreadDot />}
						{part.page === 'inbox' && <InboxCount />}
						{part.page === 'meetings' && <RunningMark />}
					</span>
					{t(part.words)}
				</a>
			))}
		</nav>
	);
}

function UnreadDot() {
	if (!hasUnread.value) return null;
	return <span class="bottom-bar-dot" role="img" aria-label={t('switcher_unread')} />;
}
