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

/* Steps whose numbers are right, and whose sense is chance's. */
export function wildStep(chance, doc) {
	const [from, to] = rangeOf(chance, doc);
	const slice = chance.next() < 0.2 ? Slice.empty : sliceOf(chance, doc);
	const shift = () => chance.pick([0, 0, 0, 1, -1]);
	const cut = slice.toJSON() ?? undefined;
	if (cut) {
		cut.openStart = Math.max(0, slice.openStart + shift());
		cut.openEnd = Math.max(0, slice.openEnd + shift());
	}
	const structure = chance.next() < 0.1;
	switch (chance.pick(['replace', 'replace', 'around', 'around', 'wrapped', 'mark', 'pos'])) {
		case 'around': {
			const [gapFrom, gapTo] = [chance.between(from, to), chance.between(from, to)].sort((a, b) => a - b);
			const insert = chance.between(0, Math.max(0, slice.size));
			return { stepType: 'replaceAround', from, to, gapFrom, gapTo, insert, slice: cut, structure };
		}
		case 'wrapped':
			return wrappedStep(chance, doc);
		case 'mark': {
			const stepType = chance.pick(['addMark', 'removeMark']);
			return { stepType, from, to, mark: markOf(chance).toJSON() };
		}
		case 'pos': {
			const stepType = chance.pick(['addNodeMark', 'removeNodeMark', 'attr']);
			return { stepType, pos: from, attr: 'level', value: 2, mark: markOf(chance).toJSON() };
		}
		default:
			return { stepType: 'replace', from, to, slice: cut, structure };
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
