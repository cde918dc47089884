/* The list of saved messages, as far as it has been read. */
import { signal } from '@preact/signals';
import type { SavedMessage } from '../../protocol/types';
import { client } from '../store';

interface Listed {
	readonly messages: readonly SavedMessage[];
	readonly more: boolean;
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
	return read((listed.peek()?.messages.length ?? 0) + 1);
}

async function read(wanted: number): Promise<void> {
	const question = ++asked;
	const messages: SavedMessage[] = [];
	try {
		let page;
		do {
			page = await client().call('saved.list', { skip: messages.length });
			messages.push(...page.messages);
			if (question !== asked) return;
		} while (page.more && messages.length < wanted);
		listed.value = { messages, more: page.more };
	} catch {
		/* It is read again with the next connection. */
	}
}
