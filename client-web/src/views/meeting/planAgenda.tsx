/* The agenda, while it is drafted. */
import { t } from '../../i18n';
import type { PlanForm } from './planForm';

export function PlanAgenda({ form }: { form: PlanForm }) {
	const { items } = form.agenda.value;
	return (
		<fieldset class="plan-part">
			<legend>{t('plan_agenda')}</legend>
			<ol>
				{items.map((item) => (
					<li key={item.item}>{item.title}</li>
				))}
			</ol>
		</fieldset>
	);
}
