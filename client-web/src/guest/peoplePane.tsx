/* Who is in the room: the house's people, then the guests by whom they come from. */
import { signal } from '@preact/signals';
import { collator, t } from '../i18n';
import type { Member } from '../protocol/types';
import { fold } from '../state/fold';
import type { RoomEntry } from '../state/rooms';
import { Icon } from '../views/icon';
import { Avatar } from '../views/person';
import { me } from '../views/store';
import { host } from './house';

export const peopleShown = signal(false);

export function PeoplePane({ entry: { held } }: { entry: RoomEntry }) {
	return (
		<aside class="members" aria-label={t('guest_people')} tabIndex={-1} data-region="members">
			<header class="members-head">
				<h2>{t('guest_people')}</h2>
				<button type="button" class="icon-button" aria-label={t('close')} onClick={() => (peopleShown.value = false)}>
					<Icon name="x" />
				</button>
			</header>
			{groupsOf(held?.members ?? []).map(([key, { title, members }]) => (
				<section key={key} class="members-group">
					<h3>{title}</h3>
					<ul>
						{members.map(({ person, name }) => (
							<li key={person} class="member">
								<Avatar person={person} />
								<span class="member-name">
									{name}
									{person === me.value && <small> ({t('you')})</small>}
								</span>
							</li>
						))}
					</ul>
				</section>
			))}
		</aside>
	);
}

interface Group {
	title: string;
	members: readonly Member[];
}

/* Each with a key of its own; guests never stand among the house's people. */
function groupsOf(everybody: readonly Member[]): [string, Group][] {
	const groups = new Map<string, Group>();
	const compare = (a = '', b = '') => collator.value.compare(a, b);
	const sorted = [...everybody].sort((a, b) => compare(a.company, b.company) || compare(a.name, b.name));
	const house = host.value?.title ?? t('app_name');
	for (const member of sorted.filter(({ company }) => company === undefined)) add('', house, member);
	for (const member of sorted) if (member.company !== undefined) add(`guests ${keyOf(member.company)}`, titleOf(member.company, house), member);
	return [...groups];

	function add(key: string, title: string, member: Member): void {
		const known = groups.get(key) ?? { title, members: [] };
		groups.set(key, { ...known, members: [...known.members, member] });
	}
}

/* A company is the same however it is written. */
function keyOf(company: string): string {
	return fold(company.trim()).replace(/\s+/g, ' ');
}

/* A guest says themselves whom they come from: that may be what the house is called. */
function titleOf(company: string, house: string): string {
	if (company === '') return t('guest_others');
	return keyOf(company) === keyOf(house) ? `${company} (${t('guest_others')})` : company;
}
