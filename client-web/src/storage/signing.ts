/* Signing in and out, and what the house says to strangers: the only things that go by plain HTTP, for
 * there is no session yet. */
import type { SignedIn } from '../connection/ports';
import { Refusal, type RefusalData } from '../connection/refusal';
import type { House, Language } from '../protocol/types';

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

/* The house, and its logo in base64. */
export interface HouseFront extends House {
	logo_data?: string;
}

/* Undefined as long as nobody has founded it. */
export async function askHouse(): Promise<HouseFront | undefined> {
	const response = await fetch('/house', { cache: 'no-store' });
	return ((await response.json()) as HouseFront | null) ?? undefined;
}

const BROWSERS: [RegExp, string][] = [
	[/Edg\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
	[/iPhone/, 'iPhone'],
	[/iPad/, 'iPad'],
	[/Android/, 'Android'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'Mac'],
	[/CrOS/, 'ChromeOS'],
	[/Linux/, 'Linux'],
];

/* Such as "Firefox, Windows": by this a person knows their sessions apart. */
export function deviceName(agent: string): string {
	const first = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(agent))?.[1];
	return [first(BROWSERS), first(SYSTEMS)].filter(Boolean).join(', ');
}
