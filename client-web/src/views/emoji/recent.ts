/* Which emoji the person has used, and in which skin tone. */
import { withTone, type Emoji } from '../../state/emoji';
import { prefer, preferences } from '../preferences';

const RECENT_MAX = 27;
/* Those of whoever has not used many. */
const COMMON = ['👍', '❤️', '😂', '🎉', '🙏', '👏', '✅', '👀', '🙂'];

export function recentEmoji(): readonly string[] {
	return [...new Set([...preferences.value.emoji, ...COMMON])].slice(0, RECENT_MAX);
}

const QUICK_MAX = 3;
const HAS_TONE = /^\p{Emoji_Modifier_Base}\ufe0f?$/u;

/* The first few, in the person's skin tone, without asking for the data of all. */
export function quickEmoji(): string[] {
	const { tone } = preferences.value;
	return recentEmoji()
		.slice(0, QUICK_MAX)
		.map((char) => withTone({ char, tones: HAS_TONE.test(char) ? 1 : 0 }, tone));
}

/* The emoji as the person uses it; from now on it is a recent one. */
export function takeEmoji(one: Emoji): string {
	const { emoji, tone } = preferences.peek();
	prefer('emoji', [one.char, ...emoji.filter((char) => char !== one.char)].slice(0, RECENT_MAX));
	return withTone(one, tone);
}
