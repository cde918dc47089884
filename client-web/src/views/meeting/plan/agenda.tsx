/* The agenda, while it is drafted. */
import { t } from '../../../i18n';
import { DraftAgenda } from '../agenda/draftAgenda';
import { invitedBy, startOf, type PlanForm } from './form';

export function PlanAgenda({ form }: { form: PlanForm }) {
	const start = startOf(form);
	const plan = { minutes: form.minutes.value || 0, ...(!Number.isNaN(start) && { start }) };
	return (
		<fieldset class="plan-part">
			<legend>{t('plan_agenda')}</legend>
			<DraftAgenda agenda={form.agenda} plan={plan} people={invitedBy(form)} />
		</fieldset>
	);
}
