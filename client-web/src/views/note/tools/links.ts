/* What is done to a link. */
import type { Node } from 'prosemirror-model';
import type { Command, EditorState } from 'prosemirror-state';
import { schema } from '../../../note/schema';

const { marks } = schema;

/* Where the link at the cursor, or in the selection, begins and ends, and where it leads. */
export interface LinkThere {
	from: number;
	to: number;
	href: string;
}

export function linkAt({ doc, selection: { $from, from, to, empty } }: EditorState): LinkThere | undefined {
	let there: LinkThere | undefined;
	const look = (node: Node, pos: number) => {
		const mark = marks.link.isInSet(node.marks);
		if (!mark) return;
		const href = String(mark.attrs.href);
		if (there && there.to === pos && there.href === href) there.to = pos + node.nodeSize;
		else if (!there || (empty && there.to < from)) there = { from: pos, to: pos + node.nodeSize, href };
	};
	if (empty) $from.parent.forEach((node, offset) => look(node, $from.start() + offset));
	else doc.nodesBetween(from, to, look);
	return there && (!empty || (there.from <= from && from <= there.to)) ? there : undefined;
}

/* A link over what is selected, over the one that stands there, or as words of its own; '' takes it away. */
export function setLink(href: string, words = href): Command {
	return (state, dispatch) => {
		const { selection } = state;
		const there = selection.empty ? linkAt(state) : undefined;
		const { from, to } = there ?? selection;
		const { tr } = state;
		if (href === '') tr.removeMark(from, to, marks.link);
		else if (from === to) tr.replaceSelectionWith(schema.text(words, [...selection.$from.marks(), marks.link.create({ href })]), false);
		else tr.addMark(from, to, marks.link.create({ href }));
		dispatch?.(tr.scrollIntoView());
		return true;
	};
}
