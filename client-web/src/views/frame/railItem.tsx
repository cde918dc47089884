/* A room in the rail, with its menu. */
import { t } from '../../i18n';
import { isUnread } from '../../state/rail';
import type { RoomEntry } from '../../state/rooms';
import { sidesOf } from '../../state/side';
import { draftOf } from '../../storage/drafts';
import { Icon } from '../icon';
import { Avatar, StatusMark } from '../person';
import { Presence } from '../presence';
import { openRoomMenu } from '../room/openRoomMenu';
import { othersIn, titleOf } from '../room/title';
import { casePath, roomPath } from '../router';
import { app, draftsVersion, me } from '../store';
import { UnreadCount } from '../unreadCount';
import { entryHere } from './sections';

export function RailItem({ entry }: { entry: RoomEntry }) {
	const here = entryHere.value === entry.id;
	const sides = sidesOf(app.value.rooms, entry);
	const isMuted = sides.every(({ preference }) => preference.level === 'nothing');
	/* Read for its changes alone. */
	void draftsVersion.value;
	const hasDraft = !here && sides.some(({ id }) => draftOf(id) !== '');
	const title = titleOf(entry);
	const classes = ['rail-item', sides.some((side) => isUnread(side, me.value)) && 'has-unread', isMuted && 'is-muted'];
	const [other, ...more] = entry.kind === 'conversation' ? othersIn(entry) : [];
	return (
		<li class="rail-row">
			<a
				class={classes.filter(Boolean).join(' ')}
				href={entry.kind === 'backstage' ? casePath(entry.id) : roomPath(entry.id)}
				aria-current={here ? 'page' : undefined}
				onContextMenu={(event) => {
					event.preventDefault();
					openRoomMenu(entry.id, event.currentTarget);
				}}
			>
				<RoomSign entry={entry} />
				<span class="rail-name">{title}</span>
				{other !== undefined && more.length === 0 && <StatusMark person={other} />}
				{entry.access === 'closed' && !entry.brief && <span class="visually-hidden">{t('room_closed')}</span>}
				{isMuted && (
					<span role="img" aria-label={t('level_nothing')} title={t('level_nothing')}>
						<Icon name="bell-off" />
					</span>
				)}
				{hasDraft && (
					<span class="rail-draft" role="img" aria-label={t('rail_draft')} title={t('rail_draft')}>
						<Icon name="pencil" />
					</span>
				)}
				<UnreadCount entry={entry} />
				{other !== undefined && more.length === 0 && <Presence person={other} />}
			</a>
			<button
				type="button"
				class="icon-button rail-more"
				aria-label={`${t('room_menu')}: ${title}`}
				title={t('room_menu')}
				aria-haspopup="dialog"
				onClick={(event) => openRoomMenu(entry.id, event.currentTarget)}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</li>
	);
}

/* What sort of room it is: a channel, a closed one, a person, several. */
export function RoomSign({ entry }: { entry: RoomEntry }) {
	if (entry.kind === 'backstage') return <Icon name="briefcase" />;
	if (entry.kind !== 'conversation') return <Icon name={entry.access === 'closed' ? 'lock' : 'hash'} />;
	const [other, ...more] = othersIn(entry);
	if (more.length > 0) return <Icon name="users" />;
	return <Avatar person={other ?? me.value} />;
}
