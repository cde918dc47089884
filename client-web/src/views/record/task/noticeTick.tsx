/* In the inbox: a task is done where its notice stands. */
import type { JournalEvent } from '../../../protocol/types';
import { taskAfter } from '../../../state/task';
import { TaskFacts, Tick } from './taskItem';

/* The task of a notice, as it stands. */
function taskIn(event: JournalEvent | undefined, edit: JournalEvent | undefined) {
	const last = edit?.kind === 'task.changed' ? edit : event;
	return last && taskAfter(last);
}

export function NoticeTask({ event, edit }: { event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskIn(event, edit);
	return state ? <TaskFacts state={state} noPerson /> : null;
}

export function NoticeTick({ room, event, edit }: { room: string; event: JournalEvent; edit: JournalEvent | undefined }) {
	const state = taskIn(event, edit);
	return state ? <Tick room={room} state={state} /> : null;
}
