/* The polls of a meeting. */
import type { PaneProps } from '../side/side';

export function PollPane(_props: PaneProps) {
	return null;
}
