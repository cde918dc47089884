/* A decision on the page of its meeting. While its item is open it can be worded anew; after that only another one corrects it. */
import { h } from 'preact';
import { t } from '../../../i18n';
import type { Meeting } from '../../../protocol/types';
import { itemOf } from '../../../state/meetingClock';
import type { DecisionOnRecord } from '../../../state/record';
import { openDialog } from '../../dialog/dialog';
import { Icon } from '../../icon';
import { DecisionDialog } from './decisionDialog';

interface Props {
	room: string;
	decision: DecisionOnRecord;
	/* The meeting that goes on, for whoever may word it anew; undefined: it stands. */
	meeting: Meeting | undefined;
}

function isLocked({ decided: { item } }: DecisionOnRecord, meeting: Meeting): boolean {
	return item !== undefined && itemOf(meeting.agenda, item)?.state !== 'open';
}

export function DecisionItem({ room, decision, meeting }: Props) {
	const { seq, decided, corrected } = decision;
	const { number, text } = decided;
	const change = () => (openDialog.value = () => h(DecisionDialog, { place: { room }, given: { text }, decision: seq }));
	return (
		<div class={corrected === undefined ? 'decision-item' : 'decision-item is-corrected'}>
			<p class="decision-number">{t('decision_n', { n: number })}</p>
			<p class="record-text">{corrected === undefined ? text : <s>{text}</s>}</p>
			{meeting &&
				(isLocked(decision, meeting) ? (
					<p class="record-locked">
						<Icon name="lock" />
						{t('decision_locked')}
					</p>
				) : (
					<button type="button" class="text-button" aria-label={t('decision_change_n', { n: number })} onClick={change}>
						{t('decision_change')} …
					</button>
				))}
		</div>
	);
}
