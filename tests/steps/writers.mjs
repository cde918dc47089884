/* Steps as the editor makes them: by ProseMirror's own transforms. */
import { Slice, Fragment } from 'prosemirror-model';
import { Transform, canJoin, canSplit, findWrapping, liftTarget } from 'prosemirror-transform';
import { blockOf, docOf, inlineOf, markOf, placeOf, rangeOf, textOf } from './documents.mjs';
import { splitsPair } from './reference.mjs';
import { schema } from './schema.mjs';

/* Where a cursor can be: not in the midst of a character. */
function cursorOf(chance, doc, after) {
	const at = placeOf(chance, doc, after);
	return splitsPair(doc.content, at) ? at + 1 : at;
}

const selectionOf = (chance, doc) => rangeOf(chance, doc, cursorOf);

function blockRangeOf(chance, doc) {
	const [from, to] = selectionOf(chance, doc);
	return doc.resolve(from).blockRange(doc.resolve(to));
}

/* The position of a node of one of these types; undefined: there is none. */
function nodeOf(chance, doc, types) {
	const found = [];
	doc.descendants((node, at) => void (types.includes(node.type.name) && found.push(at)));
	return found.length > 0 ? chance.pick(found) : undefined;
}

/* A piece of this document or of another, as somebody would paste it. */
function sliceOf(chance, doc) {
	const source = chance.next() < 0.5 ? doc : docOf(chance);
	return source.slice(...selectionOf(chance, source));
}

const writers = {
	type: (tr, chance) => tr.insert(cursorOf(chance, tr.doc), schema.text(textOf(chance))),
	put: (tr, chance) => tr.insert(cursorOf(chance, tr.doc), chance.next() < 0.5 ? inlineOf(chance) : blockOf(chance)),
	erase: (tr, chance) => tr.delete(...selectionOf(chance, tr.doc)),
	eraseBlocks: (tr, chance) => tr.deleteRange(...selectionOf(chance, tr.doc)),
	paste: (tr, chance) => tr.replaceRange(...selectionOf(chance, tr.doc), sliceOf(chance, tr.doc)),
	replace: (tr, chance) => tr.replace(...selectionOf(chance, tr.doc), sliceOf(chance, tr.doc)),
	split(tr, chance) {
		const at = cursorOf(chance, tr.doc);
		const depth = chance.between(1, 3);
		if (canSplit(tr.doc, at, depth)) tr.split(at, depth);
	},
	join(tr, chance) {
		const at = cursorOf(chance, tr.doc);
		if (canJoin(tr.doc, at)) tr.join(at);
	},
	lift(tr, chance) {
		const range = blockRangeOf(chance, tr.doc);
		const target = range && liftTarget(range);
		if (target !== null && target !== undefined) tr.lift(range, target);
	},
	wrap(tr, chance) {
		const range = blockRangeOf(chance, tr.doc);
		const type = chance.pick(['blockquote', 'bullet_list', 'ordered_list', 'check_list']);
		const wrapping = range && findWrapping(range, schema.nodes[type]);
		if (wrapping) tr.wrap(range, wrapping);
	},
	turn(tr, chance) {
		const type = schema.nodes[chance.pick(['paragraph', 'heading', 'code_block'])];
		tr.setBlockType(...selectionOf(chance, tr.doc), type);
	},
	relabel(tr, chance) {
		const at = nodeOf(chance, tr.doc, ['bullet_list', 'ordered_list']);
		const type = chance.pick(['bullet_list', 'ordered_list']);
		if (at !== undefined) tr.setNodeMarkup(at, schema.nodes[type]);
	},
	mark: (tr, chance) => tr.addMark(...selectionOf(chance, tr.doc), markOf(chance)),
	unmark(tr, chance) {
		const what = chance.pick([undefined, markOf(chance), markOf(chance).type]);
		tr.removeMark(...selectionOf(chance, tr.doc), what);
	},
	markNode: (tr, chance) => tr.addNodeMark(cursorOf(chance, tr.doc), markOf(chance)),
	unmarkNode: (tr, chance) => tr.removeNodeMark(cursorOf(chance, tr.doc), markOf(chance)),
	set(tr, chance) {
		const [type, name, value] = chance.pick([
			['heading', 'level', chance.between(1, 3)],
			['ordered_list', 'order', chance.between(0, 100)],
			['check_item', 'checked', chance.next() < 0.5],
		]);
		const at = nodeOf(chance, tr.doc, [type]);
		if (at !== undefined) tr.setNodeAttribute(at, name, value);
	},
};

/* The steps of one deed, perhaps none; those of its undoing now and then as well. */
export function honestSteps(chance, doc) {
	const tr = new Transform(doc);
	try {
		writers[chance.pick(Object.keys(writers))](tr, chance);
		if (chance.next() < 0.2)
			for (let i = tr.steps.length - 1; i >= 0; i--) tr.step(tr.steps[i].invert(tr.docs[i]));
	} catch {
		/* what cannot be done here: the steps before it can */
	}
	return tr.steps.map((step) => step.toJSON());
}

/* A slice as JSON, open as deep as the places want, whether it is so deep or not. */
function openSlice(chance, doc, from, to) {
	const slice = sliceOf(chance, doc);
	const cut = slice.toJSON();
	if (!cut || chance.next() < 0.2) return cut ?? undefined;
	const [left, right] = [doc.resolve(from).depth, doc.resolve(to).depth];
	const shared = chance.between(0, Math.min(left, right));
	return { ...cut, openStart: left - shared, openEnd: right - shared };
}

/* A range with whole blocks in it for its gap, or with any part of it. */
function aroundStep(chance, doc) {
	const range = chance.next() < 0.6 ? blockRangeOf(chance, doc) : null;
	const [start, end] = range ? [range.start, range.end] : rangeOf(chance, doc);
	const inside = (at) => Math.max(0, Math.min(doc.content.size, at));
	const from = inside(start - chance.between(0, 3));
	const to = inside(end + chance.between(-1, 3));
	const slice = openSlice(chance, doc, from, to);
	const insert = chance.between(0, 4);
	const structure = chance.next() < 0.1;
	return { stepType: 'replaceAround', from, to, gapFrom: start, gapTo: end, insert, slice, structure };
}

/* Steps whose numbers are right, and whose sense is chance's. */
export function wildStep(chance, doc) {
	const [from, to] = rangeOf(chance, doc);
	const mark = markOf(chance).toJSON();
	switch (chance.pick(['replace', 'replace', 'around', 'around', 'wrapped', 'mark', 'pos'])) {
		case 'around':
			return aroundStep(chance, doc);
		case 'wrapped':
			return wrappedStep(chance, doc);
		case 'mark':
			return { stepType: chance.pick(['addMark', 'removeMark']), from, to, mark };
		case 'pos':
			return { stepType: chance.pick(['addNodeMark', 'removeNodeMark', 'attr']), pos: from, attr: 'level', value: 2, mark };
		default: {
			const slice = chance.next() < 0.2 ? undefined : openSlice(chance, doc, from, to);
			return { stepType: 'replace', from, to, slice, structure: chance.next() < 0.1 };
		}
	}
}

/* Blocks in something else around them, whether they may be or not. */
function wrappedStep(chance, doc) {
	const range = blockRangeOf(chance, doc);
	const [from, to] = range ? [range.start, range.end] : rangeOf(chance, doc);
	const outer = chance.pick(['blockquote', 'bullet_list', 'list_item', 'check_item', 'paragraph', 'ordered_list']);
	const inner = chance.pick([null, 'list_item', 'check_item', 'blockquote']);
	const holder = schema.nodes[outer].create(null, inner ? schema.nodes[inner].create() : null);
	const insert = inner ? 2 : 1;
	const slice = new Slice(Fragment.from(holder), 0, 0).toJSON();
	return { stepType: 'replaceAround', from, to, gapFrom: from, gapTo: to, insert, slice, structure: true };
}
