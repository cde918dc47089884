/* A list of which only those rows are drawn that have come near: more join it when its end comes into view, be it by
 * scrolling or because Tab goes there. */
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';

/* Rows that join at once: more than a screen of them. */
const STEP = 60;
/* So many before the last one that is drawn the next are due. */
const AHEAD = 20;

interface Props<T> {
	class?: string;
	rows: readonly T[];
	/* The row as a list item with a key. */
	draw: (row: T) => JSX.Element;
}

export function LongList<T>({ class: className, rows, draw }: Props<T>) {
	const list = useRef<HTMLUListElement>(null);
	const drawn = useSignal(STEP);
	const most = drawn.value;
	const goesOn = rows.length > most;
	useLayoutEffect(() => {
		if (!goesOn) return;
		const observer = new IntersectionObserver((seen) => {
			if (seen.some(({ isIntersecting }) => isIntersecting)) drawn.value = most + STEP;
		});
		for (const row of [...list.current!.children].slice(-AHEAD)) observer.observe(row);
		return () => observer.disconnect();
	}, [goesOn, most]);
	return (
		<ul ref={list} class={className}>
			{rows.slice(0, most).map(draw)}
		</ul>
	);
}
