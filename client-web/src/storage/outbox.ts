import type { OutboxStore } from '../session/ports';
import { database } from './database';

export function deviceOutbox(): OutboxStore {
	return {
		load: async () => (await database()).getAll('outbox'),
		put: async (item) => void (await (await database()).put('outbox', item)),
		remove: async (clientId) => (await database()).delete('outbox', clientId),
	};
}
