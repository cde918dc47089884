import { h } from 'preact';
import { t } from '../../i18n';
import type { Member } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { openDialog } from '../dialog/dialog';
import { Icon } from '../icon';
import { PersonLinkDialog } from '../dialog/linkDialogs';
import { Avatar, nameOf } from '../person';
import { Presence } from '../presence';
import { membersShown } from './roomHeader';
import { app, isAdministrator } from '../store';

export function MemberPane({ entry }: { entry: RoomEntry }) {
	if (!membersShown.value) return null;
	const rank = { active: 0, away: 1, offline: 2 };
	const rankOf = ({ person }: Member) => rank[app.value.presence.get(person) ?? 'offline'];
	const members = [...(entry.held?.members ?? [])].sort(
		(a, b) => rankOf(a) - rankOf(b) || nameOf(a.person).localeCompare(nameOf(b.person)),
	);
	return (
		<aside class="members" aria-label={t('members')} tabIndex={-1} data-region="members">
			<header class="members-head">
				<h2>{t('members')}</h2>
				<button
					type="button"
					class="icon-button"
					aria-label={t('room_members_hide')}
					onClick={() => (membersShown.value = false)}
				>
					<Icon name="x" />
				</button>
			</header>
			<ul>
				{members.map((member) => (
					<MemberItem key={member.person} member={member} />
				))}
			</ul>
		</aside>
	);
}

function MemberItem({ member: { person, role } }: { member: Member }) {
	return (
		<li class="member">
			<Avatar person={person} />
			<span class="member-name">
				{nameOf(person)}
				{person === app.value.me && <small> ({t('you')})</small>}
				{role === 'owner' && <small class="member-role">{t('role_owner')}</small>}
			</span>
			<Presence person={person} />
			{isAdministrator.value && person !== app.value.me && (
				<button
					type="button"
					class="icon-button"
					aria-label={`${t('person_link')}: ${nameOf(person)}`}
					title={t('person_link')}
					onClick={() => (openDialog.value = () => h(PersonLinkDialog, { person }))}
				>
					<Icon name="link" />
				</button>
			)}
		</li>
	);
}
