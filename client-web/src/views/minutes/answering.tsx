/* Approving of minutes, or objecting: for whoever is asked, on their page and on their card in the room. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { MinutesAnswer } from '../../protocol/types';
import { FormError } from '../dialog/formFoot';
import { useClientId, useTask } from '../dialog/useTask';
import { Icon } from '../icon';
import { client } from '../store';

interface Props {
	room: string;
	meeting: number;
	/* What one has said so far. */
	own: MinutesAnswer | undefined;
}

export function Answering({ room, meeting, own }: Props) {
	const task = useTask();
	const clientId = useClientId();
	const isObjecting = useSignal(false);
	const answer = (approves: boolean, text: string) =>
		task.run(async () => {
			await client().call('minutes.answer', { room, meeting, client_id: clientId([approves, text, own?.time]), approves, text });
			isObjecting.value = false;
		});
	if (isObjecting.value)
		return <Objection given={own && !own.approves ? own.text : ''} task={task} onSay={(text) => answer(false, text)} onCancel={() => (isObjecting.value = false)} />;
	return (
		<>
			<FormError task={task} />
			<div class="minutes-actions">
				<button type="button" class={own?.approves ? 'button' : 'button button-primary'} aria-pressed={own?.approves === true} disabled={task.busy} onClick={() => !own?.approves && answer(true, '')}>
					<Icon name="check" />
					{own?.approves ? t('minutes_approved') : t('minutes_approve')}
				</button>
				<button type="button" class="button" aria-pressed={own?.approves === false} onClick={() => (isObjecting.value = true)}>
					{own?.approves === false ? t('minutes_objected') : t('minutes_object')} …
				</button>
			</div>
		</>
	);
}

interface ObjectionProps {
	given: string;
	task: ReturnType<typeof useTask>;
	onSay: (text: string) => void;
	onCancel: () => void;
}

function Objection({ given, task, onSay, onCancel }: ObjectionProps) {
	const id = useId();
	const typed = useSignal(given);
	const isMissing = typed.value.trim() === '';
	return (
		<form
			class="minutes-objection"
			onSubmit={(event) => {
				event.preventDefault();
				if (!isMissing) onSay(typed.value.trim());
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				onCancel();
			}}
		>
			<label for={id}>{t('minutes_object_why')}</label>
			<textarea id={id} ref={focus} rows={3} maxLength={LIMITS.minutes_text_max} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
			<FormError task={task} />
			<div class="minutes-actions">
				<button type="submit" class="button button-primary" disabled={task.busy || isMissing}>
					{t('minutes_object')}
				</button>
				<button type="button" class="button" onClick={onCancel}>
					{t('cancel')}
				</button>
			</div>
		</form>
	);
}

/* With its buttons, where it stands at the end of a list. */
function focus(area: HTMLTextAreaElement | null): void {
	area?.focus();
	area?.form?.scrollIntoView({ block: 'nearest' });
}
