/* What the house says of itself. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { House, Language } from '../../protocol/types';
import { Choice } from '../dialog/choice';
import { Field } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { notify } from '../toast';
import { PictureField } from '../picture/pictureField';
import { logoOfHouse } from '../pictures';
import { LANGUAGES } from '../preferences';
import { client, house } from '../store';

const LOGO = { width: 320, height: 96, fills: false };

export function HousePage() {
	const now = house.value?.held?.house;
	return now ? <HouseForm house={now} /> : null;
}

function HouseForm({ house: now }: { house: House }) {
	const task = useTask(['title', 'imprint', 'privacy', 'data']);
	const clientId = useClientId();
	const logoId = useClientId();
	const logo = useSignal<string | undefined>(undefined);
	const language = useSignal<Language>(now.language);
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const wanted = { title: word('title'), imprint: word('imprint'), privacy: word('privacy'), language: language.value };
		if (wanted.title === '') {
			task.fail('title', t('field_missing'));
			return;
		}
		const changed: Partial<House> = Object.fromEntries(
			Object.entries(wanted).filter(([name, value]) => value !== (now[name as keyof House] ?? '')),
		);
		const data = logo.value;
		const isChanged = Object.keys(changed).length > 0;
		if (!isChanged && data === undefined) return;
		task.run(async () => {
			if (data !== undefined) await client().call('picture.set', { client_id: logoId(data), data });
			logo.value = undefined;
			if (isChanged) await client().call('house.change', { client_id: clientId(changed), ...changed });
			notify(t('saved'));
		});
	};
	return (
		<form class="page-form" onSubmit={submit} noValidate>
			<Field label={t('house_title')} hint={t('house_title_hint')} name="title" value={now.title} max={LIMITS.room_title_max} error={task.errorOf('title')} />
			<PictureField label={t('logo')} hint={t('logo_hint')} frame={LOGO} now={logoOfHouse()} chosen={logo} show={(url) => url && <img class="logo" src={url} alt={t('logo')} />} error={task.errorOf('data')} />
			<Choice<Language> legend={t('house_language')} hint={t('house_language_hint')} name="house-language" options={LANGUAGES} value={language.value} onPick={(value) => (language.value = value)} />
			<Field label={t('imprint')} hint={t('imprint_hint')} name="imprint" type="url" value={now.imprint ?? ''} max={LIMITS.address_max} placeholder="https://" error={task.errorOf('imprint')} />
			<Field label={t('privacy')} hint={t('privacy_hint')} name="privacy" type="url" value={now.privacy ?? ''} max={LIMITS.address_max} placeholder="https://" error={task.errorOf('privacy')} />
			<FormError task={task} />
			<button type="submit" class="button button-primary" disabled={task.busy}>
				{t('save')}
			</button>
		</form>
	);
}
