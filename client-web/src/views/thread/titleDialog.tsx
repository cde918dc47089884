/* What a thread is to be called. */
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { client } from '../store';

export interface Titled {
	room: string;
	message: number;
	title: string;
	resolved: boolean;
}

export function TitleDialog({ room, message, title: before, resolved }: Titled) {
	const task = useTask(['title']);
	const idFor = useClientId();
	const submit = (event: Event) => {
		const title = wordsOf(event)('title');
		task.run(async () => {
			await client().call('thread.change', { room, message, client_id: idFor(title), title, resolved });
			closeDialog();
		});
	};
	return (
		<Dialog title={t('thread_name')}>
			<form onSubmit={submit}>
				<Field
					label={t('thread_title')}
					hint={t('thread_title_hint')}
					name="title"
					value={before}
					max={LIMITS.thread_title_max}
					error={task.errorOf('title')}
					autofocus
				/>
				<FormFoot task={task} action={t('composer_save')} />
			</form>
		</Dialog>
	);
}
