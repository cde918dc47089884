import { dateTimeText, momentText, t } from '../../i18n';
import type { SavedMessage } from '../../protocol/types';
import { Icon } from '../icon';
import { saidText } from '../message/saidText';
import { openSaved } from '../message/savedState';
import { Avatar, nameOf } from '../person';
import { roomName } from '../roomName';
import { messagePath } from '../router';
import type { Reach } from '../rowMoves';
import { unsave } from './saving';

interface Props {
	saved: SavedMessage;
	due: number;
	reach: Reach;
}

export function SavedItem({ saved, due, reach }: Props) {
	const { room, message, event, edit, note } = saved;
	const time = event?.time ?? 0;
	return (
		<li class="notice-item">
			<a href={messagePath(room, { seq: message, thread: event?.ref })} {...reach}>
				{event ? <Avatar person={event.author} /> : <span class="avatar saved-gone" aria-hidden="true">–</span>}
				<span class="notice-words">
					<span class="notice-top">
						<span class="notice-who">
							{event && <span class="notice-author">{nameOf(event.author)}</span>}{' '}
							<span class="notice-room">{roomName(room) ?? t('saved_room_gone')}</span>
						</span>
						{time > 0 && (
							<time class="notice-time" dateTime={new Date(time).toISOString()} title={dateTimeText(time)}>
								{momentText(time, Date.now())}
							</time>
						)}
					</span>
					<span class="notice-text">{saidText(event, edit) ?? t('saved_gone')}</span>
					{note && <span class="saved-line">{note}</span>}
					{due > 0 && event && (
						<span class="saved-line saved-due">
							<Icon name="alarm-clock" />
							{t('saved_due', { time: momentText(due, Date.now()) })}
						</span>
					)}
				</span>
			</a>
			{event && (
				<button type="button" class="icon-button" aria-label={t('saved_change')} title={t('saved_change')} onClick={() => openSaved(room, message)}>
					<Icon name="alarm-clock" />
				</button>
			)}
			<button type="button" class="icon-button" aria-label={t('saved_remove')} title={t('saved_remove')} onClick={() => unsave(room, message)}>
				<Icon name="bookmark-minus" />
			</button>
		</li>
	);
}
