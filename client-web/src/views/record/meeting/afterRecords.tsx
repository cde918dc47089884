/* What an item of a meeting that is over has led to. */
import type { JournalEvent } from '../../../protocol/types';
import { decisionsIn, tasksIn } from '../../../state/record';
import { Records } from './meetingRecord';

interface Props {
	room: string;
	events: readonly JournalEvent[];
	isOf: (item: number | undefined) => boolean;
}

export function AfterRecords({ room, events, isOf }: Props) {
	const decisions = decisionsIn(events).filter(({ decided }) => isOf(decided.item));
	const tasks = tasksIn(events).filter(({ what }) => isOf(what.item));
	return decisions.length + tasks.length === 0 ? null : <Records room={room} decisions={decisions} tasks={tasks} />;
}
