/* What the meeting has decided, and who does what. */
import type { PaneProps } from '../side/side';

export function RecordPane(_props: PaneProps) {
	return null;
}
