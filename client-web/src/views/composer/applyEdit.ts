import type { Edit } from '../../state/format';

/* Done by the browser as if it were typed, so that it can be undone; what is locked stays as it is. */
export function applyEdit(area: HTMLTextAreaElement, { from, to, insert, select }: Edit): void {
	area.focus();
	if (area.readOnly) return;
	area.setSelectionRange(from, to);
	const isDone = insert === '' ? from === to || document.execCommand('delete') : document.execCommand('insertText', false, insert);
	if (!isDone) {
		area.setRangeText(insert, from, to, 'end');
		area.dispatchEvent(new InputEvent('input', { bubbles: true }));
	}
	area.setSelectionRange(...select);
}

/* In place of what is selected. */
export function insertText(area: HTMLTextAreaElement, insert: string): void {
	const { selectionStart: from, selectionEnd: to } = area;
	const caret = from + insert.length;
	applyEdit(area, { from, to, insert, select: [caret, caret] });
}
