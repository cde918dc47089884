/* Puts a case off until a day, on which it is open again by itself. */
import { t } from '../../../i18n';
import { addDays, timeOf } from '../../../state/dates';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import { dayHere } from '../../record/due';
import { changeCase } from './changing';

const WEEK_DAYS = 7;

/* Its beginning, here. */
function beginOf(day: string): number {
	return timeOf(day, '00:00', Intl.DateTimeFormat().resolvedOptions().timeZone);
}

export function PostponeDialog({ room, until }: { room: string; until: number | undefined }) {
	const task = useTask(['until']);
	const idFor = useClientId();
	const given = until !== undefined && until > Date.now() ? dayHere(until) : addDays(dayHere(Date.now()), WEEK_DAYS);
	const submit = (event: Event) => {
		const day = wordsOf(event)('until');
		if (day === '' || beginOf(day) <= Date.now()) {
			task.fail('until', t('case_until_wrong'));
			return;
		}
		const change = { state: 'postponed', until: beginOf(day) } as const;
		task.run(() => changeCase(room, change, idFor(change)).then(closeDialog));
	};
	return (
		<Dialog title={t('case_postpone')}>
			<form onSubmit={submit} noValidate>
				<Field label={t('case_until')} hint={t('case_until_hint')} name="until" type="date" value={given} error={task.errorOf('until')} autofocus />
				<FormFoot task={task} action={t('case_postpone_do')} />
			</form>
		</Dialog>
	);
}
