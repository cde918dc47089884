/* What the person wants to know of a message later, and when. */
import { useEffect } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import { momentText, t, timeText } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import type { SavedMessage } from '../../protocol/types';
import { fieldOf, momentsAfter, timeOfField, type Moment } from '../../state/remind';
import { Choice } from '../dialog/choice';
import { closeDialog, Dialog } from '../dialog/dialog';
import { Field } from '../dialog/field';
import { FormFoot } from '../dialog/formFoot';
import { useTask, wordsOf } from '../dialog/useTask';
import { savedDue } from '../message/savedState';
import { notify } from '../toast';
import { savedMessages, unsave } from './saving';

interface Props {
	room: string;
	message: number;
}

/* What is there already is read first: saving replaces it. */
export function SavedDialog({ room, message }: Props) {
	const found = useSignal<SavedMessage | undefined | 'reading'>('reading');
	const task = useTask();
	const isSaved = savedDue(room, message) !== undefined;
	useEffect(() => {
		if (!isSaved) found.value = undefined;
		else task.run(async () => void (found.value = await savedMessages().find(room, message)));
	}, []);
	return (
		<Dialog title={t('remind')}>
			{found.value === 'reading' ? (
				<p aria-busy={task.error === ''} role="alert">
					{task.error}
				</p>
			) : (
				<SavedForm room={room} message={message} saved={found.value} />
			)}
		</Dialog>
	);
}

type Pick = Moment | 'none' | 'as-is' | 'own';

function SavedForm({ room, message, saved }: Props & { saved: SavedMessage | undefined }) {
	const task = useTask(['note', 'due']);
	const pick = useSignal<Pick>(saved?.due ? 'as-is' : saved ? 'none' : 'hour');
	const now = useSignal(Date.now()).value;
	const moments = momentsAfter(now);
	const dueOf = (own: string): number | undefined => {
		if (pick.value === 'none') return undefined;
		if (pick.value === 'as-is') return saved?.due;
		if (pick.value === 'own') return timeOfField(own);
		return momentsAfter(Date.now()).find(([name]) => name === pick.value)?.[1];
	};
	const submit = (event: Event) => {
		const words = wordsOf(event);
		const note = words('note');
		const due = dueOf(words('own'));
		if (Number.isNaN(due)) {
			task.fail('due', t('field_missing'));
			return;
		}
		task.run(async () => {
			await savedMessages().put({ room, message, ...(note && { note }), ...(due && { due }) });
			closeDialog();
			notify(due ? t('saved_due', { time: momentText(due, Date.now()) }) : t('saved_added'));
		});
	};
	return (
		<form onSubmit={submit}>
			<Choice<Pick>
				legend={t('remind_when')}
				hint={t('remind_hint')}
				name="when"
				value={pick.value}
				onPick={(picked) => (pick.value = picked)}
				options={[
					...(saved?.due ? [['as-is', momentText(saved.due, now)] as [Pick, string]] : []),
					...moments.map(([name, time]): [Pick, string] => [name, wordsFor(name, time)]),
					['own', t('remind_own')],
					['none', t('remind_none')],
				]}
			/>
			{pick.value === 'own' && (
				<Field
					label={t('remind_time')}
					name="own"
					type="datetime-local"
					value={fieldOf(saved?.due ?? moments[3]![1])}
					error={task.errorOf('due')}
					required
					autofocus
				/>
			)}
			<Field label={t('saved_note')} name="note" value={saved?.note ?? ''} hint={t('saved_note_hint')} max={LIMITS.saved_note_max} error={task.errorOf('note')} />
			<FormFoot task={task} action={t('save')}>
				{saved && (
					<button
						type="button"
						class="button"
						onClick={() => {
							closeDialog();
							unsave(room, message);
						}}
					>
						{t('saved_remove')}
					</button>
				)}
			</FormFoot>
		</form>
	);
}

function wordsFor(moment: Moment, at: number): string {
	const time = timeText(at);
	const words = {
		minutes: t('remind_minutes'),
		hour: t('remind_hour'),
		hours: t('remind_hours'),
		tomorrow: t('remind_tomorrow', { time }),
		monday: t('remind_monday', { time }),
	};
	return words[moment];
}
