/* The dates of a series after the first: each can be moved, or taken out. */
import { useSignal } from '@preact/signals';
import { t } from '../../../i18n';
import { clockAt, dayAt, timeOf } from '../../../state/dates';
import { atClock, type SeriesDate } from '../../../state/planning';
import { Field } from '../../dialog/field';
import { Icon } from '../../icon';
import { dateText } from '../times';
import { laterDates, ruledDates, type PlanForm } from './form';

export function PlanDates({ form, error }: { form: PlanForm; error: string }) {
	const ruled = ruledDates(form);
	const isOut = ({ key }: SeriesDate) => form.exceptions.value.get(key) === 'out';
	const set = (key: string, how: number | 'out' | undefined) => {
		const exceptions = new Map(form.exceptions.value);
		if (how === undefined) exceptions.delete(key);
		else exceptions.set(key, how);
		form.exceptions.value = exceptions;
	};
	return (
		<div class="plan-dates">
			<details class="more">
				<summary>{t('series_more', { n: laterDates(form).length })}</summary>
				<ul>
					{ruled.map((date) => (
						<DateRow
							key={date.key}
							date={{ ...date, time: timeIn(form, date) }}
							zone={form.zone.value}
							isOut={isOut(date)}
							isMoved={timeIn(form, date) !== date.time}
							onSet={(how) => set(date.key, how)}
						/>
					))}
				</ul>
			</details>
			<SameClock form={form} />
			<p class="field-error" role="alert">
				{error}
			</p>
		</div>
	);
}

function timeIn(form: PlanForm, { key, time }: SeriesDate): number {
	const how = form.exceptions.value.get(key);
	return typeof how === 'number' ? how : time;
}

/* Where a meeting is put to another time of day, its later dates stay unless one wants them to follow. */
function SameClock({ form }: { form: PlanForm }) {
	const { clock, zone } = form;
	const dates = laterDates(form);
	if (form.end.value !== 'given' || dates.every(({ time }) => clockAt(time, zone.value) === clock.value)) return null;
	const follow = () => {
		const moved = new Map(form.exceptions.value);
		for (const { key, time } of atClock(dates, clock.value, zone.value)) moved.set(key, time);
		form.exceptions.value = moved;
	};
	return (
		<button type="button" class="button" onClick={follow}>
			{t('series_follow', { time: clock.value })}
		</button>
	);
}

interface RowProps {
	date: SeriesDate;
	zone: string;
	isOut: boolean;
	isMoved: boolean;
	onSet: (how: number | 'out' | undefined) => void;
}

function DateRow({ date: { time }, zone, isOut, isMoved, onSet }: RowProps) {
	const isMoving = useSignal(false);
	const words = dateText(time, zone);
	const moveTo = (day: string, clock: string) => {
		const to = timeOf(day, clock, zone);
		if (!Number.isNaN(to)) onSet(to);
	};
	return (
		<li class={isOut ? 'plan-date is-out' : 'plan-date'}>
			<span class="plan-date-words">
				{words}
				{isOut && <small> {t('series_is_out')}</small>}
				{isMoved && !isOut && <small> {t('series_is_moved')}</small>}
			</span>
			{isOut || isMoved ? (
				<button
					type="button"
					class="icon-button"
					aria-label={t('series_back', { date: words })}
					title={t('undo')}
					onClick={() => {
						isMoving.value = false;
						onSet(undefined);
					}}
				>
					<Icon name="rotate-ccw" />
				</button>
			) : (
				<button type="button" class="icon-button" aria-label={t('series_out', { date: words })} title={t('series_out_short')} onClick={() => onSet('out')}>
					<Icon name="x" />
				</button>
			)}
			{!isOut && (
				<button
					type="button"
					class="icon-button"
					aria-label={t('series_move', { date: words })}
					aria-expanded={isMoving.value}
					title={t('series_move_short')}
					onClick={() => (isMoving.value = !isMoving.value)}
				>
					<Icon name="pencil" />
				</button>
			)}
			{isMoving.value && !isOut && (
				<div class="plan-row plan-move">
					<Field label={t('plan_day')} name="moved-day" type="date" value={dayAt(time, zone)} autofocus onInput={(day) => moveTo(day, clockAt(time, zone))} />
					<Field label={t('plan_clock')} name="moved-clock" type="time" value={clockAt(time, zone)} onInput={(clock) => moveTo(dayAt(time, zone), clock)} />
				</div>
			)}
		</li>
	);
}
