/* Keeps what is being written: a moment after the last key, and when the page goes. */
import { useEffect } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import { draftOf, saveDraft } from '../../storage/drafts';
import { draftsVersion } from '../store';

const REST_MS = 400;
let timer: ReturnType<typeof setTimeout> | undefined;

export function keepDraft(room: string, text: string, soon = false): void {
	clearTimeout(timer);
	if (soon) {
		timer = setTimeout(() => keepDraft(room, text), REST_MS);
		return;
	}
	const had = draftOf(room) !== '';
	void saveDraft(room, text.trim() === '' ? '' : text);
	if (had !== (draftOf(room) !== '')) draftsVersion.value++;
}

export function useDraftOnLeave(room: string, draft: Signal<string>): void {
	useEffect(() => {
		const keep = () => keepDraft(room, draft.peek());
		addEventListener('pagehide', keep);
		return () => {
			removeEventListener('pagehide', keep);
			keep();
		};
	}, [room]);
}
