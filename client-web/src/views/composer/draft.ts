/* Keeps what is being written: a moment after a key, however many follow, and when the page goes. */
import { useEffect } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { NOTHING_WRITTEN, type Written } from '../../state/mentions';
import { draftOf, saveDraft } from '../../storage/drafts';
import { draftsVersion } from '../store';

const REST_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;
/* By their places: a room, or a thread of it. */
const pending = new Map<string, Written>();

export function keepDraftSoon(place: string, written: Written): void {
	pending.set(place, written);
	timer ??= setTimeout(() => void flushDrafts(), REST_MS);
}

/* Resolves when it lies on the device. */
export async function keepDraft(place: string, written: Written): Promise<void> {
	pending.delete(place);
	const had = draftOf(place) !== '';
	const saved = saveDraft(place, written.text.trim() === '' ? NOTHING_WRITTEN : written);
	if (had !== (draftOf(place) !== '')) draftsVersion.value++;
	await saved;
}

export async function flushDrafts(): Promise<void> {
	clearTimeout(timer);
	timer = undefined;
	await Promise.all([...pending].map(([place, written]) => keepDraft(place, written)));
}

export function useDraftOnLeave(place: string, draft: Signal<Written>): void {
	useEffect(() => {
		const keep = () => void keepDraft(place, draft.peek());
		addEventListener('pagehide', keep);
		return () => {
			removeEventListener('pagehide', keep);
			keep();
		};
	}, [place]);
}
