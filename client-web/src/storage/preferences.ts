/* What the device remembers of how it is used. Small, and needed before the first picture. */
import type { Language } from '../protocol/types';
import type { Tone } from '../state/emoji';
import { NOTICE_DEFAULTS, type NoticeSettings } from '../state/notify';
import { SPACE } from './space';

export type Theme = 'auto' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';
/* What counts as read: what was seen, or only what the person says. */
export type ReadingWay = 'seen' | 'asked';
/* The key that sends a message. */
export type SendKey = 'enter' | 'ctrl-enter';

export interface Preferences {
	theme: Theme;
	language: Language | '';
	density: Density;
	sendKey: SendKey;
	reading: ReadingWay;
	/* Whether the buttons for formatting are shown. */
	formatBar: boolean;
	/* Emoji used last, without their skin tone. */
	emoji: readonly string[];
	tone: Tone;
	/* When and how this device tells of what is said. */
	notices: NoticeSettings;
	/* The room shown last. */
	room: string;
	/* The address of the meeting one is in, or nothing. */
	meeting: string;
}

export const PREFERENCES_KEY = SPACE;
const DEFAULTS: Preferences = {
	theme: 'auto',
	language: '',
	density: 'comfortable',
	sendKey: 'enter',
	reading: 'seen',
	formatBar: false,
	emoji: [],
	tone: 0,
	notices: NOTICE_DEFAULTS,
	room: '',
	meeting: '',
};

export function readPreferences(): Preferences {
	try {
		const kept = JSON.parse(localStorage.getItem(PREFERENCES_KEY) ?? '{}') as Partial<Preferences>;
		return { ...DEFAULTS, ...kept, notices: { ...NOTICE_DEFAULTS, ...kept.notices } };
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
	const { room, meeting, emoji, tone, notices } = DEFAULTS;
	writePreferences({ ...readPreferences(), room, meeting, emoji, tone, notices });
}
