/* Puts a decision on record, words one anew, or puts one in the place of another. */
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { AreaField } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { useClientId, useTask, wordsOf } from '../../dialog/useTask';
import type { DecisionGiven, Place } from '../../records';
import { SideNotePlace } from '../../sideNote';
import { client } from '../../store';
import { notify } from '../../toast';
import { useCaretBehind } from '../caret';
import { makeDecision } from '../making';
import { placeIn } from '../place';

interface Props {
	place: Place;
	given: DecisionGiven;
	/* The one that is worded anew. */
	decision?: number;
	onDone?: (() => void) | undefined;
}

export function DecisionDialog({ place, given, decision, onDone }: Props) {
	const { room } = place;
	const task = useTask(['text']);
	const idFor = useClientId();
	const form = useCaretBehind('text');
	const submit = (event: Event) => {
		const text = wordsOf(event)('text');
		if (text === '') {
			task.fail('text', t('field_missing'));
			return;
		}
		task.run(async () => {
			const client_id = idFor(text);
			if (decision !== undefined) await client().call('decision.change', { room, decision, client_id, text });
			else await makeDecision(place.meeting === undefined ? placeIn(room) : place, { ...given, text }, client_id);
			closeDialog();
			onDone?.();
			if (decision === undefined) notify(t('decision_made'));
		});
	};
	return (
		<Dialog title={titleOf(given, decision)} firm>
			<form ref={form} onSubmit={submit}>
				<SideNotePlace room={room} />
				<AreaField
					label={t('decision_text')}
					name="text"
					rows={3}
					value={given.text ?? ''}
					max={LIMITS.decision_text_max}
					hint={given.corrects === undefined ? t('decision_hint') : t('decision_corrects_hint')}
					error={task.errorOf('text')}
					autofocus
				/>
				<FormFoot task={task} action={decision === undefined ? t('decision_make') : t('save')} />
			</form>
		</Dialog>
	);
}

function titleOf({ corrects }: DecisionGiven, decision: number | undefined): string {
	if (decision !== undefined) return t('decision_change');
	return corrects === undefined ? t('decision_new') : t('decision_correct');
}
