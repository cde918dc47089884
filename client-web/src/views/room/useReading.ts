/* What counts as read: what was in view for a moment, or what the person says. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { attentive } from '../frame/attention';
import { preferences } from '../preferences';
import { client } from '../store';

/* So long must the end be in view to count as read. */
const READ_MS = 1_000;

/* The room that the person wants to have unread from this message on, until they leave it or say otherwise. */
export const leftUnread = signal<{ room: string; seq: number } | undefined>(undefined);

export function leaveUnread(room: string, seq: number): void {
	leftUnread.value = { room, seq };
	client().marks.set(room, seq - 1);
}

interface Reading {
	/* The room, or none for a thread. */
	room?: string;
	/* There is something to be read. */
	isNews: boolean;
	isEndInView: boolean;
	mark: () => void;
}

/* Marks what is unread as read while the person looks at its end. Where they want to say so themselves, that is what is
 * returned. */
export function useReading({ room, isNews, isEndInView, mark }: Reading): (() => void) | undefined {
	const isLeft = room !== undefined && leftUnread.value?.room === room;
	const isAsked = isLeft || preferences.value.reading === 'asked';
	const isRead = attentive.value && isEndInView && isNews && !isAsked;
	useEffect(() => {
		if (!isRead) return;
		const timer = setTimeout(mark, READ_MS);
		return () => clearTimeout(timer);
	}, [isRead]);
	useEffect(() => () => forget(room), []);
	if (!isAsked || !isNews) return undefined;
	return () => {
		forget(room);
		mark();
	};
}

export function forget(room: string | undefined): void {
	if (room !== undefined && leftUnread.peek()?.room === room) leftUnread.value = undefined;
}
