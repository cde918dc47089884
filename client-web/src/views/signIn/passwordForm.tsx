/* Signing in with e-mail and password; whoever has none is told of links. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { Field, PasswordField } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask, wordsOf } from '../dialog/useTask';
import { enter, ReasonNote, secretOf, type Secret } from './signIn';

export function PasswordForm({ onLink }: { onLink: (secret: Secret) => void }) {
	const task = useTask(['email', 'password']);
	const hint = useSignal<'' | 'forgotten' | 'link'>('');
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const email = word('email');
		/* Spaces at its ends belong to it. */
		const password = new FormData(event.currentTarget as HTMLFormElement).get('password') as string;
		if (email === '') task.fail('email', t('field_missing'));
		else if (password === '') task.fail('password', t('field_missing'));
		else task.run(() => enter({ email, password }));
	};
	const toggle = (which: 'forgotten' | 'link') => (hint.value = hint.value === which ? '' : which);
	return (
		<>
			<form onSubmit={submit} noValidate>
				<h1>{t('sign_in_title')}</h1>
				<ReasonNote />
				<Field
					label={t('email')}
					name="email"
					type="email"
					max={LIMITS.email_max}
					autocomplete="username"
					autofocus
					error={task.errorOf('email')}
				/>
				<PasswordField label={t('password')} name="password" error={task.errorOf('password')} />
				<FormError task={task} />
				<button type="submit" class="button button-primary button-large" disabled={task.busy}>
					{t('sign_in_button')}
				</button>
			</form>
			<p class="sign-in-ways">
				<button type="button" class="text-button" aria-expanded={hint.value === 'forgotten'} onClick={() => toggle('forgotten')}>
					{t('sign_in_forgotten')}
				</button>
				<button type="button" class="text-button" aria-expanded={hint.value === 'link'} onClick={() => toggle('link')}>
					{t('sign_in_by_link')}
				</button>
			</p>
			{hint.value === 'forgotten' && <p class="note">{t('sign_in_forgotten_text')}</p>}
			{hint.value === 'link' && <PasteForm onLink={onLink} />}
		</>
	);
}

function PasteForm({ onLink }: { onLink: (secret: Secret) => void }) {
	const submit = (event: Event) => {
		const pasted = wordsOf(event)('link');
		if (pasted !== '') onLink(secretOf(pasted.includes('#') ? pasted : `#${pasted}`));
	};
	return (
		<form onSubmit={submit}>
			<Field label={t('sign_in_paste')} hint={t('sign_in_paste_hint')} name="link" required autofocus />
			<button type="submit" class="button button-large">
				{t('next')}
			</button>
		</form>
	);
}
