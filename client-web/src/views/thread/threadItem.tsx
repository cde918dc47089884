/* A thread in the list of those one follows. */
import { dateTimeText, momentText, t } from '../../i18n';
import type { ThreadListing } from '../../protocol/types';
import { Icon } from '../icon';
import { saidText } from '../message/saidText';
import { ResolvedTag } from '../message/threadLine';
import { Avatar, nameOf } from '../person';
import { roomName } from '../roomName';
import { threadPath } from '../router';
import type { Reach } from '../rowMoves';

export function ThreadItem({ thread, reach }: { thread: ThreadListing; reach: Reach }) {
	const { room, message, replies, unread, level, title, resolved, root, edit, latest, latest_edit: latestEdit } = thread;
	const erased = t('message_erased');
	const isMuted = level === 'muted';
	const last = latest ?? root;
	const time = last?.time ?? 0;
	const classes = ['thread-item', unread > 0 && !isMuted && 'has-unread', isMuted && 'is-muted'];
	return (
		<li class="notice-item">
			<a class={classes.filter(Boolean).join(' ')} href={threadPath(room, message)} {...reach}>
				<Avatar person={root?.author} />
				<span class="notice-words">
					<span class="notice-top">
						<span class="notice-who">
							<span class="notice-author">{nameOf(root?.author)}</span> <span class="notice-room">{roomName(room) ?? t('inbox_room_gone')}</span>
						</span>
						{time > 0 && (
							<time class="notice-time" dateTime={new Date(time).toISOString()} title={dateTimeText(time)}>
								{momentText(time, Date.now())}
							</time>
						)}
					</span>
					<span class="notice-text thread-name">{title || (saidText(root, edit) ?? erased)}</span>
					<span class="notice-text thread-latest">
						{latest ? `${nameOf(latest.author)}: ${saidText(latest, latestEdit) ?? erased}` : t('thread_none')}
					</span>
					<span class="thread-facts">
						{t('thread_replies', { n: replies })}
						{unread > 0 && <span class="thread-new">{t('thread_new_n', { n: unread })}</span>}
						{isMuted && (
							<span>
								<Icon name="bell-off" /> {t('thread_muted')}
							</span>
						)}
						{resolved && <ResolvedTag />}
					</span>
				</span>
			</a>
		</li>
	);
}
