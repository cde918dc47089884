/* What comes right after the document, as a file of its own: what stands beside the text, and what reads what is pasted. Keys and
 * signs need none of it. */
import { signal } from '@preact/signals';
import { loadNoteTools } from '../lazy';

/* Undefined until they have come. */
export const tools = signal<typeof import('./tools/later') | undefined>(undefined);

const AGAIN_MS = 4_000;

/* Has them fetched, again and again until they have come; returns what ends that. */
export function fetchTools(): () => void {
	let hasEnded = false;
	const ask = async () => {
		try {
			tools.value ??= await loadNoteTools();
		} catch {
			setTimeout(() => hasEnded || void ask(), AGAIN_MS);
		}
	};
	void ask();
	return () => void (hasEnded = true);
}
