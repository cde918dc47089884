/* Where people talk if not side by side, and what they look at. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { MeetingLink } from '../../../protocol/types';
import { Field } from '../../dialog/field';
import type { Task } from '../../dialog/useTask';
import { Icon } from '../../icon';
import type { PlanForm } from './form';

export function PlanLinks({ form, task }: { form: PlanForm; task: Task }) {
	const { call, links } = form;
	const isWrong = task.errorOf('call') !== '' || task.errorOf('address') !== '' || task.errorOf('links') !== '';
	const set = (at: number, change: Partial<MeetingLink>) => (links.value = links.value.map((one, i) => (i === at ? { ...one, ...change } : one)));
	const isOpen = isWrong || call.peek() !== '' || links.peek().length > 0;
	return (
		<details class="more" open={isOpen || undefined} key={form.filled.value}>
			<summary>{t('plan_links')}</summary>
			<Field
				label={t('plan_call')}
				hint={t('plan_call_hint')}
				name="call"
				type="url"
				placeholder="https://"
				value={call.peek()}
				max={LIMITS.address_max}
				error={task.errorOf('call')}
				onInput={(text) => (call.value = text)}
			/>
			{links.value.map((link, i) => (
				<div class="plan-link" key={i}>
					<Field label={t('plan_link_title')} name={`link-${i}`} value={link.title} max={LIMITS.agenda_title_max} onInput={(title) => set(i, { title })} />
					<Field label={t('plan_link_address')} name={`address-${i}`} type="url" placeholder="https://" value={link.address} max={LIMITS.address_max} onInput={(address) => set(i, { address })} />
					{i === links.value.length - 1 && (
						<button type="button" class="icon-button" aria-label={t('plan_link_drop')} title={t('plan_link_drop')} onClick={() => (links.value = links.value.slice(0, -1))}>
							<Icon name="x" />
						</button>
					)}
				</div>
			))}
			<p class="field-error" role="alert">
				{task.errorOf('address') || task.errorOf('links')}
			</p>
			{links.value.length < LIMITS.meeting_links_max && (
				<button type="button" class="button" onClick={() => (links.value = [...links.value, { title: '', address: '' }])}>
					<Icon name="plus" />
					{t('plan_link_add')}
				</button>
			)}
		</details>
	);
}
