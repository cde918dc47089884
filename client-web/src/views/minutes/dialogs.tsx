/* What is done with minutes by those in charge of them. */
import { h } from 'preact';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { MinutesStanding } from '../../protocol/types';
import { attempt } from '../attempt';
import { closeDialog, Confirm, Dialog, openDialog } from '../dialog/dialog';
import { AreaField, Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../dialog/useTask';
import { client } from '../store';
import { notify } from '../toast';

interface Place {
	room: string;
	meeting: number;
}

export function openPresent(room: string, meeting: number): void {
	openDialog.value = () => h(PresentDialog, { room, meeting });
}

export function openSeal(room: string, meeting: number, standing: MinutesStanding): void {
	openDialog.value = () => h(SealDialog, { room, meeting, standing });
}

export function openAdd(room: string, meeting: number): void {
	openDialog.value = () => h(AddDialog, { room, meeting });
}

export function askWithdraw(room: string, meeting: number): void {
	const withdraw = () => attempt(client().call('minutes.withdraw', { room, meeting, client_id: client().ids.next() }), t('minutes_withdrawn_done'));
	openDialog.value = () => h(Confirm, { title: t('minutes_withdraw_title'), text: t('minutes_withdraw_text'), action: t('minutes_withdraw'), onConfirm: withdraw });
}

function PresentDialog({ room, meeting }: Place) {
	const task = useTask(['days']);
	const clientId = useClientId();
	const submit = (event: Event) => {
		const days = Number(wordsOf(event)('days'));
		if (!Number.isInteger(days) || days < 1 || days > LIMITS.minutes_days_max) return task.fail('days', t('minutes_days_wrong', { n: LIMITS.minutes_days_max }));
		task.run(async () => {
			await client().call('minutes.present', { room, meeting, client_id: clientId(days), days });
			closeDialog();
			notify(t('minutes_present_done'));
		});
	};
	return (
		<Dialog title={t('minutes_present_title')}>
			<form onSubmit={submit} noValidate>
				<p class="form-intro">{t('minutes_present_text')}</p>
				<Field label={t('minutes_days')} name="days" type="number" value={LIMITS.minutes_days} hint={t('minutes_days_hint')} error={task.errorOf('days')} autofocus />
				<FormFoot task={task} action={t('minutes_present_do')} />
			</form>
		</Dialog>
	);
}

function SealDialog({ room, meeting, standing }: Place & { standing: MinutesStanding }) {
	const task = useTask();
	const clientId = useClientId();
	const objections = standing.answers.filter(({ approves }) => !approves).length;
	const submit = (event: Event) => {
		event.preventDefault();
		task.run(async () => {
			await client().call('minutes.seal', { room, meeting, client_id: clientId(meeting) });
			closeDialog();
			notify(t('minutes_seal_done'));
		});
	};
	return (
		<Dialog title={t('minutes_seal_title')}>
			<form onSubmit={submit}>
				<p class="form-intro">{t('minutes_seal_text')}</p>
				<ul class="minutes-list form-intro">
					<li>{t('minutes_seal_fixed')}</li>
					<li>{t('minutes_seal_notes')}</li>
					<li>{t('minutes_seal_adds')}</li>
				</ul>
				{objections > 0 && <p class="warning">{t('minutes_seal_objections', { n: objections })}</p>}
				<FormFoot task={task} action={t('minutes_seal_do')} />
			</form>
		</Dialog>
	);
}

function AddDialog({ room, meeting }: Place) {
	const task = useTask(['text']);
	const clientId = useClientId();
	const submit = (event: Event) => {
		const text = wordsOf(event)('text');
		if (text === '') return task.fail('text', t('field_missing'));
		task.run(async () => {
			await client().call('minutes.add', { room, meeting, client_id: clientId(text), text });
			closeDialog();
			notify(t('minutes_add_done'));
		});
	};
	return (
		<Dialog title={t('minutes_add_title')} firm>
			<form onSubmit={submit}>
				<p class="form-intro">{t('minutes_add_text')}</p>
				<AreaField label={t('minutes_add_what')} name="text" max={LIMITS.agenda_summary_max} error={task.errorOf('text')} autofocus />
				<FormFoot task={task} action={t('minutes_add')} />
			</form>
		</Dialog>
	);
}
