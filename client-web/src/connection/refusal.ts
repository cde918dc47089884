import type { ErrorName } from '../protocol/errors';

/* What stands in an error's data. */
export interface RefusalData {
	name?: string;
	field?: string;
	reason?: string;
	limit?: number;
}

/* The server has answered, and said no. */
export class Refusal extends Error {
	readonly refusal: ErrorName | 'unknown';
	/* The parameter at fault, if it is about one. */
	readonly field: string | undefined;
	/* What is wrong with it, and what it is measured by. */
	readonly reason: string | undefined;
	readonly limit: number | undefined;

	constructor({ name, field, reason, limit }: RefusalData, message = '') {
		super(message);
		this.name = 'Refusal';
		this.refusal = (name ?? 'unknown') as ErrorName | 'unknown';
		this.field = field;
		this.reason = reason;
		this.limit = limit;
	}
}

/* There is no answer, and there will be none: whether it was done is not known. */
export class Lost extends Error {
	constructor() {
		super('The connection was lost before the answer.');
		this.name = 'Lost';
	}
}

/* The server could not do it now: after a pause the same may be said again. */
export const PAUSE_MS = 2_000;

export function isPassing(error: unknown): boolean {
	return error instanceof Refusal && (error.refusal === 'too_fast' || error.refusal === 'unavailable');
}
