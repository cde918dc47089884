/* What of notes was left on the device when a tab was closed is sent, whatever document it is of, also if nobody opens it; and
 * what could not be merged is said. */
import { systemClock } from '../../connection/ports';
import { learn, t } from '../../i18n';
import { deviceNotes } from '../../storage/notes';
import { loadKept, loadNotes, openLater } from '../lazy';
import { client } from '../store';
import { notify } from '../toast';

export async function sendKept(): Promise<void> {
	const store = deviceNotes();
	const kept = await store.load().catch(() => []);
	if (kept.length === 0) return;
	const { resumeNotes } = await loadNotes();
	await resumeNotes(client(), { clock: systemClock, store, onLost: () => void sayKept() });
	if (kept.some(({ draft, person }) => draft && person === client().state.me)) await sayKept();
}

/* There is no view of the document that would show it. */
export async function sayKept(): Promise<void> {
	await learn('note');
	notify(t('note_kept_said'), { words: t('note_draft_look'), run: () => openLater(loadKept, {}) });
}
