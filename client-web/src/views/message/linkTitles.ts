/* What stands at the addresses of pages and meetings that messages name: read once each over a connection, by its number, so
 * that it is what the server shows this person; and folded on from there. */
import { effect, signal } from '@preact/signals';
import { isPassing, PAUSE_MS, Refusal } from '../../connection/refusal';
import type { JournalEvent } from '../../protocol/types';
import { placeKey } from '../../state/place';
import { changeRow, rowOf, type Row } from '../../state/rows';
import { client, status } from '../store';

interface Place {
	room: string;
	seq: number;
}

/* Asked for at once, each with a rest behind it: nothing that is said waits behind them, and nothing is too fast because of them. */
const AT_ONCE = 3;
const REST_MS = 200;
/* The last that were wanted. Whoever writes more addresses wants them asked for, not read. */
const WAITING_MAX = 100;

const rows = signal<ReadonlyMap<string, Row>>(new Map());
const waiting = new Map<string, Place>();
const asked = new Set<string>();
let resting = 0;
/* What has been read over this connection; the rest shows until it has been read again. */
const fresh = new Set<string>();

let hears = false;

/* With the first that is wanted: this file also comes where nobody is signed in. */
function hear(): void {
	if (hears) return;
	hears = true;
	effect(() => {
		if (status.value !== 'open') fresh.clear();
	});
	client().onLive(take);
}

function take(room: string, event: JournalEvent): void {
	if (event.ref === undefined) return;
	const key = placeKey(room, event.ref);
	const row = rows.peek().get(key);
	if (row) put(key, changeRow(row, event));
	/* The answer may be older than this. */
	if (asked.has(key)) wait(key, { room, seq: event.ref });
}

function put(key: string, row: Row): void {
	if (rows.peek().get(key) !== row) rows.value = new Map(rows.peek()).set(key, row);
}

/* As far as it has been read. */
export function rowFor({ room, seq }: Place): Row | undefined {
	return rows.value.get(placeKey(room, seq));
}

export function wantRow(place: Place): void {
	hear();
	const key = placeKey(place.room, place.seq);
	if (fresh.has(key) || asked.has(key)) return;
	wait(key, place);
	askNext();
}

function wait(key: string, place: Place): void {
	waiting.delete(key);
	waiting.set(key, place);
	for (const [oldest] of waiting) {
		if (waiting.size <= WAITING_MAX) return;
		waiting.delete(oldest);
	}
}

/* What stands last on the page was wanted last, and is what one reads first. */
function askNext(): void {
	for (const [key, place] of [...waiting].reverse()) {
		if (asked.size + resting >= AT_ONCE) return;
		if (asked.has(key)) continue;
		waiting.delete(key);
		void ask(key, place);
	}
}

async function ask(key: string, place: Place): Promise<void> {
	const { room, seq } = place;
	let rest = REST_MS;
	asked.add(key);
	try {
		const { events } = await client().call('room.history', { room, from: seq, to: seq });
		fresh.add(key);
		const [first, ...later] = events;
		if (first?.seq === seq) put(key, later.reduce(changeRow, rowOf(first)));
	} catch (error) {
		/* What is not to be seen here is not asked for again; the rest is with the next link to it. */
		if (error instanceof Refusal && error.refusal === 'not_found') fresh.add(key);
		if (isPassing(error)) {
			wait(key, place);
			rest = PAUSE_MS;
		}
	}
	asked.delete(key);
	resting++;
	setTimeout(() => {
		resting--;
		askNext();
	}, rest);
}
