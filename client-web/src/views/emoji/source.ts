/* Emoji for the completion: :thu offers them, :thumbsup: is one. */
import { emojiByCode, findEmoji, withTone, type Emoji } from '../../state/emoji';
import type { Option, Source } from '../composer/completion';
import { preferences } from '../preferences';
import { loadEmoji } from './data';
import { takeEmoji } from './recent';

const SHOWN_MAX = 8;

export const emojiSource: Source = {
	sign: ':',
	word: /^[\p{L}\p{N}_+-]{2,}:?$/u,
	async find(word) {
		const groups = await loadEmoji();
		if (!word.endsWith(':')) return findEmoji(groups, word, SHOWN_MAX).map(optionOf);
		const exact = emojiByCode(groups, word.slice(0, -1));
		return exact ? [{ ...optionOf(exact), isExact: true }] : [];
	},
};

function optionOf(one: Emoji): Option {
	return {
		key: one.char,
		insert: () => `${takeEmoji(one)} `,
		picture: withTone(one, preferences.peek().tone),
		words: one.label,
		...(one.codes[0] !== undefined && { hint: `:${one.codes[0]}:` }),
	};
}
