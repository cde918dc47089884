/* Who else writes here, with the colour of their cursor. */
import { t } from '../../../i18n';
import type { OtherCursor } from '../../../note/editing';
import { Avatar, byName, nameOf } from '../../person';
import { huesOf } from './hues';

const SHOWN_MAX = 5;

export function Here({ others }: { others: readonly OtherCursor[] }) {
	const people = [...new Set(others.map(({ person }) => person))].sort(byName);
	if (people.length === 0) return null;
	const hues = huesOf(others);
	const more = people.length - SHOWN_MAX;
	return (
		<ul class="note-here" aria-label={t('note_here')}>
			{people.map((person, i) => (
				<li key={person} class={i < SHOWN_MAX ? `hue-${hues.get(person)}` : 'visually-hidden'} title={nameOf(person)}>
					<Avatar person={person} />
					<span class="visually-hidden">{nameOf(person)}</span>
				</li>
			))}
			{more > 0 && <li aria-hidden="true">+{more}</li>}
		</ul>
	);
}
