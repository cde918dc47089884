/* Who is in a room. */
import { h } from 'preact';
import { useMemo } from 'preact/hooks';
import { collator, t } from '../../i18n';
import type { Member, PresenceState } from '../../protocol/types';
import type { RoomEntry } from '../../state/rooms';
import { openDialog } from '../dialog/dialog';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { Icon } from '../icon';
import { LaterPart } from '../laterPart';
import { loadCases, openLater } from '../lazy';
import { LongList } from '../longList';
import { Avatar, byName, isBot, nameOf, PersonName, StatusMark } from '../person';
import { Presence } from '../presence';
import { membersBeside } from './beside';
import { changeRole, removeMember } from './memberActions';
import { isInCharge } from './rights';
import { me, people, presence } from '../store';

const loadGuests = () => loadCases().then((module) => module.GuestMembers);

export function MemberPane({ entry }: { entry: RoomEntry }) {
	return membersBeside.isShown(entry) ? <Members entry={entry} /> : null;
}

const ORDER: readonly PresenceState[] = ['active', 'meeting', 'away', 'offline'];

/* Those who are here first, each sort by name. */
function useMembers({ held }: RoomEntry): Member[] {
	const named = useMemo(
		() => [...(held?.members ?? [])].sort((a, b) => byName(a.person, b.person)),
		[held?.members, people.value, collator.value],
	);
	const stateOf = ({ person }: Member) => presence.value.get(person) ?? 'offline';
	return useMemo(() => ORDER.flatMap((state) => named.filter((one) => stateOf(one) === state)), [named, presence.value]);
}

function Members({ entry }: { entry: RoomEntry }) {
	const members = useMembers(entry);
	const canInvite = (entry.kind === 'channel' || entry.kind === 'backstage') && !entry.archived;
	const isShared = entry.kind === 'shared';
	const draw = (member: Member) => <MemberItem key={member.person} entry={entry} member={member} />;
	return (
		<aside class="members" aria-label={t('members')} tabIndex={-1} data-region="members">
			<header class="members-head">
				<h2>{t('members')}</h2>
				<button
					type="button"
					class="icon-button"
					aria-label={t('room_members_hide')}
					onClick={() => membersBeside.show(entry, false)}
				>
					<Icon name="x" />
				</button>
			</header>
			{canInvite && (
				<button type="button" class="rail-action" onClick={() => openInvite(entry.id)}>
					<Icon name="user-plus" />
					{t('invite')}
				</button>
			)}
			{isShared && <LaterPart load={loadGuests} props={{ entry }} />}
			<LongList rows={isShared ? members.filter(({ company }) => company === undefined) : members} draw={draw} />
		</aside>
	);
}

export function openInvite(room: string): void {
	openLater(() => import('../later').then((module) => module.InviteDialog), { room });
}

function MemberItem({ entry, member: { person, role } }: { entry: RoomEntry; member: Member }) {
	const isMe = person === me.value;
	const title = nameOf(person);
	const remove: MenuEntry = { icon: 'user-minus', words: t('member_remove'), run: () => removeMember(entry, person) };
	const changeRoles: MenuEntry =
		role === 'owner'
			? { icon: 'user', words: t('member_demote'), run: () => changeRole(entry.id, person, 'member') }
			: { icon: 'shield', words: t('member_promote'), run: () => changeRole(entry.id, person, 'owner') };
	const actions = isBot(person) ? [remove] : [changeRoles, remove];
	return (
		<li class="member">
			<Avatar person={person} />
			<span class="member-name">
				<PersonName person={person} />
				<StatusMark person={person} />
				{isMe && <small> ({t('you')})</small>}
				{role === 'owner' && entry.kind !== 'conversation' && <small class="member-role">{t('role_owner')}</small>}
			</span>
			<Presence person={person} />
			{isInCharge(entry) && entry.kind !== 'shared' && !isMe && (
				<button
					type="button"
					class="icon-button"
					aria-label={`${t('member_actions')}: ${title}`}
					title={t('member_actions')}
					aria-haspopup="dialog"
					onClick={(event) => {
						const anchor = event.currentTarget;
						openDialog.value = () => h(MenuDialogOf, { title, anchor, entries: actions });
					}}
				>
					<Icon name="ellipsis-vertical" />
				</button>
			)}
		</li>
	);
}
