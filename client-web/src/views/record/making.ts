/* Puts tasks, decisions and pages on record, and changes them. */
import { LIMITS } from '../../protocol/limits';
import type { PageListing, PageState, Task, TaskState } from '../../protocol/types';
import { t } from '../../i18n';
import { attempt, failed } from '../attempt';
import type { DecisionGiven, Place, TaskGiven } from '../records';
import { client } from '../store';
import { notify } from '../toast';

/* id: the client's, the same for every try. */
export function makeTask(place: Place, given: TaskGiven & { text: string }, id: string): Promise<{ seq: number }> {
	return client().call('task.make', { ...place, ...given, client_id: id });
}

export function makeDecision(place: Place, given: DecisionGiven & { text: string }, id: string): Promise<{ seq: number }> {
	return client().call('decision.make', { ...place, ...given, client_id: id });
}

/* What is said of a task is the whole of it. */
export function sayTask(room: string, task: number, { text, person, until, status }: Task, id: string): Promise<{ seq: number }> {
	return client().call('task.change', { room, task, client_id: id, text, status, ...(person !== undefined && { person }), ...(until !== undefined && { until }) });
}

/* What is on screen may be older than what is known of its room. */
export function changeTask(room: string, { task, what }: TaskState, change: Partial<Task>): Promise<unknown> {
	const open = client().state.rooms.get(room)?.held?.tasks.find((one) => one.task === task);
	return sayTask(room, task, { ...(open?.what ?? what), ...change }, client().ids.next());
}

/* Done, or open again; the one can be taken back. */
export function tick(room: string, state: TaskState, isDone: boolean): void {
	if (!isDone) {
		attempt(changeTask(room, state, { status: 'open' }));
		return;
	}
	const { status } = state.what;
	const undo = () => attempt(changeTask(room, state, { status }));
	changeTask(room, state, { status: 'done' }).then(() => notify(t('task_is_done', { text: state.what.text }), { words: t('undo'), run: undo }), failed);
}

export function makePage(room: string, title: string, id: string): Promise<{ seq: number }> {
	return client().call('page.make', { room, title, client_id: id });
}

/* What is said of a page is the whole of it. */
export function changePage(room: string, { page, what }: PageListing, change: Partial<PageState>, id = client().ids.next()): Promise<unknown> {
	return client().call('page.change', { room, page, client_id: id, ...what, ...change });
}

/* Of a message, as one line. */
export function lineOf(text: string): string {
	return [...text.replace(/\s*\n\s*/g, ' ').trim()].slice(0, LIMITS.task_text_max).join('');
}
