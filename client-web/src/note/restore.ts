/* Making a document the same again as it was: the step that does it. */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';

/* What differs is replaced as it stands: around it both are alike, so that it fits. undefined: they are the same already. */
export function restoring({ doc, tr }: EditorState, wanted: Node): Transaction | undefined {
	const start = doc.content.findDiffStart(wanted.content);
	const end = doc.content.findDiffEnd(wanted.content);
	if (start === null || !end) return undefined;
	/* What is alike at both ends is counted once. */
	const overlap = Math.max(0, start - Math.min(end.a, end.b));
	return tr.step(new ReplaceStep(start, end.a + overlap, wanted.slice(start, end.b + overlap)));
}
