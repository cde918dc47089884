/* Keeps those of one's meetings that are not over, for what shows them everywhere. */
import { systemClock } from '../../../connection/ports';
import { Meetings } from '../../../session/meetings';
import { mine } from '../../meetings';
import { client } from '../../store';

/* What is not over comes whatever span is asked for. */
const SPAN_MS = 1;

export function keepMine(): void {
	const meetings = new Meetings(client(), systemClock);
	meetings.subscribe(() => (mine.value = meetings.list?.meetings ?? []));
	const now = Date.now();
	meetings.listSpan(now, now + SPAN_MS);
}
