/* The tasks and decisions of a room's journal, as the server keeps them. */
import type { JournalEvent, Task, TaskListing, TaskState } from '../src/protocol/types';
import type { Journal } from './journal';
import type { Chance } from './random';

interface Kept {
	state: TaskState;
	changed: number;
}

export class TaskBook {
	#all: Kept[] = [];
	#decisions = 0;
	#journal: Journal;

	constructor(journal: Journal) {
		this.#journal = journal;
	}

	make(author: string, what: Partial<Task> = {}, ref?: number): JournalEvent {
		const whole: Task = { text: 'Angebot schicken', status: 'open', ...what };
		const event = this.#journal.add({ kind: 'task.made', author, body: { what: whole }, ...(ref !== undefined && { ref }) });
		const state = { task: event.seq, author, made: event.time!, ...(ref !== undefined && { meeting: ref }), what: whole };
		this.#all.push({ state, changed: event.time! });
		return event;
	}

	/* What is left out of the change stays. */
	change(author: string, task: number, change: Partial<Task>): JournalEvent {
		const kept = this.#all.find(({ state }) => state.task === task)!;
		kept.state = { ...kept.state, what: { ...kept.state.what, ...change } };
		const event = this.#journal.add({ kind: 'task.changed', author, ref: task, body: { state: kept.state } });
		kept.changed = event.time!;
		return event;
	}

	decide(author: string, text: string, rest: { ref?: number; item?: number; corrects?: number } = {}): JournalEvent {
		const { ref, ...decided } = rest;
		const body = { decided: { number: ++this.#decisions, text, ...decided } };
		return this.#journal.add({ kind: 'decision.made', author, body, ...(ref !== undefined && { ref }) });
	}

	reword(author: string, ref: number, text: string): JournalEvent {
		return this.#journal.add({ kind: 'decision.changed', author, ref, body: { text } });
	}

	open(): TaskState[] {
		return this.#all.map(({ state }) => state).filter(({ what }) => !['done', 'dropped'].includes(what.status));
	}

	/* What task.list says of this room: of all, or those that somebody is to do. */
	listings(isClosed: boolean, person?: string): TaskListing[] {
		const isOurs = ({ state: { what } }: Kept) => person === undefined || what.person === person;
		const isAsked = ({ state: { what } }: Kept) => ['done', 'dropped'].includes(what.status) === isClosed;
		return this.#all.filter((kept) => isOurs(kept) && isAsked(kept)).map((kept) => ({ room: this.#journal.room, ...kept }));
	}

	/* Something happens to one of them. */
	step(chance: Chance, people: readonly string[]): JournalEvent {
		const author = chance.pick(people);
		const { state } = this.#all.length > 0 ? chance.pick(this.#all) : { state: undefined };
		if (!state || chance.next() < 0.3) return this.make(author, { person: chance.pick(people), until: chance.between(1, 9) * 1e8 });
		const status = chance.pick(['open', 'doing', 'waiting', 'done', 'dropped'] as const);
		return this.change(author, state.task, { status, person: chance.pick(people), until: chance.between(1, 9) * 1e8 });
	}
}
