/* What is written but not sent, and edits that are not saved, per room, thread and text of a case, of the person who is signed in.
 * Read once at the start, then kept in step. */
import { NOTHING_WRITTEN, type Written } from '../state/mentions';
import { database, write } from './database';

const drafts = new Map<string, Written>();
let owner = '';

/* Drafts of somebody else who used the device go. */
export async function loadDrafts(person: string): Promise<void> {
	owner = person;
	drafts.clear();
	try {
		const db = await database();
		for (const { person: author, room, spans = [], ...draft } of await db.getAll('drafts')) {
			if (author === person) drafts.set(room, { ...draft, spans });
			else await db.delete('drafts', room);
		}
	} catch {
		/* The device keeps nothing: drafts live as long as the page. */
	}
}

export function draftOf(room: string): string {
	return writtenOf(room).text;
}

export function writtenOf(room: string): Written {
	return drafts.get(room) ?? NOTHING_WRITTEN;
}

/* Where an edit lies, beside the draft of its room or thread. */
export function editOf(place: string): string {
	return `${place} edit`;
}

/* Where what is written in a text of a case lies, beside the draft of its room. */
export function caseTextOf(room: string, name: string): string {
	return `${room} case ${name}`;
}

let saving: Promise<void> = Promise.resolve();

/* Resolves when it, and all before it, lie on the device. */
export function saveDraft(room: string, written: Written): Promise<void> {
	const before = writtenOf(room);
	const isSame = before.text === written.text && before.message === written.message;
	if (!isSame) saving = Promise.all([saving, store(room, written)]).then(() => undefined);
	return saving;
}

async function store(room: string, written: Written): Promise<void> {
	const isEmpty = written.text === '';
	if (isEmpty) drafts.delete(room);
	else drafts.set(room, written);
	try {
		await write('drafts', (store) => (isEmpty ? store.delete(room) : store.put({ room, person: owner, ...written })));
	} catch {
		/* As above. */
	}
}
