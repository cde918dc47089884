/* Whoever comes back to the page comes to the group they left it at; at first it is the first one. */
import { useLayoutEffect } from 'preact/hooks';
import { isTouch } from '../shortcuts';

let last = '';

export function useReturn(list: { current: HTMLElement | null }): void {
	useLayoutEffect(() => {
		const element = list.current!;
		const here = element.querySelector(`[data-group="${CSS.escape(last)}"]`) ?? element;
		const head = here.querySelector<HTMLElement>('h2 > a');
		if (!isTouch) head?.focus();
		else if (here !== element) head?.scrollIntoView();
		const note = ({ target }: FocusEvent) => {
			last = (target as Element).closest<HTMLElement>('[data-group]')?.dataset['group'] ?? last;
		};
		element.addEventListener('focusin', note);
		return () => element.removeEventListener('focusin', note);
	}, []);
}
