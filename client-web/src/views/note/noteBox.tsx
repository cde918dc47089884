/* A document that can be written in, together: what pages and meetings put in. It opens the document, says what is stored, and
 * keeps what could not be. */
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import type { EditorView } from 'prosemirror-view';
import { errorText, t } from '../../i18n';
import { ERRORS, type ErrorName } from '../../protocol/errors';
import type { NoteEditing, NotePlace } from '../../note/editing';
import { noteKey } from '../../session/notes';
import type { NoteHandle } from '../notes';
import { act, isTouch } from '../shortcuts';
import { ACTS, linkAt, tick } from './commands';
import { DraftBanner } from './draft';
import { mountEditor } from './editor';
import { Here } from './here';
import { MentionList, Mentions } from './mentions';
import { openEditing } from './open';
import { SavingLine } from './saving';
import { openLink, openSelectionMenu, SelectionBar } from './selection';
import { NOTE_SHORTCUTS } from './shortcuts';
import { NoteToolbar } from './toolbar';

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
function useEditing(place: NotePlace, handle: NoteHandle | undefined): { editing: NoteEditing | undefined; look: () => void } {
	const changes = useSignal(0);
	const editing = useSignal<NoteEditing | undefined>(undefined);
	useEffect(() => {
		const opened = openEditing(place);
		editing.value = opened;
		if (handle) handle.current = opened;
		const end = opened.onChange(() => changes.value++);
		return () => {
			end();
			opened.close();
			if (handle && handle.current === opened) handle.current = null;
		};
	}, []);
	void changes.value;
	return { editing: editing.value, look: () => changes.value++ };
}

function OneNote({ place, label, placeholder, compact, focused, handle }: Props) {
	/* As it was wanted when this was put there. */
	const isFirst = useRef(focused === true);
	const { editing, look } = useEditing(place, handle);
	const view = useSignal<EditorView | undefined>(undefined);
	if (editing?.fault) {
		return (
			<>
				{editing.draft && <DraftBanner draft={editing.draft} editing={editing} view={undefined} />}
				<p class="note-fault" role="alert">
					{editing.fault in ERRORS ? errorText(editing.fault as ErrorName) : t('note_unknown')}
				</p>
			</>
		);
	}
	return (
		<div class={compact ? 'note-box is-compact' : 'note-box'} data-testid="note">
			{editing?.draft && <DraftBanner draft={editing.draft} editing={editing} view={view.value} />}
			<div class="note-head">
				{editing?.state && !editing.writable && <p class="note-closed">{t('note_closed')}</p>}
				{editing && <Here others={editing.others} />}
				{editing?.state && editing.writable && <SavingLine saving={editing.saving} />}
			</div>
			{editing?.state ? (
				<Text editing={editing} label={label} placeholder={placeholder ?? t('note_placeholder')} view={view} look={look} focused={isFirst.current} />
			) : (
				<p class="note-loading" role="status">
					{t('note_loading')}
				</p>
			)}
		</div>
	);
}

interface TextProps {
	editing: NoteEditing;
	label: string;
	placeholder: string;
	view: Signal<EditorView | undefined>;
	look: () => void;
	focused: boolean;
}

function Text({ editing, label, placeholder, view, look, focused }: TextProps) {
	const ref = useRef<HTMLDivElement>(null);
	const id = useId();
	const { place } = editing;
	const mentions = useMemo(() => new Mentions(place.room, id, () => view.peek()), []);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => mentions.onKeyDown(event) || onShortcut(made, editing, event);
		const onLook = () => {
			look();
			mentions.look();
		};
		const made = mountEditor(ref.current!, editing, { label, placeholder, onKey, onLook });
		const end = editing.onChange(() => {
			if (editing.state) made.updateState(editing.state);
			mentions.look();
		});
		view.value = made;
		/* Not from where somebody has begun to write meanwhile. */
		const isElsewhere = document.activeElement instanceof HTMLInputElement;
		if (focused && editing.writable && !isElsewhere) made.focus();
		return () => {
			end();
			view.value = undefined;
			made.destroy();
		};
	}, []);
	const shown = view.value;
	const link = shown && linkAt(shown.state);
	return (
		<>
			{shown && editing.writable && <NoteToolbar view={shown} label={label} hasLink={link !== undefined} onLink={() => openLink(shown)} />}
			<div class="note-page">
				<div ref={ref} />
				{shown && editing.writable && <MentionList mentions={mentions} id={id} view={shown} />}
				{shown && editing.writable && !mentions.open.value && <SelectionBar view={shown} place={place} link={link} />}
			</div>
			{!isTouch && editing.writable && <p class="note-hint">{t('note_hint')}</p>}
		</>
	);
}

function onShortcut(view: EditorView, editing: NoteEditing, event: KeyboardEvent): boolean {
	if (!editing.writable) return false;
	const run = (name: keyof typeof ACTS) => ACTS[name].run(view.state, view.dispatch, view);
	return act(event, NOTE_SHORTCUTS, {
		strong: () => run('strong'),
		em: () => run('em'),
		strike: () => run('strike'),
		code: () => run('code'),
		/* With nothing to become one, the key is the page's. */
		link: () => (view.state.selection.empty && !linkAt(view.state) ? false : openLink(view)),
		heading1: () => run('heading1'),
		heading2: () => run('heading2'),
		heading3: () => run('heading3'),
		numbers: () => run('numbers'),
		bullets: () => run('bullets'),
		checks: () => run('checks'),
		tick: () => tick(view.state, view.dispatch),
		undo: () => run('undo') || true,
		redo: () => run('redo') || true,
		menu: () => openSelectionMenu(view, editing.place),
		bar: () => view.dom.closest('.note-box')?.querySelector<HTMLElement>('.note-tools [tabindex="0"]')?.focus(),
	});
}
