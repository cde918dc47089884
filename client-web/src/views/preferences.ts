/* The preferences as a signal, the same in all tabs. */
import { signal } from '@preact/signals';
import type { Language } from '../protocol/types';
import {
	PREFERENCES_KEY,
	readPreferences,
	writePreferences,
	type Preferences,
} from '../storage/preferences';

export const LANGUAGES: [Language, string][] = [
	['de', 'Deutsch'],
	['en', 'English'],
];

export const preferences = signal(readPreferences());

addEventListener('storage', (event) => {
	if (event.key === PREFERENCES_KEY) preferences.value = readPreferences();
});

export function prefer<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
	preferences.value = { ...preferences.value, [key]: value };
	writePreferences(preferences.value);
}
