/* What is said of how much is stored: never more than the server has answered. */
import type { Saving } from './editing';
import type { Feed } from './feed';

export function savingOf({ replica, isConnected }: Feed, refused: string | null): Saving {
	const changes = replica?.unconfirmed.length ?? 0;
	if (changes > 0) return { is: 'open', changes, since: replica?.since ?? 0, offline: !isConnected };
	return refused === null ? { is: 'saved' } : { is: 'refused', reason: refused };
}
