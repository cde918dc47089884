/* All channels there are; never what is said there. */
import { h } from 'preact';
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t } from '../../i18n';
import type { RoomListing } from '../../protocol/types';
import { fold, foldings } from '../../state/fold';
import { DeleteDialog } from '../channel/deleteDialog';
import { openDialog } from '../dialog/dialog';
import { FormError } from '../dialog/formFoot';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { useTask, type Task } from '../dialog/useTask';
import { Icon } from '../icon';
import { nameOf } from '../person';
import { SearchField } from '../searchField';
import { client } from '../store';
import { OwnerDialog } from './ownerDialog';

export function ChannelsPage() {
	const task = useTask();
	const wanted = useSignal('');
	const list = useSignal<readonly RoomListing[]>([]);
	const load = async () => void (list.value = (await client().call('room.list', {})).rooms);
	useEffect(() => task.run(load), []);
	const word = fold(wanted.value);
	const found = list.value
		.filter(({ title }) => foldings(title).includes(word))
		.sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
	return (
		<>
			<div class="page-tools">
				<SearchField label={t('search')} wanted={wanted} />
			</div>
			<FormError task={task} />
			{found.length === 0 && !task.busy && <p class="browse-none">{t('browse_none')}</p>}
			<ul class="plain-list">
				{found.map((one) => (
					<ChannelItem key={one.room} channel={one} entries={entriesFor(one, task, load)} />
				))}
			</ul>
		</>
	);
}

function entriesFor({ room, title, archived }: RoomListing, task: Task, load: () => Promise<void>): MenuEntry[] {
	const reload = () => task.run(load);
	const archive = () =>
		task.run(async () => {
			await client().call('room.change', { room, client_id: client().ids.next(), archived: !archived });
			await load();
		});
	return [
		{ icon: 'archive', words: archived ? t('archive_undo') : t('archive'), run: archive },
		{ icon: 'shield', words: t('owner_appoint'), run: () => (openDialog.value = () => h(OwnerDialog, { room, title, onDone: reload })) },
		{ icon: 'trash-2', words: t('delete_channel'), danger: true, run: () => (openDialog.value = () => h(DeleteDialog, { room, title, onDone: reload })) },
	];
}

function ChannelItem({ channel, entries }: { channel: RoomListing; entries: MenuEntry[] }) {
	const { title, access, archived, members, owners, changed } = channel;
	const who = owners.map(({ person }) => nameOf(person)).join(', ') || t('owners_none');
	return (
		<li class="plain-item">
			<Icon name={access === 'closed' ? 'lock' : 'hash'} />
			<div class="plain-words">
				<strong>{title}</strong>
				{access === 'closed' && <small class="tag">{t('access_closed')}</small>}
				{archived && <small class="tag tag-off">{t('archived')}</small>}
				<p>{`${t('room_members', { n: members })} · ${t('owners')}: ${who} · ${t('last_changed', { time: momentText(changed, Date.now()) })}`}</p>
			</div>
			<button
				type="button"
				class="icon-button"
				aria-label={`${t('actions')}: ${title}`}
				title={t('actions')}
				aria-haspopup="dialog"
				onClick={(event) => {
					const anchor = event.currentTarget;
					openDialog.value = () => h(MenuDialogOf, { title, anchor, entries });
				}}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</li>
	);
}
