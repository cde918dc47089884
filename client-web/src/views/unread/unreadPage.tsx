/* All that is unread, to be read and dealt with in one place. */
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';
import { PageHead } from '../frame/pageHead';
import { Icon } from '../icon';
import { forgetMarks, markAll } from './marking';
import { Group } from './unreadGroup';
import { actInUnread } from './unreadKeys';
import { useReturn } from './useReturn';
import { useUnread } from './useUnread';

export function UnreadPage() {
	const { groups, excerpts, reader } = useUnread();
	const list = useRef<HTMLDivElement>(null);
	useReturn(list);
	useEffect(() => forgetMarks, []);
	return (
		<main class="inbox unread">
			<PageHead title={t('unread')}>
				{groups.length > 0 && (
					<button type="button" class="button inbox-all" aria-label={t('read_all')} onClick={markAll}>
						<Icon name="check-check" />
						<span class="only-wide">{t('read_all')}</span>
					</button>
				)}
			</PageHead>
			{groups.length === 0 && <Empty />}
			<div ref={list} class="unread-groups" tabIndex={-1} data-region="unread" role="group" aria-label={t('unread')} onKeyDown={(event) => actInUnread(event, list.current!, { groups, excerpts })}>
				{groups.map((group) => (
					<Group key={group.key} group={group} excerpts={excerpts.get(group.key)} reader={reader} />
				))}
			</div>
		</main>
	);
}

function Empty() {
	return (
		<div class="inbox-empty">
			<span class="inbox-empty-sign">
				<Icon name="check-check" />
			</span>
			<h2>{t('unread_none')}</h2>
			<p>{t('unread_none_text')}</p>
		</div>
	);
}
