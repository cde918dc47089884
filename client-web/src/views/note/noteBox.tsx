/* A document that can be written in, together: what pages and meetings put in. It opens the document, says what is stored, and
 * keeps what could not be. */
import { useEffect, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import type { EditorView } from 'prosemirror-view';
import { errorText, t } from '../../i18n';
import { ERRORS, type ErrorName } from '../../protocol/errors';
import type { NoteEditing, NotePlace, Saving } from '../../note/editing';
import { noteKey } from '../../session/notes';
import type { NoteHandle } from '../notes';
import { isTouch } from '../shortcuts';
import { mountEditor } from './editor';
import { onShortcut } from './onShortcut';
import { openEditing } from './open';
import { SavingLine } from './saving';
import { isTooMuch } from './size';
import { firstWaiting, waitingAsText } from './waiting';
import { fetchTools, tools } from './withTools';

interface Props {
	place: NotePlace;
	/* What is written here, such as the title of the page. */
	label: string;
	placeholder?: string | undefined;
	/* No higher than it must be: beside other things. */
	compact?: boolean | undefined;
	/* It has the focus once it is there. */
	focused?: boolean | undefined;
	/* Has the editing while it is here, for what stands beside the box. */
	handle?: NoteHandle | undefined;
}

/* Another document is another editor. */
export function NoteBox(props: Props) {
	return <OneNote key={noteKey(props.place)} {...props} />;
}

/* Draws again whenever anything of the editing has changed. */
function useEditing(place: NotePlace, handle: NoteHandle | undefined): { editing: NoteEditing | undefined; turn: number; look: () => void } {
	const changes = useSignal(0);
	const editing = useSignal<NoteEditing | undefined>(undefined);
	useEffect(() => {
		const opened = openEditing(place);
		editing.value = opened;
		if (handle) handle.current = opened;
		const end = opened.onChange(() => changes.value++);
		return () => {
			end();
			leave(opened);
			opened.close();
			if (handle && handle.current === opened) handle.current = null;
		};
	}, []);
	return { editing: editing.value, turn: changes.value, look: () => changes.value++ };
}

/* Nothing that was pasted is lost. */
function leave(editing: NoteEditing): void {
	const tr = editing.state && waitingAsText(editing.state);
	if (tr && !isTooMuch(tr)) editing.dispatch(tr);
}

/* What waits is stored nowhere. */
function savingOf({ state, saving }: NoteEditing): Saving {
	if (!state || !firstWaiting(state)) return saving;
	const open = saving.is === 'open' ? saving : { changes: 0, since: 0, offline: false };
	return { ...open, is: 'open', changes: open.changes + 1 };
}

function OneNote({ place, label, placeholder, compact, focused, handle }: Props) {
	/* As it was wanted when this was put there. */
	const isFirst = useRef(focused === true);
	const { editing, turn, look } = useEditing(place, handle);
	const view = useSignal<EditorView | undefined>(undefined);
	useEffect(fetchTools, []);
	const { Here, DraftBanner } = tools.value ?? {};
	if (editing?.fault) {
		return (
			<>
				{editing.draft && DraftBanner && <DraftBanner draft={editing.draft} editing={editing} view={undefined} />}
				<p class="note-fault" role="alert">
					{editing.fault in ERRORS ? errorText(editing.fault as ErrorName) : t('note_unknown')}
				</p>
			</>
		);
	}
	return (
		<div class={compact ? 'note-box is-compact' : 'note-box'} data-testid="note" {...selectedFirst}>
			{editing?.draft && DraftBanner && <DraftBanner draft={editing.draft} editing={editing} view={view.value} />}
			<div class="note-head">
				{editing?.state && !editing.writable && <p class="note-closed">{t('note_closed')}</p>}
				{editing && Here && <Here others={editing.others} />}
				{editing?.state && editing.writable && <SavingLine saving={savingOf(editing)} />}
			</div>
			{editing?.state ? (
				<Text editing={editing} label={label} placeholder={placeholder ?? t('note_placeholder')} view={view} turn={turn} look={look} focused={isFirst.current} />
			) : (
				<p class="note-loading" role="status">
					{t('note_loading')}
				</p>
			)}
		</div>
	);
}

/* A browser says that the selection is another one in a task of its own, behind a key that waits already. Whatever is done with
 * the selection looks at it first. */
const lookAtSelected = () => void document.dispatchEvent(new Event('selectionchange'));
const selectedFirst = {
	onKeyDownCapture: lookAtSelected,
	onMouseDownCapture: lookAtSelected,
	onBeforeInputCapture: lookAtSelected,
	onPasteCapture: lookAtSelected,
	onCopyCapture: lookAtSelected,
	onCutCapture: lookAtSelected,
};

interface TextProps {
	editing: NoteEditing;
	label: string;
	placeholder: string;
	view: Signal<EditorView | undefined>;
	/* Another one whenever what shows the text's state is to be drawn again. */
	turn: number;
	look: () => void;
	focused: boolean;
}

/* What hears of keys and of the cursor before the text does. */
export interface Aid {
	/* True: it was meant. */
	onKey(event: KeyboardEvent): boolean;
	look(): void;
}

function Text({ editing, label, placeholder, view, turn, look, focused }: TextProps) {
	const ref = useRef<HTMLDivElement>(null);
	const aid = useRef<Aid>(null);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => aid.current?.onKey(event) || onShortcut(made, editing, event);
		const onLook = () => {
			look();
			aid.current?.look();
		};
		const made = mountEditor(ref.current!, editing, { label, placeholder, onKey, onLook });
		const end = editing.onChange(() => {
			if (editing.state) made.updateState(editing.state);
			aid.current?.look();
		});
		const endTools = tools.subscribe((come) => {
			come?.pasteWaiting(made);
			/* With the cursors of others. */
			made.setProps({});
		});
		view.value = made;
		/* Not from where somebody has begun to write meanwhile. */
		const isElsewhere = document.activeElement instanceof HTMLInputElement;
		if (focused && editing.writable && !isElsewhere) made.focus();
		return () => {
			end();
			endTools();
			view.value = undefined;
			made.destroy();
		};
	}, []);
	const shown = view.value;
	const { NoteToolbar, Aids } = tools.value ?? {};
	return (
		<>
			{editing.writable && (shown && NoteToolbar ? <NoteToolbar view={shown} turn={turn} label={label} /> : <div class="note-tools" />)}
			<div class="note-page">
				<div ref={ref} />
				{editing.writable && shown && Aids && <Aids view={shown} turn={turn} editing={editing} aid={aid} />}
			</div>
			{!isTouch && editing.writable && <p class="note-hint">{t('note_hint')}</p>}
		</>
	);
}
