/* What a form needs that is longer than the screen. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

/* What is wrong comes into view, and has the focus, with every try. */
export function useFault(faults: string) {
	const box = useRef<HTMLFormElement>(null);
	const tries = useSignal(0);
	useLayoutEffect(() => {
		if (faults === '') return;
		const place = box.current!.querySelector<HTMLElement>('[aria-invalid=true], .field-error:not(:empty)');
		place?.scrollIntoView({ block: 'center' });
		place?.focus();
	}, [faults, tries.value]);
	return { box, look: () => void tries.value++ };
}

/* It is not sent from the middle of it. */
export function keepEnter(event: KeyboardEvent): void {
	if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}
