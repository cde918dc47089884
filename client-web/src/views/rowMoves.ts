/* Moving by keys in a list whose rows are links, one of which Tab reaches. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { openHelp } from './dialog/openHelp';
import type { Acts } from './shortcuts';

export interface RowMoves {
	/* The row that has the focus; -1: none. */
	at: number;
	/* This row gets the focus when the list is drawn anew: before the next key, which is for it. */
	toOnceDrawn: (row: number) => void;
	/* What the keys do that every such list has. */
	acts: Acts<'threads'>;
}

/* What a row's link is to have. */
export interface Reach {
	tabIndex: number;
	onFocus: () => void;
}

interface Rows<T> {
	/* To be called with each key. */
	moves: () => RowMoves;
	reach: (row: T) => Reach;
}

/* rows: what is drawn. */
export function useRowMoves<T>(list: { current: HTMLElement | null }, rows: readonly T[] = [], keyOf: (row: T) => string): Rows<T> {
	const current = useSignal('');
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
	const moves = () => {
		const at = links().findIndex((link) => link === document.activeElement);
		const acts = {
			previous: () => to(at - 1),
			next: () => to(at + 1),
			first: () => to(0),
			last: () => to(links().length - 1),
			help: openHelp,
		};
		return { at, toOnceDrawn: (row: number) => (awaited.current = row), acts };
	};
	const keys = rows.map(keyOf);
	const reached = keys.includes(current.value) ? current.value : keys[0];
	const reach = (row: T) => {
		const key = keyOf(row);
		return { tabIndex: key === reached ? 0 : -1, onFocus: () => void (current.value = key) };
	};
	return { moves, reach };
}
