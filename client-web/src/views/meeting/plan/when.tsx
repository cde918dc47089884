/* When a meeting is, for how long, and how its series goes on. */
import { t, timeText } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { MeetingRhythm } from '../../../protocol/types';
import { DATES_MAX, isDay, turnOf } from '../../../state/dates';
import { MINUTE_MS } from '../../../state/meetingClock';
import { Field, SelectField } from '../../dialog/field';
import type { Task } from '../../dialog/useTask';
import { dateText, ownZone, weekdayName, zoneName } from '../times';
import { PlanDates } from './dates';
import { startOf, type EndKind, type PlanForm } from './form';

interface Props {
	form: PlanForm;
	task: Task;
	isTemplate: boolean;
}

export function PlanWhen({ form, task, isTemplate }: Props) {
	const filled = form.filled.value;
	return (
		<fieldset class="plan-part">
			<legend>{t('plan_when')}</legend>
			<div class="plan-row">
				{!isTemplate && (
					<>
						<Field label={t('plan_day')} name="day" type="date" value={form.day.value} error={task.errorOf('start')} onInput={(day) => (form.day.value = day)} />
						<Field label={t('plan_clock')} name="clock" type="time" value={form.clock.value} hint={hereText(form)} onInput={(clock) => (form.clock.value = clock)} />
					</>
				)}
				<Field
					key={`minutes ${filled}`}
					label={t('plan_minutes')}
					name="minutes"
					type="number"
					value={form.minutes.value}
					hint={isTemplate ? '' : untilText(form)}
					error={task.errorOf('minutes')}
					onInput={(text) => (form.minutes.value = Math.round(Number(text)))}
				/>
				{!isTemplate && (
					<SelectField
						label={t('plan_zone')}
						name="zone"
						value={form.zone.value}
						options={zoneOptions(form.zone.value)}
						error={task.errorOf('time_zone')}
						onPick={(zone) => (form.zone.value = zone)}
					/>
				)}
			</div>
			{!isTemplate && isDay(form.day.value) && <Series form={form} task={task} />}
		</fieldset>
	);
}

/* When it is over. */
function untilText(form: PlanForm): string {
	const end = startOf(form) + form.minutes.value * MINUTE_MS;
	return Number.isNaN(end) || form.zone.value !== ownZone() ? '' : t('plan_until', { time: timeText(end) });
}

/* When that is here, if it is planned by another clock. */
function hereText(form: PlanForm): string {
	const start = startOf(form);
	return Number.isNaN(start) || form.zone.value === ownZone() ? '' : t('plan_here', { time: dateText(start) });
}

function zoneOptions(zone: string): [string, string][] {
	const all = new Set([ownZone(), zone, ...Intl.supportedValuesOf('timeZone')]);
	return [...all].map((one) => [one, zoneName(one)]);
}

function Series({ form, task }: Omit<Props, 'isTemplate'>) {
	const weekday = weekdayName(form.day.value);
	const rhythms: [MeetingRhythm, string][] = [
		['once', t('series_once')],
		['weekly', t('series_weekly', { weekday })],
		['fortnightly', t('series_fortnightly', { weekday })],
		['monthly', t('series_monthly', { weekday, turn: turnOf(form.day.value) })],
	];
	const pickRhythm = (rhythm: MeetingRhythm) => {
		form.rhythm.value = rhythm;
		form.exceptions.value = new Map();
		if (form.end.value === 'given') form.end.value = 'count';
	};
	return (
		<>
			<div class="plan-row plan-row-series">
				<SelectField<MeetingRhythm> label={t('series')} name="rhythm" value={form.rhythm.value} options={rhythms} onPick={pickRhythm} />
				{form.rhythm.value !== 'once' && <End form={form} />}
			</div>
			{form.rhythm.value !== 'once' && <PlanDates form={form} error={task.errorOf('later')} />}
		</>
	);
}

function End({ form }: { form: PlanForm }) {
	const kinds: [EndKind, string][] = [
		...(form.meeting ? [['given', t('series_given')] as [EndKind, string]] : []),
		['count', t('series_count')],
		['until', t('series_until')],
		['open', t('series_open')],
	];
	return (
		<>
			<SelectField<EndKind> label={t('series_end')} name="end" value={form.end.value} options={kinds} onPick={(kind) => (form.end.value = kind)} />
			{form.end.value === 'count' && (
				<Field
					label={t('series_number')}
					name="count"
					type="number"
					value={form.count.value}
					hint={form.count.value > DATES_MAX ? t('series_most', { n: LIMITS.meeting_dates_max + 1 }) : ''}
					onInput={(text) => (form.count.value = Math.round(Number(text)) || 1)}
				/>
			)}
			{form.end.value === 'until' && (
				<Field label={t('series_last')} name="until" type="date" value={form.until.value} onInput={(day) => (form.until.value = day)} />
			)}
		</>
	);
}
