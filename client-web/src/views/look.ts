/* Language, colours and density, as preferred on this device. */
import { effect, signal } from '@preact/signals';
import { guessLanguage, language, speak } from '../i18n';
import type { Language } from '../protocol/types';
import type { Theme } from '../storage/preferences';
import { preferences } from './preferences';

/* Of the browser's own frame around the page: the colours of --bg. */
const FRAME = { light: '#FAF9F6', dark: '#15181B' };

/* For browsers that speak neither: what the house greets newcomers in. */
export const fallbackLanguage = signal<Language>('en');

/* Resolves when the page can speak. */
export function startLook(): Promise<void> {
	const { documentElement: root } = document;
	let speaking = Promise.resolve();
	effect(() => {
		speaking = speak(preferences.value.language || guessLanguage(navigator.languages, fallbackLanguage.value));
		/* Then it goes on in the one it speaks. */
		speaking.catch(() => undefined);
	});
	effect(() => {
		const { theme, density } = preferences.value;
		root.lang = language.value;
		root.dataset['density'] = density;
		if (theme === 'auto') delete root.dataset['theme'];
		else root.dataset['theme'] = theme;
		colourFrame(theme);
	});
	return speaking;
}

function colourFrame(theme: Theme): void {
	for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')) {
		const own = meta.media.includes('dark') ? 'dark' : 'light';
		meta.content = FRAME[theme === 'auto' ? own : theme];
	}
}
