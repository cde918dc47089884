/* The words of the interface, and how times read. The German file says which keys there are. */
import { signal } from '@preact/signals';
import de from 'locale:de';
import en from 'locale:en';
import { ERRORS, type ErrorName } from '../protocol/errors';
import type words from '../../locales/de.json';

export type Language = 'de' | 'en';
export type Key = keyof typeof words;

const messages = { de, en };
export const language = signal<Language>('de');

export function guessLanguage(wanted: readonly string[]): Language {
	for (const one of wanted) {
		if (one.startsWith('de')) return 'de';
		if (one.startsWith('en')) return 'en';
	}
	return 'en';
}

export function t(key: Key, params: Record<string, string | number> = {}): string {
	return messages[language.value][key]!(params);
}

/* The sentence for a refusal. */
export function errorText(name: ErrorName | 'unknown'): string {
	return name === 'unknown' ? t('error_unknown') : ERRORS[name][language.value];
}

/* The person's own variant, as de-AT, where it is of the language shown. */
function locale(): string {
	const own = navigator.languages.find((one) => one.startsWith(language.value));
	return own ?? (language.value === 'en' ? 'en-GB' : 'de-DE');
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale() + JSON.stringify(options);
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale(), options)));
	return made;
}

export function timeText(time: number): string {
	return format({ hour: '2-digit', minute: '2-digit' }).format(time);
}

export function dateTimeText(time: number): string {
	return format({ dateStyle: 'full', timeStyle: 'short' }).format(time);
}

/* A day of the week in short, 0 is Sunday. */
export function weekdayText(day: number): string {
	return format({ weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + day));
}

/* The same for all times of one day, by this device's calendar. */
export function dayOf(time: number): string {
	const date = new Date(time);
	return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}

/* Names one after the other, as in: a, b und c. */
export function listText(names: readonly string[]): string {
	return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(names);
}

const DAY_MS = 86_400_000;

export function dayText(time: number, now: number): string {
	if (dayOf(time) === dayOf(now)) return t('today');
	if (dayOf(time) === dayOf(now - DAY_MS)) return t('yesterday');
	const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
	const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long' };
	return format(sameYear ? options : { ...options, year: 'numeric' }).format(time);
}

/* A time within today, or with its day. */
export function momentText(time: number, now: number): string {
	if (dayOf(time) === dayOf(now)) return timeText(time);
	return format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(time);
}
