/* The sign-in page. The link's token stands in the fragment, which servers never see; it is used
 * only when a button is pressed, so that programs that look at links do not use it up. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { errorText, language, t } from '../../i18n';
import { ERRORS, type ErrorName } from '../../protocol/errors';
import { LIMITS } from '../../protocol/limits';
import { signIn } from '../../storage/signing';
import { Field } from '../dialog/field';
import { returnPath, takeReason, type Reason } from './leaving';
import { prefer } from '../preferences';

const FIRST = '!first';

function tokenOf(text: string): { token: string; first: boolean } {
	const rest = text.slice(text.indexOf('#') + 1).trim();
	const first = rest.endsWith(FIRST);
	return { token: first ? rest.slice(0, -FIRST.length) : rest, first };
}

const reason: { value: Reason | undefined } = { value: undefined };

export function SignIn() {
	const link = useSignal(tokenOf(location.hash));
	const busy = useSignal(false);
	const error = useSignal('');
	reason.value ??= takeReason();
	useEffect(() => {
		const changed = () => (link.value = tokenOf(location.hash));
		addEventListener('hashchange', changed);
		return () => removeEventListener('hashchange', changed);
	}, []);

	const submit = async (event: Event) => {
		event.preventDefault();
		const form = new FormData(event.currentTarget as HTMLFormElement);
		const pasted = form.get('token');
		const { token, first } = pasted === null ? link.value : tokenOf(String(pasted));
		if (first && pasted !== null) {
			link.value = { token, first };
			return;
		}
		const text = (name: string) => String(form.get(name)).trim();
		busy.value = true;
		error.value = '';
		try {
			const failed = await signIn(
				first ? { token, name: text('name'), house: text('house') } : { token },
			);
			if (failed === undefined) {
				location.replace(returnPath());
				return;
			}
			error.value = errorText(failed in ERRORS ? (failed as ErrorName) : 'unknown');
		} catch {
			error.value = t('error_offline');
		}
		busy.value = false;
	};

	const { token, first } = link.value;
	return (
		<main class="sign-in">
			<form class="sign-in-box" onSubmit={(event) => void submit(event)}>
				<p class="sign-in-brand">{t('app_name')}</p>
				<h1>{first ? t('first_title') : t('sign_in_title')}</h1>
				<SignInWords token={token} first={first} reason={reason.value} />
				{first && (
					<>
						<Field label={t('first_name')} name="name" max={LIMITS.person_name_max} required autocomplete="name" />
						<Field label={t('first_house')} name="house" max={LIMITS.room_title_max} required autocomplete="organization" />
					</>
				)}
				{token === '' && <Field label={t('sign_in_paste')} name="token" required />}
				<p class="form-error" role="alert">
					{error.value}
				</p>
				<button type="submit" class="button button-primary button-large" disabled={busy.value}>
					{first ? t('first_button') : t('sign_in_button')}
				</button>
				<LanguageLinks />
			</form>
		</main>
	);
}

function SignInWords({ token, first, reason }: { token: string; first: boolean; reason: Reason }) {
	return (
		<>
			{reason === 'ended' && <p class="note">{t('sign_in_ended')}</p>}
			{reason === 'out' && <p class="note">{t('sign_in_out')}</p>}
			<p>{first ? t('first_text') : token === '' ? t('sign_in_none') : t('sign_in_ready')}</p>
		</>
	);
}

function LanguageLinks() {
	const other = language.value === 'de' ? 'en' : 'de';
	return (
		<button type="button" class="text-button sign-in-language" lang={other} onClick={() => prefer('language', other)}>
			{other === 'de' ? 'Deutsch' : 'English'}
		</button>
	);
}
