/* What a thread is called, and what one can do with it. */
import { h } from 'preact';
import { t, type Key } from '../../i18n';
import type { ThreadLevel } from '../../protocol/types';
import { keptOf } from '../../state/kept';
import type { RoomEntry } from '../../state/rooms';
import type { Row } from '../../state/rows';
import { openDialog } from '../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { Icon, type IconName } from '../icon';
import { copyLink } from '../message/actions';
import { ResolvedTag } from '../message/threadLine';
import { openLater } from '../lazy';
import { attempt } from '../attempt';
import { roomName } from '../roomName';
import { threadPath } from '../router';
import { app, client } from '../store';
import { closeThread } from './closeThread';
import { covering } from './covering';
import type { Titled } from './titleDialog';

interface Props {
	entry: RoomEntry;
	root: number;
	/* The message, once it has been read. */
	row: Row | undefined;
}

export function ThreadHead({ entry, root, row }: Props) {
	/* Where it covers the room, it is what the page is about. */
	const Heading = covering.value ? 'h1' : 'h2';
	const { level } = keptOf(app.value.threads.kept, entry.id, root) ?? {};
	return (
		<header class="room-header thread-head">
			<CloseButton icon="arrow-left" class="only-narrow" room={entry.id} root={root} />
			<div class="room-heading">
				<Heading>{row?.title ?? t('thread')}</Heading>
				<p class="room-topic">{roomName(entry.id)}</p>
			</div>
			{row?.resolved && <ResolvedTag />}
			{level === 'muted' && (
				<span class="thread-mute" role="img" aria-label={t('thread_muted')} title={t('thread_muted')}>
					<Icon name="bell-off" />
				</span>
			)}
			{!FOR_GUESTS && row && (
				<button
					type="button"
					class="icon-button"
					aria-label={t('thread_menu')}
					title={t('thread_menu')}
					aria-haspopup="dialog"
					onClick={(event) => openMenu(entry, row, event.currentTarget)}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			)}
			<CloseButton icon="x" class="only-wide" room={entry.id} root={root} />
		</header>
	);
}

function CloseButton({ icon, class: where, room, root }: { icon: IconName; class: string; room: string; root: number }) {
	return (
		<button
			type="button"
			class={`icon-button ${where}`}
			aria-label={t('thread_close')}
			title={t('thread_close')}
			onClick={() => closeThread(room, root)}
		>
			<Icon name={icon} />
		</button>
	);
}

const LEVEL_WORDS: Record<ThreadLevel, Key> = { following: 'thread_following', muted: 'thread_muted', off: 'thread_off' };
const LEVELS: ThreadLevel[] = ['following', 'muted', 'off'];

function openMenu(entry: RoomEntry, row: Row, anchor: HTMLElement): void {
	openDialog.value = () => h(ThreadMenu, { entry, row, anchor });
}

function ThreadMenu({ entry, row, anchor }: { entry: RoomEntry; row: Row; anchor: HTMLElement }) {
	const { id } = entry;
	const level = keptOf(app.value.threads.kept, id, row.seq)?.level ?? 'off';
	const canChange = !entry.archived && !row.erased;
	return (
		<MenuDialogOf title={t('thread_menu')} anchor={anchor} entries={[...(canChange ? changes(id, row) : []), linkEntry(id, row.seq)]}>
			<fieldset class="choice menu-level">
				<legend>{t('thread_level')}</legend>
				<div class="choice-options">
					{LEVELS.map((one) => (
						<label key={one}>
							<input type="radio" name="level" checked={level === one} onChange={() => attempt(client().threads.follow(id, row.seq, one))} />
							<span>{t(LEVEL_WORDS[one])}</span>
						</label>
					))}
				</div>
			</fieldset>
		</MenuDialogOf>
	);
}

const openTitle = (props: Titled) =>
	openLater(() => import('../later').then((module) => module.TitleDialog), props);

function changes(room: string, { seq: message, title = '', resolved = false }: Row): MenuEntry[] {
	const settle = () =>
		attempt(client().call('thread.change', { room, message, client_id: client().ids.next(), title, resolved: !resolved }));
	return [
		{ icon: 'pencil', words: t('thread_name'), run: () => openTitle({ room, message, title, resolved }) },
		{ icon: 'check', words: resolved ? t('thread_unresolve') : t('thread_resolve'), run: settle },
	];
}

function linkEntry(room: string, message: number): MenuEntry {
	return { icon: 'link', words: t('message_copy'), run: () => void copyLink(threadPath(room, message)) };
}
