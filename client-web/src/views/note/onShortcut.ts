/* What the keys do that stand in the help. */
import type { EditorView } from 'prosemirror-view';
import type { NoteEditing } from '../../note/editing';
import { failed } from '../attempt';
import { loadLinkDialog, loadNoteTools, loadSelectionMenu, openLater } from '../lazy';
import { act } from '../shortcuts';
import { ACTS, isAtLink, tick } from './commands';
import { NOTE_SHORTCUTS } from './shortcuts';

/* How many were pressed. */
let keys = 0;

/* Whether one still waits for what has to come first: not who has gone on writing, or elsewhere. */
function waitsIn(view: EditorView): () => boolean {
	const then = keys;
	return () => !view.isDestroyed && keys === then;
}

export function openLink(view: EditorView): void {
	openLater(loadLinkDialog, { view }, waitsIn(view));
}

/* To the buttons, as soon as they are there. */
function toBar(view: EditorView): void {
	const isWanted = waitsIn(view);
	const focus = () => {
		const button = view.dom.closest('.note-box')?.querySelector<HTMLElement>('.note-tools [tabindex="0"]');
		button?.focus();
		return button;
	};
	if (!focus()) void loadNoteTools().then(() => setTimeout(() => isWanted() && view.hasFocus() && focus()), failed);
}

export function onShortcut(view: EditorView, editing: NoteEditing, event: KeyboardEvent): boolean {
	keys++;
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
		menu: () => openLater(loadSelectionMenu, { view, place: editing.place }, waitsIn(view)),
		bar: () => toBar(view),
	});
}
