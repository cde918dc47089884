/* What comes in from the clipboard or is dropped: made to fit the schema, its links looked at, its pictures left out. */
import { Fragment, Slice } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { isLink, schema } from '../../note/schema';
import { LIMITS } from '../../protocol/limits';
import { addressOf } from '../../state/links';
import { setLink } from './commands';
import { readForeign, type Foreign } from './foreign';
import { clean, fromMarkdown } from './markdown';
import { parser } from './parse';

export interface Pasted {
	/* Absent: there is nothing to be pasted. */
	tr?: Transaction;
	/* That were left out. */
	images: number;
	/* It is more than could ever be stored, and was not looked at. */
	isTooMuch?: boolean;
}

/* Styles and the like make most of what Word gives. */
const HTML_MAX = 40 * LIMITS.note_steps_bytes;

export function pasted(view: EditorView, data: DataTransfer): Pasted {
	const { state } = view;
	const text = clean(data.getData('text/plain'));
	const html = data.getData('text/html');
	const files = [...data.files].filter(({ type }) => type.startsWith('image/')).length;
	if (text.length > LIMITS.note_steps_bytes) return { images: 0, isTooMuch: true };
	if (state.selection.$from.parent.type.spec.code) return text === '' ? { images: files } : { images: 0, tr: state.tr.insertText(text) };
	const link = linkOver(view, text);
	if (link) return { images: 0, tr: link };
	const foreign = html !== '' && html.length <= HTML_MAX ? readForeign(html) : undefined;
	const slice = foreign ? sliceOf(foreign) : sliceOfText(text);
	const images = foreign?.images ?? files;
	return slice.size === 0 ? { images } : { images, tr: state.tr.replaceSelection(slice) };
}

/* An address that is pasted over words becomes where they lead. */
function linkOver({ state }: EditorView, text: string): Transaction | undefined {
	const run = text.trim();
	const found = /\s/.test(run) ? undefined : addressOf(run);
	const { selection } = state;
	if (!found || found.length !== run.length || !isLink(found.href) || !/^(?:https?:|mailto:|www\.)/i.test(run)) return undefined;
	if (!selection.$from.parent.inlineContent || !selection.$from.sameParent(selection.$to)) return undefined;
	let made: Transaction | undefined;
	if (selection.empty) return undefined;
	setLink(found.href)(state, (tr) => (made = tr));
	return made;
}

function sliceOf({ body }: Foreign): Slice {
	const first = body.firstElementChild;
	const copied = first?.getAttribute('data-pm-slice');
	if (first?.localName === 'li' && copied?.includes('"ordered_list"')) {
		const list = body.ownerDocument.createElement('ol');
		list.append(...body.childNodes);
		body.append(list);
	}
	const doc = parser.parse(body, { preserveWhitespace: copied !== null && copied !== undefined });
	return opened(doc.content);
}

function sliceOfText(text: string): Slice {
	return text.trim() === '' ? inlineSlice(text) : opened(fromMarkdown(text));
}

const inlineSlice = (text: string): Slice => (text === '' ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0));

/* Its ends join what stands there already. */
function opened(content: Fragment): Slice {
	return content.size === 0 || (content.childCount === 1 && content.firstChild!.content.size === 0 && content.firstChild!.isTextblock)
		? Slice.empty
		: Slice.maxOpen(content);
}
