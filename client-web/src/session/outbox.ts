/* Brings what the person says to the server exactly once: kept on the device before the first try,
 * sent in order per room, repeated with the same id until it is answered. */
import type { Call } from '../connection/commands';
import type { IdMaker } from '../connection/ids';
import type { Clock } from '../connection/ports';
import { isPassing, Lost, Refusal } from '../connection/refusal';
import type { Mention } from '../protocol/types';
import type { OutboxItem } from '../state/outbox';
import { say, type Said } from './saying';
import type { OutboxStore, TabMessage, Tabs } from './ports';

/* Another tab is to send, but has not for so long: then any may, for a repeat does no harm. */
const STALE_MS = 5_000;
/* The server hangs up on whoever is refused too often; its buckets fill within seconds. */
const RETRY_FIRST_MS = 4_000;
const RETRY_LAST_MS = 30_000;

export interface OutboxPorts {
	call: Call;
	clock: Clock;
	ids: IdMaker;
	store: OutboxStore;
	tabs: Tabs;
	isOpen: () => boolean;
	onChange: () => void;
}

export interface Owner {
	person: string;
	epoch: string;
}

export class Outbox {
	#ports: OutboxPorts;
	#owner: Owner | undefined;
	#items: OutboxItem[] = [];
	/* Ids answered here or elsewhere; what the store still says of them is old. */
	#settled = new Set<string>();
	/* Ids whose newest state is not in the store yet; there, memory is right. */
	#unstored = new Set<string>();
	/* The store's last operation; they run one after the other. */
	#storing: Promise<unknown> = Promise.resolve();
	/* Rooms with a command under way, or with a pause before the next try. */
	#busy = new Set<string>();
	#retries = new Map<string, number>();

	constructor(ports: OutboxPorts) {
		this.#ports = ports;
		ports.tabs.onSender = () => void this.#reload();
		ports.tabs.onMessage = (message) => this.#hear(message);
	}

	/* In the order of their making. */
	get items(): readonly OutboxItem[] {
		return this.#items;
	}

	/* The connection is open, as this person. */
	async begin(owner: Owner): Promise<void> {
		const changed = owner.person !== this.#owner?.person || owner.epoch !== this.#owner.epoch;
		this.#owner = owner;
		if (changed) await this.#reload();
		else this.#pump();
	}

	/* Says something new, or something about a message. */
	add(said: Said): void {
		const owner = this.#owner;
		if (!owner) throw new Error('the outbox has no owner yet');
		const clientId = this.#ports.ids.next();
		const at = this.#ports.clock.now();
		void this.#keep({ ...said, ...owner, clientId, at, state: 'waiting' });
	}

	post(room: string, text: string, mentions: readonly Mention[] = []): void {
		this.add({ room, what: 'post', text, mentions });
	}

	reply(room: string, message: number, text: string, mentions: readonly Mention[] = []): void {
		this.add({ room, what: 'reply', message, text, mentions });
	}

	edit(room: string, message: number, text: string, mentions: readonly Mention[] = []): void {
		this.add({ room, what: 'edit', message, text, mentions });
	}

	erase(room: string, message: number): void {
		this.add({ room, what: 'erase', message });
	}

	/* The whole set of one's own. */
	react(room: string, message: number, emoji: readonly string[]): void {
		this.add({ room, what: 'react', message, emoji });
	}

	pin(room: string, message: number, on: boolean): void {
		this.add({ room, what: 'pin', message, on });
	}

	/* Tries again what has failed. */
	retry(clientId: string): void {
		const item = this.#items.find((one) => one.clientId === clientId);
		if (item?.state !== 'failed') return;
		const { error: _, ...rest } = item;
		void this.#keep({ ...rest, state: 'waiting' });
	}

	discard(clientId: string): void {
		this.#settled.add(clientId);
		this.#drop(clientId);
		void this.#forget(clientId).then(() => this.#ports.tabs.tell({ kind: 'changed' }));
	}

	/* Its event has come, whether or not its answer has. */
	confirm(clientId: string, seq: number): void {
		if (this.#items.some((one) => one.clientId === clientId)) this.#settle(clientId, seq);
	}

	/* Lets go of answered items whose event has been applied. */
	sweep(isConfirmed: (item: OutboxItem) => boolean): void {
		const kept = this.#items.filter((item) => item.state !== 'sent' || !isConfirmed(item));
		if (kept.length === this.#items.length) return;
		this.#items = kept;
		this.#ports.onChange();
	}

	/* Shows the item at once; tries to send it when it is kept. */
	async #keep(item: OutboxItem): Promise<void> {
		const others = this.#items.filter((one) => one.clientId !== item.clientId);
		this.#items = [...others, item].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
		this.#unstored.add(item.clientId);
		this.#ports.onChange();
		try {
			await this.#inTurn(() => this.#ports.store.put(item));
			if (this.#items.includes(item)) this.#unstored.delete(item.clientId);
		} catch {
			/* The device keeps nothing: then it lives as long as the page. */
		}
		this.#ports.tabs.tell({ kind: 'changed' });
		this.#pump();
	}

	async #reload(): Promise<void> {
		const owner = this.#owner;
		if (!owner) return;
		const load = () => this.#ports.store.load();
		const stored = await this.#inTurn(load).catch(() => [] as OutboxItem[]);
		const byId = new Map<string, OutboxItem>();
		for (const item of this.#items) {
			const isOurs = item.state === 'sent' || this.#unstored.has(item.clientId);
			if (isOurs && item.person === owner.person) byId.set(item.clientId, item);
		}
		for (const item of stored) {
			if (item.person !== owner.person || this.#settled.has(item.clientId)) continue;
			if (byId.has(item.clientId)) continue;
			const stale = item.epoch !== owner.epoch && item.what !== 'post';
			byId.set(item.clientId, stale ? { ...item, state: 'failed', error: 'not_found' } : item);
		}
		this.#items = [...byId.values()].sort((a, b) => (a.clientId < b.clientId ? -1 : 1));
		this.#ports.onChange();
		this.#pump();
	}

	#hear(message: TabMessage): void {
		if (message.kind === 'changed') void this.#reload();
		else this.#settleHere(message.clientId, message.seq);
	}

	#pump(): void {
		if (!this.#ports.isOpen()) return;
		for (const item of this.#items) {
			if (item.state !== 'waiting' || this.#busy.has(item.room)) continue;
			const age = this.#ports.clock.now() - item.at;
			if (this.#ports.tabs.isSender || age >= STALE_MS) void this.#send(item);
			else this.#pause(item.room, STALE_MS - age);
		}
	}

	#pause(room: string, ms: number): void {
		this.#busy.add(room);
		this.#ports.clock.after(ms, () => {
			this.#busy.delete(room);
			this.#pump();
		});
	}

	async #send(item: OutboxItem): Promise<void> {
		this.#busy.add(item.room);
		let pause = 0;
		try {
			const { seq } = await say(this.#ports.call, item);
			this.#retries.delete(item.room);
			this.#settle(item.clientId, seq);
		} catch (error) {
			pause = this.#explain(item, error);
		}
		this.#busy.delete(item.room);
		if (pause > 0) this.#pause(item.room, pause);
		this.#pump();
	}

	/* What became of an item that was not answered well; for how long the room is to pause. */
	#explain(item: OutboxItem, error: unknown): number {
		if (error instanceof Lost) return 0;
		if (isPassing(error)) {
			const tries = this.#retries.get(item.room) ?? 0;
			this.#retries.set(item.room, tries + 1);
			return Math.min(RETRY_LAST_MS, RETRY_FIRST_MS * 2 ** Math.min(tries, 10));
		}
		const name = error instanceof Refusal ? error.refusal : 'unknown';
		/* Somebody else was faster; it is as the person wanted it. */
		const isDone = name === 'erased' && item.what !== 'edit' && item.what !== 'reply';
		if (isDone) this.#settle(item.clientId, 0);
		else if (this.#items.some((one) => one.clientId === item.clientId && one.state === 'waiting'))
			void this.#keep({ ...item, state: 'failed', error: name });
		return 0;
	}

	#settle(clientId: string, seq: number): void {
		this.#settleHere(clientId, seq);
		void this.#forget(clientId).then(() =>
			this.#ports.tabs.tell({ kind: 'settled', clientId, seq }),
		);
	}

	#settleHere(clientId: string, seq: number): void {
		this.#settled.add(clientId);
		const at = this.#items.findIndex((one) => one.clientId === clientId);
		if (at < 0 || this.#items[at]!.state === 'sent') return;
		this.#items = this.#items.map((one, i) => (i === at ? { ...one, state: 'sent', seq } : one));
		this.#ports.onChange();
	}

	#drop(clientId: string): void {
		this.#items = this.#items.filter((one) => one.clientId !== clientId);
		this.#ports.onChange();
	}

	#forget(clientId: string): Promise<void> {
		this.#unstored.delete(clientId);
		return this.#inTurn(() => this.#ports.store.remove(clientId)).catch(() => undefined);
	}

	#inTurn<T>(operation: () => Promise<T>): Promise<T> {
		const result = this.#storing.then(operation);
		this.#storing = result.catch(() => undefined);
		return result;
	}
}
