/* What the device remembers of how it is used. Small, and needed before the first picture. */

export type Theme = 'auto' | 'light' | 'dark';
export type Language = 'de' | 'en';
export type Density = 'comfortable' | 'compact';
/* The key that sends a message. */
export type SendKey = 'enter' | 'ctrl-enter';

export interface Preferences {
	theme: Theme;
	language: Language | '';
	density: Density;
	sendKey: SendKey;
	/* Whether the buttons for formatting are shown. */
	formatBar: boolean;
	/* The room shown last. */
	room: string;
}

export const PREFERENCES_KEY = 'runde';
const DEFAULTS: Preferences = {
	theme: 'auto',
	language: '',
	density: 'comfortable',
	sendKey: 'enter',
	formatBar: false,
	room: '',
};

export function readPreferences(): Preferences {
	try {
		return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '{}') as object) };
	} catch {
		return DEFAULTS;
	}
}

export function writePreferences(preferences: Preferences): void {
	try {
		localStorage.setItem(PREFERENCES_KEY, JSON.stringify(preferences));
	} catch {
		/* Then they hold until the page is closed. */
	}
}

/* What says something about the person goes; how it looks stays. */
export function wipePreferences(): void {
	writePreferences({ ...readPreferences(), room: DEFAULTS.room });
}
