/* Which key was pressed, as the tables of prosemirror-commands name it: Mod is Command on a Mac, Ctrl elsewhere. */
import { isMac } from '../shortcuts';

export function pressed({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
	const [ctrl, meta] = isMac ? ['Ctrl-', 'Mod-'] : ['Mod-', 'Meta-'];
	const name = key.length === 1 ? key.toLowerCase() : key;
	return `${ctrlKey ? ctrl : ''}${metaKey ? meta : ''}${altKey ? 'Alt-' : ''}${shiftKey ? 'Shift-' : ''}${name}`;
}
