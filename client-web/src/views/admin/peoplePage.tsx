/* The people of the house, as administrators see them. */
import { h } from 'preact';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import type { Member } from '../../protocol/types';
import { fold, foldings } from '../../state/fold';
import { Confirm, openDialog } from '../dialog/dialog';
import { AddPersonDialog, PersonLinkDialog } from '../dialog/linkDialogs';
import { MenuDialogOf, type MenuEntry } from '../dialog/menu';
import { Icon } from '../icon';
import { LongList } from '../longList';
import { Avatar, byName, nameOf, PersonName } from '../person';
import { attempt } from '../attempt';
import { SearchField } from '../searchField';
import { ProfileDialog } from '../self/profileForm';
import { app, client, people } from '../store';

export function PeoplePage() {
	const wanted = useSignal('');
	const word = fold(wanted.value);
	const found = [...people.value.values()]
		.filter(({ profile }) => !profile?.bot && foldings(`${profile?.name ?? ''} ${profile?.email ?? ''}`).includes(word))
		.sort((a, b) => Number(b.profile?.active ?? true) - Number(a.profile?.active ?? true) || byName(a.person, b.person));
	return (
		<>
			<div class="page-tools">
				<SearchField label={t('people_search')} wanted={wanted} />
				<button type="button" class="button button-primary" onClick={() => (openDialog.value = () => h(AddPersonDialog, {}))}>
					<Icon name="user-plus" />
					{t('person_add')}
				</button>
			</div>
			<LongList class="plain-list" rows={found} draw={(member) => <PersonItem key={member.person} member={member} />} />
		</>
	);
}

function PersonItem({ member }: { member: Member }) {
	const { person, role, profile } = member;
	const name = nameOf(person);
	return (
		<li class="plain-item">
			<Avatar person={person} />
			<div class="plain-words">
				<PersonName person={person} />
				{person === app.value.me && <small> ({t('you')})</small>}
				{role === 'owner' && <small class="tag">{t('role_admin')}</small>}
				{profile?.active === false && <small class="tag tag-off">{t('deactivated')}</small>}
				<p>{profile?.email || t('no_email')}</p>
			</div>
			<button
				type="button"
				class="icon-button"
				aria-label={`${t('actions')}: ${name}`}
				title={t('actions')}
				aria-haspopup="dialog"
				onClick={(event) => {
					const anchor = event.currentTarget;
					openDialog.value = () => h(MenuDialogOf, { title: name, anchor, entries: entriesFor(member) });
				}}
			>
				<Icon name="ellipsis-vertical" />
			</button>
		</li>
	);
}

function change(params: { person: string; role?: 'owner' | 'member'; active?: boolean }, done: string): void {
	attempt(client().call('person.change', { client_id: client().ids.next(), ...params }), done);
}

function entriesFor({ person, role, profile }: Member): MenuEntry[] {
	const name = nameOf(person);
	const edit: MenuEntry = { icon: 'pencil', words: t('profile_edit'), run: () => (openDialog.value = () => h(ProfileDialog, { person })) };
	if (profile?.active === false)
		return [edit, { icon: 'user-plus', words: t('activate'), run: () => change({ person, active: true }, t('activated', { name })) }];
	const entries: MenuEntry[] = [
		edit,
		{ icon: 'link', words: t('person_link'), run: () => (openDialog.value = () => h(PersonLinkDialog, { person })) },
		role === 'owner'
			? { icon: 'user', words: t('admin_demote'), run: () => ask(t('admin_demote'), t('admin_demote_text', { name }), () => change({ person, role: 'member' }, t('saved'))) }
			: { icon: 'shield', words: t('admin_promote'), run: () => ask(t('admin_promote'), t('admin_promote_text', { name }), () => change({ person, role: 'owner' }, t('saved'))) },
	];
	if (person === app.value.me) return entries;
	return [
		...entries,
		{
			icon: 'log-out',
			words: t('sessions_end_all'),
			run: () => ask(t('sessions_end_all'), t('sessions_end_all_text', { name }), () => attempt(client().call('session.end', { person }), t('sessions_ended'))),
		},
		{
			icon: 'user-minus',
			words: t('deactivate'),
			danger: true,
			run: () => ask(t('deactivate'), t('deactivate_text', { name }), () => change({ person, active: false }, t('deactivated_done', { name }))),
		},
	];
}

function ask(action: string, text: string, onConfirm: () => void): void {
	openDialog.value = () => h(Confirm, { title: action, text, action, onConfirm });
}
