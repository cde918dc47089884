import { t } from '../../i18n';
import { Icon } from '../icon';
import { visit } from '../router';
import { threadCount } from '../store';
import { ThreadsCount } from '../unreadCount';

/* The threads one follows, in the rail. */
export function ThreadsLink() {
	const isHere = visit.value.route.page === 'threads';
	return (
		<a class={threadCount.value > 0 ? 'rail-item has-unread' : 'rail-item'} href="/threads" aria-current={isHere ? 'page' : undefined}>
			<Icon name="message-square-reply" />
			<span class="rail-name">{t('threads')}</span>
			<ThreadsCount />
		</a>
	);
}
