/* The editing of a document that this client has open. */
import { systemClock } from '../../connection/ports';
import type { NoteEditing, NotePlace } from '../../note/editing';
import { openNote } from '../../note/openNote';
import { deviceNotes } from '../../storage/notes';
import { client } from '../store';
import { waitingPlugin } from './waiting';
import { sayKept } from './sendKept';

const store = deviceNotes();

export function openEditing(place: NotePlace): NoteEditing {
	return openNote(client(), place, { clock: systemClock, store, onLost: () => void sayKept(), plugins: [waitingPlugin] });
}
