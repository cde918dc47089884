import type { ComponentChildren } from 'preact';
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { PersonName, StatusMark } from '../person';
import { Presence } from '../presence';
import { membersBeside } from './beside';
import { MeetingSlot } from './meetingSlot';
import { openRoomMenu } from './openRoomMenu';
import { othersIn, titleOf } from './title';
import { PinButton } from './pinPane';

/* heading: in place of its own. */
export function RoomHeader({ entry, heading }: { entry: RoomEntry; heading?: ComponentChildren }) {
	const count = entry.held?.members.length ?? 0;
	const shown = membersBeside.isShown(entry);
	const title = titleOf(entry);
	const topic = entry.held?.settings?.topic;
	return (
		<header class="room-header">
			{heading ?? (
				<>
					<a class="icon-button only-narrow" href="/" aria-label={t('back')}>
						<Icon name="arrow-left" />
					</a>
					<div class="room-heading">
						<Heading entry={entry} title={title} />
						{topic && <p class="room-topic">{topic}</p>}
					</div>
				</>
			)}
			<MeetingSlot entry={entry} />
			<PinButton entry={entry} />
			<button
				type="button"
				class="button button-quiet"
				aria-expanded={shown}
				aria-label={`${shown ? t('room_members_hide') : t('room_members_show')} (${count})`}
				title={t('room_members', { n: count })}
				onClick={() => membersBeside.show(entry, !shown)}
			>
				<Icon name="users" />
				{count}
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label={`${t('room_menu')}: ${title}`}
				title={t('room_menu')}
				aria-haspopup="dialog"
				onClick={(event) => openRoomMenu(entry.id, event.currentTarget)}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</header>
	);
}

/* With one other person, their name opens their card. */
function Heading({ entry, title }: { entry: RoomEntry; title: string }) {
	const [other, ...more] = entry.kind === 'conversation' ? othersIn(entry) : [];
	if (other === undefined || more.length > 0)
		return (
			<h1>
				{entry.access === 'closed' && (
					<span role="img" aria-label={t('room_closed')} title={t('room_closed')}>
						<Icon name="lock" />
					</span>
				)}
				{title}
			</h1>
		);
	return (
		<h1 class="room-person">
			<PersonName person={other} />
			<StatusMark person={other} />
			<Presence person={other} />
		</h1>
	);
}
