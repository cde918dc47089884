import type { OutboxStore } from '../session/ports';
import { database, write } from './database';

export function deviceOutbox(): OutboxStore {
	return {
		load: async () => (await database()).getAll('outbox'),
		put: (item) => write('outbox', (store) => store.put(item)),
		remove: (clientId) => write('outbox', (store) => store.delete(clientId)),
	};
}
