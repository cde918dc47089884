/* Where a dialog comes with words, one writes on behind them. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export function useCaretBehind(name: string) {
	const form = useRef<HTMLFormElement>(null);
	useLayoutEffect(() => {
		const field = form.current?.elements.namedItem(name) as HTMLInputElement | HTMLTextAreaElement;
		field.setSelectionRange(field.value.length, field.value.length);
	}, []);
	return form;
}
