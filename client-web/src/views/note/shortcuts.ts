/* Keys while a document is written that stand in the help; `keys.ts` has those that do what they do everywhere. */
import type { Shortcut } from '../shortcuts';

export const NOTE_SHORTCUTS = {
	strong: { keys: ['Ctrl+B'], words: 'format_strong' },
	em: { keys: ['Ctrl+I'], words: 'format_em' },
	strike: { keys: ['Ctrl+Shift+S', 'Ctrl+Shift+X'], words: 'format_strike' },
	code: { keys: ['Ctrl+E'], words: 'format_code' },
	link: { keys: ['Ctrl+K'], words: 'format_link' },
	heading1: { keys: ['Ctrl+Shift+1'], words: 'note_heading1' },
	heading2: { keys: ['Ctrl+Shift+2'], words: 'note_heading2' },
	heading3: { keys: ['Ctrl+Shift+3'], words: 'note_heading3' },
	numbers: { keys: ['Ctrl+Shift+7'], words: 'format_numbers' },
	bullets: { keys: ['Ctrl+Shift+8'], words: 'format_list' },
	checks: { keys: ['Ctrl+Shift+9'], words: 'note_checks' },
	tick: { keys: ['Ctrl+Enter'], words: 'note_tick' },
	undo: { keys: ['Ctrl+Z'], words: 'undo' },
	redo: { keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], words: 'note_redo' },
	menu: { keys: ['Ctrl+.'], words: 'note_menu' },
	bar: { keys: ['Alt+F10'], words: 'note_bar' },
} satisfies Record<string, Shortcut>;
