/* Gives a task to somebody else. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import type { TaskState } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask } from '../../dialog/useTask';
import { PeoplePicker } from '../../people/peoplePicker';
import { app } from '../../store';
import { sayTask } from '../making';
import { membersOf, useMembers } from '../place';

export function GiveDialog({ room, state }: { room: string; state: TaskState }) {
	const task = useTask();
	const idFor = useClientId();
	const picked = useSignal<readonly string[]>([]);
	useMembers(room);
	const members = membersOf(app.value.rooms.get(room));
	const submit = (event: Event) => {
		event.preventDefault();
		const [person] = picked.peek();
		if (person === undefined) {
			task.fail('', t('field_missing'));
			return;
		}
		task.run(async () => {
			await sayTask(room, state.task, { ...state.what, person }, idFor(person));
			closeDialog();
		});
	};
	return (
		<Dialog title={t('task_give')}>
			<form class="record-form" onSubmit={submit}>
				<p class="record-quote">{state.what.text}</p>
				<PeoplePicker label={t('task_person')} picked={picked} except={(person) => !members.includes(person) || person === state.what.person} most={1} />
				<FormFoot task={task} action={t('task_give_do')} />
			</form>
		</Dialog>
	);
}
