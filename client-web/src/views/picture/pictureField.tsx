/* Chooses a picture, shows it as it will be, or takes it away. Nothing is sent before the form is. */
import type { ComponentChildren } from 'preact';
import { useSignal, type Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../i18n';
import { dataUrl } from '../pictures';
import { shrink, type Frame } from './shrink';

/* What phones turn their own formats into when a picture is chosen. */
const TYPES = 'image/jpeg,image/png,image/webp';

interface Props {
	label: string;
	hint: string;
	frame: Frame;
	/* The address of the picture there is; empty: none. */
	now: string;
	/* What is chosen instead, in base64; empty: none any more. */
	chosen: Signal<string | undefined>;
	/* How it looks, by its address. */
	show: (url: string) => ComponentChildren;
	error: string;
}

export function PictureField({ label, hint, frame, now, chosen, show, error }: Props) {
	const id = useId();
	const broken = useSignal(false);
	const wrong = broken.value ? t('picture_broken') : error;
	const url = chosen.value === undefined ? now : chosen.value && dataUrl(chosen.value);
	const pick = async (input: HTMLInputElement) => {
		const file = input.files?.[0];
		input.value = ''; /* so that the same file can be chosen again */
		if (!file) return;
		const data = await shrink(file, frame);
		broken.value = data === undefined;
		if (data !== undefined) chosen.value = data;
	};
	return (
		<div class="field" role="group" aria-labelledby={`${id}-label`}>
			<p class="field-label" id={`${id}-label`}>
				{label}
			</p>
			<div class="picture-row">
				{show(url)}
				<label class="button">
					<input
						type="file"
						accept={TYPES}
						aria-describedby={`${id}-error ${id}-hint`}
						aria-invalid={wrong ? true : undefined}
						onChange={(event) => void pick(event.currentTarget)}
					/>
					{url ? t('picture_other') : t('picture_choose')}
				</label>
				{url && (
					<button type="button" class="button button-quiet" onClick={() => (chosen.value = '')}>
						{t('picture_remove')}
					</button>
				)}
			</div>
			<p class="field-error" id={`${id}-error`} role="alert">
				{wrong}
			</p>
			<p class="field-hint" id={`${id}-hint`}>
				{hint}
			</p>
		</div>
	);
}
