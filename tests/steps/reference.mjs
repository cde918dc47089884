/* What becomes of a batch by ProseMirror's own hand, and where the server is stricter: the list of
 * server/room/notes/README.md, written a second time. */
import { Node } from 'prosemirror-model';
import { Step } from 'prosemirror-transform';
import { schema, validators } from './schema.mjs';

const DEPTH_MAX = 32;
const NODES_MAX = 20_000;
const TOKENS_MAX = 500_000;
const SLICE_NODES_MAX = 10_000;
const MARKS_MAX = 5;
const LEAVES = ['text', 'rule', 'hard_break', 'mention'];

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isList = (value) => value === undefined || value === null || Array.isArray(value);
const isText = (text) => !/\0|\p{Cs}/u.test(text); /* no NUL, no half of a pair */

/* Every string of a JSON value, keys too. */
function hasOnlyText(value) {
	if (typeof value === 'string') return isText(value);
	if (typeof value !== 'object' || value === null) return true;
	return Object.entries(value).every(([key, inner]) => isText(key) && hasOnlyText(inner));
}

/* Nodes as JSON: no field of another type, no leaf with content, neither too deep nor too many. */
function areNodesStrict(list, depth, count) {
	if (!isList(list)) return false;
	return (list ?? []).every((node) => {
		count.nodes++;
		if (!isObject(node) || depth > DEPTH_MAX || count.nodes > SLICE_NODES_MAX) return false;
		if (!isList(node.marks) || (node.marks ?? []).length > MARKS_MAX) return false;
		const isLeaf = LEAVES.includes(node.type);
		if (isLeaf && Array.isArray(node.content) && node.content.length > 0) return false;
		if (node.type === 'text') return true;
		if (node.attrs !== undefined && node.attrs !== null && !isObject(node.attrs)) return false;
		return areNodesStrict(node.content, depth + 1, count);
	});
}

function isSliceStrict(slice) {
	if (slice === undefined || slice === null) return true;
	if (!isObject(slice)) return false;
	const { openStart = 0, openEnd = 0, content } = slice;
	if (!isCount(openStart) || !isCount(openEnd)) return false;
	if (!areNodesStrict(content, 1, { nodes: 0 })) return false;
	return (content ?? []).length > 0 || (openStart === 0 && openEnd === 0);
}

/* Whether a step, as JSON, is one the server looks at further. */
function isStepStrict(step) {
	if (!isObject(step)) return false;
	const { stepType, from, to, gapFrom, gapTo, insert, pos } = step;
	switch (stepType) {
		case 'replace':
			return isCount(from) && isCount(to) && from <= to && isSliceStrict(step.slice);
		case 'replaceAround':
			if (![from, to, gapFrom, gapTo, insert].every(isCount)) return false;
			return from <= gapFrom && gapFrom <= gapTo && gapTo <= to && isSliceStrict(step.slice);
		case 'addMark':
		case 'removeMark':
			return isCount(from) && isCount(to) && from <= to;
		case 'attr':
			if (step.value !== undefined) validators[step.attr]?.(step.value);
			return isCount(pos);
		case 'addNodeMark':
		case 'removeNodeMark':
			return isCount(pos);
		case 'markSet':
			return Array.isArray(step.steps) && step.steps.every(isStepStrict);
		default:
			return false;
	}
}

/* Whether a position in a fragment lies between the two halves of one character. */
export function splitsPair(content, position) {
	if (position > content.size) return false;
	const { index, offset } = content.findIndex(position);
	const node = content.maybeChild(index);
	if (!node || offset === position) return false;
	if (!node.isText) return splitsPair(node.content, position - offset - 1);
	return node.text.codePointAt(position - offset - 1) > 0xffff;
}

function positionsOf(json) {
	const { from, to, gapFrom, gapTo, pos, steps = [] } = json;
	return [from, to, gapFrom, gapTo, pos, ...steps.flatMap(positionsOf)].filter((at) => at !== undefined);
}

function splitsAnyPair(doc, json, step) {
	if (positionsOf(json).some((position) => splitsPair(doc.content, position))) return true;
	return json.stepType === 'replaceAround' && splitsPair(step.slice.content, json.insert + step.slice.openStart);
}

function isWithinLimits(doc) {
	let nodes = 1;
	let deepest = 0;
	const walk = (node, depth) => {
		deepest = Math.max(deepest, depth);
		node.forEach((child) => {
			nodes++;
			walk(child, depth + 1);
		});
	};
	walk(doc, 0);
	return nodes <= NODES_MAX && deepest <= DEPTH_MAX && doc.content.size <= TOKENS_MAX;
}

function namesSomebody(doc) {
	let fits = true;
	doc.descendants((node) => {
		if (node.type.name === 'mention') fits &&= (node.attrs.kind === 'all') === (node.attrs.id === '');
	});
	return fits;
}

function applyStep(doc, json) {
	if (!isStepStrict(json) || !hasOnlyText(json)) return null;
	const step = Step.fromJSON(schema, json);
	if (splitsAnyPair(doc, json, step)) return null;
	const after = step.apply(doc).doc;
	after?.check();
	return after && isWithinLimits(after) && namesSomebody(after) ? after : null;
}

/* The document after a batch, or null where one of its steps is refused. */
export function applyBatch(doc, batch) {
	try {
		return batch.reduce((now, json) => now && applyStep(now, json), doc);
	} catch {
		return null; /* ProseMirror throws where it has no words */
	}
}

export const documentOf = (json) => Node.fromJSON(schema, json);
