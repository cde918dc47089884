/* A password for oneself: the first one, or a new one. */
import { t } from '../../i18n';
import { closeDialog, Dialog } from '../dialog/dialog';
import { PasswordField } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { notify } from '../toast';
import { limitOf } from '../limits';
import { profileOf } from '../person';
import { app, client } from '../store';

/* byLink: the person has just come by a one-time link, and need not know the password until now. */
export function PasswordDialog({ byLink }: { byLink?: boolean }) {
	const task = useTask(['password', 'current']);
	const { me, hasPassword } = app.value;
	const submit = (event: Event) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const password = String(form.get('password'));
		const current = String(form.get('current') ?? '');
		if (password === '') {
			task.fail('password', t('field_missing'));
			return;
		}
		task.run(async () => {
			await client().call('password.set', { password, ...(current !== '' && { current }) });
			client().hasPassword();
			notify(t('password_saved'));
			closeDialog();
		});
	};
	return (
		<Dialog title={hasPassword ? t('password_change') : t('password_first')}>
			<form onSubmit={submit} noValidate>
				<p class="field-hint form-intro">{byLink && !hasPassword ? t('password_offer') : t('password_text')}</p>
				{/* For the browser's own keeper of passwords. */}
				<input class="visually-hidden" type="text" autocomplete="username" value={profileOf(me)?.email ?? ''} readOnly tabIndex={-1} aria-hidden="true" />
				{hasPassword && !byLink && (
					<PasswordField label={t('password_current')} name="current" hint={t('password_current_hint')} autofocus error={task.errorOf('current')} />
				)}
				<PasswordField
					label={t('password_new')}
					name="password"
					hint={t('password_hint', { n: limitOf('password_length') })}
					autocomplete="new-password"
					autofocus={!hasPassword || byLink}
					error={task.errorOf('password')}
				/>
				<FormFoot task={task} action={t('save')} cancel={byLink ? t('later') : t('cancel')} />
			</form>
		</Dialog>
	);
}
