/* The groups of which only the head shows, until the page is loaded anew. */
import { signal } from '@preact/signals';

export const folded = signal<ReadonlySet<string>>(new Set());

export function fold(key: string, on: boolean): void {
	const next = new Set(folded.peek());
	if (on) next.add(key);
	else next.delete(key);
	folded.value = next;
}
