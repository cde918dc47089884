/* Calls somebody into a meeting that goes on, with a line of what for; whoever is not in its room comes there first. */
import { useSignal } from '@preact/signals';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { Meeting } from '../../protocol/types';
import { isHere } from '../../state/meetingPeople';
import { memberOf } from '../../state/room';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { PeoplePicker } from '../people/peoplePicker';
import { isBot, nameOf } from '../person';
import { app, client } from '../store';
import { notify } from '../toast';

export function CallDialog({ room, meeting }: { room: string; meeting: Meeting }) {
	const task = useTask(['text']);
	const inviteId = useClientId();
	const callId = useClientId();
	const picked = useSignal<readonly string[]>([]);
	const text = useSignal('');
	const entry = app.value.rooms.get(room);
	const isMember = (person: string) => entry?.held !== undefined && memberOf(entry.held, person) !== undefined;
	const canInvite = entry?.kind === 'channel';
	const [person] = picked.value;
	const submit = (event: Event) => {
		event.preventDefault();
		if (person === undefined) return;
		task.run(async () => {
			if (!isMember(person)) await client().call('room.invite', { room, client_id: inviteId(person), people: [{ person }] });
			const said = text.peek().trim();
			const called = { room, meeting: meeting.meeting, person, ...(said && { text: said }) };
			await client().call('meeting.call', { ...called, client_id: callId(called) });
			notify(t('call_done', { name: nameOf(person) }));
			closeDialog();
		});
	};
	return (
		<Dialog title={t('call_in_title')}>
			<form onSubmit={submit}>
				<PeoplePicker
					label={t('call_whom')}
					picked={picked}
					except={(one) => isHere(meeting, one) || isBot(one) || (!canInvite && !isMember(one))}
					most={1}
				/>
				{person !== undefined && !isMember(person) && <p class="field-hint">{t('call_invites', { name: nameOf(person), room: entry?.title ?? '' })}</p>}
				<Field label={t('call_text')} name="text" max={LIMITS.meeting_call_max} error={task.errorOf('text')} onInput={(value) => (text.value = value)} />
				<FormFoot task={task} action={t('call_do')} />
			</form>
		</Dialog>
	);
}
