/* The note of one item of an agenda: the editor, and the way to its earlier states. */
import { useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import type { AgendaItem, Meeting } from '../../../protocol/types';
import { LaterPart } from '../../laterPart';
import { loadNoteBox } from '../../lazy';
import { openHistory, type NoteHandle } from '../../notes';

export interface NoteProps {
	room: string;
	meeting: Meeting;
	item: AgendaItem;
	/* One writes on here. */
	focused?: boolean;
}

export function ItemNote({ room, meeting, item, focused }: NoteProps) {
	const handle = useRef<NoteHandle['current']>(null);
	const place = { room, of: meeting.meeting, item: item.item };
	const title = t('notes_of', { title: item.title });
	return (
		<>
			<LaterPart load={loadNoteBox} props={{ place, label: title, placeholder: t('notes_placeholder'), compact: true, focused, handle }}>
				<p class="notes-waiting" aria-busy />
			</LaterPart>
			<button type="button" class="text-button" onClick={() => openHistory({ place, title, handle, items: meeting.agenda.items })}>
				{t('notes_history')}
			</button>
		</>
	);
}
