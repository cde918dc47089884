/* Language and theme, as chosen on this device. */
import { signal } from '@preact/signals';
import { guessLanguage, language, type Language } from '../i18n';
import { readPreferences, writePreference, type Theme } from '../storage/preferences';

export const theme = signal<Theme>('auto');

function show(): void {
	const { documentElement: root } = document;
	root.lang = language.value;
	if (theme.value === 'auto') delete root.dataset['theme'];
	else root.dataset['theme'] = theme.value;
}

export function startLook(): void {
	const kept = readPreferences();
	language.value = kept.language || guessLanguage(navigator.languages);
	theme.value = kept.theme;
	show();
}

export function setLanguage(value: Language): void {
	language.value = value;
	writePreference('language', value);
	show();
}

export function setTheme(value: Theme): void {
	theme.value = value;
	writePreference('theme', value);
	show();
}
