/* An editor on the page: what is typed goes to the editing, what becomes of it is drawn. */
import { Selection, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import type { NoteEditing } from '../../note/editing';
import { isAwaited } from '../dialog/dialog';
import { LastRule, ruled, ruledAtEnd } from './inputRules';
import { keysWith } from './keys';
import { markViews, nodeViews, serializer } from './look';
import { parser } from './parse';
import { pressed } from './pressed';
import { isTooMuch } from './size';
import type { Cursors } from './tools/cursors';
import { waits, type Clip } from './waiting';
import { tools } from './withTools';

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
	let cursors: Cursors | undefined;
	const lastRule = new LastRule();
	const keys = keysWith(lastRule.takeBack);
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
		const isMeant = isAwaited() || options.onKey(event) || keys[pressed(event)]?.(view.state, view.dispatch, view) === true;
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
		/* Before that, its lines. */
		clipboardTextSerializer: ({ content }) => tools.peek()?.copied(content) ?? '',
		attributes: () => ({
			class: 'note-text',
			'aria-label': options.label,
			...(editing.writable ? { role: 'textbox', 'aria-multiline': 'true', 'data-region': 'note' } : { role: 'document', tabindex: '0' }),
		}),
		decorations: (state) => {
			const { doc } = state;
			cursors ??= tools.peek() && new (tools.peek()!.Cursors)();
			const isEmpty = doc.childCount === 1 && doc.firstChild!.isTextblock && doc.firstChild!.content.size === 0;
			const hint = Decoration.node(0, doc.content.size, { class: 'is-empty', 'data-placeholder': options.placeholder });
			return DecorationSet.create(doc, [...(cursors?.decorations(state, editing.others) ?? []), ...(isEmpty ? [hint] : [])]);
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

function dispatch(editing: NoteEditing, tr: Transaction): void {
	if (!isTooMuch(tr)) editing.dispatch(tr);
}

/* What is pasted never goes through ProseMirror's own reading, which makes HTML of it. */
function take(view: EditorView, event: Event, data: DataTransfer | null): boolean {
	event.preventDefault();
	if (!data || !view.editable) return true;
	const clip = clipOf(data);
	const come = tools.peek();
	if (come) come.paste(view, clip);
	else view.dispatch(waits(view.state, clip).scrollIntoView());
	return true;
}

/* It can be read only as long as the event lasts. */
function clipOf(data: DataTransfer): Clip {
	const images = [...data.files].filter(({ type }) => type.startsWith('image/')).length;
	return { text: data.getData('text/plain'), html: data.getData('text/html'), images };
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
