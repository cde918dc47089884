import { t } from '../i18n';
import { people } from './store';

export function nameOf(person: string | undefined): string {
	return (person !== undefined && people.value.get(person)?.profile?.name) || t('someone');
}

/* The first letters of the first and the last word. */
function initials(name: string): string {
	const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
	const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
	return ends.map((word) => [...word][0]!.toUpperCase()).join('');
}

export function Avatar({ person }: { person: string | undefined }) {
	return (
		<span class="avatar" aria-hidden="true">
			{initials(nameOf(person))}
		</span>
	);
}
