/* All channels of the house, to find and to join. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Channel } from '../../protocol/types';
import { closeDialog, Dialog } from './dialog';
import { Field } from './field';
import { go, roomPath } from '../router';
import { app, client, house } from '../store';
import { useTask } from './useTask';

const SHOWN_MAX = 200;

export function BrowseDialog() {
	const wanted = useSignal('');
	const task = useTask();
	const words = wanted.value.toLocaleLowerCase();
	const found = (house.value?.held?.channels ?? [])
		.filter((channel) => `${channel.title} ${channel.topic}`.toLocaleLowerCase().includes(words))
		.sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }))
		.slice(0, SHOWN_MAX);
	const join = (room: string) =>
		task.run(async () => {
			await client().call('room.join', { room });
			closeDialog();
			go(roomPath(room));
		});
	return (
		<Dialog title={t('rail_browse')} wide>
			<Field label={t('search')} name="search" autofocus onInput={(text) => (wanted.value = text)} />
			<p class="form-error" role="alert">
				{task.error}
			</p>
			{found.length === 0 && <p class="browse-none">{t('browse_none')}</p>}
			<ul class="browse-list">
				{found.map((channel) => (
					<BrowseItem key={channel.room} channel={channel} busy={task.busy} onJoin={join} />
				))}
			</ul>
		</Dialog>
	);
}

interface ItemProps {
	channel: Channel;
	busy: boolean;
	onJoin: (room: string) => void;
}

function BrowseItem({ channel: { room, title, topic }, busy, onJoin }: ItemProps) {
	const isMember = app.value.rooms.has(room);
	const act = () => {
		if (!isMember) {
			onJoin(room);
			return;
		}
		closeDialog();
		go(roomPath(room));
	};
	return (
		<li class="browse-item">
			<div class="browse-words">
				<strong>{title}</strong>
				{isMember && <small class="tag">{t('browse_member')}</small>}
				{topic && <p>{topic}</p>}
			</div>
			<button
				type="button"
				class={isMember ? 'button' : 'button button-primary'}
				aria-label={`${isMember ? t('browse_open') : t('browse_join')}: ${title}`}
				disabled={busy}
				onClick={act}
			>
				{isMember ? t('browse_open') : t('browse_join')}
			</button>
		</li>
	);
}
