/* Something that stands by a place in the text: below it, or above where there is no room. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EditorView } from 'prosemirror-view';

const GAP_PX = 6;

interface Props {
	view: EditorView;
	at: number;
	class: string;
	children: ComponentChildren;
}

export function Floating({ view, at, class: className, children }: Props) {
	const ref = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		const box = ref.current!;
		const frame = box.offsetParent?.getBoundingClientRect();
		if (!frame || view.isDestroyed) return;
		const { left, top, bottom } = view.coordsAtPos(Math.min(at, view.state.doc.content.size));
		const isBelow = bottom + GAP_PX + box.offsetHeight < innerHeight || top < box.offsetHeight + GAP_PX;
		const x = Math.max(0, Math.min(left - frame.left, frame.width - box.offsetWidth));
		const y = isBelow ? bottom - frame.top + GAP_PX : top - frame.top - GAP_PX - box.offsetHeight;
		box.style.setProperty('--x', `${x}px`);
		box.style.setProperty('--y', `${y}px`);
	});
	return (
		<div ref={ref} class={`note-floating ${className}`} onMouseDown={(event) => event.preventDefault()}>
			{children}
		</div>
	);
}
