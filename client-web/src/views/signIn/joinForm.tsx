/* Somebody new comes by an invitation. */
import { t } from '../../i18n';
import type { House } from '../../protocol/types';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { OWN_FIELDS, OwnFields, ownWords } from './ownFields';
import { enter } from './signIn';

export function JoinForm({ invitation, house }: { invitation: string; house: House | undefined }) {
	const task = useTask(OWN_FIELDS);
	const title = house?.title ?? t('app_name');
	const submit = (event: Event) => {
		const own = ownWords(event, task);
		if (own) task.run(() => enter({ invitation, ...own }));
	};
	if (invitation === '')
		return (
			<>
				<h1>{t('join_title', { house: title })}</h1>
				<p>{t('join_none')}</p>
			</>
		);
	return (
		<form onSubmit={submit} noValidate>
			<h1>{t('join_title', { house: title })}</h1>
			<p>{t('join_text')}</p>
			<OwnFields task={task} house={house} autofocus />
			<FormError task={task} />
			<button type="submit" class="button button-primary button-large" disabled={task.busy}>
				{t('join_button')}
			</button>
			<p class="sign-in-ways">
				<a href="/sign-in">{t('join_have_account')}</a>
			</p>
		</form>
	);
}
