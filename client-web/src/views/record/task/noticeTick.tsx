/* In the inbox: a task is done where its notice stands. */
import type { JournalEvent } from '../../../protocol/types';
import { taskIn } from '../../../state/task';
import { TaskFacts, Tick } from './taskItem';

export function NoticeTask({ event, edit }: { event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskIn(event, edit);
	return state ? <TaskFacts state={state} noPerson /> : null;
}

export function NoticeTick({ room, event, edit }: { room: string; event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskIn(event, edit);
	return state ? <Tick room={room} state={state} /> : null;
}
