/* What is written as a command: /aufgabe @Name bis Fr Text, /beschluss Text, /umfrage Frage | A | B, /parken Text,
 * /seite Titel, /fall Titel, and the same in English. Pure; whichever language the screen speaks, both are understood. */
import { LIMITS } from '../protocol/limits';
import { dayMeant } from './dueDay';
import type { Span, Written } from './mentions';

export type SlashWhat = 'task' | 'decision' | 'poll' | 'park' | 'page' | 'case';

/* The German word and the English one. */
export const SLASH_WORDS: Record<SlashWhat, { de: string; en: string }> = {
	task: { de: 'aufgabe', en: 'task' },
	decision: { de: 'beschluss', en: 'decision' },
	poll: { de: 'umfrage', en: 'poll' },
	park: { de: 'parken', en: 'park' },
	page: { de: 'seite', en: 'page' },
	case: { de: 'fall', en: 'case' },
};

export interface TaskSaid {
	text: string;
	person?: string;
	/* The day until whose end it is to be done. */
	day?: string;
	/* All of it was understood, and it says what is to be done. */
	isWhole: boolean;
}

export interface PollSaid {
	what: 'poll';
	question: string;
	options: string[];
	isWhole: boolean;
}

export type Slash =
	| ({ what: 'task' } & TaskSaid)
	| { what: 'decision' | 'park' | 'page' | 'case'; text: string; isWhole: boolean }
	| PollSaid;

export interface Known {
	today: string;
	/* Who can be given something to do. */
	members: readonly { person: string; name: string }[];
}

/* undefined: it is no command, but words like others. */
export function slashOf(written: Written, known: Known): Slash | undefined {
	const [, word = ''] = /^\/(\p{L}+)(?=\s|$)/u.exec(written.text) ?? [];
	const found = Object.entries(SLASH_WORDS).find(([, { de, en }]) => [de, en].includes(word.toLowerCase()));
	if (!found) return undefined;
	const what = found[0] as SlashWhat;
	const rest = cut(written, word.length + 1);
	if (what === 'task') return { what, ...taskOf(rest, known) };
	if (what === 'poll') return pollOf(rest.text);
	/* A title is one line. */
	const text = what === 'decision' ? rest.text.trim() : oneLine(rest.text);
	/* Who the customer is has to be said. */
	if (what === 'case') return { what, text, isWhole: false };
	return { what, text, isWhole: fits(text, TEXT_MAX[what]) };
}

const TEXT_MAX = { decision: LIMITS.decision_text_max, park: LIMITS.agenda_title_max, page: LIMITS.page_title_max };

/* What is written from here on, without space before it. */
function cut({ text, spans }: Written, from: number): Written {
	const rest = text.slice(from).trimStart();
	const gone = text.length - rest.length;
	return { text: rest, spans: spans.filter((span) => span.from >= gone).map((span) => ({ ...span, from: span.from - gone, to: span.to - gone })) };
}

function oneLine(text: string): string {
	return text.trim().replace(/\s*\n\s*/g, ' ');
}

function fits(text: string, most: number): boolean {
	return text !== '' && [...text].length <= most;
}

function pollOf(text: string): Slash {
	const [question = '', ...options] = text.split('|').map((part) => part.trim());
	const isWhole =
		fits(question, LIMITS.poll_question_max) &&
		options.length >= 2 &&
		options.length <= LIMITS.poll_options_max &&
		new Set(options).size === options.length &&
		options.every((option) => fits(option, LIMITS.poll_option_max));
	return { what: 'poll', question, options: options.filter(Boolean), isWhole };
}

/* Who and until when may stand before what is to be done or after it, each once. */
export function taskOf(written: Written, known: Known): TaskSaid {
	let rest = { ...written, text: written.text.trimEnd() };
	const said: { person?: string; day?: string } = {};
	for (const read of [personFirst, dayFirst, personFirst, dayLast, personLast]) {
		const found = read(rest, known);
		if (!found || Object.keys(found.said).some((key) => key in said)) continue;
		Object.assign(said, found.said);
		rest = found.rest;
	}
	const text = oneLine(rest.text);
	/* A name nobody has, a day there is none: that is asked for. */
	const isClear = !/^@/.test(text) && !/^(?:bis|by|until)\s/i.test(text);
	return { ...said, text, isWhole: isClear && fits(text, LIMITS.task_text_max) };
}

interface Found {
	said: { person?: string; day?: string };
	rest: Written;
}

function personFirst(written: Written, { members }: Known): Found | undefined {
	const { text, spans } = written;
	const span = spans.find(({ from }) => from === 0);
	if (span) return span.kind === 'person' && span.id !== undefined ? { said: { person: span.id }, rest: cut(written, span.to) } : undefined;
	if (!text.startsWith('@')) return undefined;
	const after = text.slice(1);
	const whole = [...members].sort((a, b) => b.name.length - a.name.length).find(({ name }) => begins(after, name));
	if (whole) return { said: { person: whole.person }, rest: cut(written, 1 + whole.name.length) };
	const [word = ''] = /^[\p{L}\p{N}_'-]+/u.exec(after) ?? [];
	const called = members.filter(({ name }) => name.toLowerCase().split(' ').includes(word.toLowerCase()));
	return called.length === 1 ? { said: { person: called[0]!.person }, rest: cut(written, 1 + word.length) } : undefined;
}

function begins(text: string, name: string): boolean {
	return name !== '' && text.slice(0, name.length).toLowerCase() === name.toLowerCase() && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
}

function personLast(written: Written): Found | undefined {
	const { text, spans } = written;
	const isLast = ({ kind, id, from, to }: Span) => kind === 'person' && id !== undefined && from > 0 && text.slice(to).trim() === '';
	const span = spans.find(isLast);
	return span && { said: { person: span.id! }, rest: { text: text.slice(0, span.from).trimEnd(), spans: spans.filter((one) => one !== span) } };
}

/* Bis Freitag, bis in 3 Tagen; in 3 Tagen alone will do. */
function dayFirst(written: Written, { today }: Known): Found | undefined {
	const [lead] = /^(?:bis|by|until)\s+|^(?=in\s)/i.exec(written.text) ?? [];
	if (lead === undefined) return undefined;
	const words = [...written.text.slice(lead.length).matchAll(/\S+/g)].slice(0, DAY_WORDS);
	for (let count = words.length; count > 0; count--) {
		const day = dayMeant(words.slice(0, count).map(([word]) => word).join(' '), today);
		const last = words[count - 1]!;
		if (day) return { said: { day }, rest: cut(written, lead.length + last.index + last[0].length) };
	}
	return undefined;
}

const DAY_WORDS = 3;

function dayLast({ text, spans }: Written, { today }: Known): Found | undefined {
	for (const { index, 1: words = '' } of [...text.matchAll(/(?<=\s)(?:bis|by|until)\s+(?=(.+)$)/gis)].reverse()) {
		const day = dayMeant(words.trim().replace(/\s+/g, ' '), today);
		if (day) return { said: { day }, rest: { text: text.slice(0, index).trimEnd(), spans: spans.filter(({ to }) => to <= index) } };
	}
	return undefined;
}
