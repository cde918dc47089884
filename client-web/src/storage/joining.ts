/* The guests' door: a link and a name go in, a session comes out. Only here is a link ever sent anywhere. */
import type { SignedIn } from '../connection/ports';
import { Refusal, type RefusalData } from '../connection/refusal';
import type { Language } from '../protocol/types';
import { deviceName } from './device';

/* What a link says of itself. */
export interface Invitation {
	title: string;
	house: string;
	language: Language;
	/* Who invites, and who receives. */
	by: string;
	host: string;
	/* Of a personal link: for whom it was made, and who is there. */
	name?: string;
	company?: string;
	people: readonly { name: string }[];
	/* It leads to the lobby, whoever has it. */
	general: boolean;
	expires: number;
	/* Whoever asks has come by it before. */
	inside?: boolean;
}

/* Both throw a Refusal if the server says no. */
export async function look(token: string): Promise<Invitation> {
	const response = await post('/join/look', { token });
	return (await response.json()) as Invitation;
}

export async function join(token: string, name: string, company: string): Promise<void> {
	await post('/join', { token, name, company, device: deviceName(navigator.userAgent) });
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

export async function endSession(): Promise<void> {
	await fetch('/join/session', { method: 'DELETE' });
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
