/* What people say of themselves. */
import type { Status } from '../protocol/types';

export type Statuses = ReadonlyMap<string, Status>;

export function withStatus(statuses: Statuses, status: Status): Statuses {
	const next = new Map(statuses).set(status.person, status);
	if (status.text === '' && !status.emoji) next.delete(status.person);
	return next;
}
