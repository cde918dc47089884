/* How polls read. */
import { language, listText, t, type Key } from '../../../i18n';
import type { Poll, PollForm, PollSecrecy } from '../../../protocol/types';
import type { PollRecord } from '../../../state/poll';
import { averageOf, leaderOf, mostOf, sharesOf, type Share } from '../../../state/voting';

export const FORMS: Record<PollForm, Key> = { single: 'poll_single', multiple: 'poll_multiple', scale: 'poll_scale' };
export const SECRECIES: Record<PollSecrecy, Key> = { open: 'poll_open', named: 'poll_named', secret: 'poll_secret' };

const LEARNED: Record<PollSecrecy, Key> = { open: 'poll_open_live', named: 'poll_named_live', secret: 'poll_secret_text' };
const LEARNED_LATE: Record<PollSecrecy, Key> = { open: 'poll_open_end', named: 'poll_named_end', secret: 'poll_secret_text' };

/* Who learns what. */
export function secrecyText({ secrecy, live }: Pick<Poll, 'secrecy' | 'live'>): string {
	return t((live ? LEARNED : LEARNED_LATE)[secrecy]);
}

/* How one chooses, where it is not one thing out of several. */
export function formText(asked: Poll): string {
	if (asked.form !== 'multiple') return '';
	const n = mostOf(asked);
	return n < asked.options.length ? t('poll_most', { n }) : t('poll_several');
}

/* A number on a scale or between two. */
export function numberText(n: number): string {
	return n.toLocaleString(language.value, { maximumFractionDigits: 1 });
}

export function shareText({ votes, percent }: Share): string {
	return `${votes} · ${percent} %`;
}

/* What a decision may say that follows from it. */
export function decisionText({ asked, result }: PollRecord): string {
	const { voted = 0, counts = [] } = result ?? {};
	const average = averageOf(counts);
	if (asked.form === 'scale' && average !== undefined) return t('poll_decides', { question: asked.question, answer: t('poll_average', { n: numberText(average) }) });
	const shares = sharesOf(asked, counts, voted);
	const first = leaderOf(shares);
	const answer = first?.text ?? listText(shares.filter(({ votes }) => votes > 0).map(({ text, votes }) => `${text} (${votes})`));
	return answer === '' ? asked.question : t('poll_decides', { question: asked.question, answer });
}
