/* Makes a page, or gives one another title. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { PageListing } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { go, pagePath } from '../../router';
import { SideNotePlace } from '../../sideNote';
import { useCaretBehind } from '../caret';
import { changePage, makePage } from '../making';

interface Props {
	room: string;
	title: string;
	/* The one that gets another title. */
	listing?: PageListing;
	onDone?: (() => void) | undefined;
}

export function PageDialog({ room, title, listing, onDone }: Props) {
	const task = useTask(['title']);
	const idFor = useClientId();
	const form = useCaretBehind('title');
	const submit = (event: Event) => {
		const wanted = wordsOf(event)('title');
		if (wanted === '') {
			task.fail('title', t('field_missing'));
			return;
		}
		task.run(async () => {
			const id = idFor(wanted);
			const page = listing ? undefined : await makePage(room, wanted, id);
			if (listing) await changePage(room, listing, { title: wanted }, id);
			closeDialog();
			onDone?.();
			if (page) go(pagePath(room, page.seq));
		});
	};
	return (
		<Dialog title={t(listing ? 'page_rename_title' : 'page_new')} firm>
			<form ref={form} onSubmit={submit}>
				<Field
					label={t('page_title')}
					name="title"
					value={title}
					max={LIMITS.page_title_max}
					hint={t('page_title_hint')}
					error={task.errorOf('title')}
					autofocus
				/>
				<SideNotePlace room={room} />
				<FormFoot task={task} action={listing ? t('save') : t('page_make')} />
			</form>
		</Dialog>
	);
}
