/* What comes in from the clipboard or is dropped: made to fit the schema, its links looked at, its pictures left out. */
import { closeHistory } from 'prosemirror-history';
import { Fragment, Slice } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { t } from '../../../i18n';
import { isLink, schema } from '../../../note/schema';
import { LIMITS } from '../../../protocol/limits';
import { addressOf } from '../../../state/links';
import { notify } from '../../toast';
import { parser } from '../parse';
import { isTooMuch, sayExcess } from '../size';
import { endWaiting, firstWaiting, type Clip } from '../waiting';
import { readForeign, type Foreign } from './foreign';
import { setLink } from './links';
import { clean, fromMarkdown } from './markdown';

interface Pasted {
	/* Absent: there is nothing to be pasted. */
	tr?: Transaction;
	/* That were left out. */
	images: number;
	/* It is more than could ever be stored, and was not looked at. */
	isEndless?: boolean;
}

/* Styles and the like make most of what Word gives. */
const HTML_MAX = 40 * LIMITS.note_steps_bytes;

/* Puts it in, and says what cannot be. */
export function paste(view: EditorView, clip: Clip): void {
	const tr = madeOf(view.state, clip);
	if (tr) view.dispatch(tr.scrollIntoView());
}

/* Likewise what has waited, each in its turn; the cursor stays where it has gone meanwhile. */
export function pasteWaiting(view: EditorView): void {
	for (let one = firstWaiting(view.state); one; one = firstWaiting(view.state)) {
		const { doc, tr: select, selection } = view.state;
		const there = view.state.apply(select.setSelection(TextSelection.between(doc.resolve(one.from), doc.resolve(one.to))));
		const tr = madeOf(there, one.clip) ?? there.tr;
		tr.setSelection(selection.map(tr.doc, tr.mapping));
		view.dispatch(endWaiting(isTooMuch(tr) ? view.state.tr : tr));
		/* It may not be written any more. */
		if (firstWaiting(view.state) === one) return;
	}
}

/* Undone by itself, not with what was typed just before. */
function madeOf(state: EditorState, clip: Clip): Transaction | undefined {
	const { tr, images, isEndless } = pasted(state, clip);
	if (isEndless) sayExcess('change');
	if (images > 0) notify(t('note_images', { n: images }));
	return tr && closeHistory(tr).setMeta('paste', true).setMeta('uiEvent', 'paste');
}

function pasted(state: EditorState, clip: Clip): Pasted {
	const text = clean(clip.text);
	const { html } = clip;
	if (text.length > LIMITS.note_steps_bytes) return { images: 0, isEndless: true };
	if (state.selection.$from.parent.type.spec.code) return text === '' ? { images: clip.images } : { images: 0, tr: state.tr.insertText(text) };
	const link = linkOver(state, text);
	if (link) return { images: 0, tr: link };
	const foreign = html !== '' && html.length <= HTML_MAX ? readForeign(html) : undefined;
	const slice = foreign ? sliceOf(foreign) : sliceOfText(text);
	const images = foreign?.images ?? clip.images;
	return slice.size === 0 ? { images } : { images, tr: state.tr.replaceSelection(slice) };
}

/* An address that is pasted over words becomes where they lead. */
function linkOver(state: EditorState, text: string): Transaction | undefined {
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
