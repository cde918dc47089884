/* Keeps the list of tasks on screen true: one's own, or a room's. It is read once, the events of the rooms are folded in, and
 * it is read again where something may have been missed. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { JournalEvent, TaskListing } from '../protocol/types';
import { foldTasks, type TaskQuery } from '../state/taskList';
import type { Client } from './client';
import { Listeners } from './listeners';

export interface TaskList extends TaskQuery {
	readonly tasks: readonly TaskListing[];
	readonly more: boolean;
	readonly isRead: boolean;
	/* There is no such room for this person. */
	readonly isMissing: boolean;
}

/* What may have been missed within so long is read at once. */
const GATHER_MS = 300;

export class Tasks {
	#client: Client;
	#clock: Clock;
	#list: TaskList | undefined;
	#changes = new Listeners<[]>();
	/* Grows with each list: answers for another one come too late. */
	#shown = 0;
	#isOpen: boolean;
	#isTrue = false;
	#isAsking = false;
	#isWaiting = false;
	/* What happens while it is asked for is told once more after the answer. */
	#later: [room: string, event: JournalEvent][] = [];

	constructor(client: Client, clock: Clock) {
		this.#client = client;
		this.#clock = clock;
		this.#isOpen = client.status === 'open';
		client.onLive((room, event) => this.#hear(room, event));
		client.subscribe(() => this.#look());
	}

	/* Tells of every change; returns what takes the listener away again. */
	readonly subscribe = this.#changes.add;

	get list(): TaskList | undefined {
		return this.#list;
	}

	/* Keeps this list from now on. */
	show({ of, isClosed }: TaskQuery): void {
		if (this.#list?.of === of && this.#list?.isClosed === isClosed) return;
		this.#begin({ ...(of !== undefined && { of }), isClosed, tasks: [], more: false, isRead: false, isMissing: false });
		void this.#read();
	}

	hide(): void {
		this.#begin(undefined);
	}

	#begin(list: TaskList | undefined): void {
		this.#shown++;
		this.#isTrue = false;
		this.#isAsking = false;
		this.#put(list);
	}

	#put(list: TaskList | undefined): void {
		if (list === this.#list) return;
		this.#list = list;
		this.#changes.tell();
	}

	#folded(list: TaskList, room: string, event: JournalEvent): TaskList {
		const tasks = foldTasks(list.tasks, room, event, list, this.#client.state.me);
		return tasks === list.tasks ? list : { ...list, tasks };
	}

	#hear(room: string, event: JournalEvent): void {
		if (!this.#list) return;
		if (this.#isAsking) this.#later.push([room, event]);
		this.#put(this.#folded(this.#list, room, event));
		/* The room is behind: what lies between is not told here. */
		if ((this.#client.state.rooms.get(room)?.head ?? 0) < event.seq) this.#doubt();
	}

	/* Over a new connection something may have been missed. */
	#look(): void {
		const isOpen = this.#client.status === 'open';
		const isNew = isOpen && !this.#isOpen;
		this.#isOpen = isOpen;
		if (isNew) this.#doubt();
	}

	#doubt(): void {
		this.#isTrue = false;
		this.#readAfter(GATHER_MS);
	}

	#readAfter(ms: number): void {
		if (!this.#list || this.#isWaiting) return;
		this.#isWaiting = true;
		this.#clock.after(ms, () => {
			this.#isWaiting = false;
			void this.#read();
		});
	}

	/* What may have been missed while the answer was on its way is read once more. */
	async #read(): Promise<void> {
		const shown = this.#shown;
		while (this.#list && shown === this.#shown && !this.#isTrue && !this.#isAsking && !this.#isWaiting && this.#isOpen) {
			const { of, isClosed: closed } = this.#list;
			this.#isAsking = true;
			this.#isTrue = true;
			this.#later = [];
			try {
				const { tasks, more } = await this.#client.call('task.list', { ...(of !== undefined && { of }), closed });
				if (shown !== this.#shown) return;
				const read: TaskList = { ...this.#list, tasks, more, isRead: true, isMissing: false };
				this.#put(this.#later.reduce((list, what) => this.#folded(list, ...what), read));
			} catch (error) {
				if (shown !== this.#shown) return;
				this.#isTrue = false;
				if (isPassing(error)) this.#readAfter(PAUSE_MS);
				else if (error instanceof Refusal) this.#put({ ...this.#list, tasks: [], isRead: true, isMissing: true });
				return;
			} finally {
				if (shown === this.#shown) this.#isAsking = false;
			}
		}
	}
}
