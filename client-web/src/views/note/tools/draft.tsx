/* What was written on this device and could not be merged any more. It stays until the person lets go of it. */
import { h } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { DOMSerializer, Node, Slice } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { momentText, t } from '../../../i18n';
import type { NoteDraft, NoteEditing } from '../../../note/editing';
import { schema } from '../../../note/schema';
import { Confirm, openDialog } from '../../dialog/dialog';
import { Icon } from '../../icon';
import { copyAndSay } from '../../message/actions';
import { marksOnPage, mentionText, onPage } from '../look';
import { plainText } from './plainText';

export function DraftBanner({ draft, editing, view }: { draft: NoteDraft; editing: Pick<NoteEditing, 'writable' | 'dropDraft'>; view: EditorView | undefined }) {
	const isOpen = useSignal(false);
	const document = Node.fromJSON(schema, draft.document);
	const insert = () => {
		if (!view) return;
		view.dispatch(view.state.tr.replaceSelection(Slice.maxOpen(document.content)).scrollIntoView());
		view.focus();
	};
	const drop = () =>
		(openDialog.value = () =>
			h(Confirm, { title: t('note_draft_drop'), text: t('note_draft_drop_text'), action: t('note_draft_drop'), onConfirm: () => editing.dropDraft() }));
	return (
		<section class="note-draft" aria-label={t('note_draft')}>
			<p>
				<Icon name="triangle-alert" />
				<span>
					<strong>{t('note_draft')}</strong> {t('note_draft_text', { time: momentText(draft.at, Date.now()) })}
				</span>
			</p>
			{isOpen.value && <Look document={document} />}
			<div class="note-draft-actions">
				<button type="button" class="button" aria-expanded={isOpen.value} onClick={() => (isOpen.value = !isOpen.value)}>
					{t('note_draft_look')}
				</button>
				<button type="button" class="button" onClick={() => void copyAndSay(plainText(document.content, mentionText), t('link_copied'))}>
					{t('note_draft_copy')}
				</button>
				{editing.writable && (
					<button type="button" class="button" onClick={insert}>
						{t('note_draft_insert')}
					</button>
				)}
				<button type="button" class="button button-danger" onClick={drop}>
					{t('note_draft_drop')}
				</button>
			</div>
		</section>
	);
}

const pageSerializer = new DOMSerializer(
	{ ...onPage, check_item: ({ attrs }) => ['li', { class: attrs.checked ? 'note-check is-checked' : 'note-check' }, ['input', box(attrs.checked)], ['div', 0]] },
	marksOnPage,
);

const box = (checked: boolean) => ({ type: 'checkbox', disabled: '', 'aria-label': t('note_check'), ...(checked && { checked: '' }) });

/* A document that is only looked at. */
function Look({ document }: { document: Node }) {
	const ref = useRef<HTMLDivElement>(null);
	useLayoutEffect(() => {
		ref.current!.replaceChildren(pageSerializer.serializeFragment(document.content));
	}, [document]);
	return <div ref={ref} class="note-text is-look" tabIndex={0} role="document" aria-label={t('note_draft')} />;
}
