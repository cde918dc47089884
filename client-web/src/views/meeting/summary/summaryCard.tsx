/* What came out of an item, and what everybody says to that. */
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { listText, t, timeText } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import type { Summary } from '../../../state/summary';
import { FormError } from '../../dialog/formFoot';
import { useClientId, useTask } from '../../dialog/useTask';
import { Icon } from '../../icon';
import { nameOf } from '../../person';
import { client, me } from '../../store';

interface Props {
	room: string;
	title: string;
	summary: Summary;
	mayAnswer: boolean;
	/* To say it otherwise. */
	onChange?: () => void;
}

export function SummaryCard({ room, title, summary, mayAnswer, onChange }: Props) {
	const { text, by, time, confirmed, added } = summary;
	return (
		<section class="summary" aria-label={title}>
			<p class="summary-title">{title}</p>
			<p class="summary-text">{text}</p>
			<p class="summary-by">
				{nameOf(by)}, {timeText(time)}
				{onChange && (
					<button type="button" class="text-button" onClick={onChange}>
						{t('summary_change')}
					</button>
				)}
			</p>
			{added.map((said) => (
				<p key={said.person} class="summary-added">
					<strong>{t('summary_adds', { name: nameOf(said.person) })}</strong> {said.text}
				</p>
			))}
			{confirmed.length > 0 && (
				<p class="summary-confirmed">
					<Icon name="check" /> {t('summary_right_for', { names: listText(confirmed.map(({ person }) => nameOf(person))) })}
				</p>
			)}
			{mayAnswer && by !== me.value && <Answer key={summary.seq} room={room} summary={summary} />}
		</section>
	);
}

function Answer({ room, summary }: { room: string; summary: Summary }) {
	const id = useId();
	const task = useTask();
	const idFor = useClientId();
	const isMine = ({ person }: { person: string }) => person === me.value;
	const own = summary.added.find(isMine)?.text;
	const isConfirmed = summary.confirmed.some(isMine);
	const isAdding = useSignal(false);
	/* The field has been there: then the focus goes back to what opened it. */
	const wasAdding = useRef(false);
	if (isAdding.value) wasAdding.current = true;
	const typed = useSignal('');
	const say = (text: string) =>
		task.run(async () => {
			await client().call('agenda.confirm', { room, client_id: idFor([text, isConfirmed, own]), summary: summary.seq, text });
			isAdding.value = false;
		});
	if (!isAdding.value)
		return (
			<>
				<FormError task={task} />
				<div class="summary-actions">
					<button type="button" class="button" aria-pressed={isConfirmed} onClick={() => !isConfirmed && say('')}>
						<Icon name="check" />
						{t('summary_right')}
					</button>
					<button
						type="button"
						ref={(button) => {
							if (!button || !wasAdding.current) return;
							wasAdding.current = false;
							button.focus();
						}}
						class="button"
						aria-pressed={own !== undefined}
						onClick={() => {
							typed.value = own ?? '';
							isAdding.value = true;
						}}
					>
						<Icon name="pencil" />
						{t('summary_add')}
					</button>
				</div>
			</>
		);
	return (
		<form
			onSubmit={(event) => {
				event.preventDefault();
				if (typed.value.trim() !== '') say(typed.value.trim());
			}}
			onKeyDown={(event) => {
				if (event.key !== 'Escape') return;
				event.preventDefault();
				isAdding.value = false;
			}}
		>
			<label for={id}>{t('summary_add_what')}</label>
			<textarea id={id} ref={focus} rows={2} maxLength={LIMITS.agenda_summary_max} value={typed.value} onInput={(event) => (typed.value = event.currentTarget.value)} />
			<FormError task={task} />
			<div class="summary-actions">
				<button type="submit" class="button button-primary" disabled={task.busy || typed.value.trim() === ''}>
					{t('summary_say')}
				</button>
				<button type="button" class="button" onClick={() => (isAdding.value = false)}>
					{t('cancel')}
				</button>
			</div>
		</form>
	);
}

/* What was asked for is where one goes on. */
function focus(area: HTMLTextAreaElement | null): void {
	area?.focus();
}
