import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { NewcomerView, RoomAccess } from '../../protocol/types';
import { Choice } from '../dialog/choice';
import { closeDialog, Dialog } from '../dialog/dialog';
import { AreaField, Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { mayMake } from '../limits';
import { go, roomPath } from '../router';
import { client } from '../store';

/* What one may make of a channel that is like this now, or of a new one. */
export function accessOptions(now?: RoomAccess): [RoomAccess, string][] {
	const options: [RoomAccess, string][] = [
		['open', t('access_open')],
		['closed', t('access_closed')],
	];
	return options.filter(([access]) => access === now || mayMake(access));
}

export function newcomersOptions(): [NewcomerView, string][] {
	return [
		['all', t('newcomers_all')],
		['joined', t('newcomers_joined')],
	];
}

export function NewChannelDialog() {
	const task = useTask(['title', 'topic', 'description']);
	const clientId = useClientId();
	const access = useSignal<RoomAccess>(mayMake('open') ? 'open' : 'closed');
	const newcomers = useSignal<NewcomerView>('all');
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const title = word('title');
		if (title === '') {
			task.fail('title', t('field_missing'));
			return;
		}
		task.run(async () => {
			const words = { title, topic: word('topic'), description: word('description') };
			const params = { ...words, access: access.value, newcomers: newcomers.value };
			const { room } = await client().call('room.create', { client_id: clientId(params), ...params });
			closeDialog();
			go(roomPath(room));
		});
	};
	return (
		<Dialog title={t('rail_new')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('new_title')} hint={t('new_title_hint')} name="title" max={LIMITS.room_title_max} autofocus error={task.errorOf('title')} />
				<Field label={t('new_topic')} name="topic" max={LIMITS.room_topic_max} error={task.errorOf('topic')} />
				<Choice
					legend={t('access')}
					hint={access.value === 'open' ? t('access_open_hint') : t('access_closed_hint')}
					name="access"
					options={accessOptions()}
					value={access.value}
					onPick={(value) => (access.value = value)}
				/>
				<details class="more">
					<summary>{t('more_settings')}</summary>
					<AreaField label={t('description')} hint={t('description_hint')} name="description" max={LIMITS.room_description_max} error={task.errorOf('description')} />
					<Choice
						legend={t('newcomers')}
						hint={newcomers.value === 'all' ? t('newcomers_all_hint') : t('newcomers_joined_hint')}
						name="newcomers"
						options={newcomersOptions()}
						value={newcomers.value}
						onPick={(value) => (newcomers.value = value)}
					/>
				</details>
				<FormFoot task={task} action={t('new_create')} />
			</form>
		</Dialog>
	);
}
