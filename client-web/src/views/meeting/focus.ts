/* What has the focus may go away with what was done there: then one goes on close by, not at the top of the page. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function focusRegion(name: 'meeting'): void {
	document.querySelector<HTMLElement>(`[data-region="${name}"]`)?.focus();
}

/* What is going on stands at the top, wherever one has scrolled to. */
export function showTop(): void {
	for (const part of document.querySelectorAll('.meeting-body, .meeting-centre')) part.scrollTop = 0;
}

/* Gives a box the focus that something in it has taken along, once `what` is another one. Returns the box's ref. */
export function useFocusKept(what: string) {
	const ref = useRef<HTMLDivElement>(null);
	/* As it is before this is drawn. */
	const isInside = ref.current?.contains(document.activeElement);
	useLayoutEffect(() => {
		if (isInside && document.activeElement === document.body) ref.current?.focus();
	}, [what]);
	return ref;
}
