/* Whether a change fits into what the server takes. It is asked before the change is made: what the server refuses would stay
 * unsaved. */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { LIMITS } from '../../protocol/limits';

/* document: it would be too long; depth: too much within each other; change: more than goes to the server at once. */
export type Excess = 'document' | 'depth' | 'change';

export function excessOf(tr: Transaction): Excess | undefined {
	if (!tr.docChanged) return undefined;
	const { doc, before } = tr;
	if (doc.nodeSize > LIMITS.note_tokens_max && doc.nodeSize > before.nodeSize) return 'document';
	if (tr.steps.some((step) => bytesOf(step) > LIMITS.note_steps_bytes - 2)) return 'change';
	if (!tr.steps.some(nests)) return undefined;
	const levels = levelsOf(doc);
	return levels > LIMITS.note_depth_max && levels > levelsOf(before) ? 'depth' : undefined;
}

/* Whether it may put one thing into another; what is typed does not. */
function nests(step: Step): boolean {
	return step instanceof ReplaceAroundStep || (step instanceof ReplaceStep && step.slice.content.firstChild?.isBlock === true);
}

/* As JSON that is sent, in UTF-8. */
function bytesOf(step: Step): number {
	return new TextEncoder().encode(JSON.stringify(step.toJSON())).length;
}

/* Below the root. */
function levelsOf(node: Node): number {
	let most = 0;
	node.forEach((child) => (most = Math.max(most, 1 + levelsOf(child))));
	return most;
}
