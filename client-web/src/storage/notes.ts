/* What of notes is not stored yet. An editor's work is its tab's as long as that lives: a lock says so. */
import type { NoteStore } from '../session/noteStore';
import { database, write } from './database';

const lockOf = (id: string) => `runde-note-${id}`;

/* Without locks nobody knows of the other tabs: two that send the same work send it under the same name, and it is taken once. */
async function claim(id: string): Promise<(() => void) | null> {
	if (!('locks' in navigator)) return () => undefined;
	return new Promise((resolve, failed) => {
		const hold = (lock: Lock | null) => {
			if (!lock) return resolve(null);
			return new Promise<void>((release) => resolve(release));
		};
		navigator.locks.request(lockOf(id), { ifAvailable: true }, hold).catch(failed);
	});
}

async function freed(id: string): Promise<void> {
	if ('locks' in navigator) await navigator.locks.request(lockOf(id), () => undefined);
}

function onLeave(run: () => void): () => void {
	const look = () => document.visibilityState === 'hidden' && run();
	addEventListener('pagehide', run);
	document.addEventListener('visibilitychange', look);
	return () => {
		removeEventListener('pagehide', run);
		document.removeEventListener('visibilitychange', look);
	};
}

export function deviceNotes(): NoteStore {
	return {
		load: async () => (await database()).getAll('notes'),
		put: (note) => write('notes', (store) => store.put(note)),
		remove: (id) => write('notes', (store) => store.delete(id)),
		claim,
		freed,
		onLeave,
	};
}
