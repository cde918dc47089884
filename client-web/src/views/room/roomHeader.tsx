import { signal } from '@preact/signals';
import { h } from 'preact';
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { Confirm, openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { go } from '../router';
import { client } from '../store';
import { PinButton } from './pinPane';

export const membersShown = signal(false);

export function RoomHeader({ entry }: { entry: RoomEntry }) {
	const count = entry.held?.members.length ?? 0;
	const shown = membersShown.value;
	return (
		<header class="room-header">
			<a class="icon-button only-narrow" href="/" aria-label={t('back')}>
				<Icon name="arrow-left" />
			</a>
			<div class="room-heading">
				<h1>{entry.title}</h1>
				{entry.held?.settings?.topic && <p class="room-topic">{entry.held.settings.topic}</p>}
			</div>
			<PinButton entry={entry} />
			<button
				type="button"
				class="button button-quiet"
				aria-expanded={shown}
				aria-label={`${shown ? t('room_members_hide') : t('room_members_show')} (${count})`}
				title={t('room_members', { n: count })}
				onClick={() => (membersShown.value = !shown)}
			>
				<Icon name="users" />
				{count}
			</button>
			<button
				type="button"
				class="icon-button"
				aria-label={t('room_leave')}
				title={t('room_leave')}
				onClick={() => askLeave(entry)}
			>
				<Icon name="log-out" />
			</button>
		</header>
	);
}

function askLeave({ id, title }: RoomEntry): void {
	openDialog.value = () =>
		h(Confirm, {
			title: t('room_leave'),
			text: t('room_leave_text', { title }),
			action: t('leave'),
			onConfirm: () => {
				client().call('room.leave', { room: id }).then(
					() => go('/'),
					() => undefined,
				);
			},
		});
}
