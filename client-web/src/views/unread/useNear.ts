/* Whether something has come near the part of the page that is seen. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';

/* A screen ahead. */
const MARGIN = '100% 0px';

export function useNear(place: { current: HTMLElement | null }): boolean {
	const isNear = useSignal(false);
	useEffect(() => {
		const element = place.current!;
		const options = { root: element.closest('main'), rootMargin: MARGIN };
		const observer = new IntersectionObserver((entries) => {
			if (!entries.some((entry) => entry.isIntersecting)) return;
			isNear.value = true;
			observer.disconnect();
		}, options);
		observer.observe(element);
		return () => observer.disconnect();
	}, []);
	return isNear.value;
}
