/* How long to wait before the n-th try in a row: doubling from half a second to half a minute, with
 * jitter, so that a restarted server is not met by everybody at once. */
const FIRST_MS = 500;
const LAST_MS = 30_000;

export function backoffMs(tries: number, random: () => number): number {
	const span = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(tries, 16));
	return Math.round(span / 2 + (span / 2) * random());
}
