import { useId } from 'preact/hooks';

interface Props {
	label: string;
	name: string;
	hint?: string;
	max?: number;
	required?: boolean;
	autocomplete?: string;
	autofocus?: boolean;
	onInput?: (text: string) => void;
}

/* A line of text with its label. */
export function Field({ label, name, hint, max, required, autocomplete, autofocus, onInput }: Props) {
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input
				id={id}
				name={name}
				type="text"
				maxLength={max}
				required={required}
				autofocus={autofocus}
				autocomplete={autocomplete ?? 'off'}
				aria-describedby={hint ? `${id}-hint` : undefined}
				onInput={(event) => onInput?.(event.currentTarget.value)}
			/>
			{hint && (
				<p class="field-hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
		</div>
	);
}
