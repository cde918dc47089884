/* The next steps: the open tasks of both sides, each under the side it stands on, and so under who reads it. */
import { t } from '../../../i18n';
import type { RoomEntry } from '../../../state/rooms';
import type { Side } from '../../../state/side';
import { Icon } from '../../icon';
import { TaskItem } from '../../record/task/taskItem';
import { openTask } from '../../records';
import { SIDE_SIGNS, sideText } from '../words';

interface Props {
	backstage: RoomEntry;
	shared: RoomEntry | undefined;
	customer: string;
}

export function StepsPart({ backstage, shared, customer }: Props) {
	return (
		<section class="case-text case-steps" aria-label={t('case_steps')}>
			<header>
				<h3>{t('case_steps')}</h3>
			</header>
			<p class="field-hint">{t('case_steps_hint')}</p>
			<Steps side="backstage" entry={backstage} customer={customer} />
			{shared && <Steps side="shared" entry={shared} customer={customer} />}
		</section>
	);
}

function Steps({ side, entry, customer }: { side: Side; entry: RoomEntry; customer: string }) {
	const tasks = entry.held?.tasks ?? [];
	const words = sideText(side, customer);
	return (
		<div class={`case-steps-side is-${side}`} role="group" aria-label={words}>
			<h4>
				<Icon name={SIDE_SIGNS[side]} />
				{words}
			</h4>
			{tasks.length === 0 && <p class="field-hint">{t('case_steps_none')}</p>}
			<div class="case-steps-list">
				{tasks.map((state) => (
					<TaskItem key={state.task} room={entry.id} state={state} />
				))}
			</div>
			{!entry.archived && (
				<button type="button" class="button" aria-haspopup="dialog" onClick={() => openTask({ room: entry.id })}>
					<Icon name="plus" />
					{side === 'backstage' ? t('case_step_backstage') : t('case_step_shared', { customer })}
				</button>
			)}
		</div>
	);
}
