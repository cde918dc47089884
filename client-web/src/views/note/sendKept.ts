/* What of notes was left on the device when a tab was closed is sent, whatever document it is of, also if nobody opens it. */
import { systemClock } from '../../connection/ports';
import { deviceNotes } from '../../storage/notes';
import { client } from '../store';

export async function sendKept(): Promise<void> {
	const store = deviceNotes();
	const kept = await store.load().catch(() => []);
	if (kept.length === 0) return;
	const { resumeNotes } = await import('../../note/openNote');
	await resumeNotes(client(), { clock: systemClock, random: Math.random, store });
}
