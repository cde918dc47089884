/* Invites a guest by a personal link, or makes another for one who is there already. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { Guest, GuestInviteResult } from '../../../protocol/types';
import { Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useTask, wordsOf } from '../../dialog/useTask';
import { app, client } from '../../store';
import { HoursChoice, useHours } from './hoursChoice';
import { MadeLink } from './madeLink';

interface Props {
	room: string;
	/* Left out: somebody new. */
	guest?: Guest | undefined;
}

export function InviteGuestDialog({ room, guest }: Props) {
	const made = useSignal<(GuestInviteResult & { name: string }) | undefined>(undefined);
	if (made.value) {
		const { name, token, expires } = made.value;
		return (
			<Dialog title={t('guest_link_title', { name })} firm>
				<MadeLink room={room} name={name} token={token} expires={expires} />
			</Dialog>
		);
	}
	const isGone = guest?.state === 'refused' || guest?.state === 'removed';
	const title = !guest ? t('guest_invite') : t(isGone ? 'guest_again_title' : 'guest_new_link_title', { name: guest.name });
	return (
		<Dialog title={title}>
			<InviteForm room={room} guest={guest} onMade={(name, result) => (made.value = { ...result, name })} />
		</Dialog>
	);
}

function InviteForm({ room, guest, onMade }: Props & { onMade: (name: string, result: GuestInviteResult) => void }) {
	const task = useTask(['name', 'company']);
	const hours = useHours();
	const typed = useSignal(guest?.name ?? '');
	const company = guest?.company ?? app.peek().rooms.get(room)?.held?.sheet?.customer ?? '';
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const name = word('name');
		if (name === '') {
			task.fail('name', t('field_missing'));
			return;
		}
		task.run(async () => {
			const params = { room, name, company: word('company'), hours: hours.value, ...(guest && { guest: guest.guest }) };
			onMade(name, await client().call('guest.invite', params));
		});
	};
	return (
		<form onSubmit={submit} noValidate>
			<Field label={t('own_name')} name="name" value={typed.peek()} max={LIMITS.person_name_max} autofocus={!guest} error={task.errorOf('name')} onInput={(text) => (typed.value = text.trim())} />
			<Field label={t('guest_company')} name="company" value={company} max={LIMITS.company_max} hint={t('guest_company_hint')} error={task.errorOf('company')} />
			<HoursChoice hours={hours} />
			<p class="note guest-warning">{typed.value ? t('guest_key', { name: typed.value }) : t('guest_key_somebody')}</p>
			{guest && guest.state !== 'refused' && guest.state !== 'removed' && <p class="field-hint">{t('guest_link_before')}</p>}
			<FormFoot task={task} action={t('guest_link_do')} />
		</form>
	);
}
