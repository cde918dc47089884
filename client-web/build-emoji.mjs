// Cuts the emoji of emojibase down to what the client needs of one language: by group, each as
// [character, label, words to find it by, short codes, how it takes a skin tone].
import { readFileSync } from 'node:fs';

// Newer ones are boxes on many devices.
const VERSION_MAX = 15.1;
const COMPONENTS = 2;
const TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

const read = (path) => JSON.parse(readFileSync(`node_modules/emojibase-data/${path}`, 'utf8'));

export function emojiOf(language) {
	const codes = read('en/shortcodes/emojibase.json');
	const { groups } = read(`${language}/messages.json`);
	const emoji = read(`${language}/data.json`).filter(
		({ group, version }) => group !== undefined && group !== COMPONENTS && version <= VERSION_MAX,
	);
	return groups
		.filter(({ order }) => order !== COMPONENTS)
		.map(({ order, message }) => {
			const own = emoji.filter(({ group }) => group === order).sort((a, b) => a.order - b.order);
			return [message[0].toUpperCase() + message.slice(1), own.map((one) => entryOf(one, [codes[one.hexcode] ?? []].flat()))];
		});
}

function entryOf({ emoji, label, tags = [], skins = [] }, codes) {
	const char = canonical(emoji);
	const known = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
	const words = [...new Set(tags.flatMap((tag) => tag.toLowerCase().split(/\s+/)))].filter((word) => !known.has(word));
	return [char, label, words.join(' '), codes.join(' '), tonesOf(char, skins)];
}

// What is an emoji by itself needs no sign that says so.
function canonical(emoji) {
	return emoji.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, '$1');
}

// 0: none, 1: on the first person or thing, 2: on every one that can take it.
function tonesOf(char, skins) {
	const wanted = TONES.map((_, i) => skins.find(({ tone }) => [tone].flat().every((one) => one === i + 1)));
	if (skins.length === 0 || wanted.includes(undefined)) return 0;
	for (const how of [1, 2])
		if (TONES.every((tone, i) => withTone(char, tone, how) === canonical(wanted[i].emoji))) return how;
	return 0;
}

// As state/emoji.ts does it; what comes out otherwise than in the data is left without tones.
function withTone(char, tone, how) {
	return char.replace(/(\p{Emoji_Modifier_Base})\ufe0f?/gu, (all, base, at) => (how === 2 || at === 0 ? base + tone : all));
}
