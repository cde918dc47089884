/* A command from a form: busy while it runs, and the sentence for what went wrong, at the field it is
 * about where that has a place. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Refusal } from '../../connection/refusal';
import { errorOf } from '../attempt';
import { client } from '../store';

export interface Task {
	busy: boolean;
	/* What is about no field of the form. */
	error: string;
	errorOf(field: string): string;
	run(work: () => Promise<unknown>): void;
	/* Says that something is wrong with a field before the server has to. */
	fail(field: string, text: string): void;
}

export function useTask(fields: readonly string[] = []): Task {
	const busy = useSignal(false);
	const wrong = useSignal({ field: '', text: '' });
	const { field, text } = wrong.value;
	return {
		busy: busy.value,
		error: field === '' ? text : '',
		errorOf: (name) => (field === name ? text : ''),
		fail: (name, words) => (wrong.value = { field: name, text: words }),
		run(work) {
			if (busy.peek()) return;
			busy.value = true;
			wrong.value = { field: '', text: '' };
			work()
				.catch((reason: unknown) => {
					wrong.value = { field: reason instanceof Refusal ? placeOf(reason, fields) : '', text: errorOf(reason) };
				})
				.finally(() => (busy.value = false));
		},
	};
}

function placeOf({ field }: Refusal, fields: readonly string[]): string {
	return field !== undefined && fields.includes(field) ? field : '';
}

/* The id for a command: the same for every try with the same words, so that a lost answer does no
 * harm. */
export function useClientId(): (words: unknown) => string {
	const last = useRef({ words: '', id: '' });
	return (words) => {
		const said = JSON.stringify(words);
		if (last.current.words !== said) last.current = { words: said, id: client().ids.next() };
		return last.current.id;
	};
}

/* What stands in a form, without spaces at the ends. */
export function wordsOf(event: Event): (name: string) => string {
	event.preventDefault();
	const form = new FormData(event.currentTarget as HTMLFormElement);
	return (name) => String(form.get(name) ?? '').trim();
}
