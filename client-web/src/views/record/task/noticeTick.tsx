/* In the inbox: a task is done where its notice stands. */
import type { JournalEvent } from '../../../protocol/types';
import { taskAfter } from '../../../state/task';
import { TaskFacts, Tick } from './taskItem';

export function NoticeTask({ event, edit }: { event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskAfter(edit ?? event);
	return state ? <TaskFacts state={state} noPerson /> : null;
}

export function NoticeTick({ room, event, edit }: { room: string; event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskAfter(edit ?? event);
	return state ? <Tick room={room} state={state} /> : null;
}
