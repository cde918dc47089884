/* All emoji: by group, found by words, in the skin tone one likes. */
import { useEffect, useId, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import { t } from '../../i18n';
import { findEmoji, withTone, type Emoji } from '../../state/emoji';
import { closeDialog, Dialog } from '../dialog/dialog';
import { preferences } from '../preferences';
import { isTouch } from '../shortcuts';
import { emojiGroups, loadEmoji } from './data';
import { EmojiGrid } from './grid';
import { recentEmoji, takeEmoji } from './recent';
import { ToneChoice } from './toneChoice';

const FOUND_MAX = 90;
/* One of each group, as its sign. */
const SIGNS = ['🕒', '😀', '👋', '🐻', '🍏', '✈️', '⚽', '💡', '❤️', '🚩'];

interface Props {
	/* The button that asked for it. */
	anchor: HTMLElement;
	/* Is to close it, too. */
	onPick: (char: string) => void;
	onClose?: () => void;
}

export function EmojiPicker({ anchor, onPick, onClose = closeDialog }: Props) {
	const wanted = useSignal('');
	/* 0: the recent ones, then the groups. */
	const group = useSignal(0);
	const looked = useSignal<Emoji | undefined>(undefined);
	const failed = useSignal(false);
	const panel = useId();
	useEffect(() => {
		loadEmoji().catch(() => (failed.value = true));
	}, []);
	const shown = wanted.value.trim() === '' ? ofGroup(group.value) : findEmoji(emojiGroups.value, wanted.value, FOUND_MAX);
	return (
		<Dialog title={t('emoji')} anchor={anchor} onClose={onClose}>
			<input
				class="switcher-input"
				type="search"
				autofocus={!isTouch}
				aria-label={t('emoji_search')}
				placeholder={t('emoji_search')}
				autocomplete="off"
				onInput={(event) => (wanted.value = event.currentTarget.value)}
			/>
			{wanted.value.trim() === '' && <GroupTabs group={group} panel={panel} />}
			{failed.value && <p class="form-error">{t('error_offline')}</p>}
			<div id={panel} class="emoji-panel" role="tabpanel" aria-label={nameOfGroup(group.value)}>
				<EmojiGrid key={`${group.value} ${wanted.value}`} emoji={shown} onLook={(one) => (looked.value = one)} onPick={(one) => onPick(takeEmoji(one))} />
				{shown.length === 0 && emojiGroups.value.length > 0 && <p class="browse-none">{t('emoji_none')}</p>}
			</div>
			<footer class="emoji-foot">
				<p class="emoji-looked" aria-hidden="true">
					{looked.value && `${withTone(looked.value, preferences.value.tone)} ${looked.value.label}`}
				</p>
				<ToneChoice />
			</footer>
		</Dialog>
	);
}

function ofGroup(group: number): readonly Emoji[] {
	if (group > 0) return emojiGroups.value[group - 1]?.emoji ?? [];
	const all = new Map(emojiGroups.value.flatMap(({ emoji }) => emoji.map((one) => [one.char, one])));
	return recentEmoji().flatMap((char) => all.get(char) ?? []);
}

function nameOfGroup(group: number): string {
	return group === 0 ? t('emoji_recent') : (emojiGroups.value[group - 1]?.name ?? '');
}

function GroupTabs({ group, panel }: { group: Signal<number>; panel: string }) {
	const tabs = useRef<HTMLDivElement>(null);
	const onKeyDown = (event: KeyboardEvent) => {
		const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
		if (!step) return;
		event.preventDefault();
		group.value = (group.value + step + SIGNS.length) % SIGNS.length;
		(tabs.current!.children[group.value] as HTMLElement).focus();
	};
	return (
		<div ref={tabs} class="emoji-tabs" role="tablist" aria-label={t('emoji_groups')} onKeyDown={onKeyDown}>
			{SIGNS.map((sign, i) => (
				<button
					key={sign}
					type="button"
					role="tab"
					aria-selected={i === group.value}
					aria-controls={panel}
					aria-label={nameOfGroup(i)}
					title={nameOfGroup(i)}
					tabIndex={i === group.value ? 0 : -1}
					onClick={() => (group.value = i)}
				>
					{sign}
				</button>
			))}
		</div>
	);
}
