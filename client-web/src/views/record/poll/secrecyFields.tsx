/* Who learns who chose what, each with a sentence; and whether results show meanwhile. */
import { t } from '../../../i18n';
import type { PollSecrecy } from '../../../protocol/types';
import { isLive, type PollDraft } from '../../../state/pollDraft';
import { Choice } from '../../dialog/choice';
import type { Task } from '../../dialog/useTask';
import { SECRECIES, secrecyText } from './words';

interface Props {
	draft: PollDraft;
	task: Task;
	onChange: (part: Partial<PollDraft>) => void;
}

const ALL: readonly PollSecrecy[] = ['open', 'named', 'secret'];

export function SecrecyFields({ draft, task, onChange }: Props) {
	const isSecret = draft.secrecy === 'secret';
	return (
		<>
			<fieldset class="poll-secrecy">
				<legend>{t('poll_secrecy')}</legend>
				{ALL.map((secrecy) => (
					<label key={secrecy}>
						<input type="radio" name="secrecy" checked={draft.secrecy === secrecy} onChange={() => onChange({ secrecy })} />
						<span>
							{t(SECRECIES[secrecy])} <small>{secrecyText({ secrecy, live: draft.live })}</small>
						</span>
					</label>
				))}
			</fieldset>
			<Choice<'live' | 'end'>
				legend={t('poll_results')}
				hint={task.errorOf('live') || t(isSecret ? 'poll_live_never' : 'poll_live_hint')}
				name="live"
				value={isLive(draft) ? 'live' : 'end'}
				onPick={(when) => onChange({ live: when === 'live' })}
				options={isSecret ? [['end', t('poll_end')]] : [['live', t('poll_live')], ['end', t('poll_end')]]}
			/>
		</>
	);
}
