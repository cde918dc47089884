/* Tasks as their events go on. Pure; as in server/room/tasks.c. */
import type { JournalEvent, Task, TaskState } from '../protocol/types';

export function isClosed({ status }: Task): boolean {
	return status === 'done' || status === 'dropped';
}

export function beginTask({ kind, seq, author, time, ref, body }: JournalEvent): TaskState | undefined {
	if (kind !== 'task.made' || !body || author === undefined || time === undefined) return undefined;
	return { task: seq, author, made: time, ...(ref !== undefined && { meeting: ref }), what: body.what };
}

/* Whether an event says how a task stands. */
export function isOfTask({ kind }: JournalEvent): boolean {
	return kind === 'task.made' || kind === 'task.changed';
}

/* The task after an event of it; undefined: the event is of none. */
export function taskAfter(event: JournalEvent): TaskState | undefined {
	return event.kind === 'task.changed' ? event.body?.state : beginTask(event);
}

/* A room's tasks that are not closed, after an event. */
export function applyToTasks(tasks: readonly TaskState[], event: JournalEvent): readonly TaskState[] {
	const next = taskAfter(event);
	if (!next) return tasks;
	const at = tasks.findIndex(({ task }) => task === next.task);
	if (isClosed(next.what)) return at < 0 ? tasks : tasks.filter(({ task }) => task !== next.task);
	return at < 0 ? [...tasks, next] : tasks.map((one, i) => (i === at ? next : one));
}
