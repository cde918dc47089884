/* Every key with a meaning, once: what acts on keys and what explains them both read this. Single
 * letters count only in the list of messages, never where one may be typing. */
import { t, type Key } from '../i18n';
import { isAwaited } from './dialog/dialog';
import { preferences } from './preferences';

export interface Shortcut {
	/* Such as Ctrl+Shift+X; on a Mac, Ctrl stands for Command. */
	keys: readonly string[] | (() => readonly string[]);
	words: Key;
}

/* A keyboard of glass has no Shift+Enter; there, Enter breaks the line. */
export const isTouch = matchMedia('(pointer: coarse)').matches;

export function enterSends(): boolean {
	return preferences.value.sendKey === 'enter' && !isTouch;
}

/* In every list whose rows are links. */
const IN_ROWS = {
	previous: { keys: ['ArrowUp'], words: 'keys_previous_notice' },
	next: { keys: ['ArrowDown'], words: 'keys_next_notice' },
	first: { keys: ['Home'], words: 'keys_first_notice' },
	last: { keys: ['End'], words: 'keys_last_notice' },
	help: { keys: ['?'], words: 'keys' },
} satisfies Record<string, Shortcut>;

export const SHORTCUTS = {
	everywhere: {
		switchRoom: { keys: ['Ctrl+K'], words: 'rail_switch' },
		previousRoom: { keys: ['Alt+ArrowUp'], words: 'keys_previous_room' },
		nextRoom: { keys: ['Alt+ArrowDown'], words: 'keys_next_room' },
		previousUnread: { keys: ['Alt+Shift+ArrowUp'], words: 'keys_previous_unread' },
		nextUnread: { keys: ['Alt+Shift+ArrowDown'], words: 'keys_next_unread' },
		allUnread: { keys: ['Alt+Shift+Home'], words: 'keys_all_unread' },
		nextRegion: { keys: ['F6'], words: 'keys_next_region' },
		previousRegion: { keys: ['Shift+F6'], words: 'keys_previous_region' },
		readAll: { keys: ['Shift+Escape'], words: 'read_all' },
		help: { keys: ['Ctrl+/'], words: 'keys' },
	},
	composer: {
		send: { keys: () => (enterSends() ? ['Enter', 'Ctrl+Enter'] : ['Ctrl+Enter']), words: 'composer_send' },
		breakLine: { keys: () => (enterSends() ? ['Shift+Enter'] : ['Enter', 'Shift+Enter']), words: 'keys_break' },
		editLast: { keys: ['ArrowUp'], words: 'keys_edit_last' },
		cancel: { keys: ['Escape'], words: 'keys_cancel_edit' },
		strong: { keys: ['Ctrl+B'], words: 'format_strong' },
		em: { keys: ['Ctrl+I'], words: 'format_em' },
		strike: { keys: ['Ctrl+Shift+X'], words: 'format_strike' },
	},
	agenda: {
		previous: { keys: ['ArrowUp'], words: 'keys_previous_item' },
		next: { keys: ['ArrowDown'], words: 'keys_next_item' },
		up: { keys: ['Alt+ArrowUp'], words: 'agenda_up' },
		down: { keys: ['Alt+ArrowDown'], words: 'agenda_down' },
		line: { keys: ['Enter'], words: 'keys_next_line' },
		cancel: { keys: ['Escape'], words: 'keys_cancel_edit' },
		remove: { keys: ['Delete'], words: 'agenda_remove' },
	},
	list: {
		previous: { keys: ['ArrowUp'], words: 'keys_previous_message' },
		next: { keys: ['ArrowDown'], words: 'keys_next_message' },
		first: { keys: ['Home'], words: 'keys_first_message' },
		last: { keys: ['End'], words: 'keys_last_message' },
		reply: { keys: ['R'], words: 'thread_reply' },
		edit: { keys: ['E'], words: 'message_edit' },
		react: { keys: ['+'], words: 'reaction_add' },
		pin: { keys: ['P'], words: 'pin_add' },
		save: { keys: ['B'], words: 'save_message' },
		remind: { keys: ['Shift+B'], words: 'remind' },
		unread: { keys: ['U'], words: 'unread_from_here' },
		forward: { keys: ['F'], words: 'forward' },
		copyLink: { keys: ['L'], words: 'message_copy' },
		erase: { keys: ['Delete'], words: 'message_erase' },
		help: { keys: ['?'], words: 'keys' },
	},
	thread: {
		close: { keys: ['Escape'], words: 'thread_close' },
	},
	meeting: {
		next: { keys: ['N'], words: 'meeting_next' },
		pause: { keys: ['P'], words: 'keys_meeting_pause' },
		extend: { keys: ['+'], words: 'keys_meeting_extend' },
		park: { keys: ['K'], words: 'meeting_park' },
		undo: { keys: ['U'], words: 'undo' },
		summarise: { keys: ['S'], words: 'meeting_summarise' },
		raise: { keys: ['H'], words: 'floor_raise' },
		direct: { keys: ['D'], words: 'hand_direct' },
		order: { keys: ['O'], words: 'hand_order' },
		pass: { keys: ['X'], words: 'floor_pass' },
		done: { keys: ['E'], words: 'floor_done' },
		ready: { keys: ['R'], words: 'check_ready' },
		give: { keys: ['W'], words: 'floor_give' },
		decide: { keys: ['B'], words: 'decision' },
		task: { keys: ['T'], words: 'task' },
		back: { keys: ['Escape'], words: 'meeting_back_to_now' },
		help: { keys: ['?'], words: 'keys' },
	},
	floor: {
		previous: { keys: ['ArrowUp'], words: 'keys_previous_notice' },
		next: { keys: ['ArrowDown'], words: 'keys_next_notice' },
		up: { keys: ['Alt+ArrowUp'], words: 'agenda_up' },
		down: { keys: ['Alt+ArrowDown'], words: 'agenda_down' },
		lower: { keys: ['Delete'], words: 'floor_lower' },
	},
	threads: IN_ROWS,
	meetings: {
		...IN_ROWS,
		previousWeek: { keys: ['ArrowLeft'], words: 'week_previous' },
		nextWeek: { keys: ['ArrowRight'], words: 'week_next' },
		thisWeek: { keys: ['T'], words: 'week_this' },
	},
	tasks: {
		...IN_ROWS,
		settle: { keys: ['E'], words: 'inbox_settle' },
		menu: { keys: ['M'], words: 'actions' },
	},
	inbox: {
		...IN_ROWS,
		settle: { keys: ['E'], words: 'inbox_settle' },
		undo: { keys: ['U'], words: 'undo' },
	},
	unread: {
		...IN_ROWS,
		previousGroup: { keys: ['Shift+N'], words: 'keys_previous_group' },
		nextGroup: { keys: ['N'], words: 'keys_next_group' },
		fold: { keys: ['ArrowLeft'], words: 'keys_fold' },
		unfold: { keys: ['ArrowRight'], words: 'keys_unfold' },
		open: { keys: ['Enter'], words: 'unread_open' },
		reply: { keys: ['R'], words: 'thread_reply' },
		react: { keys: ['+'], words: 'reaction_add' },
		save: { keys: ['B'], words: 'save_message' },
		read: { keys: ['E'], words: 'read_here' },
		undo: { keys: ['U'], words: 'undo' },
	},
	saved: {
		...IN_ROWS,
		remove: { keys: ['B', 'Delete'], words: 'saved_remove' },
		remind: { keys: ['Shift+B'], words: 'saved_change' },
		undo: { keys: ['U'], words: 'undo' },
	},
} satisfies Record<string, Record<string, Shortcut>>;

export type Place = keyof typeof SHORTCUTS;
/* What each key of a place does; false: this time nothing, the key keeps its own meaning. */
export type Acts<P extends Place> = Record<keyof (typeof SHORTCUTS)[P], () => unknown>;

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function keysOf({ keys }: Shortcut): readonly string[] {
	return typeof keys === 'function' ? keys() : keys;
}

/* Does what the pressed key stands for in this place, unless a dialog is awaited; whether it stood for
 * anything. */
export function actOn<P extends Place>(event: KeyboardEvent, place: P, acts: Acts<P>): boolean {
	return act(event, SHORTCUTS[place], acts, place !== 'composer' && isAwaited());
}

/* Likewise of a table that comes with its part. isHeld: the key is meant for a dialog that is awaited. */
export function act<N extends string>(event: KeyboardEvent, shortcuts: Readonly<Record<N, Shortcut>>, acts: Record<N, () => unknown>, isHeld = false): boolean {
	if (event.isComposing) return false;
	for (const [name, shortcut] of Object.entries<Shortcut>(shortcuts)) {
		if (!keysOf(shortcut).some((keys) => isPressed(event, keys))) continue;
		if (!isHeld && acts[name as N]() === false) return false;
		event.preventDefault();
		return true;
	}
	return false;
}

/* The plus may be a key itself. */
function partsOf(keys: string): string[] {
	return keys.split(/\+(?!$)/);
}

function isPressed(event: KeyboardEvent, keys: string): boolean {
	const parts = partsOf(keys);
	const key = parts.pop()!;
	const [main, other] = isMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
	/* Where a sign needs Shift depends on the keyboard. */
	const isSign = /^[^\p{L}\p{N}]$/u.test(key);
	/* And what Shift makes of a digit. */
	const pressed = /^\d$/.test(key) ? event.code.replace('Digit', '') : event.key;
	return (
		pressed.toLowerCase() === key.toLowerCase() &&
		main === parts.includes('Ctrl') &&
		!other &&
		event.altKey === parts.includes('Alt') &&
		(isSign || event.shiftKey === parts.includes('Shift'))
	);
}

/* The keys as they are labelled. */
export function keyNames(keys: string): string[] {
	const names: Record<string, string> = {
		Ctrl: isMac ? '⌘' : t('key_ctrl'),
		Shift: isMac ? '⇧' : t('key_shift'),
		Alt: isMac ? '⌥' : 'Alt',
		ArrowUp: '↑',
		ArrowDown: '↓',
		ArrowLeft: '←',
		ArrowRight: '→',
		Delete: t('key_delete'),
		Home: t('key_home'),
		End: t('key_end'),
		Escape: 'Esc',
	};
	return partsOf(keys).map((key) => names[key] ?? key);
}

/* Words with the keys behind them, as for a button's hint. */
export function withKeys(shortcut: Shortcut): string {
	return `${t(shortcut.words)} (${keyNames(keysOf(shortcut)[0]!).join(isMac ? '' : '+')})`;
}
