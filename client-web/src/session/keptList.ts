/* A list on screen that is kept true: it is read once, the events of the rooms are folded in, and it is read again where
 * something may have been missed. */
import type { Clock } from '../connection/ports';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { JournalEvent } from '../protocol/types';
import type { Client } from './client';

export interface ListKind<L> {
	/* Asks the server for it. */
	read: (list: L) => Promise<L>;
	/* The same list, where the event changes nothing in it. */
	fold: (list: L, room: string, event: JournalEvent) => L;
	/* The server refuses it for good. */
	refuse: (list: L) => L;
}

/* What may have been missed within so long is read at once. */
const GATHER_MS = 300;

export class KeptList<L extends object> {
	#client: Client;
	#clock: Clock;
	#kind: ListKind<L>;
	#onChange: () => void;
	#list: L | undefined;
	/* Grows with each list: answers for another one come too late. */
	#shown = 0;
	#isOpen: boolean;
	/* How many rooms the person is in. */
	#rooms: number;
	/* Nothing is known to have been missed since it was asked for. */
	#isTrue = false;
	#isAsking = false;
	#isWaiting = false;
	/* What happens while it is asked for is told once more after the answer. */
	#later: [room: string, event: JournalEvent][] = [];

	constructor(client: Client, clock: Clock, kind: ListKind<L>, onChange: () => void) {
		this.#client = client;
		this.#clock = clock;
		this.#kind = kind;
		this.#onChange = onChange;
		this.#isOpen = client.status === 'open';
		this.#rooms = client.state.rooms.size;
		client.onLive((room, event) => this.#hear(room, event));
		client.subscribe(() => this.#look());
	}

	get list(): L | undefined {
		return this.#list;
	}

	/* Keeps this list from now on, of which nothing has been read yet. */
	show(list: L | undefined): void {
		this.#shown++;
		this.#isTrue = false;
		this.#isAsking = false;
		this.#put(list);
		void this.#read();
	}

	/* Something may have been missed. */
	doubt(): void {
		this.#isTrue = false;
		this.#readAfter(GATHER_MS);
	}

	#put(list: L | undefined): void {
		if (list === this.#list) return;
		this.#list = list;
		this.#onChange();
	}

	#hear(room: string, event: JournalEvent): void {
		if (!this.#list) return;
		if (this.#isAsking) this.#later.push([room, event]);
		this.#put(this.#kind.fold(this.#list, room, event));
		/* The room is behind: what lies between is not told here. */
		if ((this.#client.state.rooms.get(room)?.head ?? 0) < event.seq) this.doubt();
	}

	/* Over a new connection something may have been missed; and whoever has left a room, or come into one, sees something else. */
	#look(): void {
		const { status, state } = this.#client;
		const isOpen = status === 'open';
		const isOther = isOpen && (!this.#isOpen || state.rooms.size !== this.#rooms);
		this.#isOpen = isOpen;
		this.#rooms = state.rooms.size;
		if (isOther) this.doubt();
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
			this.#isAsking = true;
			this.#isTrue = true;
			this.#later = [];
			try {
				const read = await this.#kind.read(this.#list);
				if (shown !== this.#shown) return;
				this.#put(this.#later.reduce<L>((list, what) => this.#kind.fold(list, ...what), read));
			} catch (error) {
				if (shown !== this.#shown) return;
				this.#isTrue = false;
				if (isPassing(error)) this.#readAfter(PAUSE_MS);
				else if (error instanceof Refusal) this.#put(this.#kind.refuse(this.#list));
				return;
			} finally {
				if (shown === this.#shown) this.#isAsking = false;
			}
		}
	}
}
