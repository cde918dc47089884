/* What time it is, to the minute: for what lapses, and for clocks elsewhere. */
import { signal } from '@preact/signals';

const MINUTE_MS = 60_000;

export const minute = signal(Date.now());

function tick(): void {
	minute.value = Date.now();
	setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS) + 50);
}
tick();
