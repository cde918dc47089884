/* The rail: the house, the person's channels, and their own menu. */
import { h } from 'preact';
import { t } from '../../i18n';
import { unreadOf, type RoomEntry } from '../../state/rooms';
import { draftOf } from '../../storage/drafts';
import { BrowseDialog } from '../dialog/browseDialog';
import { openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { MenuDialog } from '../dialog/ownMenu';
import { NewChannelDialog } from '../dialog/newChannelDialog';
import { Avatar, nameOf } from '../person';
import { Presence } from '../presence';
import { roomPath, visit } from '../router';
import { InboxLink } from '../inbox/inboxLink';
import { UnreadCount } from '../unreadCount';
import { app, channels, draftsVersion, house } from '../store';
import { Switcher } from '../dialog/switcher';

export function Rail() {
	const { me } = app.value;
	const mine = channels.value;
	return (
		<nav class="rail" aria-label={t('rail')}>
			<header class="rail-head">
				<a class="rail-title" href="/">
					{house.value?.title ?? t('app_name')}
				</a>
				<button
					type="button"
					class="icon-button"
					aria-label={t('rail_switch')}
					title={`${t('rail_switch')} (Ctrl+K)`}
					onClick={() => (openDialog.value = () => h(Switcher, {}))}
				>
					<Icon name="search" />
				</button>
			</header>
			<div class="rail-scroll" tabIndex={-1} data-region="rail">
				<InboxLink />
				<h2 class="rail-heading">{t('rail_channels')}</h2>
				{mine.length === 0 && <p class="rail-empty">{t('rail_empty')}</p>}
				<ul>
					{mine.map((entry) => (
						<RailItem key={entry.id} entry={entry} />
					))}
				</ul>
				<button
					type="button"
					class="rail-action"
					onClick={() => (openDialog.value = () => h(BrowseDialog, {}))}
				>
					<Icon name="list" />
					{t('rail_browse')}
				</button>
				<button
					type="button"
					class="rail-action"
					onClick={() => (openDialog.value = () => h(NewChannelDialog, {}))}
				>
					<Icon name="plus" />
					{t('rail_new')}
				</button>
			</div>
			<footer class="rail-foot">
				<button
					type="button"
					class="rail-me"
					aria-haspopup="dialog"
					aria-label={`${t('menu')}: ${nameOf(me)}`}
					onClick={() => (openDialog.value = () => h(MenuDialog, {}))}
				>
					<Avatar person={me} />
					<span class="rail-name">{nameOf(me)}</span>
					<Presence person={me} />
				</button>
			</footer>
		</nav>
	);
}

function RailItem({ entry }: { entry: RoomEntry }) {
	const { route } = visit.value;
	const here = route.page === 'room' && route.room === entry.id;
	const unread = unreadOf(entry, app.value.me);
	/* Read for its changes alone. */
	void draftsVersion.value;
	const hasDraft = !here && draftOf(entry.id) !== '';
	return (
		<li>
			<a
				class={unread > 0 ? 'rail-item has-unread' : 'rail-item'}
				href={roomPath(entry.id)}
				aria-current={here ? 'page' : undefined}
			>
				<Icon name="hash" />
				<span class="rail-name">{entry.title}</span>
				{hasDraft && (
					<span class="rail-draft" role="img" aria-label={t('rail_draft')} title={t('rail_draft')}>
						<Icon name="pencil" />
					</span>
				)}
				<UnreadCount entry={entry} />
			</a>
		</li>
	);
}
