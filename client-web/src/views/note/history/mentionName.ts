/* Whom a mention in a note calls upon, by today's name. */
import { t } from '../../../i18n';
import type { NoteJson } from '../../../state/noteLines';
import { nameOf } from '../../person';
import { groups } from '../../store';

export function mentionName({ attrs = {} }: NoteJson): string {
	const id = String(attrs['id']);
	if (attrs['kind'] === 'all') return t('mention_all');
	if (attrs['kind'] === 'group') return groups.peek().find(({ group }) => group === id)?.handle ?? '';
	return nameOf(id);
}
