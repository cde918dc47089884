import { dateTimeText, momentText, t } from '../../i18n';
import type { Source } from '../../protocol/types';
import { Icon } from '../icon';
import { nameOf } from '../person';
import { roomName } from '../roomName';
import { roomPath } from '../router';

/* Where a message was forwarded from; a link for those who may read there. */
export function SourceLine({ source: { room, message, author, time } }: { source: Source }) {
	const title = roomName(room);
	const when = momentText(time, Date.now());
	return (
		<p class="message-source">
			<Icon name="forward" />
			{title === undefined ? (
				<span title={dateTimeText(time)}>{t('source_elsewhere', { name: nameOf(author), when })}</span>
			) : (
				<a href={roomPath(room, message)} title={dateTimeText(time)}>
					{t('source', { room: title, name: nameOf(author), when })}
				</a>
			)}
		</p>
	);
}
