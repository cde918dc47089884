/* The words of the interface, and how times read. The German file says which keys there are. */
import { computed, signal } from '@preact/signals';
import { ERRORS, type ErrorName } from '../protocol/errors';
import type { Language } from '../protocol/types';
import type words from '../../locales/de.json';
import type guestWords from '../../locales/guest/de.json';

export { guessLanguage } from './guess';

export type Key = keyof typeof words | keyof typeof guestWords;

type Messages = Record<string, (params: Record<string, string | number>) => string>;

type Part = 'main' | 'admin' | 'meeting' | 'record' | 'note' | 'minutes' | 'case';

/* Each a file of its own: only the language that is spoken is loaded, and of it what is needed. */
const sources: Record<Part, Record<Language, () => Promise<{ default: Messages }>>> = {
	main: { de: () => import('locale:de'), en: () => import('locale:en') },
	admin: { de: () => import('locale:de/admin'), en: () => import('locale:en/admin') },
	meeting: { de: () => import('locale:de/meeting'), en: () => import('locale:en/meeting') },
	record: { de: () => import('locale:de/record'), en: () => import('locale:en/record') },
	note: { de: () => import('locale:de/note'), en: () => import('locale:en/note') },
	minutes: { de: () => import('locale:de/minutes'), en: () => import('locale:en/minutes') },
	case: { de: () => import('locale:de/case'), en: () => import('locale:en/case') },
};
const parts = new Set<Part>(['main']);
const NO_WORDS: Messages = {};
const spoken = signal<{ language: Language; messages: Messages }>({ language: 'de', messages: NO_WORDS });
let wanted: Language = 'de';
let asked = 0;

export const language = computed(() => spoken.value.language);

let last = Promise.resolve();

/* Speaks this language once its words are there. Asked again meanwhile, it stays silent, and is done when the last one is. */
export function speak(one: Language): Promise<void> {
	last = say(one, ++asked);
	return last;
}

async function say(one: Language, turn: number): Promise<void> {
	wanted = one;
	const words = await Promise.all([...parts].map((part) => sources[part][one]()));
	if (turn === asked) spoken.value = { language: one, messages: Object.assign({}, ...words.map(({ default: messages }) => messages)) };
	else await last;
}

/* Knows the words of another part, too, from here on. */
export function learn(part: Part): Promise<void> {
	parts.add(part);
	return speak(wanted);
}

/* Nothing before the words are there; what shows it is drawn again when they are. */
export function t(key: Key, params: Record<string, string | number> = {}): string {
	const { messages } = spoken.value;
	return messages === NO_WORDS ? '' : messages[key]!(params);
}

/* The sentence for a refusal. */
export function errorText(name: ErrorName | 'unknown'): string {
	return name === 'unknown' ? t('error_unknown') : ERRORS[name][language.value];
}

interface Refused {
	refusal: ErrorName | 'unknown';
	field?: string | undefined;
	reason?: string | undefined;
	limit?: number | undefined;
}

/* What is wrong with a field, where that can be said better than in general. */
const WRONG: Record<string, Key> = {
	'taken email': 'wrong_taken_email',
	'taken title': 'wrong_taken_title',
	'taken handle': 'wrong_taken_handle',
	'bad_characters handle': 'wrong_handle',
	'unknown_person people': 'wrong_people',
	'unknown_person moderator': 'wrong_member',
	'unknown_person minute_taker': 'wrong_member',
	'unknown_person attendees': 'wrong_member',
	'unknown_person person': 'wrong_member',
	'too_many person': 'wrong_owner',
	'too_common password': 'wrong_common',
	'too_short password': 'wrong_short',
	'malformed email': 'wrong_email',
	'malformed imprint': 'wrong_address',
	'malformed privacy': 'wrong_address',
	'malformed call': 'wrong_address',
	'malformed address': 'wrong_address',
	'too_small due': 'wrong_due_past',
	'too_large due': 'wrong_due_far',
	'not_a_member room': 'wrong_bot_room',
	bad_characters: 'wrong_characters',
	too_long: 'wrong_long',
	too_short: 'field_missing',
	too_small: 'wrong_small',
	too_large: 'wrong_large',
	missing: 'field_missing',
};

/* The sentence for a refusal, as exact as it can be. */
export function refusalText({ refusal, field, reason, limit }: Refused): string {
	const what = refusal === 'invalid_params' ? (reason ?? '') : refusal;
	const key = WRONG[`${what} ${field}`] ?? WRONG[what];
	return key ? t(key, { n: limit ?? 0 }) : errorText(refusal);
}

/* The person's own variant, as de-AT, where it is of the language shown. */
const locale = computed(() => {
	const own = navigator.languages.find((one) => one.startsWith(language.value));
	return own ?? (language.value === 'en' ? 'en-GB' : 'de-DE');
});

/* How names are put in order. */
export const collator = computed(() => new Intl.Collator(language.value, { numeric: true, sensitivity: 'base' }));

const formats = new Map<string, Intl.DateTimeFormat>();

/* How times read that no function below says. */
export function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = locale.value + JSON.stringify(options);
	let made = formats.get(key);
	if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale.value, options)));
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
	return new Intl.ListFormat(locale.value, { type: 'conjunction' }).format(names);
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

export function dateText(time: number): string {
	return format({ day: 'numeric', month: 'long', year: 'numeric' }).format(time);
}

/* When something ends. */
export function untilText(time: number, now: number): string {
	return t('until', { time: dayOf(time) === dayOf(now) ? timeText(time) : shortDayText(time) });
}

function shortDayText(time: number): string {
	return format({ weekday: 'short', day: 'numeric', month: 'short' }).format(time);
}

/* What the clock shows there; undefined where no such time zone is known. */
export function clockIn(timeZone: string, now: number): string | undefined {
	try {
		return format({ weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone }).format(now);
	} catch {
		return undefined;
	}
}
