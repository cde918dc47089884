/* Turning a guest away, who waits or is there already: what follows, and a reason they read. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { Guest } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { bylineText } from '../../person';
import { client } from '../../store';
import { notify } from '../../toast';
import { isSettled } from './acts';

interface Props {
	room: string;
	guest: Guest;
}

/* The general link is good for others still: whoever has it could wait once more as somebody else. */
function generalNote({ invited_by }: Guest): string[] {
	return invited_by === undefined ? [t('guest_remove_general')] : [];
}

export function RefuseDialog({ room, guest }: Props) {
	const follows = [t('guest_remove_back', { name: guest.name }), ...generalNote(guest)];
	return <TurnAway room={room} guest={guest} command="guest.refuse" title={t('guest_refuse_title', { whom: bylineText(guest) })} action={t('guest_refuse_do')} follows={follows} />;
}

export function RemoveDialog({ room, guest }: Props) {
	const { name, state } = guest;
	const whom = bylineText(guest);
	const isInvited = state === 'invited';
	const title = t(isInvited ? 'guest_uninvite_title' : 'guest_remove_title', { whom });
	const action = t(isInvited ? 'guest_uninvite_do' : 'guest_remove_do');
	const follows = isInvited ? [t('guest_uninvite_link')] : [t('guest_remove_ends', { name }), t('guest_remove_stays', { name }), t('guest_remove_back', { name }), ...generalNote(guest)];
	return <TurnAway room={room} guest={guest} command="guest.remove" title={title} action={action} follows={follows} />;
}

interface TurnAwayProps extends Props {
	command: 'guest.refuse' | 'guest.remove';
	title: string;
	action: string;
	/* What it comes to, a sentence each. */
	follows: readonly string[];
}

function TurnAway({ room, guest: { guest, name }, command, title, action, follows }: TurnAwayProps) {
	const task = useTask(['reason']);
	const clientId = useClientId();
	const submit = (event: Event) => {
		const reason = wordsOf(event)('reason');
		task.run(async () => {
			const params = { room, guest, ...(reason !== '' && { reason }) };
			try {
				await client().call(command, { client_id: clientId(params), ...params });
			} catch (error) {
				if (!isSettled(error)) throw error;
				notify(t('guest_settled'));
			}
			closeDialog();
		});
	};
	return (
		<Dialog title={title}>
			<form onSubmit={submit} noValidate>
				<ul class="guest-follows">
					{follows.map((one) => (
						<li key={one}>{one}</li>
					))}
				</ul>
				<Field label={t('guest_why')} hint={t('guest_why_hint', { name })} name="reason" max={LIMITS.guest_reason_max} autofocus error={task.errorOf('reason')} />
				<FormFoot task={task} action={action} danger />
			</form>
		</Dialog>
	);
}
