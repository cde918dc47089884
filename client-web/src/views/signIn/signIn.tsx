/* The pages of somebody who is not signed in. What lets them in stands in the fragment, which servers
 * never see; it is used only when a button is pressed, so that programs that look at links do not use
 * it up. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { askHouse, type HouseFront } from '../../storage/house';
import { signIn as askIn, type SignIn as SignInBody } from '../../storage/signing';
import { offerPassword, returnPath, takeReason } from '../frame/leaving';
import { fallbackLanguage } from '../look';
import { dataUrl } from '../pictures';
import { FirstForm } from './firstForm';
import { HouseFoot } from './houseFoot';
import { JoinForm } from './joinForm';
import { LinkForm } from './linkForm';
import { PasswordForm } from './passwordForm';

const FIRST = '!first';

export interface Secret {
	token: string;
	/* It founds the house. */
	first: boolean;
	/* It is an invitation. */
	joins: boolean;
}

/* A link, or what stands behind its #. */
export function secretOf(text: string): Secret {
	const rest = text.slice(text.indexOf('#') + 1).trim();
	const first = rest.endsWith(FIRST);
	const joins = /\/invitation\/?#/.test(text);
	return { token: first ? rest.slice(0, -FIRST.length) : rest, first, joins };
}

function secretHere(): Secret {
	return secretOf(location.hash === '' ? '' : location.pathname + location.hash);
}

/* Signs in and goes where the person wanted to go. */
export async function enter(body: SignInBody): Promise<void> {
	await askIn(body);
	if ('token' in body && !('password' in body)) offerPassword();
	location.replace(returnPath());
}

export function SignIn() {
	const secret = useSignal(secretHere());
	const house = useSignal<HouseFront | undefined>(undefined);
	useEffect(() => {
		const changed = () => (secret.value = secretHere());
		addEventListener('hashchange', changed);
		askHouse().then(
			(found) => {
				house.value = found;
				if (found) fallbackLanguage.value = found.language;
			},
			() => undefined,
		);
		return () => removeEventListener('hashchange', changed);
	}, []);
	const { token, first, joins } = secret.value;
	const logo = house.value?.logo_data;
	return (
		<main class="sign-in">
			<div class="sign-in-box">
				{logo && <img class="logo" src={dataUrl(logo)} alt="" />}
				<p class="sign-in-brand">{house.value?.title ?? t('app_name')}</p>
				{first ? (
					<FirstForm token={token} />
				) : joins ? (
					<JoinForm invitation={token} house={house.value} />
				) : token !== '' ? (
					<LinkForm token={token} />
				) : (
					<PasswordForm onLink={(pasted) => (secret.value = pasted)} />
				)}
				<HouseFoot house={house.value} />
			</div>
		</main>
	);
}

let reason: ReturnType<typeof takeReason> | undefined;

/* Why one is here, if something has ended. */
export function ReasonNote() {
	reason ??= takeReason();
	if (reason === '') return null;
	return <p class="note">{reason === 'ended' ? t('sign_in_ended') : t('sign_in_out')}</p>;
}
