/* What all of the client knows of notes: the one door to their earlier states. */
import type { NoteEditing, NotePlace } from '../note/editing';
import type { AgendaItem } from '../protocol/types';
import { loadHistory, openLater } from './lazy';

/* Where the editor of a box puts itself, for what stands beside the box. */
export interface NoteHandle {
	current: NoteEditing | null;
}

export interface HistoryOf {
	place: NotePlace;
	title: string;
	/* The editor on screen, in which a state is restored. */
	handle: NoteHandle;
	/* Of a meeting's note: its agenda. */
	items?: readonly AgendaItem[];
}

export function openHistory(of: HistoryOf): void {
	openLater(loadHistory, { ...of });
}
