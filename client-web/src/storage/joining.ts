/* The guests' door: a link and a name go in, a session comes out. Only here is a link ever sent anywhere. */
import type { SignedIn } from '../connection/ports';
import { Refusal, type RefusalData } from '../connection/refusal';
import type { GuestFront } from '../protocol/types';

/* What a link says of itself. This and the next throw a Refusal if the server says no. */
export async function look(token: string): Promise<GuestFront> {
	const response = await post('/join/look', { token });
	return (await response.json()) as GuestFront;
}

export async function join(coming: { token: string; name: string; company: string; device: string }): Promise<void> {
	await post('/join', coming);
}

async function post(path: string, body: object): Promise<Response> {
	const response = await fetch(path, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify(body),
	});
	if (response.ok) return response;
	const answer = (await response.json().catch(() => ({}))) as { error?: { data?: RefusalData } };
	throw new Refusal(answer.error?.data ?? {});
}

export async function askInside(): Promise<SignedIn> {
	const response = await fetch('/join/session', { cache: 'no-store' });
	if (response.status === 401) return 'no';
	return response.ok ? 'yes' : 'unknown';
}

/* Throws where the server has not said that it is over. */
export async function endSession(): Promise<void> {
	const response = await fetch('/join/session', { method: 'DELETE' });
	if (!response.ok && response.status !== 401) throw new Refusal({});
}

/* How a guest's time in the room came to its end, for the page at the door. */
export interface Ended {
	how: 'left' | 'over' | 'refused' | 'removed';
	title: string;
	reason: string;
}

const ENDED = 'runde-guest-ended';

export function tellEnded(ended: Ended): void {
	sessionStorage.setItem(ENDED, JSON.stringify(ended));
}

export function readEnded(): Ended | undefined {
	return (JSON.parse(sessionStorage.getItem(ENDED) ?? 'null') as Ended | null) ?? undefined;
}

export function forgetEnded(): void {
	sessionStorage.removeItem(ENDED);
}
