/* Keys inside the list: arrows, Home and End move from message to message. */

function messages(rows: Element): HTMLElement[] {
	return [...rows.querySelectorAll<HTMLElement>('article')];
}

export function moveFocus(event: KeyboardEvent, rows: Element): void {
	if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
	const all = messages(rows);
	const at = all.findIndex((one) => one.contains(document.activeElement));
	const to = targetOf(event.key, at, all.length);
	if (to === undefined || all.length === 0) return;
	event.preventDefault();
	const row = all[to]!;
	row.focus({ preventScroll: true });
	row.scrollIntoView({ block: 'nearest' });
}

function targetOf(key: string, at: number, count: number): number | undefined {
	switch (key) {
	case 'ArrowUp':
		return at < 0 ? count - 1 : Math.max(0, at - 1);
	case 'ArrowDown':
		return at < 0 ? count - 1 : Math.min(count - 1, at + 1);
	case 'Home':
		return 0;
	case 'End':
		return count - 1;
	default:
		return undefined;
	}
}
