import { t } from '../../i18n';
import { Icon } from '../icon';
import { visit } from '../router';
import { InboxCount } from '../unreadCount';

/* The inbox in the rail. On a phone it stands in the bar below. */
export function InboxLink() {
	return (
		<a class="rail-item only-wide" href="/inbox" aria-current={visit.value.route.page === 'inbox' ? 'page' : undefined}>
			<Icon name="inbox" />
			<span class="rail-name">{t('inbox')}</span>
			<InboxCount />
		</a>
	);
}
