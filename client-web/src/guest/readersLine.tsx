/* Under what one writes: who reads it, by name, the house's people first. */
import { collator, listText, t } from '../i18n';
import type { RoomEntry } from '../state/rooms';
import { bylineText } from '../views/person';
import { me } from '../views/store';

const NAMED_MAX = 6;

export function ReadersLine({ entry: { held } }: { entry: RoomEntry }) {
	if (!held) return null;
	const rank = ({ company }: { company?: string }) => (company === undefined ? 0 : 1);
	const others = held.members
		.filter(({ person }) => person !== me.value)
		.sort((a, b) => rank(a) - rank(b) || collator.value.compare(a.name ?? '', b.name ?? ''));
	const names = others.map(bylineText);
	if (names.length > NAMED_MAX + 1) names.splice(NAMED_MAX, names.length, t('guest_more', { n: names.length - NAMED_MAX }));
	return <p class="readers">{names.length === 0 ? t('guest_alone') : t('guest_readers', { n: others.length, names: listText(names) })}</p>;
}
