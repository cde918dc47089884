/* What counts as read: what was in view for a moment, or what the person says. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { keptOf } from '../../state/kept';
import { placeKey } from '../../state/place';
import { attentive } from '../frame/attention';
import { preferences } from '../preferences';
import { app, client } from '../store';

/* So long must the end be in view to count as read. */
const READ_MS = 1_000;

/* Rooms and threads that the person wants to have unread from a message on, until they leave them or say otherwise. */
const leftUnread = signal<ReadonlyMap<string, number>>(new Map());

/* That message, or 0. thread: 0 for the room. */
export function unreadFrom(room: string, thread: number): number {
	return leftUnread.value.get(placeKey(room, thread)) ?? 0;
}

export function leaveUnread(room: string, thread: number, seq: number): void {
	leftUnread.value = new Map(leftUnread.peek()).set(placeKey(room, thread), seq);
	if (thread === 0) client().marks.set(room, seq - 1);
	else client().threads.leave(room, thread, seq);
}

/* In a thread one does not follow nothing is new. */
export function canLeaveUnread(room: string, thread: number): boolean {
	return thread === 0 || (keptOf(app.peek().threads.kept, room, thread)?.level ?? 'off') !== 'off';
}

interface Reading {
	room: string;
	/* The thread, or 0. */
	thread: number;
	/* There is something to be read. */
	isNews: boolean;
	isEndInView: boolean;
	mark: () => void;
}

/* Marks what is unread as read while the person looks at its end. Where they want to say so themselves, that is what is
 * returned. */
export function useReading({ room, thread, isNews, isEndInView, mark }: Reading): (() => void) | undefined {
	const isAsked = unreadFrom(room, thread) > 0 || preferences.value.reading === 'asked';
	const isRead = attentive.value && isEndInView && isNews && !isAsked;
	useEffect(() => {
		if (!isRead) return;
		const timer = setTimeout(mark, READ_MS);
		return () => clearTimeout(timer);
	}, [isRead]);
	useEffect(() => () => forget(room, thread), []);
	if (!isAsked || !isNews) return undefined;
	return () => {
		forget(room, thread);
		mark();
	};
}

export function forget(room: string, thread: number): void {
	const left = new Map(leftUnread.peek());
	if (left.delete(placeKey(room, thread))) leftUnread.value = left;
}
