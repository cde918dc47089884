/* Asks something: all in the room, or those in a meeting. */
import { useSignal } from '@preact/signals';
import { t, type Key } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { PollForm } from '../../../protocol/types';
import { askedOf, faultOf, newDraft, type DraftFault, type PollDraft } from '../../../state/pollDraft';
import { Choice } from '../../dialog/choice';
import { closeDialog, Dialog } from '../../dialog/dialog';
import { Field, SelectField } from '../../dialog/field';
import { FormFoot } from '../../dialog/formFoot';
import { keepEnter, useFault } from '../../dialog/longForm';
import { useClientId, useTask } from '../../dialog/useTask';
import type { PollGiven, Place } from '../../records';
import { SideNotePlace } from '../../sideNote';
import { client } from '../../store';
import { notify } from '../../toast';
import { OptionFields } from './optionFields';
import { ScaleFields } from './scaleFields';
import { SecrecyFields } from './secrecyFields';
import { FORMS } from './words';

/* What the server may find wrong, as it calls it. */
const FIELDS = ['question', 'options', 'text', 'most', 'low', 'high', 'low_text', 'high_text', 'live'];

const FAULTS: Record<DraftFault['what'], Key> = { missing: 'field_missing', few: 'poll_too_few', alike: 'poll_alike' };

export function PollDialog({ place, given, onDone }: { place: Place; given: PollGiven; onDone?: (() => void) | undefined }) {
	const draft = useSignal(newDraft(given.question, given.options));
	const task = useTask(FIELDS);
	const clientId = useClientId();
	const { box, look } = useFault(FIELDS.map(task.errorOf).join(''));
	const change = (part: Partial<PollDraft>) => (draft.value = { ...draft.peek(), ...part });
	const { question, form, options, most } = draft.value;
	const ask = (prepared: boolean) => {
		look();
		const fault = faultOf(draft.peek());
		if (fault) return task.fail(fault.field, t(FAULTS[fault.what]));
		const params = { ...place, asked: askedOf(draft.peek()), ...(prepared && { prepared }) };
		task.run(async () => {
			await client().call('poll.ask', { client_id: clientId(params), ...params });
			closeDialog();
			onDone?.();
			notify(t(prepared ? 'poll_is_prepared' : 'poll_is_open'));
		});
	};
	return (
		<Dialog title={t('poll_new')} wide firm>
			<form
				ref={box}
				class="plan"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					ask(false);
				}}
				onKeyDown={keepEnter}
			>
				<SideNotePlace room={place.room} />
				<p class="poll-whom">{t(place.meeting === undefined ? 'poll_to_room' : 'poll_to_meeting')}</p>
				<Field
					label={t('poll_question')}
					name="question"
					value={question}
					max={LIMITS.poll_question_max}
					autofocus
					error={task.errorOf('question')}
					onInput={(text) => change({ question: text })}
				/>
				<Choice<PollForm>
					legend={t('poll_form')}
					hint={t('poll_form_hint')}
					name="form"
					value={form}
					onPick={(picked) => change({ form: picked })}
					options={(Object.keys(FORMS) as PollForm[]).map((one) => [one, t(FORMS[one])])}
				/>
				{form === 'scale' ? (
					<ScaleFields draft={draft.value} task={task} onChange={change} />
				) : (
					<OptionFields options={options} error={task.errorOf('options') || task.errorOf('text')} onChange={(changed) => change({ options: changed })} />
				)}
				{form === 'multiple' && (
					<SelectField
						label={t('poll_most_label')}
						name="most"
						value={String(most < options.length ? most : 0)}
						options={mosts(options.length)}
						error={task.errorOf('most')}
						onPick={(n) => change({ most: Number(n) })}
					/>
				)}
				<SecrecyFields draft={draft.value} task={task} onChange={change} />
				<FormFoot task={task} action={t('poll_now')}>
					{place.meeting !== undefined && (
						<button type="button" class="button plan-template" disabled={task.busy} onClick={() => ask(true)}>
							{t('poll_prepare')}
						</button>
					)}
				</FormFoot>
			</form>
		</Dialog>
	);
}

function mosts(options: number): [string, string][] {
	const bounds = Array.from({ length: options - 2 }, (_, i) => i + 2);
	return [['0', t('poll_most_all')], ...bounds.map((n): [string, string] => [String(n), t('poll_most', { n })])];
}
