/* A line that is left closes only when what was pressed elsewhere has been let go: else what is below would move away from
 * under the pointer, and nothing would have been pressed. Before what was pressed acts: it may need what was written. */
import { useEffect, useRef } from 'preact/hooks';

export function useOnceLetGo(): (run: () => void) => void {
	const isPressed = useRef(false);
	const waiting = useRef<(() => void) | undefined>(undefined);
	useEffect(() => {
		const stop = new AbortController();
		const hear = (kind: 'pointerdown' | 'pointerup' | 'pointercancel' | 'click', run: () => void) =>
			addEventListener(kind, run, { capture: true, signal: stop.signal });
		const act = () => {
			const run = waiting.current;
			waiting.current = undefined;
			run?.();
		};
		const up = () => {
			isPressed.current = false;
			/* Not every press ends as a click. */
			setTimeout(act);
		};
		hear('pointerdown', () => (isPressed.current = true));
		hear('pointerup', up);
		hear('pointercancel', up);
		hear('click', act);
		return () => stop.abort();
	}, []);
	return (run) => {
		if (isPressed.current) waiting.current = run;
		else run();
	};
}
