/* Tasks in a list: as task.list brings them, and as the events of their rooms go on. Pure. */
import type { JournalEvent, TaskListing, TaskState } from '../protocol/types';
import { addDays, mondayOf } from './dates';
import { isClosed, taskAfter } from './task';

/* Which tasks: of a room, or without one those that `me` is to do. */
export interface TaskQuery {
	readonly of?: string;
	readonly isClosed: boolean;
}

function belongs(state: TaskState, room: string, query: TaskQuery, me: string): boolean {
	const isOurs = query.of === undefined ? state.what.person === me : room === query.of;
	return isOurs && isClosed(state.what) === query.isClosed;
}

/* The list after an event of the room. */
export function foldTasks(tasks: readonly TaskListing[], room: string, event: JournalEvent, query: TaskQuery, me: string): readonly TaskListing[] {
	const state = taskAfter(event);
	if (!state) return tasks;
	const isSame = (one: TaskListing) => one.room === room && one.state.task === state.task;
	const others = tasks.filter((one) => !isSame(one));
	const stays = belongs(state, room, query, me);
	if (!stays && others.length === tasks.length) return tasks;
	return stays ? inOrder([...others, { room, state, changed: event.time ?? 0 }], query) : others;
}

/* Open ones by the day they are to be done, closed ones the last changed first. */
export function inOrder(tasks: readonly TaskListing[], { isClosed: closed }: Pick<TaskQuery, 'isClosed'>): TaskListing[] {
	const until = ({ state: { what } }: TaskListing) => what.until ?? Infinity;
	const by = closed
		? (a: TaskListing, b: TaskListing) => b.changed - a.changed
		: (a: TaskListing, b: TaskListing) => (until(a) === until(b) ? a.state.made - b.state.made : until(a) - until(b));
	return [...tasks].sort(by);
}

export type When = 'overdue' | 'today' | 'week' | 'later' | 'never';
const WHENS: readonly When[] = ['overdue', 'today', 'week', 'later', 'never'];

/* dayOf names the day of a time. What is to be done by the end of this day is not overdue before that. */
function whenOf({ state: { what } }: TaskListing, now: number, dayOf: (time: number) => string): When {
	if (what.until === undefined) return 'never';
	if (what.until < now) return 'overdue';
	const [day, today] = [dayOf(what.until), dayOf(now)];
	if (day === today) return 'today';
	return day < addDays(mondayOf(today), 7) ? 'week' : 'later';
}

/* Open tasks by when they are to be done; groups that are empty are left out. */
export function tasksByWhen(tasks: readonly TaskListing[], now: number, dayOf: (time: number) => string): { when: When; tasks: TaskListing[] }[] {
	return WHENS.map((when) => ({ when, tasks: tasks.filter((task) => whenOf(task, now, dayOf) === when) })).filter((group) => group.tasks.length > 0);
}
