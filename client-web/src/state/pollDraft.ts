/* A poll while it is written. Pure. */
import type { Poll, PollForm, PollSecrecy } from '../protocol/types';

export interface OptionDraft {
	/* Stays with it wherever it is moved. */
	readonly key: number;
	readonly text: string;
}

export interface PollDraft {
	readonly question: string;
	readonly form: PollForm;
	readonly secrecy: PollSecrecy;
	readonly live: boolean;
	readonly options: readonly OptionDraft[];
	/* How many one can choose; 0: all. */
	readonly most: number;
	readonly low: number;
	readonly high: number;
	readonly lowText: string;
	readonly highText: string;
}

export const OPTIONS_LEAST = 2;

export function newDraft(question = '', options: readonly string[] = []): PollDraft {
	const texts = [...options, '', ''].slice(0, Math.max(OPTIONS_LEAST, options.length));
	return {
		question,
		form: 'single',
		secrecy: 'open',
		live: true,
		options: texts.map((text, key) => ({ key, text })),
		most: 0,
		low: 1,
		high: 5,
		lowText: '',
		highText: '',
	};
}

function lastKey(options: readonly OptionDraft[]): number {
	return Math.max(-1, ...options.map(({ key }) => key));
}

/* Another option behind the one with this key. */
export function addOption(options: readonly OptionDraft[], after: number): readonly OptionDraft[] {
	const at = options.findIndex(({ key }) => key === after) + 1;
	return [...options.slice(0, at), { key: lastKey(options) + 1, text: '' }, ...options.slice(at)];
}

export function moveOption(options: readonly OptionDraft[], moved: number, by: 1 | -1): readonly OptionDraft[] {
	const at = options.findIndex(({ key }) => key === moved);
	const to = at + by;
	if (to < 0 || to >= options.length) return options;
	return options.map((one, i) => (i === at ? options[to]! : i === to ? options[at]! : one));
}

/* No fewer than a poll needs. */
export function removeOption(options: readonly OptionDraft[], removed: number): readonly OptionDraft[] {
	return options.length > OPTIONS_LEAST ? options.filter(({ key }) => key !== removed) : options;
}

/* What is left empty is none. */
function written({ options }: PollDraft): string[] {
	return options.map(({ text }) => text.trim()).filter((text) => text !== '');
}

export interface DraftFault {
	readonly field: 'question' | 'options';
	readonly what: 'missing' | 'few' | 'alike';
}

/* The first thing that is wrong with it. */
export function faultOf(draft: PollDraft): DraftFault | undefined {
	if (draft.question.trim() === '') return { field: 'question', what: 'missing' };
	if (draft.form === 'scale') return undefined;
	const texts = written(draft);
	if (texts.length < OPTIONS_LEAST) return { field: 'options', what: 'few' };
	return new Set(texts).size < texts.length ? { field: 'options', what: 'alike' } : undefined;
}

/* Results of a secret poll never show meanwhile. */
export function isLive({ live, secrecy }: Pick<PollDraft, 'live' | 'secrecy'>): boolean {
	return live && secrecy !== 'secret';
}

/* As it is asked. */
export function askedOf(draft: PollDraft): Poll {
	const { question, form, secrecy, most, low, high, lowText, highText } = draft;
	const asked = { question: question.trim(), form, secrecy, live: isLive(draft) };
	if (form !== 'scale') {
		const options = written(draft).map((text) => ({ text }));
		const isBound = form === 'multiple' && most > 0 && most < options.length;
		return { ...asked, options, ...(isBound && { most }) };
	}
	const ends = [lowText.trim(), highText.trim()];
	return { ...asked, options: [], low, high, ...(ends[0] && { low_text: ends[0] }), ...(ends[1] && { high_text: ends[1] }) };
}
