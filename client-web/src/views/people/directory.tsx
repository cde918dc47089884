/* Everybody in the house. */
import { useSignal } from '@preact/signals';
import { clockIn, t } from '../../i18n';
import type { Member } from '../../protocol/types';
import { fold, foldings } from '../../state/fold';
import { minute } from '../clock';
import { PageHead } from '../frame/pageHead';
import { LongList } from '../longList';
import { Avatar, byName, openPerson, PersonName, StatusMark, statusOf } from '../person';
import { Presence } from '../presence';
import { SearchField } from '../searchField';
import { people } from '../store';

/* Those in whom every word occurs; first those in whose name it does. */
export function peopleFound(all: Iterable<Member>, wanted: string): Member[] {
	const words = fold(wanted).split(/\s+/).filter(Boolean);
	const isFound = ({ person, profile }: Member) => {
		if (!profile?.active) return false;
		const { name, position = '', place = '', email = '' } = profile;
		const text = foldings([name, position, place, email, statusOf(person)?.text ?? ''].join(' '));
		return words.every((word) => text.includes(word));
	};
	const isNamed = ({ profile }: Member) => words.every((word) => foldings(profile?.name ?? '').includes(word));
	const found = [...all].filter(isFound).map((one) => ({ one, rank: isNamed(one) ? 0 : 1 }));
	return found.sort((a, b) => a.rank - b.rank || byName(a.one.person, b.one.person)).map(({ one }) => one);
}

export function Directory() {
	const wanted = useSignal('');
	const found = peopleFound(people.value.values(), wanted.value);
	return (
		<main class="page" aria-label={t('people')}>
			<PageHead title={t('people')} />
			<div class="page-body" tabIndex={-1} data-region="messages">
				<div class="page-tools">
					<SearchField label={t('people_search')} wanted={wanted} />
					<p role="status">{t('people_count', { n: found.length })}</p>
				</div>
				<LongList class="directory" rows={found} draw={({ person }) => <DirectoryItem key={person} person={person} />} />
			</div>
		</main>
	);
}

function DirectoryItem({ person }: { person: string }) {
	const { position, place, time_zone: zone } = people.value.get(person)!.profile!;
	const clock = zone ? clockIn(zone, minute.value) : undefined;
	const status = statusOf(person);
	const open = (event: MouseEvent) => {
		if (!(event.target as Element).closest('button')) openPerson(person, event.currentTarget as HTMLElement);
	};
	return (
		<li class="directory-item" onClick={open}>
			<Avatar person={person} />
			<div class="directory-who">
				<span class="directory-name">
					<PersonName person={person} />
					<Presence person={person} />
				</span>
				<span class="directory-position">{position}</span>
			</div>
			<span class="directory-status">
				{status && (
					<>
						<StatusMark person={person} /> <span>{status.text}</span>
					</>
				)}
			</span>
			<span class="directory-place">
				{place}
				{clock && <small>{clock}</small>}
			</span>
		</li>
	);
}
