/* In a form that puts something on record in a side of a case: on which, and who will read it. */
import { isSide } from '../state/side';
import { LaterPart } from './laterPart';
import { loadCases } from './lazy';
import { app } from './store';

const loadNote = () => loadCases().then((module) => module.SideNote);

export function SideNotePlace({ room }: { room: string }) {
	const entry = app.value.rooms.get(room);
	return entry && isSide(entry) ? <LaterPart load={loadNote} props={{ room }} /> : null;
}
