/* How far the case is, what else it can be, and why it is not solved yet. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { CaseSheet, CaseState, TaskState } from '../../../protocol/types';
import { lacksOf, type Lack } from '../../../state/cases';
import { attempt } from '../../attempt';
import { openDialog } from '../../dialog/dialog';
import { Icon } from '../../icon';
import { STATE_SIGNS, STATE_WORDS, stateText } from '../words';
import { changeCase } from './changing';
import { PostponeDialog } from './postponeDialog';

interface Props {
	room: string;
	sheet: CaseSheet;
	/* The open tasks of both sides. */
	steps: readonly TaskState[];
	isStill: boolean;
}

const LACK_WORDS = { solution: 'case_lacks_solution', steps: 'case_lacks_steps' } as const satisfies Record<Lack, string>;

export function StatePart({ room, sheet, steps, isStill }: Props) {
	const { state, reopened = 0 } = sheet;
	const lacks = lacksOf(sheet, steps);
	const to = (next: CaseState) => attempt(changeCase(room, { state: next }));
	const postpone = () => (openDialog.value = () => h(PostponeDialog, { room, until: sheet.until }));
	return (
		<section class="case-stand" aria-label={t('case_stand')}>
			<p class={`case-state is-${state}`}>
				<Icon name={STATE_SIGNS[state]} />
				<strong>{stateText(sheet)}</strong>
				{reopened > 0 && <span>{t('case_reopened_times', { n: reopened })}</span>}
			</p>
			{!isStill && state === 'solved' && (
				<div class="case-moves">
					<button type="button" class="button" onClick={() => to('open')}>
						<Icon name="rotate-ccw" />
						{t('case_reopen')}
					</button>
				</div>
			)}
			{!isStill && state !== 'solved' && (
				<div class="case-moves" role="group" aria-label={t('case_stand_change')}>
					{state !== 'open' && <Move state="open" onClick={() => to('open')} />}
					{state !== 'waiting' && <Move state="waiting" onClick={() => to('waiting')} />}
					<button type="button" class="button" aria-haspopup="dialog" onClick={postpone}>
						<Icon name={STATE_SIGNS.postponed} />
						{t('case_postpone')}
					</button>
					<Move state="solved" onClick={() => to('solved')} isBarred={lacks.length > 0} />
				</div>
			)}
			{!isStill && state !== 'solved' && lacks.length > 0 && (
				<div class="case-lacks" id="case-lacks">
					<p>{t('case_lacks')}</p>
					<ul>
						{lacks.map((lack) => (
							<li key={lack}>{t(LACK_WORDS[lack])}</li>
						))}
					</ul>
				</div>
			)}
		</section>
	);
}

/* One that is barred can be reached by keys, so that it is heard why. */
function Move({ state, isBarred = false, onClick }: { state: CaseState; isBarred?: boolean; onClick: () => void }) {
	return (
		<button type="button" class="button" aria-disabled={isBarred || undefined} aria-describedby={isBarred ? 'case-lacks' : undefined} onClick={() => !isBarred && onClick()}>
			<Icon name={STATE_SIGNS[state]} />
			{t(STATE_WORDS[state])}
		</button>
	);
}
