import { useRef } from 'preact/hooks';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { closeDialog, Dialog } from './dialog';
import { Field } from './field';
import { go, roomPath } from '../router';
import { client } from '../store';
import { useTask } from './useTask';

export function NewChannelDialog() {
	const task = useTask();
	/* The same for every try, so that a lost answer does not make a second channel. */
	const clientId = useRef(client().ids.next());
	const submit = (event: Event) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const title = String(form.get('title')).trim();
		const topic = String(form.get('topic')).trim();
		if (title === '') return;
		task.run(async () => {
			const params = { client_id: clientId.current, title, topic };
			const { room } = await client().call('room.create', params);
			closeDialog();
			go(roomPath(room));
		});
	};
	return (
		<Dialog title={t('rail_new')}>
			<form onSubmit={submit}>
				<Field
					label={t('new_title')}
					hint={t('new_title_hint')}
					name="title"
					max={LIMITS.room_title_max}
					required
					autofocus
				/>
				<Field label={t('new_topic')} name="topic" max={LIMITS.room_topic_max} />
				<p class="form-error" role="alert">
					{task.error}
				</p>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={closeDialog}>
						{t('cancel')}
					</button>
					<button type="submit" class="button button-primary" disabled={task.busy}>
						{t('new_create')}
					</button>
				</div>
			</form>
		</Dialog>
	);
}
