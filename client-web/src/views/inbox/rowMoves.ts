/* Moving by keys in a list whose rows are links. */

export interface RowMoves {
	/* The row that has the focus; -1: none. */
	at: number;
	to: (row: number) => void;
	acts: Record<'previous' | 'next' | 'first' | 'last', () => void>;
}

export function rowMovesIn(list: HTMLElement): RowMoves {
	const links = () => [...list.querySelectorAll<HTMLElement>('li > a')];
	const at = links().findIndex((link) => link === document.activeElement);
	const to = (row: number) => {
		const all = links();
		all[Math.max(0, Math.min(all.length - 1, row))]?.focus();
	};
	const acts = {
		previous: () => to(at - 1),
		next: () => to(at + 1),
		first: () => to(0),
		last: () => to(links().length - 1),
	};
	return { at, to, acts };
}
