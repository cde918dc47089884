/* What the house says to strangers. */
import type { House } from '../protocol/types';

/* The house, and its logo in base64. */
export interface HouseFront extends House {
	logo_data?: string;
}

/* Undefined as long as nobody has founded it. */
export async function askHouse(): Promise<HouseFront | undefined> {
	const response = await fetch('/house', { cache: 'no-store' });
	return ((await response.json()) as HouseFront | null) ?? undefined;
}
