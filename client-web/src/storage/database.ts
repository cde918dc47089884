/* The device's own database: outbox, drafts, and what of notes is not stored yet; nothing else. Rooms live in memory only. */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { KeptNote } from '../session/noteStore';
import type { Span } from '../state/mentions';
import type { OutboxItem } from '../state/outbox';
import { SPACE } from './space';

export interface Draft {
	person: string;
	room: string;
	text: string;
	spans?: readonly Span[];
	/* Of an edit: the message. */
	message?: number;
	/* Of a text of a case: as it was when one began. */
	before?: string;
}

interface Schema extends DBSchema {
	outbox: { key: string; value: OutboxItem };
	drafts: { key: string; value: Draft };
	notes: { key: string; value: KeptNote };
}

let opening: Promise<IDBPDatabase<Schema>> | undefined;

/* The person has signed out, here or in another tab: nothing is kept from then on. */
let wiped = false;
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(`${SPACE}-signing`) : undefined;
if (tabs)
	tabs.onmessage = () => {
		wiped = true;
		void closeDatabase();
	};

export function database(): Promise<IDBPDatabase<Schema>> {
	if (wiped) return Promise.reject(new Error('signed out'));
	opening ??= openDB<Schema>(SPACE, 2, {
		upgrade(db, from) {
			if (from < 1) {
				db.createObjectStore('outbox', { keyPath: 'clientId' });
				db.createObjectStore('drafts', { keyPath: 'room' });
			}
			db.createObjectStore('notes', { keyPath: 'id' });
		},
		blocking: () => void closeDatabase(),
		terminated: () => (opening = undefined),
	});
	opening.catch(() => (opening = undefined));
	return opening;
}

type Stores = 'outbox' | 'drafts' | 'notes';
type Writing<Name extends Stores> = IDBPObjectStore<Schema, [Name], Name, 'readwrite'>;

/* Makes one change, committed at once: a page that goes does not live to see that it has been written. */
export async function write<Name extends Stores>(name: Name, change: (store: Writing<Name>) => Promise<unknown>): Promise<void> {
	const tx = (await database()).transaction(name, 'readwrite');
	const done = change(tx.objectStore(name));
	tx.commit();
	await Promise.all([done, tx.done]);
}

export async function closeDatabase(): Promise<void> {
	const db = await opening?.catch(() => undefined);
	opening = undefined;
	db?.close();
}

/* Leaves nothing of the person on the device. */
export async function wipeDatabase(): Promise<void> {
	const db = await database();
	wiped = true;
	tabs?.postMessage('out');
	await Promise.all([db.clear('outbox'), db.clear('drafts'), db.clear('notes')]);
	await closeDatabase();
	await deleteDB(SPACE);
}
