/* What has the focus may go away with what was done there: then one goes on close by, not at the top of the page. */
import { useEffect, useRef } from 'preact/hooks';

export function focusRegion(name: 'meeting' | 'meeting-bar'): void {
	document.querySelector<HTMLElement>(`[data-region="${name}"]`)?.focus();
}

/* Once this has become another one, and the focus was lost with it. */
export function useFocusKept(what: string, region: 'meeting' | 'meeting-bar'): void {
	const before = useRef(what);
	useEffect(() => {
		const isSame = before.current === what;
		before.current = what;
		if (!isSame && document.activeElement === document.body) focusRegion(region);
	}, [what]);
}
