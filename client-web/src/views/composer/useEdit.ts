/* The edit of a message, in a room or a thread: kept on the device with each key until it is saved or given up, or the
 * message is erased. Whoever comes back, be it by a reload, goes on with it. */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import { NOTHING_WRITTEN, spansOf, type Written } from '../../state/mentions';
import type { Row } from '../../state/rows';
import { editOf, writtenOf } from '../../storage/drafts';
import { editedIn, isEditing, startEdit, stopEdit } from '../message/editing';
import { keepDraft, keepDraftSoon, useDraftOnLeave } from './draft';

interface Where {
	room: string;
	/* The message whose thread it is; 0: none. */
	thread: number;
	place: string;
	/* What can be edited here. */
	rows: readonly Row[];
}

interface Edit {
	/* The message, or 0. */
	seq: number;
	/* It, unless the window has gone on from there. */
	row: Row | undefined;
	written: Signal<Written>;
	take: (written: Written) => void;
}

export function useEdit({ room, thread, place, rows }: Where): Edit {
	const key = editOf(place);
	const written = useSignal(writtenOf(key));
	const seq = editedIn(room, thread);
	const row = rows.find((one) => one.seq === seq);
	useLayoutEffect(() => {
		const { message } = written.peek();
		if (message !== undefined) startEdit(room, message, thread);
		return () => stopEdit(room, thread);
	}, [key]);
	useLayoutEffect(() => {
		if (seq > 0 && written.peek().message !== seq) written.value = { ...writtenIn(row), message: seq };
		/* One that has made room for another of this room waits. */
		if (isEditing(room)) return;
		written.value = NOTHING_WRITTEN;
		void keepDraft(key, NOTHING_WRITTEN);
	}, [seq]);
	useEffect(() => {
		if (row?.erased) stopEdit(room, thread);
	}, [row?.erased]);
	useDraftOnLeave(key, written);
	const take = (next: Written) => {
		written.value = { ...next, message: seq };
		keepDraftSoon(key, written.value);
	};
	return { seq, row, written, take };
}

export function writtenIn(row: Row | undefined): Written {
	const text = row?.text ?? '';
	return { text, spans: spansOf(text, row?.mentions ?? []) };
}
