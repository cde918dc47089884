/* Where a group was said, how much it is, and that it is read. */
import { t } from '../../i18n';
import type { Excerpt } from '../../state/excerpt';
import type { UnreadGroup } from '../../state/unread';
import { RoomSign } from '../frame/railItem';
import { Icon } from '../icon';
import { roomName } from '../roomName';
import { titleOf } from '../room/title';
import { app } from '../store';
import { CalledCount, Unread } from '../unreadCount';
import { fold } from './folding';
import { groupName, groupPath } from './groupName';
import { markGroup } from './marking';

interface Props {
	/* Of its heading. */
	id: string;
	group: UnreadGroup;
	excerpts: readonly Excerpt[] | undefined;
	isFolded: boolean;
}

export function GroupHead({ id, group, excerpts, isFolded }: Props) {
	const { key, room, root, count } = group;
	const entry = app.value.rooms.get(room)!;
	const name = groupName(group, excerpts);
	return (
		<header class="unread-head">
			<button
				type="button"
				class="icon-button"
				aria-expanded={!isFolded}
				aria-label={`${t('unread_messages')}: ${name}`}
				onClick={() => fold(key, !isFolded)}
			>
				<Icon name={isFolded ? 'chevron-right' : 'chevron-down'} />
			</button>
			<h2 id={id}>
				<a href={groupPath(group)}>
					{root > 0 ? <Icon name="message-square-reply" /> : <RoomSign entry={entry} />}
					<span class="unread-name">{root > 0 ? name : titleOf(entry)}</span>
					{root > 0 && <span class="notice-room">{roomName(room)}</span>}
				</a>
			</h2>
			{root === 0 && <CalledCount entry={entry} />}
			<Unread unread={count} />
			<button
				type="button"
				class="button button-quiet unread-read"
				aria-label={`${t('read_here')}: ${name}`}
				title={`${t('read_here')} (E)`}
				onClick={(event) => markGroup(group, name, event.currentTarget.closest('section')!)}
			>
				<Icon name="check" />
				<span class="only-wide">{t('read_here')}</span>
			</button>
		</header>
	);
}
