import { t } from '../../i18n';
import type { Member } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { Icon } from '../icon';
import { openPerson } from '../dialog/personDialog';
import { Avatar, nameOf } from '../person';
import { Presence } from '../presence';
import { membersShown } from './roomHeader';
import { app } from '../store';

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
		<li>
			<button type="button" class="member" aria-haspopup="dialog" onClick={() => openPerson(person)}>
				<Avatar person={person} />
				<span class="member-name">
					{nameOf(person)}
					{person === app.value.me && <small> ({t('you')})</small>}
					{role === 'owner' && <small class="member-role">{t('role_owner')}</small>}
				</span>
				<Presence person={person} />
			</button>
		</li>
	);
}
