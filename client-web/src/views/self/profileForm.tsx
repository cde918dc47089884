/* What the house knows of a person, to be changed by themselves or by an administrator. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field, SelectField } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { notify } from '../toast';
import { Avatar, nameOf, pictureOfPerson, profileOf } from '../person';
import { PictureField } from '../picture/pictureField';
import { app, client } from '../store';

const FIELDS = ['name', 'email', 'position', 'place', 'time_zone'] as const;
const FRAME = { width: 192, height: 192, fills: true };

export function ProfileDialog({ person }: { person: string }) {
	const task = useTask([...FIELDS, 'data']);
	const clientId = useClientId();
	const pictureId = useClientId();
	const picture = useSignal<string | undefined>(undefined);
	const profile = profileOf(person);
	const isMe = person === app.value.me;
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const changed = Object.fromEntries(
			FIELDS.map((field) => [field, word(field)] as const).filter(([field, text]) => text !== (profile?.[field] ?? '')),
		);
		if ('name' in changed && changed['name'] === '') {
			task.fail('name', t('field_missing'));
			return;
		}
		task.run(async () => {
			if (picture.value !== undefined) {
				const params = { person, data: picture.value };
				await client().call('picture.set', { client_id: pictureId(params), ...params });
			}
			if (Object.keys(changed).length > 0) {
				const params = { person, ...changed };
				await client().call('profile.change', { client_id: clientId(params), ...params });
			}
			if (picture.value !== undefined || Object.keys(changed).length > 0) notify(t('saved'));
			closeDialog();
		});
	};
	return (
		<Dialog title={isMe ? t('profile') : nameOf(person)}>
			<form onSubmit={submit} noValidate>
				<p class="field-hint form-intro">{t('profile_text')}</p>
				<PictureField label={t('picture')} hint={t('picture_hint')} frame={FRAME} now={pictureOfPerson(person)} chosen={picture} show={(url) => <Avatar person={person} url={url} />} error={task.errorOf('data')} />
				<Field label={profile?.bot ? t('new_title') : t('own_name')} name="name" value={profile?.name ?? ''} max={LIMITS.person_name_max} autocomplete={isMe ? 'name' : 'off'} autofocus error={task.errorOf('name')} />
				{!profile?.bot && <Field label={t('email')} name="email" type="email" value={profile?.email ?? ''} hint={t('email_hint')} max={LIMITS.email_max} autocomplete={isMe ? 'email' : 'off'} error={task.errorOf('email')} />}
				<Field label={t('position')} name="position" value={profile?.position ?? ''} hint={t('position_hint')} max={LIMITS.person_line_max} error={task.errorOf('position')} />
				<Field label={t('place')} name="place" value={profile?.place ?? ''} hint={t('place_hint')} max={LIMITS.person_line_max} error={task.errorOf('place')} />
				<SelectField label={t('time_zone')} name="time_zone" value={profile?.time_zone ?? ''} options={timeZones(profile?.time_zone)} hint={t('time_zone_hint')} error={task.errorOf('time_zone')} />
				<FormFoot task={task} action={t('save')} />
			</form>
		</Dialog>
	);
}

/* This device's own first. */
function timeZones(current: string | undefined): [string, string][] {
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const all = new Set(['', here, ...(current ? [current] : []), ...Intl.supportedValuesOf('timeZone')]);
	return [...all].map((zone) => [zone, zone === '' ? t('time_zone_none') : zone.replaceAll('_', ' ')]);
}
