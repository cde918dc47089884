/* A link that was just made: shown once, to be copied or sent. */
import { useSignal } from '@preact/signals';
import { language, t } from '../../../i18n';
import type { Language } from '../../../protocol/types';
import { Choice } from '../../dialog/choice';
import { closeDialog } from '../../dialog/dialog';
import { LinkBox } from '../../dialog/linkBox';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { app, house, me } from '../../store';
import { mailAddress } from './mail';
import { untilWhen } from './words';

interface Props {
	room: string;
	/* Left out: it is the general link. */
	name?: string;
	token: string;
	expires: number;
}

const LANGUAGES: [Language, string][] = [
	['de', 'Deutsch'],
	['en', 'English'],
];

export function MadeLink({ room, name, token, expires }: Props) {
	const spoken = useSignal<Language>(language.peek());
	const link = `${location.origin}/join#${token}`;
	const { rooms } = app.value;
	const title = rooms.get(rooms.get(room)?.held?.shared ?? '')?.title ?? '';
	const mail = mailAddress(spoken.value, { link, name, title, house: house.value?.title ?? '', from: nameOf(me.value), expires });
	return (
		<>
			<LinkBox link={link} label={t('guest_link_field')} />
			<p class="note guest-once">{t('guest_link_once', { time: untilWhen(expires) })}</p>
			<p class="field-hint">{name === undefined ? t('door_link_who') : t('guest_key', { name })}</p>
			<Choice legend={t('guest_mail_language')} hint={t('guest_mail_hint')} name="language" options={LANGUAGES} value={spoken.value} onPick={(one) => (spoken.value = one)} />
			<div class="dialog-actions">
				<a class="button" href={mail}>
					<Icon name="mail" />
					{t('guest_mail')}
				</a>
				<button type="button" class="button" onClick={closeDialog}>
					{t('close')}
				</button>
			</div>
		</>
	);
}
