/* What one is at: an emoji, a few words, and until when. */
import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import { t, untilText } from '../../i18n';
import { LIMITS } from '../../protocol/limits';
import { closeDialog, Dialog } from '../dialog/dialog';
import { SelectField } from '../dialog/field';
import { FormError } from '../dialog/formFoot';
import { useTask } from '../dialog/useTask';
import { EmojiPicker } from '../emoji/picker';
import { Icon } from '../icon';
import { statusOf } from '../person';
import { app, client } from '../store';

/* Those for which nobody has to search. */
const QUICK = ['💬', '🗓️', '📞', '🚗', '🏠', '☕', '🍽️', '🎯', '🤒', '🌴', '🎧', '✈️'];

const MINUTE_MS = 60_000;

export type Span = 'half' | 'hour' | 'today' | 'week' | 'always' | 'as-is';

/* When a span that begins now is over; undefined: never. */
export function endOf(span: Span, now: number, current?: number): number | undefined {
	const end = new Date(now);
	switch (span) {
	case 'half':
		return now + 30 * MINUTE_MS;
	case 'hour':
		return now + 60 * MINUTE_MS;
	case 'today':
		return end.setHours(23, 59, 59, 999);
	case 'week':
		/* Sunday is the last day of the week. */
		end.setDate(end.getDate() + ((7 - end.getDay()) % 7));
		return end.setHours(23, 59, 59, 999);
	case 'as-is':
		return current;
	case 'always':
		return undefined;
	}
}

export function StatusDialog() {
	const task = useTask();
	const current = statusOf(app.peek().me);
	const emoji = useSignal(current?.emoji ?? '');
	const isPicking = useSignal(false);
	const other = useRef<HTMLButtonElement>(null);
	const text = useSignal(current?.text ?? '');
	const span = useSignal<Span>(current ? (current.until === undefined ? 'always' : 'as-is') : 'today');
	const presets: [string, string, Span][] = [
		['🗓️', t('status_meeting'), 'hour'],
		['🚗', t('status_customer'), 'today'],
		['🏠', t('status_home'), 'today'],
		['🤒', t('status_sick'), 'today'],
		['🌴', t('status_holiday'), 'week'],
	];
	const save = (params: { emoji?: string; text: string; until?: number }) =>
		task.run(async () => {
			await client().call('status.set', params);
			closeDialog();
		});
	const submit = (event: Event) => {
		event.preventDefault();
		const until = endOf(span.value, Date.now(), current?.until);
		save({
			text: text.value.trim(),
			...(emoji.value && { emoji: emoji.value }),
			...(until !== undefined && { until }),
		});
	};
	const isEmpty = text.value.trim() === '' && emoji.value === '';
	return (
		<Dialog title={t('status')}>
			<form onSubmit={submit}>
				<div class="presets" role="group" aria-label={t('status_presets')}>
					{presets.map(([sign, words, how]) => (
						<button
							key={words}
							type="button"
							class="preset"
							onClick={() => {
								emoji.value = sign;
								text.value = words;
								span.value = how;
							}}
						>
							<span aria-hidden="true">{sign}</span> {words}
						</button>
					))}
				</div>
				<EmojiChoice emoji={emoji} other={other} onOther={() => (isPicking.value = true)} />
				<div class="field">
					<label for="status-text">{t('status_text')}</label>
					<input
						id="status-text"
						type="text"
						autocomplete="off"
						autofocus
						maxLength={LIMITS.status_text_max}
						value={text.value}
						onInput={(event) => (text.value = event.currentTarget.value)}
					/>
				</div>
				<SelectField<Span>
					label={t('status_until')}
					name="span"
					hint={t('status_hint')}
					value={span.value}
					onPick={(picked) => (span.value = picked)}
					options={[
						...(current?.until ? [['as-is', untilText(current.until, Date.now())] as const] : []),
						['half', t('status_half')],
						['hour', t('status_hour')],
						['today', t('status_today')],
						['week', t('status_week')],
						['always', t('status_always')],
					]}
				/>
				<FormError task={task} />
				<div class="dialog-actions">
					{current && (
						<button type="button" class="button" disabled={task.busy} onClick={() => save({ text: '' })}>
							{t('status_clear')}
						</button>
					)}
					<button type="submit" class="button button-primary" disabled={task.busy || isEmpty}>
						{t('status_set')}
					</button>
				</div>
			</form>
			{isPicking.value && (
				<EmojiPicker
					anchor={other.current!}
					onPick={(char) => {
						emoji.value = char;
						isPicking.value = false;
					}}
					onClose={() => (isPicking.value = false)}
				/>
			)}
		</Dialog>
	);
}

interface EmojiChoiceProps {
	emoji: Signal<string>;
	/* What leads to all of them. */
	other: RefObject<HTMLButtonElement | null>;
	onOther: () => void;
}

function EmojiChoice({ emoji, other, onOther }: EmojiChoiceProps) {
	const { value } = emoji;
	const signs = ['', ...QUICK, ...(value === '' || QUICK.includes(value) ? [] : [value])];
	return (
		<fieldset class="choice emoji-choice">
			<legend>{t('emoji')}</legend>
			<div class="choice-options">
				{signs.map((sign) => (
					<label key={sign} title={sign === '' ? t('status_no_emoji') : undefined}>
						<input type="radio" name="emoji" checked={value === sign} onChange={() => (emoji.value = sign)} aria-label={sign === '' ? t('status_no_emoji') : sign} />
						<span aria-hidden="true">{sign || '–'}</span>
					</label>
				))}
				<button ref={other} type="button" class="icon-button" aria-label={t('status_other')} title={t('status_other')} aria-haspopup="dialog" onClick={onOther}>
					<Icon name="smile-plus" />
				</button>
			</div>
		</fieldset>
	);
}
