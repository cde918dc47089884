/* Whether a change fits into what the server takes. It is asked before the change is made: what the server refuses would stay
 * unsaved. */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { LIMITS } from '../../protocol/limits';

/* document: it would be too long; depth: too much within each other; change: more than goes to the server at once. */
export type Excess = 'document' | 'depth' | 'change';

/* A step of fewer tokens is a keystroke or the like. */
const SMALL = 8;

export function excessOf(tr: Transaction): Excess | undefined {
	if (!tr.docChanged) return undefined;
	const { doc, before } = tr;
	if (doc.nodeSize > LIMITS.note_tokens_max && doc.nodeSize > before.nodeSize) return 'document';
	if (tr.steps.some((step) => bytesOf(step) > LIMITS.note_steps_bytes - 2)) return 'change';
	const isLarge = tr.mapping.maps.some((map) => {
		let size = 0;
		map.forEach((_from, _to, from, to) => (size += to - from));
		return size > SMALL || size === 0;
	});
	if (!isLarge && tr.steps.length < 2) return undefined;
	const levels = levelsOf(doc);
	return levels > LIMITS.note_depth_max && levels > levelsOf(before) ? 'depth' : undefined;
}

/* As JSON that is sent, in UTF-8. */
function bytesOf(step: { toJSON(): unknown }): number {
	return new TextEncoder().encode(JSON.stringify(step.toJSON())).length;
}

/* Below the root. */
function levelsOf(node: Node): number {
	let most = 0;
	node.forEach((child) => (most = Math.max(most, 1 + levelsOf(child))));
	return most;
}
