/* What can be chosen in a poll, what came out, and in which order polls stand. Pure. */
import type { Poll, PollCount, PollPick, PollVote } from '../protocol/types';
import type { PollRecord } from './poll';

export interface Choice {
	/* Its number, or the number on the scale. */
	readonly option: number;
	readonly text: string;
}

/* Both ends of a scale, as the protocol has them where they are left out. */
export function endsOf({ low = 1, high = 5 }: Poll): { low: number; high: number } {
	return { low, high };
}

export function choicesOf(asked: Poll): Choice[] {
	if (asked.form !== 'scale') return asked.options.map(({ text }, i) => ({ option: i + 1, text }));
	const { low, high } = endsOf(asked);
	return Array.from({ length: high - low + 1 }, (_, i) => ({ option: low + i, text: String(low + i) }));
}

/* How many one can choose. */
export function mostOf({ form, most, options }: Poll): number {
	return form === 'multiple' ? (most ?? options.length) : 1;
}

export function isPicked(picks: readonly PollPick[], option: number): boolean {
	return picks.some((one) => one.option === option);
}

/* Whether it can be chosen besides the others. */
export function mayPick(asked: Poll, picks: readonly PollPick[], option: number): boolean {
	return asked.form !== 'multiple' || isPicked(picks, option) || picks.length < mostOf(asked);
}

/* The choice after a press on an option: one of several is put to the others or taken back, else it takes their place. */
export function pick(asked: Poll, picks: readonly PollPick[], option: number): readonly PollPick[] {
	if (asked.form !== 'multiple') return [{ option }];
	if (isPicked(picks, option)) return picks.filter((one) => one.option !== option);
	return mayPick(asked, picks, option) ? [...picks, { option }].sort((a, b) => a.option - b.option) : picks;
}

/* Whether both are the same choice, in whatever order. */
export function isSamePick(a: readonly PollPick[], b: readonly PollPick[]): boolean {
	return a.length === b.length && a.every(({ option }) => isPicked(b, option));
}

export interface Share extends Choice {
	readonly votes: number;
	/* Of those who voted. */
	readonly percent: number;
}

/* How many chose what. What as many chose has the same percentage, so that the sum need not be a hundred. */
export function sharesOf(asked: Poll, counts: readonly PollCount[], voted: number): Share[] {
	return choicesOf(asked).map((choice) => {
		const votes = counts.find(({ option }) => option === choice.option)?.votes ?? 0;
		return { ...choice, votes, percent: voted === 0 ? 0 : Math.round((100 * votes) / voted) };
	});
}

/* What most chose; undefined: several things, or nothing. */
export function leaderOf(shares: readonly Share[]): Share | undefined {
	const most = Math.max(0, ...shares.map(({ votes }) => votes));
	const first = shares.filter(({ votes }) => votes === most && most > 0);
	return first.length === 1 ? first[0] : undefined;
}

/* In the middle of a scale; undefined: nobody has voted. */
export function averageOf(counts: readonly PollCount[]): number | undefined {
	const votes = counts.reduce((sum, one) => sum + one.votes, 0);
	return votes === 0 ? undefined : counts.reduce((sum, one) => sum + one.option * one.votes, 0) / votes;
}

/* Who chose an option. */
export function votersOf(votes: readonly PollVote[], option: number): string[] {
	return votes.filter(({ picks }) => isPicked(picks, option)).map(({ person }) => person);
}

/* It was taken back before it was opened. */
export function isDropped({ phase, result }: PollRecord): boolean {
	return phase === 'closed' && !result?.counts;
}

/* Those that are open as they were asked, then what is prepared, then what came out, the last one first. */
export function inOrder(polls: readonly PollRecord[]): PollRecord[] {
	const inPhase = (wanted: PollRecord['phase']) => polls.filter(({ phase }) => phase === wanted);
	return [...inPhase('open'), ...inPhase('prepared'), ...inPhase('closed').filter((one) => !isDropped(one)).reverse()];
}
