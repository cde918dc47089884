/* Brings people into a channel. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { memberOf } from '../../state/room';
import { closeDialog, Dialog } from '../dialog/dialog';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { notify } from '../toast';
import { app, client } from '../store';
import { PeoplePicker } from './peoplePicker';

export function InviteDialog({ room }: { room: string }) {
	const task = useTask();
	const clientId = useClientId();
	const picked = useSignal<readonly string[]>([]);
	const entry = app.value.rooms.get(room);
	const held = entry?.held;
	const submit = (event: Event) => {
		event.preventDefault();
		const people = picked.value.map((person) => ({ person }));
		if (people.length === 0) return;
		task.run(async () => {
			await client().call('room.invite', { room, client_id: clientId(people), people });
			notify(t('invited', { n: people.length }));
			closeDialog();
		});
	};
	return (
		<Dialog title={t('invite_to', { title: entry?.title ?? '' })}>
			<form onSubmit={submit}>
				<PeoplePicker label={t('invite_whom')} picked={picked} except={(person) => held !== undefined && memberOf(held, person) !== undefined} most={LIMITS.invite_max} />
				<p class="field-hint">{held?.settings?.newcomers === 'joined' ? t('newcomers_joined_hint') : t('newcomers_all_hint')}</p>
				<FormFoot task={task} action={t('invite_do')} />
			</form>
		</Dialog>
	);
}
