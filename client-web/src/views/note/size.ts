/* Whether a change fits into what the server takes. It is asked before the change is made: what the server refuses would stay
 * unsaved. */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { ReplaceAroundStep, ReplaceStep, type Step } from 'prosemirror-transform';
import { encodeStep, jsonBytes } from '../../note/steps';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { notify } from '../toast';

/* document: it would be too long; depth: too much within each other; change: more than goes to the server at once. */
export type Excess = 'document' | 'depth' | 'change';

export function excessOf(tr: Transaction): Excess | undefined {
	if (!tr.docChanged) return undefined;
	const { doc, before } = tr;
	if (doc.nodeSize > LIMITS.note_tokens_max && doc.nodeSize > before.nodeSize) return 'document';
	if (tr.steps.some((step) => jsonBytes(encodeStep(step)) > LIMITS.note_steps_bytes - 2)) return 'change';
	if (!tr.steps.some(nests)) return undefined;
	const levels = levelsOf(doc);
	return levels > LIMITS.note_depth_max && levels > levelsOf(before) ? 'depth' : undefined;
}

const WORDS = { document: 'note_excess_document', depth: 'note_excess_depth', change: 'note_excess_change' } as const;

export function sayExcess(excess: Excess): void {
	notify(t(WORDS[excess]));
}

/* Says so if it is. */
export function isTooMuch(tr: Transaction): boolean {
	const excess = excessOf(tr);
	if (excess) sayExcess(excess);
	return excess !== undefined;
}

/* Whether it may put one thing into another; what is typed does not. */
function nests(step: Step): boolean {
	return step instanceof ReplaceAroundStep || (step instanceof ReplaceStep && step.slice.content.firstChild?.isBlock === true);
}

/* Below the root. */
function levelsOf(node: Node): number {
	let most = 0;
	node.forEach((child) => (most = Math.max(most, 1 + levelsOf(child))));
	return most;
}
