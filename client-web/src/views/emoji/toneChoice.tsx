import { t, type Key } from '../../i18n';
import { TONES, withTone, type Tone } from '../../state/emoji';
import { prefer, preferences } from '../preferences';

const HAND = { char: '✋', tones: 1 } as const;
const WORDS: Record<Tone, Key> = {
	0: 'tone_none',
	1: 'tone_light',
	2: 'tone_medium_light',
	3: 'tone_medium',
	4: 'tone_medium_dark',
	5: 'tone_dark',
};

export function ToneChoice() {
	return (
		<fieldset class="tones">
			<legend class="visually-hidden">{t('tone')}</legend>
			{TONES.map((tone) => (
				<label key={tone} title={t(WORDS[tone])}>
					<input
						type="radio"
						name="tone"
						checked={preferences.value.tone === tone}
						aria-label={t(WORDS[tone])}
						onChange={() => prefer('tone', tone)}
					/>
					<span aria-hidden="true">{withTone(HAND, tone)}</span>
				</label>
			))}
		</fieldset>
	);
}
