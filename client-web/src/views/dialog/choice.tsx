import { useId } from 'preact/hooks';

interface Props<T extends string> {
	legend: string;
	/* One sentence: what it does. */
	hint?: string;
	name: string;
	options: [T, string][];
	value: T;
	onPick: (value: T) => void;
}

/* One of a few, all of them in view. */
export function Choice<T extends string>({ legend, hint, name, options, value, onPick }: Props<T>) {
	const id = useId();
	return (
		<fieldset class="choice" aria-describedby={hint && id}>
			<legend>{legend}</legend>
			{hint && (
				<p class="field-hint" id={id}>
					{hint}
				</p>
			)}
			<div class="choice-options">
				{options.map(([option, words]) => (
					<label key={option}>
						<input type="radio" name={name} checked={option === value} onChange={() => onPick(option)} />
						<span>{words}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}
