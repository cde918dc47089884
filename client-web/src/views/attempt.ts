/* Doing something that has no form: what went wrong is said at the edge. */
import { Refusal } from '../connection/refusal';
import { refusalText, t } from '../i18n';
import { notify } from './toast';

export function attempt(work: Promise<unknown>, done?: string): void {
	work.then(() => done !== undefined && notify(done), failed);
}

export function failed(error: unknown): void {
	notify(errorOf(error));
}

/* The sentence for what went wrong. */
export function errorOf(error: unknown): string {
	return error instanceof Refusal ? refusalText(error) : t('error_offline');
}
