/* The list of saved messages, as far as it has been read. */
import { signal } from '@preact/signals';
import type { SavedMessage } from '../../protocol/types';
import { LIMITS } from '../../protocol/limits';
import { client } from '../store';

interface Listed {
	readonly messages: readonly SavedMessage[];
	readonly total: number;
}

/* undefined: not read yet. */
export const listed = signal<Listed | undefined>(undefined);
/* Grows with each question: of several answers the last one counts. */
let asked = 0;

/* Reads anew what has been read, or the first page. */
export function readSaved(): Promise<void> {
	return read(listed.peek()?.messages.length ?? 0);
}

export function readOn(): Promise<void> {
	return read((listed.peek()?.messages.length ?? 0) + LIMITS.saved_page);
}

async function read(wanted: number): Promise<void> {
	const question = ++asked;
	const messages: SavedMessage[] = [];
	try {
		for (;;) {
			const answer = await client().call('saved.list', { skip: messages.length });
			if (question !== asked) return;
			messages.push(...answer.messages);
			const isAll = answer.messages.length === 0 || messages.length >= answer.total;
			if (!isAll && messages.length < wanted) continue;
			listed.value = { messages, total: answer.total };
			return;
		}
	} catch {
		/* It is read again with the next connection. */
	}
}
