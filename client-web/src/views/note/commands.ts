/* What can be done to a document by a button or a key. Pure: a state in, a transaction out. */
import { chainCommands, lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { Attrs, Node, NodeType, ResolvedPos } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { AllSelection, Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state';
import { schema } from '../../note/schema';

const { nodes, marks } = schema;
export const ITEMS = [nodes.list_item, nodes.check_item];
const LISTS: readonly NodeType[] = [nodes.bullet_list, nodes.ordered_list, nodes.check_list];

export type ActName =
	| 'strong' | 'em' | 'strike' | 'code' | 'heading1' | 'heading2' | 'heading3' | 'bullets' | 'numbers' | 'checks' | 'quote'
	| 'codeBlock' | 'rule' | 'undo' | 'redo';

interface Act {
	run: Command;
	/* Whether it is so at the cursor; absent: it is nothing that lasts. */
	isOn?: (state: EditorState) => boolean;
}

export const ACTS: Record<ActName, Act> = {
	strong: markAct('strong'),
	em: markAct('em'),
	strike: markAct('strike'),
	code: markAct('code'),
	heading1: onText(blockAct(nodes.heading, { level: 1 })),
	heading2: onText(blockAct(nodes.heading, { level: 2 })),
	heading3: onText(blockAct(nodes.heading, { level: 3 })),
	bullets: onText(listAct(nodes.bullet_list, nodes.list_item)),
	numbers: onText(listAct(nodes.ordered_list, nodes.list_item)),
	checks: onText(listAct(nodes.check_list, nodes.check_item)),
	quote: onText({ run: toggleQuote, isOn: ({ selection: { $from } }) => levelOf($from, (node) => node.type === nodes.blockquote) > 0 }),
	codeBlock: onText(blockAct(nodes.code_block)),
	rule: onText({ run: insertRule }),
	undo: { run: undo },
	redo: { run: redo },
};

/* All that is selected stands in no block: taken as from the first word to the last. */
function onText({ run, isOn }: Act): Act {
	const asText = (state: EditorState) => {
		if (!(state.selection instanceof AllSelection)) return state;
		const { doc, tr } = state;
		return state.apply(tr.setSelection(TextSelection.between(Selection.atStart(doc).$from, Selection.atEnd(doc).$to)));
	};
	return { run: (state, dispatch, view) => run(asText(state), dispatch, view), ...(isOn && { isOn: (state: EditorState) => isOn(asText(state)) }) };
}

/* The innermost level there whose node is one of those; 0: none. */
export function levelOf($pos: ResolvedPos, is: (node: Node) => boolean): number {
	for (let depth = $pos.depth; depth > 0; depth--) if (is($pos.node(depth))) return depth;
	return 0;
}

export const isInItem = ({ selection: { $from } }: EditorState): boolean => levelOf($from, (node) => ITEMS.includes(node.type)) > 0;

function markAct(name: 'strong' | 'em' | 'strike' | 'code'): Act {
	const mark = marks[name];
	return {
		run: toggleMark(mark, null, { removeWhenPresent: false }),
		isOn: ({ selection: { from, to, empty, $from }, storedMarks, doc }) => {
			if (empty) return mark.isInSet(storedMarks ?? $from.marks()) !== undefined;
			let isOn: boolean | undefined;
			doc.nodesBetween(from, to, (node) => {
				if (node.isText) isOn = isOn !== false && mark.isInSet(node.marks) !== undefined;
			});
			return isOn === true;
		},
	};
}

/* Chosen once more, it is an ordinary paragraph again. */
function blockAct(type: NodeType, attrs: Attrs | null = null): Act {
	const isOn = ({ selection: { $from } }: EditorState) => $from.parent.hasMarkup(type, attrs);
	const make = setBlockType(type, attrs);
	const unmake = setBlockType(nodes.paragraph);
	return { isOn, run: (state, dispatch) => (isOn(state) ? unmake : make)(state, dispatch) };
}

function listAct(list: NodeType, item: NodeType): Act {
	const levelIn = ({ selection: { $from } }: EditorState) => levelOf($from, (node) => LISTS.includes(node.type));
	const isOn = (state: EditorState) => {
		const level = levelIn(state);
		return level > 0 && state.selection.$from.node(level).type === list;
	};
	return {
		isOn,
		run: (state, dispatch) => {
			if (isOn(state)) return liftListItem(item)(state, dispatch);
			if (levelIn(state) > 0) return turnList(state, levelIn(state), list, item, dispatch);
			return chainCommands(wrapInList(list), wrapAsText(list))(state, dispatch);
		},
	};
}

/* The list at this level becomes one of another kind; every place in it stays what it was. */
function turnList(state: EditorState, level: number, list: NodeType, item: NodeType, dispatch: Parameters<Command>[1]): boolean {
	const { $from, anchor, head } = state.selection;
	const before = $from.node(level);
	const children: Node[] = [];
	before.forEach((child) => children.push(item.create(null, child.content)));
	if (dispatch) {
		const at = $from.before(level);
		const tr = state.tr.replaceWith(at, at + before.nodeSize, list.create(null, children));
		dispatch(tr.setSelection(TextSelection.create(tr.doc, anchor, head)).scrollIntoView());
	}
	return true;
}

/* What a command does to what a change has made, as one change; undefined: nothing. */
export function followed(state: EditorState, tr: Transaction, command: Command): Transaction | undefined {
	let next: Transaction | undefined;
	command(state.apply(tr), (made) => (next = made));
	if (!next) return undefined;
	for (const step of next.steps) tr.step(step);
	return tr.setSelection(Selection.fromJSON(tr.doc, next.selection.toJSON()));
}

/* An item begins with a paragraph, so that a heading becomes one first. */
function wrapAsText(list: NodeType): Command {
	return (state, dispatch) => {
		const { $from, $to } = state.selection;
		if (!$from.sameParent($to) || !$from.parent.isTextblock || $from.parent.type === nodes.paragraph) return false;
		const tr = followed(state, state.tr.setBlockType($from.pos, $to.pos, nodes.paragraph), wrapInList(list));
		if (tr) dispatch?.(tr.scrollIntoView());
		return tr !== undefined;
	};
}

function toggleQuote(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
	const { $from, $to } = state.selection;
	const level = levelOf($from, (node) => node.type === nodes.blockquote);
	if (level === 0) return wrapIn(nodes.blockquote)(state, dispatch);
	const range = $from.blockRange($to, (node) => node.type === nodes.blockquote);
	if (!range) return false;
	dispatch?.(state.tr.lift(range, level - 1).scrollIntoView());
	return true;
}

/* With a line below it to write on. */
function insertRule(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
	if (!dispatch) return true;
	const rule = nodes.rule.create();
	const tr = state.tr.replaceSelectionWith(rule);
	let behind = 0;
	tr.doc.descendants((node, pos) => {
		if (node === rule) behind = pos + rule.nodeSize;
	});
	if (!tr.doc.resolve(behind).nodeAfter) tr.insert(behind, nodes.paragraph.create());
	dispatch(tr.setSelection(Selection.near(tr.doc.resolve(behind), 1)).scrollIntoView());
	return true;
}

/* Where a block begins, Backspace takes back what it is before it joins it to the one above. */
export const backOut: Command = (state, dispatch) => {
	const { $cursor } = state.selection as TextSelection;
	if (!$cursor || $cursor.parentOffset > 0) return false;
	if ($cursor.parent.type !== nodes.paragraph) return setBlockType(nodes.paragraph)(state, dispatch);
	const around = $cursor.depth > 1 && $cursor.index(-1) === 0 ? $cursor.node(-1).type : undefined;
	if (around && ITEMS.includes(around)) return liftListItem(around)(state, dispatch);
	return around === nodes.blockquote && lift(state, dispatch);
};

/* The check item at the cursor is done, or no longer. */
export const tick: Command = (state, dispatch) => {
	const { $from } = state.selection;
	const level = levelOf($from, (node) => node.type === nodes.check_item);
	if (level === 0) return false;
	dispatch?.(state.tr.setNodeAttribute($from.before(level), 'checked', !$from.node(level).attrs.checked));
	return true;
};

/* Whether the cursor stands in a link, or at one of its ends. */
export const isAtLink = ({ selection: { $from } }: EditorState): boolean =>
	[$from.nodeBefore, $from.nodeAfter].some((node) => node && marks.link.isInSet(node.marks));
