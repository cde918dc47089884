/* A long press with a finger, which has no hover. */
import { useRef } from 'preact/hooks';

interface Press {
	timer: ReturnType<typeof setTimeout>;
	x: number;
	y: number;
}

const PRESS_MS = 500;
const MOVED_PX = 10;
const LIFTED_MS = 300;

/* The finger still rests where a button may appear; lifting it must not press that. */
function swallowClick(): void {
	const swallow = (event: Event) => {
		event.preventDefault();
		event.stopPropagation();
	};
	const done = () => setTimeout(() => removeEventListener('click', swallow, true), LIFTED_MS);
	addEventListener('click', swallow, { capture: true, once: true });
	addEventListener('pointerup', done, { capture: true, once: true });
	addEventListener('pointercancel', done, { capture: true, once: true });
}

export function useLongPress(onPress: () => void) {
	const press = useRef<Press | undefined>(undefined);
	const stop = () => {
		clearTimeout(press.current?.timer);
		press.current = undefined;
	};
	return {
		onPointerDown: (event: PointerEvent) => {
			stop();
			if (event.pointerType !== 'touch') return;
			const timer = setTimeout(() => {
				stop();
				swallowClick();
				onPress();
			}, PRESS_MS);
			press.current = { timer, x: event.clientX, y: event.clientY };
		},
		onPointerMove: (event: PointerEvent) => {
			const start = press.current;
			if (!start) return;
			const moved = Math.hypot(event.clientX - start.x, event.clientY - start.y);
			if (moved > MOVED_PX) stop();
		},
		onPointerUp: stop,
		onPointerCancel: stop,
		onContextMenu: (event: MouseEvent) => {
			/* Android opens its own menu on a long press; links keep theirs. */
			const onLink = (event.target as Element).closest('a') !== null;
			if ((event as PointerEvent).pointerType === 'touch' && !onLink) event.preventDefault();
		},
	};
}
