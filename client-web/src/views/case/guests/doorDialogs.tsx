/* The case's general link, and what whoever waits reads. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { GuestLinkResult } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { app, client } from '../../store';
import { HoursChoice, useHours } from './hoursChoice';
import { MadeLink } from './madeLink';

export function GeneralLinkDialog({ room }: { room: string }) {
	const task = useTask();
	const hours = useHours();
	const made = useSignal<GuestLinkResult | undefined>(undefined);
	const isThere = app.value.rooms.get(room)?.held?.door?.general !== undefined;
	if (made.value)
		return (
			<Dialog title={t('door_link')} firm>
				<MadeLink room={room} token={made.value.token} expires={made.value.expires} />
			</Dialog>
		);
	const submit = (event: Event) => {
		event.preventDefault();
		task.run(async () => void (made.value = await client().call('guest.link', { room, hours: hours.value })));
	};
	return (
		<Dialog title={t('door_link')}>
			<form onSubmit={submit} noValidate>
				<p class="note guest-warning">{t('door_link_text')}</p>
				<HoursChoice hours={hours} />
				{isThere && <p class="field-hint">{t('guest_link_before')}</p>}
				<FormFoot task={task} action={t('guest_link_do')} />
			</form>
		</Dialog>
	);
}

export function DoorMessageDialog({ room }: { room: string }) {
	const task = useTask(['message']);
	const clientId = useClientId();
	const message = app.peek().rooms.get(room)?.held?.door?.message ?? '';
	const submit = (event: Event) => {
		const params = { room, message: wordsOf(event)('message') };
		task.run(async () => {
			await client().call('guest.door', { client_id: clientId(params), ...params });
			closeDialog();
		});
	};
	return (
		<Dialog title={t('door_message')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('door_message_field')} hint={t('door_message_hint')} name="message" value={message} max={LIMITS.lobby_message_max} autofocus error={task.errorOf('message')} />
				<FormFoot task={task} action={t('save')} />
			</form>
		</Dialog>
	);
}
