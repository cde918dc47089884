/* What is pasted before there is anything to read it waits where it is to stand, while the text around it changes. */
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from 'prosemirror-state';

/* What was on the clipboard; images: how many. */
export interface Clip {
	text: string;
	html: string;
	images: number;
}

/* To stand in place of what is between. */
export interface Waiting {
	clip: Clip;
	from: number;
	to: number;
}

const key = new PluginKey<readonly Waiting[]>();

/* What is put in where they stand comes behind what waits there; only one that has waited before them does not. */
export const waitingPlugin = new Plugin<readonly Waiting[]>({
	key,
	state: {
		init: () => [],
		apply(tr, before) {
			const next = tr.getMeta(key) as Waiting | 'first' | 'all' | undefined;
			if (next === 'all') return [];
			const side = next === 'first' ? 1 : -1;
			const moved = before.map(({ clip, from, to }) => {
				const end = tr.mapping.map(to, side);
				return { clip, from: Math.min(tr.mapping.map(from, 1), end), to: end };
			});
			if (next === 'first') moved.shift();
			else if (next) moved.push(next);
			return moved;
		},
	},
});

/* The cursor goes behind it. */
export function waits({ selection: { from, to }, tr }: EditorState, clip: Clip): Transaction {
	return tr.setSelection(TextSelection.near(tr.doc.resolve(to), -1)).setMeta(key, { clip, from, to });
}

export const firstWaiting = (state: EditorState): Waiting | undefined => key.getState(state)?.[0];

/* It has waited long enough. */
export const endWaiting = (tr: Transaction): Transaction => tr.setMeta(key, 'first');

/* All of it as mere text: for whoever leaves before there is anything to read it. Undefined: nothing waits. */
export function waitingAsText(state: EditorState): Transaction | undefined {
	const all = key.getState(state) ?? [];
	const { tr } = state;
	for (const { clip, from, to } of all) tr.insertText(clip.text, tr.mapping.map(from), tr.mapping.map(to));
	return all.length > 0 ? tr.setMeta(key, 'all') : undefined;
}
