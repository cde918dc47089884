/* Signing in and out: the only things that go by plain HTTP, for they set the cookie. */
import type { SignedIn } from '../connection/ports';

export interface SignIn {
	token: string;
	/* For the very first administrator. */
	name?: string;
	house?: string;
}

/* The name of what went wrong, or undefined. */
export async function signIn(body: SignIn): Promise<string | undefined> {
	const response = await fetch('/session', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (response.ok) return undefined;
	try {
		const answer = (await response.json()) as { error?: { data?: { name?: string } } };
		return answer.error?.data?.name ?? 'unknown';
	} catch {
		return 'unknown';
	}
}

export async function signOut(): Promise<void> {
	await fetch('/session', { method: 'DELETE' });
}

export async function askSignedIn(): Promise<SignedIn> {
	const response = await fetch('/session', { cache: 'no-store' });
	if (response.status === 401) return 'no';
	return response.ok ? 'yes' : 'unknown';
}
