/* Which messages are being edited in composers: in each room one at a time, there or in one of its threads. */
import { signal } from '@preact/signals';

interface Editing {
	seq: number;
	/* The message in whose thread it is; 0: none. */
	thread: number;
}

/* By their rooms: two of them may be on screen beside each other. */
const editing = signal<ReadonlyMap<string, Editing>>(new Map());

/* The one in this composer, or 0. */
export function editedIn(room: string, thread: number): number {
	const now = editing.value.get(room);
	return now?.thread === thread ? now.seq : 0;
}

/* Whether one is edited anywhere in it. */
export function isEditing(room: string): boolean {
	return editing.peek().has(room);
}

export function startEdit(room: string, seq: number, thread: number): void {
	editing.value = new Map(editing.peek()).set(room, { seq, thread });
}

/* In the composer of the room, or of this thread. */
export function stopEdit(room: string, thread: number): void {
	if (editing.peek().get(room)?.thread === thread) end(room);
}

/* The message is no more. */
export function stopEditOf(room: string, seq: number): void {
	if (editing.peek().get(room)?.seq === seq) end(room);
}

function end(room: string): void {
	const left = new Map(editing.peek());
	left.delete(room);
	editing.value = left;
}
