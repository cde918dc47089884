/* The emoji of the language shown: read from our own server when they are first needed. */
import { computed, signal } from '@preact/signals';
import { language } from '../../i18n';
import type { Language } from '../../protocol/types';
import { unpack, type EmojiGroup, type PackedGroup } from '../../state/emoji';

declare const EMOJI_URLS: Record<Language, string>;

const loaded = signal<Partial<Record<Language, readonly EmojiGroup[]>>>({});
const loading: Partial<Record<Language, Promise<readonly EmojiGroup[]>>> = {};

/* Empty until loadEmoji() has brought them. */
export const emojiGroups = computed(() => loaded.value[language.value] ?? []);

export function loadEmoji(): Promise<readonly EmojiGroup[]> {
	const wanted = language.peek();
	loading[wanted] ??= fetchEmoji(wanted).catch((error: unknown) => {
		delete loading[wanted];
		throw error;
	});
	return loading[wanted];
}

async function fetchEmoji(wanted: Language): Promise<readonly EmojiGroup[]> {
	const response = await fetch(EMOJI_URLS[wanted]);
	if (!response.ok) throw new Error(`emoji: ${response.status}`);
	const groups = unpack((await response.json()) as PackedGroup[]);
	loaded.value = { ...loaded.value, [wanted]: groups };
	return groups;
}
