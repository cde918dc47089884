/* What a room is called: a conversation by those one has it with. */
import { t } from '../../i18n';
import type { RoomEntry } from '../../state/rooms';
import { byName, nameOf } from '../person';
import { me } from '../store';

export function othersIn({ people }: RoomEntry): string[] {
	return people.filter((person) => person !== me.value).sort(byName);
}

export function titleOf(entry: RoomEntry): string {
	if (entry.kind !== 'conversation') return entry.title;
	const others = othersIn(entry);
	return others.length === 0 ? t('notepad') : others.map(nameOf).join(', ');
}
