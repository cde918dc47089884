/* What has the focus may go away with what was done there: then one goes on close by, not at the top of the page. */
import { useEffect, useRef } from 'preact/hooks';

export function focusRegion(name: 'meeting' | 'meeting-bar'): void {
	document.querySelector<HTMLElement>(`[data-region="${name}"]`)?.focus();
}

/* What is going on stands at the top, wherever one has scrolled to. */
export function showTop(): void {
	for (const part of document.querySelectorAll('.meeting-body, .meeting-centre')) part.scrollTop = 0;
}

/* Once this has become another one, and the focus, which was in the region, was lost with it. */
export function useFocusKept(what: string, region: 'meeting' | 'meeting-bar'): void {
	const before = useRef(what);
	/* As it is while what was there before is still drawn. */
	const wasThere = document.activeElement?.closest(`[data-region="${region}"]`) != null;
	useEffect(() => {
		const isSame = before.current === what;
		before.current = what;
		if (!isSame && wasThere && document.activeElement === document.body) focusRegion(region);
	}, [what]);
}
