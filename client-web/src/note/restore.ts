/* Making a document the same again as it was: the steps that do it. */
import { Fragment, Slice, type Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { ReplaceStep, type Step } from 'prosemirror-transform';
import { LIMITS } from '../protocol/limits';
import { jsonBytes } from './steps';

/* A part that is put in or taken out; the half, so that what is around it in a step has its place too. */
const PART_BYTES = LIMITS.note_steps_bytes / 2;

/* What differs is replaced as it stands: around it both are alike, so that it fits. undefined: they are the same already. */
export function restoring({ doc, tr }: EditorState, wanted: Node): Transaction | undefined {
	const start = doc.content.findDiffStart(wanted.content);
	const end = doc.content.findDiffEnd(wanted.content);
	if (start === null || !end) return undefined;
	/* What is alike at both ends is counted once. */
	const overlap = Math.max(0, start - Math.min(end.a, end.b));
	const step = new ReplaceStep(start, end.a + overlap, wanted.slice(start, end.b + overlap));
	return fits(step) && fits(step.invert(doc)) ? tr.step(step) : inParts(tr, wanted);
}

function fits(step: Step): boolean {
	return jsonBytes(step) <= PART_BYTES;
}

/* By whole blocks, so many at a time as go to the server at once, and as go there when it is taken back. Each part is put in before
 * one is taken out: no document is empty. */
function inParts(tr: Transaction, wanted: Node): Transaction {
	const was = tr.doc.children;
	const is = wanted.children;
	const shorter = Math.min(was.length, is.length);
	let before = 0;
	while (before < shorter && was[before]!.eq(is[before]!)) before++;
	let after = 0;
	while (after < shorter - before && was.at(-1 - after)!.eq(is.at(-1 - after)!)) after++;
	const going = partsOf(was.slice(before, was.length - after));
	const coming = partsOf(is.slice(before, is.length - after));
	let at = Fragment.from(was.slice(0, before)).size;
	for (let i = 0; i < Math.max(going.length, coming.length); i++) {
		if (coming[i]) tr.step(new ReplaceStep(at, at, new Slice(coming[i]!, 0, 0)));
		at += coming[i]?.size ?? 0;
		if (going[i]) tr.step(new ReplaceStep(at, at + going[i]!.size, Slice.empty));
	}
	return tr;
}

function partsOf(blocks: readonly Node[]): Fragment[] {
	const parts: Node[][] = [];
	let bytes = Infinity;
	for (const block of blocks) {
		const more = jsonBytes(block);
		if (bytes + more > PART_BYTES) {
			parts.push([]);
			bytes = 0;
		}
		parts.at(-1)!.push(block);
		bytes += more;
	}
	return parts.map((part) => Fragment.from(part));
}
