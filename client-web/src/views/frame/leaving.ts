/* The ways to the sign-in page, and back. */
import { wipeDatabase } from '../../storage/database';
import { wipePreferences } from '../../storage/preferences';
import { signOut } from '../../storage/signing';
import { client } from '../store';
import { clearTitle } from './title';

const RETURN = 'runde-return';
const REASON = 'runde-reason';
const OFFER = 'runde-offer';

export type Reason = 'ended' | 'out' | '';

/* The session has ended: after signing in, the person is back where they were. */
export function leaveForSignIn(): void {
	const { pathname } = location;
	/* At the first visit nothing has ended. */
	if (client().state.me !== '') sessionStorage.setItem(REASON, 'ended');
	if (pathname !== '/') sessionStorage.setItem(RETURN, pathname);
	location.replace('/sign-in');
}

/* The person signs out: nothing of them stays on the device. */
export async function leaveDevice(): Promise<void> {
	client().stop();
	await signOut().catch(() => undefined);
	await wipeDatabase().catch(() => undefined);
	wipePreferences();
	clearTitle();
	sessionStorage.clear();
	sessionStorage.setItem(REASON, 'out');
	location.replace('/sign-in');
}

/* Whoever comes by a one-time link is asked whether they want a password. */
export function offerPassword(): void {
	sessionStorage.setItem(OFFER, 'password');
}

export function takeOffer(): boolean {
	const offered = sessionStorage.getItem(OFFER) !== null;
	sessionStorage.removeItem(OFFER);
	return offered;
}

export function takeReason(): Reason {
	const reason = sessionStorage.getItem(REASON) ?? '';
	sessionStorage.removeItem(REASON);
	return reason as Reason;
}

export function returnPath(): string {
	const path = sessionStorage.getItem(RETURN) ?? '/';
	sessionStorage.removeItem(RETURN);
	return path.startsWith('/') && !path.startsWith('//') ? path : '/';
}
