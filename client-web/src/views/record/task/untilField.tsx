/* Until when: a day, and those that are meant most often. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../../i18n';
import { addDays } from '../../../state/dates';
import { nextWeek, nextWeekday } from '../../../state/dueDay';
import { dayHere, endOf, shortDay } from '../due';

const FRIDAY = 5;

/* Each day once, under its first name. */
function choicesOn(today: string): [day: string, words: string][] {
	const all: [string, string][] = [
		[today, t('due_pick_today')],
		[addDays(today, 1), t('due_pick_tomorrow')],
		[nextWeekday(today, FRIDAY), t('due_pick_friday')],
		[nextWeek(today), t('due_pick_week')],
	];
	return all.filter(([day], i) => all.findIndex(([other]) => other === day) === i);
}

export function UntilField({ day, error }: { day: Signal<string>; error: string }) {
	const id = useId();
	const now = Date.now();
	return (
		<div class="field">
			<label for={id}>{t('task_until')}</label>
			<div class="until-row">
				<input
					id={id}
					type="date"
					name="until"
					value={day.value}
					aria-invalid={error ? true : undefined}
					aria-describedby={error ? `${id}-error` : undefined}
					onInput={(event) => (day.value = event.currentTarget.value)}
				/>
				<div class="until-picks" role="group" aria-label={t('due_picks')}>
					{choicesOn(dayHere(now)).map(([choice, words]) => (
						<button
							key={words}
							type="button"
							class="until-pick"
							aria-pressed={choice === day.value}
							title={shortDay(endOf(choice), now)}
							onClick={() => (day.value = choice === day.value ? '' : choice)}
						>
							{words}
						</button>
					))}
				</div>
			</div>
			<p class="field-error" id={`${id}-error`} role="alert">
				{error}
			</p>
		</div>
	);
}
