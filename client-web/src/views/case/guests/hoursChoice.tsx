/* How long a link is to be good. */
import { useSignal, type Signal } from '@preact/signals';
import { t } from '../../../i18n';
import { LINK_HOURS, LINK_HOURS_USUAL } from '../../../state/guests';
import { Choice } from '../../dialog/choice';

export function useHours(): Signal<number> {
	return useSignal<number>(LINK_HOURS_USUAL);
}

export function HoursChoice({ hours }: { hours: Signal<number> }) {
	const words = [t('guest_day'), t('guest_week'), t('guest_days', { n: 30 }), t('guest_days', { n: 90 })];
	return (
		<Choice
			legend={t('guest_hours')}
			hint={t('guest_hours_hint')}
			name="hours"
			options={LINK_HOURS.map((n, i) => [String(n), words[i]!])}
			value={String(hours.value)}
			onPick={(n) => (hours.value = Number(n))}
		/>
	);
}
