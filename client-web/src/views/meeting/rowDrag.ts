/* Dragging a row of a list by a handle, with a mouse, a pen or a finger. The keys and the menu do the same. */
import { useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';

/* Less than this is no drag, but a hand that is not quite still. */
const STILL_PX = 4;
/* So near to an edge what can be scrolled moves on, by so much in each frame. */
const EDGE_PX = 48;
const SCROLL_PX = 8;

export interface Dragged {
	readonly row: string;
	/* How far it is from its place. */
	readonly by: number;
	/* The row it would come before; undefined: it would come last. */
	readonly before: string | undefined;
}

interface Hands {
	/* The list; its rows have their names in data-item. */
	list: { current: HTMLElement | null };
	onStart(): void;
	/* Let go, or broken off: then there is nothing to place. */
	onEnd(placed: Dragged | undefined): void;
}

export interface RowDrag {
	readonly dragged: Dragged | undefined;
	start(event: PointerEvent, row: string): void;
}

export function useRowDrag(hands: Hands): RowDrag {
	const dragged = useSignal<Dragged | undefined>(undefined);
	const current = useRef(hands);
	current.current = hands;
	const start = (event: PointerEvent, row: string) => {
		if (event.button !== 0 || dragged.peek()) return;
		event.preventDefault();
		follow(event, row, dragged, () => current.current);
	};
	return { dragged: dragged.value, start };
}

/* From where it was pressed until it is let go. */
function follow(event: PointerEvent, row: string, dragged: Signal<Dragged | undefined>, hands: () => Hands): void {
	const handle = event.currentTarget as HTMLElement;
	const list = hands().list.current!;
	const box = boxAround(list);
	const startAt = event.clientY + box.scrollTop;
	const lines = linesIn(list);
	const own = lines.findIndex((line) => nameOf(line) === row);
	const others = lines.filter((_, i) => i !== own);
	const stop = new AbortController();
	let y = event.clientY;
	const look = () => {
		const by = y + box.scrollTop - startAt;
		if (!dragged.peek() && Math.abs(by) < STILL_PX) return;
		if (!dragged.peek()) hands().onStart();
		dragged.value = { row, by, before: nameOf(others.find((line) => middleOf(line) > y)) };
	};
	const end = (isPlaced: boolean) => {
		stop.abort();
		const last = dragged.peek();
		dragged.value = undefined;
		const isMoved = last && last.before !== nameOf(lines[own + 1]);
		if (last) hands().onEnd(isPlaced && isMoved ? last : undefined);
	};
	const creep = () => {
		if (stop.signal.aborted) return;
		const step = dragged.peek() ? stepAt(y, box) : 0;
		box.scrollTop += step;
		if (step !== 0) look();
		requestAnimationFrame(creep);
	};
	const hear = <K extends 'pointermove' | 'pointerup' | 'pointercancel'>(kind: K, run: (event: PointerEvent) => void) =>
		handle.addEventListener(kind, run, { signal: stop.signal });
	handle.setPointerCapture(event.pointerId);
	hear('pointermove', (move) => {
		y = move.clientY;
		look();
	});
	hear('pointerup', () => end(true));
	hear('pointercancel', () => end(false));
	/* Escape is for the drag, not for a dialog behind it. */
	const onKey = (key: KeyboardEvent) => {
		if (key.key !== 'Escape') return;
		key.preventDefault();
		key.stopPropagation();
		end(false);
	};
	addEventListener('keydown', onKey, { capture: true, signal: stop.signal });
	creep();
}

function linesIn(list: HTMLElement): HTMLElement[] {
	return [...list.querySelectorAll<HTMLElement>(':scope > [data-item]')];
}

function nameOf(line: HTMLElement | undefined): string | undefined {
	return line?.dataset['item'];
}

function middleOf(line: HTMLElement): number {
	const { top, height } = line.getBoundingClientRect();
	return top + height / 2;
}

/* What scrolls around it. */
function boxAround(list: HTMLElement): HTMLElement {
	for (let box = list.parentElement; box; box = box.parentElement)
		if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
	return document.documentElement;
}

function stepAt(y: number, box: HTMLElement): number {
	const { top, bottom } = box.getBoundingClientRect();
	if (y < Math.max(0, top) + EDGE_PX) return -SCROLL_PX;
	return y > Math.min(innerHeight, bottom) - EDGE_PX ? SCROLL_PX : 0;
}
