/* What is written but not sent, per room and per thread, of the person who is signed in. Read once at the start,
 * then kept in step. */
import { NOTHING_WRITTEN, type Written } from '../state/mentions';
import { database } from './database';

const drafts = new Map<string, Written>();
let owner = '';

/* Drafts of somebody else who used the device go. */
export async function loadDrafts(person: string): Promise<void> {
	owner = person;
	drafts.clear();
	try {
		const db = await database();
		for (const draft of await db.getAll('drafts')) {
			const { room, text, spans = [] } = draft;
			if (draft.person === person) drafts.set(room, { text, spans });
			else await db.delete('drafts', draft.room);
		}
	} catch {
		/* The device keeps nothing: drafts live as long as the page. */
	}
}

export function draftOf(room: string): string {
	return drafts.get(room)?.text ?? '';
}

export function writtenOf(room: string): Written {
	return drafts.get(room) ?? NOTHING_WRITTEN;
}

let saving: Promise<void> = Promise.resolve();

/* Resolves when it, and all before it, lie on the device. */
export function saveDraft(room: string, written: Written): Promise<void> {
	if (draftOf(room) !== written.text) saving = Promise.all([saving, store(room, written)]).then(() => undefined);
	return saving;
}

async function store(room: string, { text, spans }: Written): Promise<void> {
	if (text === '') drafts.delete(room);
	else drafts.set(room, { text, spans });
	try {
		const db = await database();
		if (text === '') await db.delete('drafts', room);
		else await db.put('drafts', { room, person: owner, text, spans });
	} catch {
		/* As above. */
	}
}
