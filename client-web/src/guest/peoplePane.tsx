/* Who is in the room: the house's people, then the guests by whom they come from. */
import { signal } from '@preact/signals';
import { collator, t } from '../i18n';
import type { Member } from '../protocol/types';
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
			{groupsOf(held?.members ?? []).map(([title, members]) => (
				<section key={title} class="members-group">
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

function groupsOf(members: readonly Member[]): [string, Member[]][] {
	const groups = new Map<string, Member[]>();
	const sorted = [...members].sort((a, b) => collator.value.compare(a.company ?? '', b.company ?? '') || collator.value.compare(a.name ?? '', b.name ?? ''));
	for (const isGuest of [false, true])
		for (const member of sorted.filter(({ company }) => (company !== undefined) === isGuest)) {
			const title = isGuest ? member.company || t('guest_others') : (host.value?.title ?? t('app_name'));
			groups.set(title, [...(groups.get(title) ?? []), member]);
		}
	return [...groups];
}
