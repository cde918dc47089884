/* Emoji: finding them by words, and their skin tones. */
import { fold, foldings } from './fold';

export interface Emoji {
	readonly char: string;
	readonly label: string;
	/* Short codes as in :thumbsup:. */
	readonly codes: readonly string[];
	/* Folded: the label, and all words it is found by, each between spaces. */
	readonly name: string;
	readonly words: string;
	/* Skin tones: none, on the first of its people, on all of them. */
	readonly tones: 0 | 1 | 2;
}

export interface EmojiGroup {
	readonly name: string;
	readonly emoji: readonly Emoji[];
}

/* As the build writes them down. */
export type PackedGroup = [name: string, emoji: [string, string, string, string, 0 | 1 | 2][]];

export function unpack(groups: readonly PackedGroup[]): EmojiGroup[] {
	return groups.map(([name, emoji]) => ({ name, emoji: emoji.map(unpackOne) }));
}

function unpackOne([char, label, words, codes, tones]: PackedGroup[1][number]): Emoji {
	const name = foldings(label);
	return {
		char,
		label,
		codes: codes === '' ? [] : codes.split(' '),
		name,
		words: ` ${name} ${foldings(words)} ${codes.replaceAll('_', ' ')} `,
		tones,
	};
}

export type Tone = 0 | 1 | 2 | 3 | 4 | 5;
export const TONES: readonly Tone[] = [0, 1, 2, 3, 4, 5];
const FIRST_TONE = 0x1f3fb;

export function withTone({ char, tones }: Pick<Emoji, 'char' | 'tones'>, tone: Tone): string {
	if (tones === 0 || tone === 0) return char;
	const modifier = String.fromCodePoint(FIRST_TONE + tone - 1);
	return char.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, (all: string, base: string, at: number) =>
		tones === 2 || at === 0 ? base + modifier : all,
	);
}

/* The best first: by code, by name, by any of its words. */
export function findEmoji(groups: readonly EmojiGroup[], wanted: string, max: number): Emoji[] {
	const words = fold(wanted).split(/[\s_:]+/).filter(Boolean);
	if (words.length === 0) return [];
	const found: { one: Emoji; rank: number }[] = [];
	for (const { emoji } of groups)
		for (const one of emoji) {
			const rank = Math.max(...words.map((word) => rankOf(one, word)));
			if (rank < NOT_FOUND) found.push({ one, rank });
		}
	/* Of names that begin so, the shortest is the closest. */
	const order = ({ one, rank }: (typeof found)[number]) => rank + (rank === 1 ? one.name.length / 1000 : 0);
	return found.sort((a, b) => order(a) - order(b)).slice(0, max).map(({ one }) => one);
}

const NOT_FOUND = 5;
/* Fewer letters stand within too many words. */
const WITHIN_MIN = 4;

function rankOf({ name, words, codes }: Emoji, word: string): number {
	if (codes.includes(word) || name === word) return 0;
	if (codes.some((code) => code.startsWith(word)) || name.startsWith(word)) return 1;
	if (words.includes(` ${word} `)) return 2;
	if (words.includes(` ${word}`)) return 3;
	return word.length >= WITHIN_MIN && words.includes(word) ? 4 : NOT_FOUND;
}

export function emojiByCode(groups: readonly EmojiGroup[], code: string): Emoji | undefined {
	for (const { emoji } of groups) for (const one of emoji) if (one.codes.includes(code)) return one;
	return undefined;
}

/* A message of a few emoji and nothing else is shown larger. */
const ONLY_EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}\u200d\ufe0f]|[\u{e0020}-\u{e007f}]| )+$/u;
const UNITS_MAX = 40;

export function isOnlyEmoji(text: string): boolean {
	return text.length <= UNITS_MAX && ONLY_EMOJI.test(text) && /[^\s©®™\u200d\ufe0f]/u.test(text);
}
