/* Language, colours and density, as preferred on this device. */
import { effect, signal } from '@preact/signals';
import { guessLanguage, language, type Language } from '../i18n';
import type { Theme } from '../storage/preferences';
import { preferences } from './preferences';

/* Of the browser's own frame around the page: the colours of --bg. */
const FRAME = { light: '#FAF9F6', dark: '#15181B' };

/* For browsers that speak neither: what the house greets newcomers in. */
export const fallbackLanguage = signal<Language>('en');

export function startLook(): void {
	const { documentElement: root } = document;
	effect(() => {
		const { language: chosen, theme, density } = preferences.value;
		language.value = chosen || guessLanguage(navigator.languages, fallbackLanguage.value);
		root.lang = language.value;
		root.dataset['density'] = density;
		if (theme === 'auto') delete root.dataset['theme'];
		else root.dataset['theme'] = theme;
		colourFrame(theme);
	});
}

function colourFrame(theme: Theme): void {
	for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
		const own = meta.media.includes('dark') ? 'dark' : 'light';
		meta.content = FRAME[theme === 'auto' ? own : theme];
	}
}
