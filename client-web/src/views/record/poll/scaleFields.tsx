/* From where to where a scale goes, and what its ends mean. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { PollDraft } from '../../../state/pollDraft';
import { Field, SelectField } from '../../dialog/field';
import type { Task } from '../../dialog/useTask';

const LOWS = [0, 1];
const HIGHS = [2, 3, 4, 5, 6, 7, 8, 9, 10];
const numbers = (all: readonly number[]) => all.map((n) => [String(n), String(n)] as const);

interface Props {
	draft: PollDraft;
	task: Task;
	onChange: (part: Partial<PollDraft>) => void;
}

export function ScaleFields({ draft, task, onChange }: Props) {
	return (
		<div class="poll-pair">
			<SelectField
				label={t('poll_low')}
				name="low"
				value={String(draft.low)}
				options={numbers(LOWS)}
				error={task.errorOf('low')}
				onPick={(low) => onChange({ low: Number(low) })}
			/>
			<Field
				label={t('poll_end_text', { n: draft.low })}
				name="low_text"
				value={draft.lowText}
				max={LIMITS.poll_option_max}
				error={task.errorOf('low_text')}
				onInput={(lowText) => onChange({ lowText })}
			/>
			<SelectField
				label={t('poll_high')}
				name="high"
				value={String(draft.high)}
				options={numbers(HIGHS)}
				error={task.errorOf('high')}
				onPick={(high) => onChange({ high: Number(high) })}
			/>
			<Field
				label={t('poll_end_text', { n: draft.high })}
				name="high_text"
				value={draft.highText}
				max={LIMITS.poll_option_max}
				error={task.errorOf('high_text')}
				onInput={(highText) => onChange({ highText })}
			/>
		</div>
	);
}
