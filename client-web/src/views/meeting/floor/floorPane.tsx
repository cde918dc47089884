/* The floor: who has the word, and who wants it. */
import type { PaneProps } from '../side/side';

export function FloorPane(_props: PaneProps) {
	return null;
}
