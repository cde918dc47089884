/* Who is invited, and who does what. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import { Choice } from '../../dialog/choice';
import { SelectField } from '../../dialog/field';
import type { Task } from '../../dialog/useTask';
import { PeoplePicker } from '../../people/peoplePicker';
import { byName, nameOf } from '../../person';
import { ownerOf, peopleIn, type PlanForm } from './form';

export function PlanPeople({ form, task }: { form: PlanForm; task: Task }) {
	const all = peopleIn(form.room);
	const names = [...new Set([...all, form.moderator.value])].sort(byName).map((person): [string, string] => [person, nameOf(person)]);
	const isStranger = (person: string) => !all.includes(person);
	return (
		<fieldset class="plan-part" key={form.filled.value}>
			<legend>{t('plan_people')}</legend>
			<Choice<'everyone' | 'named'>
				legend={t('plan_invited')}
				hint={form.everyone.value ? t('plan_everyone_hint') : t('plan_named_hint')}
				name="invited"
				options={[
					['everyone', t('plan_everyone', { n: all.length })],
					['named', t('plan_named')],
				]}
				value={form.everyone.value ? 'everyone' : 'named'}
				onPick={(who) => (form.everyone.value = who === 'everyone')}
			/>
			{!form.everyone.value && (
				<PeoplePicker compact label={t('plan_who')} picked={form.named} except={(person) => isStranger(person) || person === ownerOf(form)} most={LIMITS.meeting_people_max} />
			)}
			<p class="field-error" role="alert">
				{task.errorOf('attendees')}
			</p>
			<div class="plan-row">
				<SelectField
					label={t('meeting_moderator')}
					name="moderator"
					value={form.moderator.value}
					options={names}
					error={task.errorOf('moderator')}
					onPick={(person) => (form.moderator.value = person)}
				/>
				<SelectField
					label={t('plan_taker')}
					name="taker"
					value={form.taker.value}
					options={[['', t('plan_nobody')], ...names]}
					error={task.errorOf('minute_taker')}
					onPick={(person) => (form.taker.value = person)}
				/>
			</div>
			<PeoplePicker compact label={t('plan_presenters')} picked={form.presenters} except={isStranger} most={LIMITS.meeting_people_max} />
		</fieldset>
	);
}
