/* Under a message: that it was answered, what its thread is called, and the way there. */
import { momentText, t } from '../../i18n';
import { isNewTo, keptOf } from '../../state/kept';
import { placeKey } from '../../state/place';
import type { Row } from '../../state/rows';
import type { ThreadCount } from '../../state/threadCounts';
import { draftOf } from '../../storage/drafts';
import { Icon } from '../icon';
import { threadPath } from '../router';
import { draftsVersion, items, keptThreads, openThread } from '../store';

interface Props {
	room: string;
	row: Row;
	/* How often it was answered. */
	count: ThreadCount | undefined;
}

export function ThreadLine({ room, row: { seq, title, resolved }, count }: Props) {
	const { replies = 0, time = 0 } = count ?? {};
	const isOpen = openThread.value === placeKey(room, seq);
	/* Read for its changes alone. */
	void draftsVersion.value;
	const hasDraft = !isOpen && draftOf(placeKey(room, seq)) !== '';
	const hasFailed = items.value.some((item) => item.what === 'reply' && item.room === room && item.message === seq && item.state === 'failed');
	if (seq === 0 || (replies === 0 && title === undefined && !resolved && !hasDraft && !hasFailed)) return null;
	const isNew = isNewTo(keptOf(keptThreads.value, room, seq));
	return (
		<p class="thread-line">
			<a href={threadPath(room, seq)} aria-current={isOpen ? 'true' : undefined}>
				<Icon name="message-square-reply" />
				<span class="thread-words">
					{title !== undefined && <span class="thread-title">{title}</span>}
					<span>{t('thread_replies', { n: replies })}</span>
					{replies > 0 && <span class="thread-when">{t('thread_last', { time: momentText(time, Date.now()) })}</span>}
					{hasFailed && <span class="thread-failed">{t('message_failed')}</span>}
					{hasDraft && (
						<span class="rail-draft" role="img" aria-label={t('rail_draft')} title={t('rail_draft')}>
							<Icon name="pencil" />
						</span>
					)}
					{isNew && <span class="thread-new">{t('thread_new')}</span>}
				</span>
			</a>
			{resolved && <ResolvedTag />}
		</p>
	);
}

export function ResolvedTag() {
	return (
		<span class="tag tag-resolved">
			<Icon name="check" />
			{t('thread_resolved')}
		</span>
	);
}
