/* Under a message: that it was answered, what its thread is called, and the way there. */
import { momentText, t } from '../../i18n';
import { isNewTo, keptOf } from '../../state/kept';
import type { Row } from '../../state/rows';
import { Icon } from '../icon';
import { threadPath } from '../router';
import { app } from '../store';

export function ThreadLine({ room, row: { seq, title, resolved } }: { room: string; row: Row }) {
	const { rooms, threads } = app.value;
	const { replies = 0, time = 0 } = rooms.get(room)?.held?.threads.get(seq) ?? {};
	if (seq === 0 || (replies === 0 && title === undefined && !resolved)) return null;
	const isNew = isNewTo(keptOf(threads.kept, room, seq));
	return (
		<p class="thread-line">
			<a class={isNew ? 'has-unread' : undefined} href={threadPath(room, seq)}>
				<Icon name="message-square-reply" />
				{title !== undefined && <span class="thread-title">{title}</span>}
				<span>{t('thread_replies', { n: replies })}</span>
				{replies > 0 && <span class="thread-when">{t('thread_last', { time: momentText(time, Date.now()) })}</span>}
				{isNew && <span class="thread-new">{t('thread_new')}</span>}
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
