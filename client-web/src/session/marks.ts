/* Read marks on their way to the server: shown at once, the newest per room is said until it is
 * answered. */
import type { Call } from '../connection/commands';
import { isPassing, PAUSE_MS, Refusal } from '../connection/refusal';
import type { Clock } from '../connection/ports';
import { LIMITS } from '../protocol/limits';
import type { MarkedRoom, ReadMark } from '../protocol/types';
import { putEntry, type AppState } from '../state/app';
import { markRoom, takeBack, takeMarks } from '../state/marks';
import { unreadOf, type RoomEntry } from '../state/rooms';

export interface MarksPorts {
	call: Call;
	clock: Clock;
	get: () => AppState;
	set: (state: AppState) => void;
}

export class Marks {
	#ports: MarksPorts;
	#wanted = new Map<string, number>();
	#busy = new Set<string>();

	constructor(ports: MarksPorts) {
		this.#ports = ports;
	}

	/* How far the person has read. */
	set(room: string, seq: number): void {
		const entry = this.#ports.get().rooms.get(room);
		if (!entry || seq > entry.head || seq === entry.mark) return;
		this.#want([{ room, seq }]);
	}

	/* The person has read everything. Returns what takes that back; undefined: nothing was unread. */
	setAll(): (() => void) | undefined {
		const { rooms, me } = this.#ports.get();
		const unread = [...rooms.values()].filter((entry) => entry.kind !== 'house' && isUnread(entry, me));
		if (unread.length === 0) return undefined;
		this.#want(unread.map(({ id, head }) => ({ room: id, seq: head })));
		return () => this.#takeBack(unread);
	}

	/* What another connection has marked; one's own newer mark is on its way, and will be the last. */
	take(rooms: readonly MarkedRoom[]): void {
		const { get, set } = this.#ports;
		set(takeMarks(get(), rooms.filter(({ room }) => !this.#wanted.has(room))));
	}

	/* What the server does not know yet holds against what it says. */
	over(state: AppState): AppState {
		let next = state;
		for (const [room, seq] of this.#wanted) next = markRoom(next, room, seq);
		return next;
	}

	/* A connection is open again. */
	resend(): void {
		void this.#send();
	}

	clear(): void {
		this.#wanted.clear();
	}

	/* Where the person has read on since, that stays. */
	#takeBack(before: readonly RoomEntry[]): void {
		let state = this.#ports.get();
		const marks: ReadMark[] = [];
		for (const old of before) {
			const entry = state.rooms.get(old.id);
			if (entry?.mark !== old.head) continue;
			state = putEntry(state, takeBack(entry, old));
			marks.push({ room: old.id, seq: old.mark });
		}
		this.#ports.set(state);
		this.#want(marks);
	}

	#want(marks: readonly ReadMark[]): void {
		const { get, set } = this.#ports;
		for (const { room, seq } of marks) this.#wanted.set(room, seq);
		set(this.over(get()));
		void this.#send();
	}

	/* Says what is wanted and not on its way yet. */
	async #send(): Promise<void> {
		const idle = [...this.#wanted].filter(([room]) => !this.#busy.has(room)).slice(0, LIMITS.marks_max);
		if (idle.length === 0) return;
		for (const [room] of idle) this.#busy.add(room);
		const marked = await this.#say(idle.map(([room, seq]) => ({ room, seq })));
		for (const [room] of idle) this.#busy.delete(room);
		if (!marked) return;
		for (const [room, seq] of idle) if (this.#wanted.get(room) === seq) this.#wanted.delete(room);
		this.take(marked);
		void this.#send();
	}

	/* undefined: it was not heard, or is to be said again later. */
	async #say(marks: ReadMark[]): Promise<readonly MarkedRoom[] | undefined> {
		const { call, clock } = this.#ports;
		try {
			const [one] = marks;
			if (one && marks.length === 1) return [await call('room.mark', one)];
			return (await call('rooms.mark', { marks })).rooms;
		} catch (error) {
			if (isPassing(error)) clock.after(PAUSE_MS, () => void this.#send());
			else if (error instanceof Refusal) return [];
			return undefined;
		}
	}
}

function isUnread(entry: RoomEntry, me: string): boolean {
	return unreadOf(entry, me) > 0 || entry.calledCounted + entry.calls.length > 0;
}
