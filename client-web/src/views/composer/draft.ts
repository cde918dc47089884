/* Keeps what is being written: a moment after the last key, and when the page goes. */
import { useEffect } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { NOTHING_WRITTEN, type Written } from '../../state/mentions';
import { draftOf, saveDraft } from '../../storage/drafts';
import { draftsVersion } from '../store';

const REST_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
let pending: { room: string; written: Written } | undefined;

export function keepDraftSoon(room: string, written: Written): void {
	clearTimeout(timer);
	pending = { room, written };
	timer = setTimeout(() => void flushDraft(), REST_MS);
}

/* Resolves when it lies on the device. */
export async function keepDraft(room: string, written: Written): Promise<void> {
	clearTimeout(timer);
	pending = undefined;
	const had = draftOf(room) !== '';
	const saved = saveDraft(room, written.text.trim() === '' ? NOTHING_WRITTEN : written);
	if (had !== (draftOf(room) !== '')) draftsVersion.value++;
	await saved;
}

export async function flushDraft(): Promise<void> {
	if (pending) await keepDraft(pending.room, pending.written);
}

export function useDraftOnLeave(room: string, draft: Signal<Written>): void {
	useEffect(() => {
		const keep = () => void keepDraft(room, draft.peek());
		addEventListener('pagehide', keep);
		return () => {
			removeEventListener('pagehide', keep);
			keep();
		};
	}, [room]);
}
