/* Which language the browser's owner reads. */
import type { Language } from '../protocol/types';

export function guessLanguage(wanted: readonly string[], otherwise: Language = 'en'): Language {
	for (const one of wanted) {
		if (one.startsWith('de')) return 'de';
		if (one.startsWith('en')) return 'en';
	}
	return otherwise;
}
