/* A message of a few emoji and nothing else is shown larger. */
const ONLY_EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}\u200d\ufe0f]|[\u{e0020}-\u{e007f}]| )+$/u;
const UNITS_MAX = 40;

export function isOnlyEmoji(text: string): boolean {
	return text.length <= UNITS_MAX && ONLY_EMOJI.test(text) && /[^\s©®™\u200d\ufe0f]/u.test(text);
}
