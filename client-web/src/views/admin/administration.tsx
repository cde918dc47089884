/* Where administrators look after the house; members who may invite find their invitations. */
import '../later';
import type { FunctionComponent } from 'preact';
import { t, type Key } from '../../i18n';
import { PageHead } from '../frame/pageHead';
import { Icon, type IconName } from '../icon';
import { mayInvite } from '../limits';
import { visit } from '../router';
import { isAdministrator } from '../store';
import { AuditPage } from './auditPage';
import { BotsPage } from './botsPage';
import { ChannelsPage } from './channelsPage';
import { GroupsPage } from './groupsPage';
import { HousePage } from './housePage';
import { InvitationsPage } from './invitationsPage';
import { LimitsPage } from './limitsPage';
import { PeoplePage } from './peoplePage';

interface Section {
	path: string;
	icon: IconName;
	words: Key;
	hint: Key;
	page: FunctionComponent;
}

const SECTIONS: Section[] = [
	{ path: 'people', icon: 'user', words: 'admin_people', hint: 'admin_people_hint', page: PeoplePage },
	{ path: 'invitations', icon: 'mail', words: 'admin_invitations', hint: 'admin_invitations_hint', page: InvitationsPage },
	{ path: 'groups', icon: 'users', words: 'admin_groups', hint: 'admin_groups_hint', page: GroupsPage },
	{ path: 'channels', icon: 'hash', words: 'admin_channels', hint: 'admin_channels_hint', page: ChannelsPage },
	{ path: 'bots', icon: 'bot', words: 'admin_bots', hint: 'admin_bots_hint', page: BotsPage },
	{ path: 'house', icon: 'building-2', words: 'admin_house', hint: 'admin_house_hint', page: HousePage },
	{ path: 'limits', icon: 'sliders-horizontal', words: 'admin_limits', hint: 'admin_limits_hint', page: LimitsPage },
	{ path: 'audit', icon: 'history', words: 'admin_audit', hint: 'admin_audit_hint', page: AuditPage },
];

export function Administration() {
	const { route } = visit.value;
	const wanted = route.page === 'admin' ? route.section : '';
	const sections = isAdministrator.value ? SECTIONS : SECTIONS.filter(({ path }) => path === 'invitations' && mayInvite());
	const here = sections.find(({ path }) => path === wanted) ?? sections[0];
	if (!here)
		return (
			<main class="home">
				<h1>{t('admin_only_title')}</h1>
				<p>{t('admin_only_text')}</p>
			</main>
		);
	const Open = here.page;
	return (
		<main class="page" aria-label={t('admin')}>
			<PageHead title={t('admin')} />
			<div class="admin">
				<nav class="admin-list" aria-label={t('admin_sections')}>
					{sections.map(({ path, icon, words }) => (
						<a
							key={path}
							ref={(link) => void (path === here.path && link?.scrollIntoView({ block: 'nearest', inline: 'nearest' }))}
							class="rail-item"
							href={`/admin/${path}`}
							aria-current={path === here.path ? 'page' : undefined}
						>
							<Icon name={icon} />
							{t(words)}
						</a>
					))}
				</nav>
				<div class="page-body" tabIndex={-1} data-region="messages">
					<h2 class="page-title">{t(here.words)}</h2>
					<p class="page-intro">{t(here.hint)}</p>
					<Open key={here.path} />
				</div>
			</div>
		</main>
	);
}
