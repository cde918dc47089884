import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n';

interface Props {
	label: string;
	name: string;
	type?: 'text' | 'email' | 'url' | 'number' | 'date' | 'time' | 'datetime-local';
	/* What stands there at first. */
	value?: string | number;
	hint?: string;
	/* What is wrong with it. */
	error?: string;
	max?: number;
	required?: boolean;
	autocomplete?: string;
	autofocus?: boolean | undefined;
	placeholder?: string;
	onInput?: (text: string) => void;
	/* What may be meant: the id of a <datalist>. */
	list?: string;
}

/* A line of text with its label. */
export function Field({ label, type, value, max, onInput, autocomplete, hint, error, ...rest }: Props) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} hint={hint} error={error}>
			<input
				ref={useFirst(rest.autofocus)}
				id={id}
				type={(type ?? 'text') as 'text'}
				defaultValue={value}
				maxLength={max}
				autocomplete={autocomplete ?? 'off'}
				{...described(id, hint, error)}
				onInput={(event) => onInput?.(textIn(event.currentTarget))}
				{...rest}
			/>
		</FieldFrame>
	);
}

/* What is no number reads as nothing, though something stands there. */
function textIn({ value, validity }: HTMLInputElement): string {
	return validity.badInput ? '?' : value;
}

/* Several lines. */
export function AreaField({ label, value, max, hint, error, onInput, rows = 4, ...rest }: Props & { rows?: number }) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} hint={hint} error={error}>
			<textarea
				ref={useFirst<HTMLTextAreaElement>(rest.autofocus)}
				id={id}
				rows={rows}
				defaultValue={value}
				maxLength={max}
				{...described(id, hint, error)}
				onInput={(event) => onInput?.(event.currentTarget.value)}
				{...rest}
			/>
		</FieldFrame>
	);
}

/* A password, that can be pasted, kept by the browser, and looked at. */
export function PasswordField({ label, hint, error, autocomplete, ...rest }: Omit<Props, 'type' | 'value' | 'onInput' | 'max'>) {
	const id = useId();
	const shown = useSignal(false);
	return (
		<FieldFrame id={id} label={label} hint={hint} error={error}>
			<div class="password-row">
				<input
					ref={useFirst(rest.autofocus)}
					id={id}
					type={(shown.value ? 'text' : 'password') as 'password'}
					autocomplete={autocomplete ?? 'current-password'}
					autocapitalize="off"
					spellcheck={false}
					{...described(id, hint, error)}
					{...rest}
				/>
				<button
					type="button"
					class="text-button"
					aria-pressed={shown.value}
					aria-label={t('password_show')}
					onClick={() => (shown.value = !shown.value)}
				>
					{shown.value ? t('hide') : t('show')}
				</button>
			</div>
		</FieldFrame>
	);
}

interface SelectProps<T extends string> {
	label: string;
	name: string;
	value: T;
	options: readonly (readonly [T, string])[];
	hint?: string;
	error?: string;
	onPick?: (value: T) => void;
}

/* One of many. */
export function SelectField<T extends string>({ label, name, value, options, hint, error, onPick }: SelectProps<T>) {
	const id = useId();
	return (
		<FieldFrame id={id} label={label} hint={hint} error={error}>
			<select id={id} name={name} {...described(id, hint, error)} onChange={(event) => onPick?.(event.currentTarget.value as T)}>
				{options.map(([option, words]) => (
					<option key={option} value={option} selected={option === value}>
						{words}
					</option>
				))}
			</select>
		</FieldFrame>
	);
}

/* The attribute works in a dialog and on a fresh page, not in what comes onto a page later. At once: the
 * next key may already have moved the focus on. */
function useFirst<T extends HTMLElement = HTMLInputElement>(isFirst: boolean | undefined) {
	const ref = useRef<T>(null);
	useLayoutEffect(() => {
		if (isFirst) ref.current?.focus();
	}, []);
	return ref;
}

function described(id: string, hint: string | undefined, error: string | undefined) {
	const by = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
	return { 'aria-describedby': by || undefined, 'aria-invalid': error ? true : undefined };
}

interface FrameProps {
	id: string;
	label: string;
	hint: string | undefined;
	error: string | undefined;
	children: ComponentChildren;
}

function FieldFrame({ id, label, hint, error, children }: FrameProps) {
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{children}
			<p class="field-error" id={`${id}-error`} role="alert">
				{error}
			</p>
			{hint && (
				<p class="field-hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
		</div>
	);
}
