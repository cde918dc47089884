/* Keeps what is being written: a moment after the last key, and when the page goes. */
import { useEffect } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { draftOf, saveDraft } from '../../storage/drafts';
import { draftsVersion } from '../store';

const REST_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: { room: string; text: string } | undefined;

export function keepDraftSoon(room: string, text: string): void {
	clearTimeout(timer);
	pending = { room, text };
	timer = setTimeout(() => void flushDraft(), REST_MS);
}

/* Resolves when it lies on the device. */
export async function keepDraft(room: string, text: string): Promise<void> {
	clearTimeout(timer);
	pending = undefined;
	const had = draftOf(room) !== '';
	const saved = saveDraft(room, text.trim() === '' ? '' : text);
	if (had !== (draftOf(room) !== '')) draftsVersion.value++;
	await saved;
}

export async function flushDraft(): Promise<void> {
	if (pending) await keepDraft(pending.room, pending.text);
}

export function useDraftOnLeave(room: string, draft: Signal<string>): void {
	useEffect(() => {
		const keep = () => void keepDraft(room, draft.peek());
		addEventListener('pagehide', keep);
		return () => {
			removeEventListener('pagehide', keep);
			keep();
		};
	}, [room]);
}
