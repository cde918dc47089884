/* Puts one of a channel's members in charge of it, as where nobody is any more. Whoever is no member
 * cannot be, for administrators let nobody in. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { closeDialog, Dialog } from '../dialog/dialog';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { PeoplePicker } from '../people/peoplePicker';
import { client } from '../store';
import { Refusal } from '../../connection/refusal';

export function OwnerDialog({ room, title, onDone }: { room: string; title: string; onDone: () => void }) {
	const task = useTask();
	const clientId = useClientId();
	const picked = useSignal<readonly string[]>([]);
	const submit = (event: Event) => {
		event.preventDefault();
		const [person] = picked.value;
		if (person === undefined) return;
		task.run(async () => {
			try {
				await client().call('member.change', { room, client_id: clientId(person), person, role: 'owner' });
			} catch (error) {
				if (!(error instanceof Refusal) || error.refusal !== 'not_found') throw error;
				task.fail('', t('owner_no_member'));
				return;
			}
			closeDialog();
			onDone();
		});
	};
	return (
		<Dialog title={`${t('owner_appoint')}: ${title}`}>
			<form onSubmit={submit}>
				<p class="field-hint form-intro">{t('owner_text')}</p>
				<PeoplePicker label={t('owner_who')} picked={picked} except={() => false} most={1} />
				<FormFoot task={task} action={t('owner_do')} />
			</form>
		</Dialog>
	);
}
