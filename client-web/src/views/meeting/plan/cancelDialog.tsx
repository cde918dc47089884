/* Calls a meeting off, or all that are still to come of its series; asks once. */
import { t } from '../../../i18n';
import type { MeetingPlan } from '../../../protocol/types';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask } from '../../dialog/useTask';
import { client } from '../../store';
import { notify } from '../../toast';
import { dateText } from '../times';

interface Props {
	room: string;
	meeting: number;
	plan: MeetingPlan;
}

export function CancelDialog({ room, meeting, plan: { title, start, later } }: Props) {
	const task = useTask();
	const clientId = useClientId();
	const submit = (event: Event) => {
		event.preventDefault();
		const series = new FormData(event.currentTarget as HTMLFormElement).has('series');
		task.run(async () => {
			await client().call('meeting.cancel', { room, meeting, client_id: clientId(series), ...(series && { series }) });
			closeDialog();
			notify(start === undefined ? t('cancel_template_done') : t('cancel_done'));
		});
	};
	const [next] = later;
	return (
		<Dialog title={start === undefined ? t('cancel_template', { title }) : t('cancel_meeting', { title })}>
			<form onSubmit={submit}>
				<p class="form-intro">{start === undefined ? t('cancel_template_text') : t('cancel_text', { date: dateText(start) })}</p>
				{next && (
					<>
						<label class="check">
							<input type="checkbox" name="series" />
							{t('cancel_series', { n: later.length })}
						</label>
						<p class="field-hint">{t('cancel_next', { date: dateText(next.start) })}</p>
					</>
				)}
				<FormFoot task={task} action={start === undefined ? t('cancel_template_do') : t('cancel_do')} cancel={t('cancel_not')} danger />
			</form>
		</Dialog>
	);
}
