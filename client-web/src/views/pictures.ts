/* Pictures of people and the house's logo: asked for when they are first seen, kept in memory. */
import { signal, type Signal } from '@preact/signals';
import { Refusal } from '../connection/refusal';
import { client, house } from './store';

/* Asked for at once, so that what is said does not wait behind them. */
const AT_ONCE = 3;
const RETRY_MS = 5_000;

interface Kept {
	/* The picture that is wanted. */
	id: string;
	/* Of the one that is here, which may be the one before; empty: none yet. */
	url: Signal<string>;
}

/* By person; the logo is nobody's. */
const kept = new Map<string, Kept>();
const waiting: string[] = [];
let asked = 0;

/* The address of somebody's picture, once it is here; empty without one. */
export function pictureOf(person: string, id: string | undefined): string {
	if (id === undefined) {
		drop(person);
		return '';
	}
	let entry = kept.get(person);
	if (!entry) kept.set(person, (entry = { id: '', url: signal('') }));
	if (entry.id !== id) {
		entry.id = id;
		waiting.push(person);
		queueMicrotask(askNext);
	}
	return entry.url.value;
}

export function logoOfHouse(): string {
	return pictureOf('', house.value?.held?.house?.logo);
}

function drop(person: string): void {
	const entry = kept.get(person);
	if (!entry) return;
	URL.revokeObjectURL(entry.url.peek());
	kept.delete(person);
}

function askNext(): void {
	while (asked < AT_ONCE && waiting.length > 0) void ask(waiting.shift()!);
}

async function ask(person: string): Promise<void> {
	const id = kept.get(person)?.id;
	if (id === undefined) return;
	asked++;
	try {
		const { data } = await client().call('picture.get', person === '' ? {} : { person });
		const entry = kept.get(person);
		if (entry?.id === id) show(entry, data);
	} catch (error) {
		/* Somebody who is not there any more has none. */
		if (!(error instanceof Refusal) || error.refusal !== 'not_found')
			setTimeout(() => {
				waiting.push(person);
				askNext();
			}, RETRY_MS);
	}
	asked--;
	askNext();
}

function show({ url }: Kept, data: string): void {
	const before = url.peek();
	const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
	url.value = data === '' ? '' : URL.createObjectURL(new Blob([bytes], { type: typeOf(data) }));
	URL.revokeObjectURL(before);
}

/* By its first bytes. */
function typeOf(data: string): string {
	const type = { '/': 'jpeg', i: 'png', U: 'webp' }[data[0] ?? ''];
	return `image/${type ?? 'webp'}`;
}

export function dataUrl(data: string): string {
	return `data:${typeOf(data)};base64,${data}`;
}
