/* How far the person has read in their rooms: shown at once, and then as the server has counted it. */
import type { Call } from '../connection/commands';
import type { Clock } from '../connection/ports';
import { LIMITS } from '../protocol/limits';
import type { MarkedRoom, ReadMark } from '../protocol/types';
import { putEntry, type AppState } from '../state/app';
import { markRoom, takeBack, takeMarks } from '../state/marks';
import { calledOf, unreadOf, type RoomEntry } from '../state/rooms';
import { MarkSender } from './markSender';

export interface MarksPorts {
	call: Call;
	clock: Clock;
	get: () => AppState;
	set: (state: AppState) => void;
}

export class Marks {
	#ports: MarksPorts;
	#sender: MarkSender<ReadMark, readonly MarkedRoom[]>;

	constructor(ports: MarksPorts) {
		this.#ports = ports;
		this.#sender = new MarkSender({
			clock: ports.clock,
			most: LIMITS.marks_max,
			say: (marks) => this.#say(marks),
			onAnswer: (rooms) => this.take(rooms),
		});
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
		return this.read(unread);
	}

	/* The person has read these to their end. Returns what takes that back. */
	read(rooms: readonly RoomEntry[]): () => void {
		this.#want(rooms.map(({ id, head }) => ({ room: id, seq: head })));
		return () => this.#takeBack(rooms);
	}

	/* What another connection has marked; one's own newer mark is on its way, and will be the last. */
	take(rooms: readonly MarkedRoom[]): void {
		const { get, set } = this.#ports;
		set(takeMarks(get(), rooms.filter(({ room }) => !this.#sender.of({ room }))));
	}

	/* What the server does not know yet holds against what it says. */
	over(state: AppState): AppState {
		let next = state;
		for (const { room, seq } of this.#sender.wanted) next = markRoom(next, room, seq);
		return next;
	}

	/* A connection is open again. */
	resend(): void {
		this.#sender.resend();
	}

	clear(): void {
		this.#sender.clear();
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
		this.#sender.want(marks);
		this.#ports.set(this.over(this.#ports.get()));
	}

	/* One alone has a command of its own. */
	async #say(marks: readonly ReadMark[]): Promise<readonly MarkedRoom[]> {
		const { call } = this.#ports;
		const [one] = marks;
		if (one && marks.length === 1) return [await call('room.mark', one)];
		return (await call('rooms.mark', { marks: [...marks] })).rooms;
	}
}

function isUnread(entry: RoomEntry, me: string): boolean {
	return unreadOf(entry, me) > 0 || calledOf(entry) > 0;
}
