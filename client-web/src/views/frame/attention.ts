/* Whether the person is looking: only then is something read, and only then are they active. */
import { signal } from '@preact/signals';
import { client } from '../store';

const IDLE_MS = 5 * 60_000;
const ACTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];

/* The tab is visible and has the focus. */
export const attentive = signal(isAttentive());

function isAttentive(): boolean {
	return document.visibilityState === 'visible' && document.hasFocus();
}

export function watchAttention(): void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let armedAt = 0;
	const arm = () => {
		/* Pointer moves come by the hundred. */
		if (Date.now() - armedAt < 1000) return;
		armedAt = Date.now();
		clearTimeout(timer);
		timer = setTimeout(() => client().setActive(false), IDLE_MS);
		client().setActive(true);
	};
	const look = () => {
		attentive.value = isAttentive();
		if (document.visibilityState === 'hidden') {
			clearTimeout(timer);
			armedAt = 0;
			client().setActive(false);
		} else {
			arm();
			client().check();
		}
	};
	for (const act of ACTS) addEventListener(act, arm, { passive: true });
	document.addEventListener('visibilitychange', look);
	addEventListener('focus', () => (attentive.value = isAttentive()));
	addEventListener('blur', () => (attentive.value = isAttentive()));
	addEventListener('online', () => client().check());
	look();
}
