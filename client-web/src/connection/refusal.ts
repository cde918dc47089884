import type { ErrorName } from '../protocol/errors';

/* The server has answered, and said no. */
export class Refusal extends Error {
	readonly refusal: ErrorName | 'unknown';
	/* The parameter at fault, if it is about one. */
	readonly field: string | undefined;

	constructor(refusal: ErrorName | 'unknown', message: string, field?: string) {
		super(message);
		this.name = 'Refusal';
		this.refusal = refusal;
		this.field = field;
	}
}

/* There is no answer, and there will be none: whether it was done is not known. */
export class Lost extends Error {
	constructor() {
		super('The connection was lost before the answer.');
		this.name = 'Lost';
	}
}
