/* What people in the meeting on screen show in passing: it is seen for some seconds, and kept nowhere. */
import { signal } from '@preact/signals';
import type { Notifications, Sign } from '../../../protocol/types';
import { client } from '../../store';
import { heldMeeting } from '../store';

const SHOWN_MS = 5_000;

/* By person, the last to show something last. */
export const signs = signal<ReadonlyMap<string, Sign>>(new Map());
const timers = new Map<string, ReturnType<typeof setTimeout>>();

export function showSign(person: string, sign: Sign): void {
	put(person, sign);
	clearTimeout(timers.get(person));
	timers.set(person, setTimeout(() => put(person, undefined), SHOWN_MS));
}

function put(person: string, sign: Sign | undefined): void {
	const next = new Map(signs.peek());
	next.delete(person);
	if (sign) next.set(person, sign);
	else timers.delete(person);
	signs.value = next;
}

client().onTold((method, params) => {
	if (method !== 'floor.signed') return;
	const { room, meeting, person, sign } = params as Notifications['floor.signed'];
	const held = heldMeeting.peek();
	if (held?.room === room && held.number === meeting) showSign(person, sign);
});
