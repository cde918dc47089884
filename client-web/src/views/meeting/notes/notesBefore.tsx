/* The notes of all items before a meeting begins, so that one can prepare. */
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { FoldedNote } from './foldedNote';

export function NotesBefore({ room, meeting }: { room: string; meeting: Meeting }) {
	const { items } = meeting.agenda;
	if (items.length === 0) return null;
	return (
		<section class="notes-before" aria-label={t('notes')}>
			<h3>{t('notes')}</h3>
			<p>{t('notes_before')}</p>
			{items.map((item, i) => (
				<FoldedNote key={item.item} room={room} meeting={meeting} item={item} title={(isWritten) => <Title words={`${i + 1}. ${item.title}`} isWritten={isWritten} />} />
			))}
		</section>
	);
}

function Title({ words, isWritten }: { words: string; isWritten: boolean | undefined }) {
	return (
		<>
			<span>{words}</span>
			{isWritten && <span class="folded-note-mark">{t('notes_written')}</span>}
		</>
	);
}
