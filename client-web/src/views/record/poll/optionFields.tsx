/* The options of a poll while it is written: added, moved and taken out, by keys as well. */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../../i18n';
import { LIMITS } from '../../../protocol/limits';
import { addOption, moveOption, OPTIONS_LEAST, removeOption, type OptionDraft } from '../../../state/pollDraft';
import { Icon } from '../../icon';
import { isTouch } from '../../shortcuts';

interface Props {
	options: readonly OptionDraft[];
	error: string;
	onChange: (options: readonly OptionDraft[]) => void;
}

export function OptionFields({ options, error, onChange }: Props) {
	const id = useId();
	const box = useRef<HTMLFieldSetElement>(null);
	/* The option that has the focus next. */
	const wanted = useRef<number | undefined>(undefined);
	const said = useSignal('');
	useLayoutEffect(() => {
		if (wanted.current === undefined) return;
		box.current!.querySelector<HTMLElement>(`[data-option="${wanted.current}"]`)?.focus();
		wanted.current = undefined;
	});
	const put = (next: readonly OptionDraft[], focus: number | undefined) => {
		wanted.current = focus;
		onChange(next);
	};
	const add = (after: number) => {
		const next = addOption(options, after);
		put(next, next.find((one) => !options.includes(one))!.key);
	};
	const move = ({ key, text }: OptionDraft, by: 1 | -1) => {
		const next = moveOption(options, key, by);
		if (next === options) return;
		put(next, key);
		said.value = t('poll_option_moved', { text, at: next.findIndex((one) => one.key === key) + 1, n: next.length });
	};
	const remove = (key: number) => {
		const at = options.findIndex((one) => one.key === key);
		const next = removeOption(options, key);
		if (next !== options) put(next, next[Math.max(0, at - 1)]!.key);
	};
	const isFull = options.length >= LIMITS.poll_options_max;
	/* Enter goes on to the next one, or makes it. */
	const goOn = (at: number) => {
		const next = options[at + 1];
		if (next) box.current!.querySelector<HTMLElement>(`[data-option="${next.key}"]`)?.focus();
		else if (!isFull) add(options[at]!.key);
	};
	const act = (event: KeyboardEvent, one: OptionDraft, at: number) => {
		const step = event.altKey && ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key];
		if (step) move(one, step);
		else if (event.key === 'Enter' && !event.ctrlKey) goOn(at);
		else if (event.key === 'Backspace' && one.text === '') remove(one.key);
		else return;
		event.preventDefault();
	};
	return (
		<fieldset ref={box} class="poll-fields" aria-describedby={`${id}-hint ${id}-error`}>
			<legend>{t('poll_options')}</legend>
			{options.map((one, at) => (
				<div key={one.key} class="poll-field">
					<input
						data-option={one.key}
						aria-label={t('poll_option', { n: at + 1 })}
						aria-invalid={error ? true : undefined}
						autocomplete="off"
						maxLength={LIMITS.poll_option_max}
						value={one.text}
						onInput={({ currentTarget: { value } }) => onChange(options.map((other) => (other.key === one.key ? { ...other, text: value } : other)))}
						onKeyDown={(event) => act(event, one, at)}
					/>
					<Tool icon="arrow-up" words={t('poll_option_up', { n: at + 1 })} off={at === 0} onPress={() => move(one, -1)} />
					<Tool icon="arrow-down" words={t('poll_option_down', { n: at + 1 })} off={at === options.length - 1} onPress={() => move(one, 1)} />
					<Tool icon="x" words={t('poll_option_remove', { n: at + 1 })} off={options.length <= OPTIONS_LEAST} onPress={() => remove(one.key)} />
				</div>
			))}
			<button type="button" class="button" disabled={isFull} onClick={() => add(options.at(-1)!.key)}>
				<Icon name="plus" />
				{t('poll_option_add')}
			</button>
			<p class="field-error" id={`${id}-error`} role="alert">
				{error}
			</p>
			<p class="field-hint" id={`${id}-hint`}>
				{!isTouch && t('poll_options_hint')}
			</p>
			<p class="visually-hidden" role="status">
				{said.value}
			</p>
		</fieldset>
	);
}

interface ToolProps {
	icon: 'arrow-up' | 'arrow-down' | 'x';
	words: string;
	off: boolean;
	onPress: () => void;
}

function Tool({ icon, words, off, onPress }: ToolProps) {
	return (
		<button type="button" class="icon-button" aria-label={words} title={words} disabled={off} onClick={onPress}>
			<Icon name={icon} />
		</button>
	);
}
