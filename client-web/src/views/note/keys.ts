/* Keys of an editor that have no name in views/shortcuts.ts, for they do what they do everywhere. */
import { baseKeymap, chainCommands, createParagraphNear, exitCode, liftEmptyBlock, newlineInCode, splitBlock } from 'prosemirror-commands';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { Selection, TextSelection, type Command } from 'prosemirror-state';
import { schema } from '../../note/schema';
import { backOut, followed, isInItem, ITEMS } from './commands';

const { nodes } = schema;

/* An empty line at the end of code is the way out of it. */
const leaveCode: Command = (state, dispatch) => {
	const { $cursor } = state.selection as TextSelection;
	if (!$cursor || !$cursor.parent.type.spec.code || $cursor.pos !== $cursor.end() || !$cursor.parent.textContent.endsWith('\n')) return false;
	if (!dispatch) return true;
	const tr = followed(state, state.tr.delete($cursor.pos - 1, $cursor.pos), exitCode);
	if (tr) dispatch(tr.scrollIntoView());
	return tr !== undefined;
};

const breakLine: Command = (state, dispatch) => {
	if (state.selection.$from.parent.type.spec.code) return newlineInCode(state, dispatch);
	dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
	return true;
};

/* Nothing to be moved is no reason to leave the text. */
const inItem =
	(command: Command): Command =>
	(state, dispatch, view) => {
		if (!isInItem(state)) return false;
		command(state, dispatch, view);
		return true;
	};

/* Browsers stop at the box of a check list. */
const toEnd =
	(side: 'atStart' | 'atEnd', extending = false): Command =>
	({ doc, selection: { $anchor }, tr }, dispatch) => {
		const end = Selection[side](doc);
		dispatch?.(tr.setSelection(extending ? TextSelection.between($anchor, end.$head) : end).scrollIntoView());
		return true;
	};

export function keysWith(takeBack: Command): Record<string, Command> {
	return {
		...baseKeymap,
		Enter: chainCommands(
			leaveCode,
			newlineInCode,
			splitListItem(nodes.list_item),
			splitListItem(nodes.check_item, { checked: false }),
			createParagraphNear,
			liftEmptyBlock,
			splitBlock,
		),
		'Shift-Enter': breakLine,
		Backspace: chainCommands(takeBack, backOut, baseKeymap.Backspace!),
		Tab: inItem(sinkListItem(ITEMS)),
		'Shift-Tab': inItem(liftListItem(ITEMS)),
		'Mod-Home': toEnd('atStart'),
		'Mod-End': toEnd('atEnd'),
		'Mod-Shift-Home': toEnd('atStart', true),
		'Mod-Shift-End': toEnd('atEnd', true),
	};
}
