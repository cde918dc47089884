/* What the items take together, and when that ends. */
import { t, timeText } from '../../../i18n';
import { forecast, minutesOf, type Timed } from '../../../state/meetingClock';
import { second } from '../store';
import { sumText, wholeMinutes } from './words';

export function AgendaFoot({ timed }: { timed: Timed }) {
	const { run, plan, agenda } = timed;
	const minutes = minutesOf(agenda.items);
	if (run.ended !== undefined) return <p class="agenda-sum">{t('agenda_sum', { n: minutes })}</p>;
	if (run.started !== undefined) return <Forecast timed={timed} />;
	return <p class={minutes > plan.minutes ? 'agenda-sum is-over' : 'agenda-sum'}>{sumText(minutes, plan)}</p>;
}

function Forecast({ timed }: { timed: Timed }) {
	const end = forecast(timed, second.value) ?? 0;
	const until = timed.run.until ?? end;
	const late = wholeMinutes(end - until);
	const words = t('agenda_ends', { time: timeText(end), planned: timeText(until) });
	return (
		<p class={late > 0 ? 'agenda-sum is-soon' : 'agenda-sum'}>
			{words} {late > 0 && t('agenda_late', { n: late })}
		</p>
	);
}
