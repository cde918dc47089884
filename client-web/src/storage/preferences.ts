/* What the device remembers of how it is used. Small, and needed before the first picture. */

export type Theme = 'auto' | 'light' | 'dark';
export type Language = 'de' | 'en';

interface Preferences {
	theme: Theme;
	language: Language | '';
	/* The room shown last. */
	room: string;
}

const KEY = 'runde';
const DEFAULTS: Preferences = { theme: 'auto', language: '', room: '' };

export function readPreferences(): Preferences {
	try {
		return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as object) };
	} catch {
		return DEFAULTS;
	}
}

export function writePreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
	try {
		localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), [key]: value }));
	} catch {
		/* Then it holds until the page is closed. */
	}
}

/* Language and look stay; they say nothing about the person. */
export function wipePreferences(): void {
	writePreference('room', '');
}
