/* Signing in and out, by plain HTTP, for there is no session yet. */
import type { SignedIn } from '../connection/ports';
import { Refusal, type RefusalData } from '../connection/refusal';
import type { Language } from '../protocol/types';
import { deviceName } from './device';

/* Its forms: with a one-time link; with the first link, which founds the house; with an invitation;
 * with a password. */
export type SignIn =
	| { token: string }
	| { token: string; name: string; house: string; language: Language; email: string; password: string }
	| { invitation: string; name: string; email: string; password: string }
	| { email: string; password: string };

/* Throws a Refusal if the server says no. */
export async function signIn(body: SignIn): Promise<void> {
	const response = await fetch('/session', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ ...body, device: deviceName(navigator.userAgent) }),
	});
	if (response.ok) return;
	const answer = (await response.json().catch(() => ({}))) as { error?: { data?: RefusalData } };
	throw new Refusal(answer.error?.data ?? {});
}

export async function signOut(): Promise<void> {
	await fetch('/session', { method: 'DELETE' });
}

export async function askSignedIn(): Promise<SignedIn> {
	const response = await fetch('/session', { cache: 'no-store' });
	if (response.status === 401) return 'no';
	return response.ok ? 'yes' : 'unknown';
}
