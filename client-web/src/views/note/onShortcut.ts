/* What the keys do that stand in the help. */
import type { EditorView } from 'prosemirror-view';
import type { NoteEditing } from '../../note/editing';
import { failed } from '../attempt';
import { loadLinkDialog, loadNoteTools, loadSelectionMenu, openLater } from '../lazy';
import { act } from '../shortcuts';
import { ACTS, isAtLink, tick } from './commands';
import { NOTE_SHORTCUTS } from './shortcuts';

/* Whoever has gone elsewhere before the dialog has come does not change that document any more. */
const isThere = (view: EditorView) => () => !view.isDestroyed;

export function openLink(view: EditorView): void {
	openLater(loadLinkDialog, { view }, isThere(view));
}

/* To the buttons, as soon as they are there; unless one has gone on writing. */
function toBar(view: EditorView): void {
	const { selection } = view.state;
	const isWanted = () => view.hasFocus() && view.state.selection.eq(selection);
	const focus = () => {
		const button = view.dom.closest('.note-box')?.querySelector<HTMLElement>('.note-tools [tabindex="0"]');
		button?.focus();
		return button;
	};
	if (!focus()) void loadNoteTools().then(() => setTimeout(() => isWanted() && focus()), failed);
}

export function onShortcut(view: EditorView, editing: NoteEditing, event: KeyboardEvent): boolean {
	if (!editing.writable) return false;
	const run = (name: keyof typeof ACTS) => ACTS[name].run(view.state, view.dispatch, view);
	return act(event, NOTE_SHORTCUTS, {
		strong: () => run('strong'),
		em: () => run('em'),
		strike: () => run('strike'),
		code: () => run('code'),
		/* With nothing to become one, the key is the page's. */
		link: () => (view.state.selection.empty && !isAtLink(view.state) ? false : openLink(view)),
		heading1: () => run('heading1'),
		heading2: () => run('heading2'),
		heading3: () => run('heading3'),
		numbers: () => run('numbers'),
		bullets: () => run('bullets'),
		checks: () => run('checks'),
		tick: () => tick(view.state, view.dispatch),
		undo: () => run('undo') || true,
		redo: () => run('redo') || true,
		menu: () => openLater(loadSelectionMenu, { view, place: editing.place }, isThere(view)),
		bar: () => toBar(view),
	});
}
