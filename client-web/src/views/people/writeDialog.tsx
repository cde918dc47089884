/* A message to one or several people: the conversation with them opens. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { Dialog } from '../dialog/dialog';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { PeoplePicker } from './peoplePicker';
import { talkTo } from './talkTo';
import { app } from '../store';

export function WriteDialog() {
	const task = useTask();
	const clientId = useClientId();
	const picked = useSignal<readonly string[]>([]);
	const submit = (event: Event) => {
		event.preventDefault();
		const chosen = picked.value;
		if (chosen.length > 0) task.run(() => talkTo(chosen, clientId([...chosen].sort())));
	};
	return (
		<Dialog title={t('write_new')}>
			<form onSubmit={submit}>
				<PeoplePicker label={t('write_whom')} picked={picked} except={(person) => person === app.value.me} most={LIMITS.conversation_max - 1} />
				<p class="field-hint">{t('write_text')}</p>
				<FormFoot task={task} action={t('write_open')} />
			</form>
		</Dialog>
	);
}
