/* What the session needs of the device, with stand-ins that need none. */
import type { OutboxItem } from '../state/outbox';

/* Keeps the outbox over a reload. It belongs to all tabs of the device. */
export interface OutboxStore {
	load(): Promise<OutboxItem[]>;
	put(item: OutboxItem): Promise<void>;
	remove(clientId: string): Promise<void>;
}

export type TabMessage =
	| { kind: 'changed' }
	| { kind: 'settled'; clientId: string; seq: number };

/* The other tabs of the device. One of them sends what waits in the outbox. */
export interface Tabs {
	/* Whether it is this one. */
	readonly isSender: boolean;
	/* Called when it becomes this one. */
	onSender: () => void;
	onMessage: (message: TabMessage) => void;
	tell(message: TabMessage): void;
}

export function memoryStore(): OutboxStore {
	const items = new Map<string, OutboxItem>();
	return {
		load: () => Promise.resolve([...items.values()]),
		put: (item) => Promise.resolve(void items.set(item.clientId, item)),
		remove: (clientId) => Promise.resolve(void items.delete(clientId)),
	};
}

export function noTabs(): Tabs {
	return {
		isSender: true,
		onSender: () => undefined,
		onMessage: () => undefined,
		tell: () => undefined,
	};
}
