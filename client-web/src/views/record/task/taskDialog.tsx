/* Makes a task, or changes one: what is to be done, by whom, until when. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { TaskState } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { PeoplePicker } from '../../people/peoplePicker';
import type { Place, TaskGiven } from '../../records';
import { SideNotePlace } from '../../sideNote';
import { app } from '../../store';
import { notify } from '../../toast';
import { useCaretBehind } from '../caret';
import { dayHere, endOf } from '../due';
import { lineOf, makeTask, sayTask } from '../making';
import { membersOf, placeIn, useMembers } from '../place';
import { UntilField } from './untilField';

interface Props {
	place: Place;
	given: TaskGiven;
	/* The one that is changed. */
	state?: TaskState;
	onDone?: (() => void) | undefined;
}

export function TaskDialog({ place, given, state, onDone }: Props) {
	const { room } = place;
	const task = useTask(['text', 'person', 'until']);
	const idFor = useClientId();
	const picked = useSignal<readonly string[]>(given.person === undefined ? [] : [given.person]);
	const day = useSignal(given.until === undefined ? '' : dayHere(given.until));
	const form = useCaretBehind('text');
	useMembers(room);
	const members = membersOf(app.value.rooms.get(room));
	const submit = (event: Event) => {
		const text = wordsOf(event)('text');
		if (text === '') {
			task.fail('text', t('field_missing'));
			return;
		}
		const [person] = picked.peek();
		const until = untilOf(day.peek(), given.until);
		const said = { text, ...(person !== undefined && { person }), ...(until !== undefined && { until }) };
		task.run(async () => {
			const id = idFor(said);
			if (state) await sayTask(room, state.task, { ...said, status: state.what.status }, id);
			else await makeTask(place.meeting === undefined ? placeIn(room) : place, { ...originOf(given), ...said }, id);
			closeDialog();
			onDone?.();
			if (!state) notify(t('task_made'));
		});
	};
	return (
		<Dialog title={state ? t('task_change') : t('task_new')} firm>
			<form ref={form} class="record-form" onSubmit={submit}>
				<SideNotePlace room={room} />
				<Field label={t('task_text')} name="text" value={lineOf(given.text ?? '')} max={LIMITS.task_text_max} error={task.errorOf('text')} autofocus />
				<PeoplePicker compact label={t('task_person')} picked={picked} except={(person) => !members.includes(person)} most={1} />
				<p class="field-error" role="alert">
					{task.errorOf('person')}
				</p>
				<UntilField day={day} error={task.errorOf('until')} />
				<FormFoot task={task} action={state ? t('save') : t('task_make')} />
			</form>
		</Dialog>
	);
}

/* What was said to the hour stays so, where the day is the same. */
function untilOf(day: string, before: number | undefined): number | undefined {
	if (day === '') return undefined;
	return before !== undefined && dayHere(before) === day ? before : endOf(day);
}

function originOf({ message, decision }: TaskGiven): Pick<TaskGiven, 'message' | 'decision'> {
	return { ...(message !== undefined && { message }), ...(decision !== undefined && { decision }) };
}
