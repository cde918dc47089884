/* Adds a bot to the house. */
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { client } from '../store';

export function BotDialog() {
	const task = useTask(['name']);
	const clientId = useClientId();
	const submit = (event: Event) => {
		const name = wordsOf(event)('name');
		if (name === '') {
			task.fail('name', t('field_missing'));
			return;
		}
		task.run(async () => {
			await client().call('person.add', { client_id: clientId(name), name, role: 'member', bot: true });
			closeDialog();
		});
	};
	return (
		<Dialog title={t('bot_add')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('new_title')} hint={t('bot_name_hint')} name="name" max={LIMITS.person_name_max} autofocus error={task.errorOf('name')} />
				<FormFoot task={task} action={t('person_do')} />
			</form>
		</Dialog>
	);
}
