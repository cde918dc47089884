import { t } from '../../i18n';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { enter } from './signIn';

/* A one-time link needs nothing but a press. */
export function LinkForm({ token }: { token: string }) {
	const task = useTask();
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				task.run(() => enter({ token }));
			}}
		>
			<h1>{t('sign_in_title')}</h1>
			<p>{t('sign_in_ready')}</p>
			<FormError task={task} />
			<button type="submit" class="button button-primary button-large" disabled={task.busy}>
				{t('sign_in_button')}
			</button>
			<p class="sign-in-ways">
				<a href="/sign-in">{t('sign_in_by_password')}</a>
			</p>
		</form>
	);
}
