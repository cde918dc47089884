/* Where a link leads. */
import { useSignal } from '@preact/signals';
import type { EditorView } from 'prosemirror-view';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import { closeDialog, closeDialogThen, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { wordsOf } from '../../dialog/useTask';
import { hrefOf } from './href';
import { linkAt, setLink } from './links';

export function LinkDialog({ view }: { view: EditorView }) {
	const there = linkAt(view.state);
	const error = useSignal('');
	const isNew = view.state.selection.empty && !there;
	const apply = (href: string, words: string) =>
		closeDialogThen(() => {
			setLink(href, words)(view.state, view.dispatch);
			view.focus();
		});
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const href = hrefOf(word('href'));
		if (href === undefined) error.value = t('wrong_address');
		else if (href === '' && !there) closeDialog();
		else apply(href, word('words') || word('href'));
	};
	return (
		<Dialog title={t('format_link')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('note_link_address')} name="href" type="url" value={there?.href ?? ''} max={LIMITS.note_link_max} error={error.value} autofocus />
				{isNew && <Field label={t('note_link_words')} name="words" />}
				<div class="dialog-actions">
					{there && (
						<button type="button" class="button button-danger" onClick={() => apply('', '')}>
							{t('note_link_remove')}
						</button>
					)}
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-primary">
						{t('save')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
