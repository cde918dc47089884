/* The rail: the house, the person's rooms in sections, and their own menu. */
import { h } from 'preact';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { RailSection } from '../../state/rail';
import { openDialog } from '../dialog/dialog';
import { MenuDialog } from '../dialog/ownMenu';
import { InboxLink } from '../inbox/inboxLink';
import { Switcher } from '../dialog/switcher';
import { Icon, type IconName } from '../icon';
import { openLater } from '../lazy';
import { Avatar, nameOf, StatusMark } from '../person';
import { mayMakeChannels } from '../limits';
import { logoOfHouse } from '../pictures';
import { Presence } from '../presence';
import { visit } from '../router';
import { house, me } from '../store';
import { sections } from './sections';
import { RailItem } from './railItem';
import { MeetingsLink } from './meetingsLink';
import { TasksLink } from './tasksLink';
import { ThreadsLink } from './threadsLink';
import { UnreadLink } from './unreadLink';

export const openBrowse = () => openLater(() => import('../later').then((module) => module.BrowseDialog), {});
export const openNewChannel = () =>
	openLater(() => import('../later').then((module) => module.NewChannelDialog), {});
export const openWrite = () => openLater(() => import('../later').then((module) => module.WriteDialog), {});

export function Rail() {
	const own = me.value;
	const title = house.value?.title ?? t('app_name');
	const logo = logoOfHouse();
	return (
		<nav class="rail" aria-label={t('rail')}>
			<header class="rail-head">
				<a class="rail-title" href="/" title={logo && title}>
					{logo ? <img class="logo" src={logo} alt={title} /> : title}
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
				<button type="button" class="icon-button" aria-label={t('write_new')} title={t('write_new')} onClick={openWrite}>
					<Icon name="square-pen" />
				</button>
			</header>
			<div class="rail-scroll" tabIndex={-1} data-region="rail">
				<InboxLink />
				<UnreadLink />
				<ThreadsLink />
				<MeetingsLink />
				<TasksLink />
				<a class="rail-item" href="/cases" aria-current={visit.value.route.page === 'cases' ? 'page' : undefined}>
					<Icon name="briefcase" />
					<span class="rail-name">{t('cases')}</span>
				</a>
				<a class="rail-item" href="/people" aria-current={visit.value.route.page === 'people' ? 'page' : undefined}>
					<Icon name="users" />
					<span class="rail-name">{t('people')}</span>
				</a>
				<a class="rail-item" href="/saved" aria-current={visit.value.route.page === 'saved' ? 'page' : undefined}>
					<Icon name="bookmark" />
					<span class="rail-name">{t('saved_title')}</span>
				</a>
				{sections.value.map((section) => (
					<Section key={`${section.kind} ${section.name}`} section={section} />
				))}
			</div>
			<footer class="rail-foot">
				<button
					type="button"
					class="rail-me"
					aria-haspopup="dialog"
					aria-label={`${t('menu')}: ${nameOf(own)}`}
					onClick={() => (openDialog.value = () => h(MenuDialog, {}))}
				>
					<Avatar person={own} />
					<span class="rail-name">{nameOf(own)}</span>
					<StatusMark person={own} />
					<Presence person={own} />
				</button>
			</footer>
		</nav>
	);
}

function titleOf({ kind, name }: RailSection): string {
	if (kind === 'own') return name;
	return { favourites: t('rail_favourites'), channels: t('rail_channels'), cases: t('cases'), conversations: t('rail_direct') }[kind];
}

function Section({ section }: { section: RailSection }) {
	const closed = useSignal(false);
	const { kind, rooms } = section;
	const title = titleOf(section);
	return (
		<section class="rail-section">
			<h2 class="rail-heading">
				<button type="button" class="rail-fold" aria-expanded={!closed.value} onClick={() => (closed.value = !closed.value)}>
					<Icon name={closed.value ? 'chevron-right' : 'chevron-down'} />
					{title}
				</button>
			</h2>
			{!closed.value && (
				<>
					{rooms.length === 0 && <p class="rail-empty">{kind === 'channels' ? t('rail_empty') : t('rail_empty_direct')}</p>}
					<ul>
						{rooms.map((entry) => (
							<RailItem key={entry.id} entry={entry} />
						))}
					</ul>
					{kind === 'channels' && <Action icon="list" words={t('rail_browse')} onClick={openBrowse} />}
					{kind === 'channels' && mayMakeChannels() && <Action icon="plus" words={t('rail_new')} onClick={openNewChannel} />}
					{kind === 'conversations' && <Action icon="square-pen" words={t('write_new')} onClick={openWrite} />}
				</>
			)}
		</section>
	);
}

function Action({ icon, words, onClick }: { icon: IconName; words: string; onClick: () => void }) {
	return (
		<button type="button" class="rail-action" onClick={onClick}>
			<Icon name={icon} />
			{words}
		</button>
	);
}
