import { t } from '../../i18n';
import { Icon } from '../icon';
import { visit } from '../router';
import { hasUnread } from '../store';

/* All that is unread, in the rail. Each room says by itself how much of it. */
export function UnreadLink() {
	const isHere = visit.value.route.page === 'unread';
	return (
		<a class={hasUnread.value ? 'rail-item has-unread' : 'rail-item'} href="/unread" aria-current={isHere ? 'page' : undefined}>
			<Icon name="circle-dot" />
			<span class="rail-name">{t('unread')}</span>
		</a>
	);
}
