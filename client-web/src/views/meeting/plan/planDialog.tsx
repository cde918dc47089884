/* Plans a meeting, or changes how one is planned. */
import { useEffect, useMemo } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { Meeting } from '../../../protocol/types';
import { draftOf } from '../../../state/agenda';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { AreaField, Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { keepEnter, useFault } from '../../dialog/longForm';
import { useClientId, useTask, type Task } from '../../dialog/useTask';
import { go, meetingPath } from '../../router';
import { SideNotePlace } from '../../sideNote';
import { app, client } from '../../store';
import { notify } from '../../toast';
import { PlanAgenda } from './agenda';
import { formOf, newForm, planOf, type PlanForm } from './form';
import { PlanHints } from './hints';
import { PlanLinks } from './links';
import { PlanPeople } from './people';
import { PlanTemplates } from './templateChoice';
import { PlanWhen } from './when';
import { isSound } from './faults';

interface Props {
	room: string;
	/* The number of the meeting that is changed; left out: a new one. */
	number?: number;
	/* Of the template it is planned from. */
	from?: number;
}

/* Who is in the room is read first, and the meeting that is changed. */
export function PlanDialog({ room, number, from }: Props) {
	const read = useSignal<Meeting | undefined>(undefined);
	const task = useTask();
	const entry = app.value.rooms.get(room);
	useEffect(() => client().rooms.open(room), [room]);
	useEffect(() => {
		if (number === undefined) return;
		task.run(async () => void (read.value = (await client().call('meeting.open', { room, meeting: number })).meeting));
	}, []);
	const isReady = entry?.held && (number === undefined || read.value);
	return (
		<Dialog title={number === undefined ? t('plan_meeting') : t('plan_change')} wide firm>
			{isReady ? (
				<Form room={room} meeting={read.value} from={from} />
			) : (
				<p aria-busy={task.error === ''} role="alert">
					{task.error}
				</p>
			)}
		</Dialog>
	);
}

/* What the server may find wrong, as it calls it. */
const FIELDS = ['title', 'goal', 'start', 'minutes', 'time_zone', 'later', 'moderator', 'minute_taker', 'attendees', 'call', 'links', 'address'];

function Form({ room, meeting, from }: { room: string; meeting: Meeting | undefined; from: number | undefined }) {
	const form = useMemo(() => (meeting ? formOf(room, meeting) : newForm(room)), []);
	const task = useTask(FIELDS);
	const clientId = useClientId();
	const { box, look } = useFault(FIELDS.map(task.errorOf).join(''));
	const isTemplate = meeting !== undefined && meeting.plan.start === undefined;
	const send = (asTemplate: boolean) => {
		look();
		if (!isSound(form, task, asTemplate)) return;
		const plan = planOf(form, asTemplate);
		task.run(async () => {
			if (meeting) await client().call('meeting.change', { room, meeting: meeting.meeting, client_id: clientId(plan), plan });
			else await planAnew(form, clientId, asTemplate);
			closeDialog();
			if (meeting) notify(t('saved'));
		});
	};
	const submit = (event: Event) => {
		event.preventDefault();
		send(isTemplate);
	};
	const filled = form.filled.value;
	return (
		<form ref={box} class="plan" onSubmit={submit} onKeyDown={keepEnter} noValidate>
			<SideNotePlace room={room} />
			{!meeting && <PlanTemplates form={form} first={from} />}
			<Field
				key={`title ${filled}`}
				label={t('plan_title')}
				name="title"
				value={form.title.value}
				max={LIMITS.meeting_title_max}
				autofocus={filled === 0}
				error={task.errorOf('title')}
				onInput={(text) => (form.title.value = text)}
			/>
			<AreaField
				key={`goal ${filled}`}
				label={t('plan_goal')}
				hint={t('plan_goal_hint')}
				name="goal"
				rows={2}
				value={form.goal.value}
				max={LIMITS.meeting_goal_max}
				error={task.errorOf('goal')}
				onInput={(text) => (form.goal.value = text)}
			/>
			<PlanWhen form={form} task={task} isTemplate={isTemplate} />
			<PlanPeople form={form} task={task} />
			{!meeting && <PlanAgenda form={form} />}
			<PlanLinks form={form} task={task} />
			<PlanHints form={form} isTemplate={isTemplate} />
			<Foot task={task} isNew={!meeting} onTemplate={() => send(true)} />
		</form>
	);
}

async function planAnew(form: PlanForm, clientId: (words: unknown) => string, isTemplate: boolean): Promise<void> {
	const { room } = form;
	const params = { plan: planOf(form, isTemplate), items: form.agenda.peek().items.map(draftOf) };
	const { seq } = await client().call('meeting.plan', { room, client_id: clientId(params), ...params });
	const show = { words: t('show'), run: () => go(meetingPath(room, seq)) };
	if (isTemplate) notify(t('plan_template_done'));
	else notify(t('plan_done'), show);
}

function Foot({ task, isNew, onTemplate }: { task: Task; isNew: boolean; onTemplate: () => void }) {
	return (
		<FormFoot task={task} action={isNew ? t('plan_do') : t('save')}>
			{isNew && (
				<button type="button" class="button plan-template" disabled={task.busy} onClick={onTemplate}>
					{t('plan_template')}
				</button>
			)}
		</FormFoot>
	);
}
