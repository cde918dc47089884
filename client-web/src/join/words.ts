/* The words of the page at the door, in both languages: it is small, and changes between them at once. */
import de from 'locale:de';
import en from 'locale:en';
import type words from '../../locales/guest/de.json';
import { guessLanguage } from '../i18n/guess';
import type { Language } from '../protocol/types';
import { readPreferences, writePreferences } from '../storage/preferences';

const messages = { de, en };
let spoken: Language = readPreferences().language || guessLanguage(navigator.languages);

export function language(): Language {
	return spoken;
}

export function t(key: keyof typeof words, params: Record<string, string | number> = {}): string {
	return messages[spoken][key]!(params);
}

/* As the guest says; remembered for the room. */
export function speak(wanted: Language): void {
	spoken = wanted;
	writePreferences({ ...readPreferences(), language: wanted });
}

/* For browsers that speak neither: what the house greets in. */
export function offer(otherwise: Language): void {
	spoken = readPreferences().language || guessLanguage(navigator.languages, otherwise);
}

export function listText(names: readonly string[]): string {
	return new Intl.ListFormat(spoken, { type: 'conjunction' }).format(names);
}

export function dateText(time: number): string {
	const locale = navigator.languages.find((one) => one.startsWith(spoken)) ?? (spoken === 'en' ? 'en-GB' : 'de-DE');
	return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(time);
}
