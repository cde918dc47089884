/* Signs that become a format as they are typed: # for a heading, - for a list, **words** and so on. What was typed stands first
 * and changes in a step of its own, so that undo, or Backspace at once, brings the signs back. */
import { closeHistory, undo } from 'prosemirror-history';
import type { Mark, MarkType, Node } from 'prosemirror-model';
import type { Command, EditorState, TextSelection, Transaction } from 'prosemirror-state';
import { isLink, schema } from '../../note/schema';
import { addressOf } from '../../state/links';
import { ACTS, followed, isInItem, type ActName } from './commands';

const { nodes, marks } = schema;
/* No sign looks back further. */
const SEEN = 500;

type Make = (state: EditorState, match: RegExpExecArray, from: number, to: number) => Transaction | undefined;

interface Rule {
	/* Of the block's text up to the cursor. */
	match: RegExp;
	make: Make;
}

/* The signs go, and the block at the cursor becomes that. */
function block(match: RegExp, act: (match: RegExpExecArray) => ActName): Rule {
	return {
		match,
		make: (state, found, from, to) => {
			const name = act(found);
			if (name.startsWith('heading') && isInItem(state)) return undefined;
			return followed(state, state.tr.delete(from, to), ACTS[name].run);
		},
	};
}

/* The words within the signs get a mark. */
function marked(match: RegExp, mark: MarkType): Rule {
	return {
		match,
		make: ({ tr }, [whole, signed, words], from, to) => {
			const start = from + whole!.length - signed!.length;
			const sign = signed!.indexOf(words!);
			tr.delete(to - (signed!.length - sign - words!.length), to).delete(start, start + sign);
			return tr.addMark(start, start + words!.length, mark.create()).removeStoredMark(mark);
		},
	};
}

const numbered: Rule = {
	match: /^(\d{1,9})[.)] $/,
	make: (state, match, from, to) => {
		if (isInItem(state)) return undefined;
		const tr = block(/^/, () => 'numbers').make(state, match, from, to);
		const list = tr?.selection.$from.node(-2);
		if (!tr || list?.type !== nodes.ordered_list) return undefined;
		return match[1] === '1' ? tr : tr.setNodeAttribute(tr.selection.$from.before(-2), 'order', Number(match[1]));
	},
};

const ticked: Rule = {
	match: /^\[([ x]?)\] $/i,
	make: (state, match, from, to) => {
		const tr = block(/^/, () => 'checks').make(state, match, from, to);
		const isDone = match[1]!.toLowerCase() === 'x';
		return tr && isDone ? tr.setNodeAttribute(tr.selection.$from.before(-1), 'checked', true) : tr;
	},
};

/* An address becomes a link as soon as it ends, by a space or, where the line is left, by nothing. */
function address(end: ' ' | ''): Rule {
	return {
		match: new RegExp(`(?:^|[\\s(])((?:https?://|www\\.)\\S+)${end}$`, 'i'),
		make: ({ tr }, [whole, run], from) => {
			const found = addressOf(run!);
			if (!found || !isLink(found.href)) return undefined;
			const start = from + whole!.length - run!.length - end.length;
			if (tr.doc.rangeHasMark(start, start + found.length, marks.link)) return undefined;
			return tr.addMark(start, start + found.length, marks.link.create({ href: found.href })).removeStoredMark(marks.link);
		},
	};
}

const notIn = (sign: string) => `([^${sign}\\s](?:[^${sign}]*[^${sign}\\s])?)`;
const RULES: readonly Rule[] = [
	block(/^(#{1,3}) $/, ([, signs]) => `heading${signs!.length}` as ActName),
	block(/^[-*+] $/, () => 'bullets'),
	numbered,
	ticked,
	block(/^> $/, () => 'quote'),
	block(/^```$/, () => 'codeBlock'),
	block(/^---$/, () => 'rule'),
	marked(new RegExp(`(?:^|[\\s(\\[{"'„‚])(\\*\\*${notIn('*')}\\*\\*)$`), marks.strong),
	marked(new RegExp(`(?:^|[\\s(\\[{"'„‚])(\\*${notIn('*')}\\*)$`), marks.em),
	marked(new RegExp(`(?:^|[\\s(\\[{"'„‚])(_${notIn('_')}_)$`), marks.em),
	marked(new RegExp(`(?:^|[\\s(\\[{"'„‚])(~~${notIn('~')}~~)$`), marks.strike),
	marked(/(?:^|[\s([{"'„‚])(`([^`]+)`)$/, marks.code),
	address(' '),
];
const AT_END: readonly Rule[] = [address('')];

/* What the signs before the cursor make of the block; undefined: nothing. */
export const ruled = (state: EditorState): Transaction | undefined => made(state, RULES);

/* What the line's last word becomes when Enter ends it. */
export const ruledAtEnd = (state: EditorState): Transaction | undefined => made(state, AT_END);

function made(state: EditorState, rules: readonly Rule[]): Transaction | undefined {
	const { $cursor } = state.selection as TextSelection;
	if (!$cursor || $cursor.parent.type.spec.code || hasCode($cursor.marks())) return undefined;
	const { parent, parentOffset } = $cursor;
	const text = parent.textBetween(Math.max(0, parentOffset - SEEN), parentOffset, null, '\ufffc');
	for (const { match, make } of rules) {
		const found = match.exec(text);
		if (!found || (found[0].startsWith('#') && parent.type === nodes.heading)) continue;
		const isWhole = found.index === 0 && parentOffset <= SEEN;
		if (match.source.startsWith('^') && !match.source.startsWith('^|') && !isWhole) continue;
		const from = $cursor.pos - found[0].length;
		if (isBroken(parent, parentOffset - found[0].length, parentOffset)) continue;
		const tr = make(state, found, from, $cursor.pos);
		if (tr) return closeHistory(tr).scrollIntoView();
	}
	return undefined;
}

const hasCode = (set: readonly Mark[]): boolean => marks.code.isInSet(set) !== undefined;

/* Code among the words: the signs in it are its own. */
function isBroken(parent: Node, from: number, to: number): boolean {
	let is = false;
	parent.nodesBetween(Math.max(0, from), to, (node) => {
		if (hasCode(node.marks)) is = true;
	});
	return is;
}

/* The last thing that became of signs, to be taken back by Backspace. */
export class LastRule {
	private after: Node | undefined;

	made(state: EditorState): void {
		this.after = state.doc;
	}

	readonly takeBack: Command = (state, dispatch) => {
		if (!this.after || this.after !== state.doc) return false;
		if (dispatch) this.after = undefined;
		return undo(state, dispatch);
	};
}
