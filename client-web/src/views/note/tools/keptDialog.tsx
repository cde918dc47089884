/* All that was written in notes on this device and could not be merged, also where the note cannot be reached any more. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { KeptNote } from '../../../session/noteStore';
import { deviceNotes } from '../../../storage/notes';
import { Dialog } from '../../dialog/dialog';
import { roomName } from '../../roomName';
import { me } from '../../store';
import { DraftBanner } from './draft';

const store = deviceNotes();

export function KeptDialog() {
	const kept = useSignal<readonly KeptNote[]>([]);
	const load = async () => void (kept.value = (await store.load()).filter(({ draft, person }) => draft && person === me.value));
	useEffect(() => void load(), []);
	const drop = (id: string) => void store.remove(id).then(load);
	return (
		<Dialog title={t('note_kept')} wide>
			{kept.value.length === 0 && <p>{t('note_kept_none')}</p>}
			{kept.value.map(({ id, place, at, draft }) => (
				<section key={id} class="note-kept">
					<h3>{roomName(place.room) ?? t('note_kept_elsewhere')}</h3>
					<DraftBanner draft={{ at, document: draft! }} editing={{ writable: false, dropDraft: () => drop(id) }} view={undefined} />
				</section>
			))}
		</Dialog>
	);
}
