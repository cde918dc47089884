import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { House } from '../../protocol/types';
import { Field, PasswordField } from '../dialog/field';
import type { Task } from '../dialog/useTask';
import { limitIn } from '../limits';

export const OWN_FIELDS = ['name', 'email', 'password'];

/* What everybody gives who is new: name, e-mail, password. */
export function OwnFields({ task, house, autofocus }: { task: Task; house?: House | undefined; autofocus?: boolean }) {
	return (
		<>
			<Field
				label={t('own_name')}
				name="name"
				max={LIMITS.person_name_max}
				autocomplete="name"
				autofocus={autofocus}
				error={task.errorOf('name')}
			/>
			<Field
				label={t('email')}
				name="email"
				type="email"
				hint={t('email_hint')}
				max={LIMITS.email_max}
				autocomplete="username"
				error={task.errorOf('email')}
			/>
			<PasswordField
				label={t('password')}
				name="password"
				hint={t('password_hint', { n: limitIn(house, 'password_length') })}
				autocomplete="new-password"
				error={task.errorOf('password')}
			/>
		</>
	);
}

/* What was given, or undefined and a word at the field that is missing. */
export function ownWords(event: Event, task: Task): { name: string; email: string; password: string } | undefined {
	event.preventDefault();
	const form = new FormData(event.currentTarget as HTMLFormElement);
	const name = String(form.get('name')).trim();
	const email = String(form.get('email')).trim();
	const password = String(form.get('password'));
	for (const [field, value] of Object.entries({ name, email, password }))
		if (value === '') {
			task.fail(field, t('field_missing'));
			return undefined;
		}
	return { name, email, password };
}
