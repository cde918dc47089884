/* Where others stand, as marks in the text. A name stands beside the text, never over it, and only for a while after somebody has
 * moved. */
import type { EditorState } from 'prosemirror-state';
import { Decoration } from 'prosemirror-view';
import type { OtherCursor } from '../../../note/editing';
import { initials, nameOf } from '../../person';
import { huesOf } from './hues';

interface Stand {
	block: unknown;
	offset: number;
	moves: number;
}

/* Tells who has moved from who was only moved, by what others wrote above. */
export class Cursors {
	private stands = new Map<string, Stand>();

	decorations({ doc }: EditorState, others: readonly OtherCursor[]): Decoration[] {
		const { size } = doc.content;
		const stands = new Map<string, Stand>();
		const hues = huesOf(others);
		const made = others.flatMap(({ person, editor, anchor, head }) => {
			const at = Math.min(head, size);
			const $head = doc.resolve(at);
			const before = this.stands.get(editor);
			const hasMoved = !before || before.block !== $head.parent || before.offset !== $head.parentOffset;
			const moves = (before?.moves ?? 0) + (hasMoved ? 1 : 0);
			stands.set(editor, { block: $head.parent, offset: $head.parentOffset, moves });
			const hue = `hue-${hues.get(person)}`;
			const [from, to] = [Math.min(anchor, at), Math.min(Math.max(anchor, at), size)];
			const caret = Decoration.widget(at, () => caretOf(person, hue), { key: `${editor} ${moves} ${hue}`, side: 1, ignoreSelection: true, marks: [] });
			return from === to ? [caret] : [Decoration.inline(from, to, { class: `note-selected ${hue}` }), caret];
		});
		this.stands = stands;
		return made;
	}
}

function caretOf(person: string, hue: string): HTMLElement {
	const caret = document.createElement('span');
	const flag = document.createElement('span');
	caret.className = `note-caret ${hue}`;
	caret.setAttribute('aria-hidden', 'true');
	flag.className = 'note-flag';
	for (const [size, words] of [['long', nameOf(person)], ['short', initials(nameOf(person))]] as const) {
		const part = document.createElement('span');
		part.className = `note-flag-${size}`;
		part.textContent = words;
		flag.append(part);
	}
	caret.append(flag);
	return caret;
}
