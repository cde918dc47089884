/* Begins a meeting at once: what it is called is offered, what it is for is asked. */
import { useEffect } from 'preact/hooks';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { Gone } from '../../dialog/gone';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { titleOf } from '../../room/title';
import { go, meetingPath } from '../../router';
import { SideNotePlace } from '../../sideNote';
import { app, client } from '../../store';
import { ownZone } from '../times';

const MINUTES = 30;

export function StartDialog({ room }: { room: string }) {
	const task = useTask(['title', 'goal']);
	const clientId = useClientId();
	const entry = app.value.rooms.get(room);
	/* Who is invited shows there, so the room is to be held. */
	useEffect(() => client().rooms.open(room), [room]);
	if (!entry) return <Gone />;
	const submit = (event: Event) => {
		const word = wordsOf(event);
		const words = { title: word('title'), goal: word('goal') };
		if (words.title === '') {
			task.fail('title', t('field_missing'));
			return;
		}
		task.run(async () => {
			const plan = { ...words, minutes: MINUTES, time_zone: ownZone(), rhythm: 'once', later: [], moderator: app.peek().me, everyone: true, attendees: [] } as const;
			/* A repeat says the same, but for its moment. */
			const params = { room, client_id: clientId(words), plan: { ...plan, later: [], attendees: [], start: Date.now() }, items: [], begin: true };
			const { seq } = await client().call('meeting.plan', params);
			closeDialog();
			go(meetingPath(room, seq));
		});
	};
	return (
		<Dialog title={t('start_meeting')}>
			<form onSubmit={submit} noValidate>
				<SideNotePlace room={room} />
				<p class="form-intro">{t('start_text', { n: MINUTES })}</p>
				<Field label={t('plan_title')} name="title" value={titleOf(entry).slice(0, LIMITS.meeting_title_max)} max={LIMITS.meeting_title_max} error={task.errorOf('title')} />
				<Field label={t('plan_goal')} name="goal" max={LIMITS.meeting_goal_max} autofocus error={task.errorOf('goal')} />
				<FormFoot task={task} action={t('start_do')} />
			</form>
		</Dialog>
	);
}
