/* An editor on the page: what is typed goes to the editing, what becomes of it is drawn. */
import { closeHistory } from 'prosemirror-history';
import { keydownHandler } from 'prosemirror-keymap';
import { Selection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { NoteEditing } from '../../note/editing';
import { t } from '../../i18n';
import { notify } from '../toast';
import { Cursors } from './cursors';
import { LastRule, ruled, ruledAtEnd } from './inputRules';
import { keysWith } from './keys';
import { markViews, mentionText, nodeViews, serializer } from './look';
import { parser } from './parse';
import { pasted } from './paste';
import { plainText } from './plainText';
import { excessOf } from './size';

/* What a sign ends with that becomes a format. */
const ENDS = /[ *_~`-]$/;

export interface EditorOptions {
	label: string;
	placeholder: string;
	/* Keys that have a name; true: it was meant. */
	onKey(event: KeyboardEvent): boolean;
	/* What stands at the cursor has changed, or the focus. */
	onLook(): void;
}

export function mountEditor(place: HTMLElement, editing: NoteEditing, options: EditorOptions): EditorView {
	const cursors = new Cursors();
	const lastRule = new LastRule();
	const onKey = keydownHandler(keysWith(lastRule.takeBack));
	/* After Escape, Tab leaves the text also from within a list. */
	let isLeaving = false;

	const change = (view: EditorView, rule = ruled): boolean => {
		const tr = rule(view.state);
		if (!tr) return false;
		view.dispatch(tr);
		lastRule.made(view.state);
		return true;
	};
	const handleKeyDown = (view: EditorView, event: KeyboardEvent): boolean => {
		const leaves = event.key === 'Tab' && isLeaving;
		if (event.key !== 'Shift') isLeaving = event.key === 'Escape';
		if (leaves) return false;
		if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) change(view, ruledAtEnd);
		const isMeant = options.onKey(event) || onKey(view, event);
		/* Not a key of the page any more. */
		if (isMeant) event.stopPropagation();
		return isMeant;
	};
	return new EditorView({ mount: place }, {
		state: editing.state!,
		editable: () => editing.writable,
		dispatchTransaction: (tr) => dispatch(editing, tr),
		nodeViews,
		markViews,
		domParser: parser,
		clipboardSerializer: serializer,
		clipboardTextSerializer: (slice) => plainText(slice.content, mentionText),
		attributes: () => ({
			class: 'note-text',
			'aria-label': options.label,
			...(editing.writable ? { role: 'textbox', 'aria-multiline': 'true', 'data-region': 'note' } : { role: 'document', tabindex: '0' }),
		}),
		decorations: (state) => {
			const { doc } = state;
			const isEmpty = doc.childCount === 1 && doc.firstChild!.isTextblock && doc.firstChild!.content.size === 0;
			const hint = Decoration.node(0, doc.content.size, { class: 'is-empty', 'data-placeholder': options.placeholder });
			return DecorationSet.create(doc, [...cursors.decorations(state, editing.others), ...(isEmpty ? [hint] : [])]);
		},
		handleKeyDown,
		handleTextInput(one, from, to, text) {
			if (one.composing || !ENDS.test(text)) return false;
			const typed = one.state.tr.insertText(text, from, to);
			if (!ruled(one.state.apply(typed))) return false;
			one.dispatch(typed.scrollIntoView());
			return change(one);
		},
		handleDOMEvents: {
			compositionend: (one) => void setTimeout(() => !one.isDestroyed && change(one)),
			paste: (one, event) => take(one, event, event.clipboardData),
			drop: (one, event) => onDrop(one, event),
			click: (one, event) => followLink(one, event),
			focus: (one) => {
				options.onLook();
				setTimeout(() => stand(one), CLICK_MS);
			},
			blur: () => options.onLook(),
		},
	});
}

/* A click that gives the focus has placed the cursor by then. */
const CLICK_MS = 50;

/* Whoever comes into the text is there, also where the cursor was already: the others are told. */
function stand(view: EditorView): void {
	if (view.isDestroyed || !view.hasFocus()) return;
	view.dispatch(view.state.tr.setSelection(view.state.selection));
}

const EXCESS = { document: 'note_excess_document', depth: 'note_excess_depth', change: 'note_excess_change' } as const;

function dispatch(editing: NoteEditing, tr: Transaction): void {
	const excess = excessOf(tr);
	if (excess) notify(t(EXCESS[excess]));
	else editing.dispatch(tr);
}

/* What is pasted never goes through ProseMirror's own reading, which makes HTML of it. */
function take(view: EditorView, event: Event, data: DataTransfer | null): boolean {
	event.preventDefault();
	if (!data || !view.editable) return true;
	const { tr, images, isTooMuch } = pasted(view, data);
	if (isTooMuch) notify(t(EXCESS.change));
	if (images > 0) notify(t('note_images', { n: images }));
	/* Undone by itself, not with what was typed just before. */
	if (tr) view.dispatch(closeHistory(tr).scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
	return true;
}

/* What is moved within the text is no string; all else is as if it were pasted there. */
function onDrop(view: EditorView, event: DragEvent): boolean {
	if (view.dragging || !view.editable) return false;
	const there = view.posAtCoords({ left: event.clientX, top: event.clientY });
	if (there) {
		const { state } = view;
		view.dispatch(state.tr.setSelection(Selection.near(state.doc.resolve(there.pos))));
		view.focus();
	}
	return take(view, event, event.dataTransfer);
}

/* In a text that is written a click only places the cursor. */
function followLink(view: EditorView, event: MouseEvent): boolean {
	const link = (event.target as Element).closest('a');
	if (!link || !view.editable) return false;
	event.preventDefault();
	if (!event.ctrlKey && !event.metaKey) return false;
	window.open(link.href, '_blank', 'noopener,noreferrer');
	return true;
}
