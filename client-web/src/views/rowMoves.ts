/* Moving by keys in a list whose rows are links. */
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface RowMoves {
	/* The row that has the focus; -1: none. */
	at: number;
	to: (row: number) => void;
	/* This row gets the focus when the list is drawn anew: before the next key, which is for it. */
	toOnceDrawn: (row: number) => void;
	acts: Record<'previous' | 'next' | 'first' | 'last', () => void>;
}

/* To be called with each key. rows: what is drawn. */
export function useRowMoves(list: { current: HTMLElement | null }, rows: unknown): () => RowMoves {
	const awaited = useRef<number | undefined>(undefined);
	const links = () => [...list.current!.querySelectorAll<HTMLElement>('li > a')];
	const to = (row: number) => {
		const all = links();
		all[Math.max(0, Math.min(all.length - 1, row))]?.focus();
	};
	useLayoutEffect(() => {
		if (awaited.current !== undefined) to(awaited.current);
		awaited.current = undefined;
	}, [rows]);
	return () => {
		const at = links().findIndex((link) => link === document.activeElement);
		const acts = {
			previous: () => to(at - 1),
			next: () => to(at + 1),
			first: () => to(0),
			last: () => to(links().length - 1),
		};
		return { at, to, toOnceDrawn: (row) => (awaited.current = row), acts };
	};
}
