/* Deleting for good: only whoever types the name means it. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { notify } from '../toast';
import { go } from '../router';
import { client } from '../store';

export function DeleteDialog({ room, title, onDone }: { room: string; title: string; onDone?: () => void }) {
	const task = useTask();
	const typed = useSignal('');
	const isMeant = typed.value.trim() === title;
	const submit = (event: Event) => {
		event.preventDefault();
		if (!isMeant) return;
		task.run(async () => {
			await client().call('room.delete', { room });
			notify(t('deleted', { title }));
			closeDialog();
			if (onDone) onDone();
			else go('/');
		});
	};
	return (
		<Dialog title={t('delete_channel')}>
			<form onSubmit={submit}>
				<p class="warning">{t('delete_text', { title })}</p>
				<Field label={t('delete_type', { title })} name="title" autofocus onInput={(text) => (typed.value = text)} />
				<FormError task={task} />
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-danger" disabled={task.busy || !isMeant}>
						{t('delete_do')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
