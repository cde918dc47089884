/* The channels one can find: the open ones, and the closed ones one is in. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { RoomAccess } from '../../protocol/types';
import { fold, foldings } from '../../state/fold';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { Icon } from '../icon';
import { go, roomPath } from '../router';
import { app, client, house } from '../store';

const SHOWN_MAX = 200;

interface Found {
	room: string;
	title: string;
	topic: string;
	access: RoomAccess;
	archived: boolean;
	isMember: boolean;
}

function allChannels(): Found[] {
	const { rooms } = app.value;
	const open = (house.value?.held?.channels ?? []).map((channel): Found => {
		return { ...channel, access: 'open', isMember: rooms.has(channel.room) };
	});
	const listed = new Set(open.map(({ room }) => room));
	const closed = [...rooms.values()].filter(({ id, kind }) => kind === 'channel' && !listed.has(id));
	return [
		...open,
		...closed.map(({ id, title, archived, held }): Found => {
			return { room: id, title, topic: held?.settings?.topic ?? '', access: 'closed', archived, isMember: true };
		}),
	];
}

export function BrowseDialog() {
	const wanted = useSignal('');
	const withArchived = useSignal(false);
	const task = useTask();
	const words = fold(wanted.value);
	const found = allChannels()
		.filter(({ archived }) => withArchived.value || !archived)
		.filter(({ title, topic }) => foldings(`${title} ${topic}`).includes(words))
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
			<label class="check">
				<input type="checkbox" checked={withArchived.value} onChange={(event) => (withArchived.value = event.currentTarget.checked)} />
				{t('browse_archived')}
			</label>
			<FormError task={task} />
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
	channel: Found;
	busy: boolean;
	onJoin: (room: string) => void;
}

function BrowseItem({ channel, busy, onJoin }: ItemProps) {
	const { room, title, topic, access, archived, isMember } = channel;
	const open = () => {
		closeDialog();
		go(roomPath(room));
	};
	return (
		<li class="browse-item">
			<Icon name={access === 'closed' ? 'lock' : 'hash'} />
			<div class="browse-words">
				<strong>{title}</strong>
				{access === 'closed' && <small class="tag">{t('access_closed')}</small>}
				{isMember && <small class="tag">{t('browse_member')}</small>}
				{archived && <small class="tag tag-off">{t('archived')}</small>}
				{topic && <p>{topic}</p>}
			</div>
			{isMember ? (
				<button type="button" class="button" aria-label={`${t('browse_open')}: ${title}`} onClick={open}>
					{t('browse_open')}
				</button>
			) : (
				!archived && (
					<button type="button" class="button button-primary" aria-label={`${t('browse_join')}: ${title}`} disabled={busy} onClick={() => onJoin(room)}>
						{t('browse_join')}
					</button>
				)
			)}
		</li>
	);
}
