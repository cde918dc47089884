/* The list of tasks on screen: one's own, or a room's. */
import type { Clock } from '../connection/ports';
import type { TaskListing } from '../protocol/types';
import { foldTasks, type TaskQuery } from '../state/taskList';
import type { Client } from './client';
import { KeptList } from './keptList';
import { Listeners } from './listeners';

export interface TaskList extends TaskQuery {
	readonly tasks: readonly TaskListing[];
	readonly more: boolean;
	readonly isRead: boolean;
	/* There is no such room for this person. */
	readonly isMissing: boolean;
}

export class Tasks {
	#kept: KeptList<TaskList>;
	#changes = new Listeners<[]>();

	constructor(client: Client, clock: Clock) {
		this.#kept = new KeptList<TaskList>(
			client,
			clock,
			{
				read: async (list) => {
					const { of, isClosed: closed } = list;
					const { tasks, more } = await client.call('task.list', { ...(of !== undefined && { of }), closed });
					return { ...list, tasks, more, isRead: true, isMissing: false };
				},
				fold: (list, room, event) => {
					const tasks = foldTasks(list.tasks, room, event, list, client.state.me);
					return tasks === list.tasks ? list : { ...list, tasks };
				},
				refuse: (list) => ({ ...list, tasks: [], isRead: true, isMissing: true }),
			},
			() => this.#changes.tell(),
		);
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	get list(): TaskList | undefined {
		return this.#kept.list;
	}

	/* Keeps this list from now on. */
	show({ of, isClosed }: TaskQuery): void {
		if (this.list?.of === of && this.list?.isClosed === isClosed) return;
		this.#kept.show({ ...(of !== undefined && { of }), isClosed, tasks: [], more: false, isRead: false, isMissing: false });
	}

	hide(): void {
		this.#kept.show(undefined);
	}
}
