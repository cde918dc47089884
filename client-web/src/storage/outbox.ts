import type { OutboxStore } from '../session/ports';
import { database } from './database';

export function deviceOutbox(): OutboxStore {
	return {
		load: async () => (await database()).getAll('outbox'),
		put: async (item) => {
			const tx = (await database()).transaction('outbox', 'readwrite');
			const done = tx.store.put(item);
			/* At once: a page that goes does not live to see that it has been written. */
			tx.commit();
			await Promise.all([done, tx.done]);
		},
		remove: async (clientId) => (await database()).delete('outbox', clientId),
	};
}
