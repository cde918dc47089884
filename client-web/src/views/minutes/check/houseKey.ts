/* The key with which this house seals minutes, as it tells everybody. */
export interface HouseKey {
	readonly key: string;
	readonly fingerprint: string;
}

/* Undefined: it cannot be had, or it has none yet. */
export async function askKey(): Promise<HouseKey | undefined> {
	try {
		const answer = await fetch('/minutes/key');
		if (!answer.ok) return undefined;
		const { key, fingerprint } = (await answer.json()) as Partial<HouseKey>;
		return key && /^[0-9a-f]{64}$/.test(key) ? { key, fingerprint: fingerprint ?? '' } : undefined;
	} catch {
		return undefined;
	}
}
