/* Notes in minutes, which nobody writes in any more: a document of ProseMirror drawn without its editor. What it does not know
 * it draws by its contents, so that nothing that was written is left out. */
import { Fragment, type ComponentChildren } from 'preact';
import { t } from '../../i18n';
import { piecesBetween, type Amending, type Piece } from '../../state/amending';
import type { NoteJson } from '../../state/noteLines';
import { drawMarked } from '../marked';
import { drawPieces } from './amended';

export interface Drawing {
	readonly amending: Amending;
	/* What who is mentioned was called then, by id. */
	readonly names: ReadonlyMap<string, string>;
}

/* What stands in a line. */
const INLINE = ['text', 'mention', 'hard_break'];

/* How its words read in a line. */
function wordsOf({ type, text = '', attrs }: NoteJson, names: Drawing['names']): string {
	if (type === 'hard_break') return '\n';
	if (type !== 'mention') return text;
	if (attrs?.kind === 'all') return `@${t('mention_all')}`;
	return `@${names.get(String(attrs?.id)) ?? t('someone')}`;
}

/* All of its words, a line for each paragraph. */
export function noteText(node: NoteJson, names: Drawing['names']): string {
	const { content = [] } = node;
	if (INLINE.includes(node.type)) return wordsOf(node, names);
	const isLine = content.some(({ type }) => INLINE.includes(type));
	return content.map((child) => noteText(child, names)).join(isLine ? '' : '\n');
}

export function drawNote(drawing: Drawing, document: NoteJson): ComponentChildren {
	return <div class="note-text minutes-note">{drawAll(drawing, document.content)}</div>;
}

function drawAll(drawing: Drawing, nodes: readonly NoteJson[] = []): ComponentChildren {
	return nodes.map((node, i) => <Fragment key={i}>{drawBlock(drawing, node)}</Fragment>);
}

function drawBlock(drawing: Drawing, node: NoteJson): ComponentChildren {
	const { type, attrs = {}, content = [] } = node;
	switch (type) {
	case 'paragraph':
		return <p>{drawLine(drawing, content)}</p>;
	case 'heading':
		return drawHeading(Number(attrs.level), drawLine(drawing, content));
	case 'code_block':
		return (
			<pre>
				<code>{drawLine(drawing, content)}</code>
			</pre>
		);
	case 'blockquote':
		return <blockquote>{drawAll(drawing, content)}</blockquote>;
	case 'bullet_list':
		return <ul>{drawItems(drawing, content)}</ul>;
	case 'ordered_list':
		return <ol start={Number(attrs.order) || 1}>{drawItems(drawing, content)}</ol>;
	case 'check_list':
		return <ul class="note-checks">{drawChecks(drawing, content)}</ul>;
	case 'rule':
		return <hr />;
	default:
		return INLINE.includes(type) ? drawLine(drawing, [node]) : drawAll(drawing, content);
	}
}

/* Below the headings of the minutes. */
function drawHeading(level: number, words: ComponentChildren): ComponentChildren {
	if (level === 1) return <h5 class="note-h1">{words}</h5>;
	return <h6 class={level === 2 ? 'note-h2' : 'note-h3'}>{words}</h6>;
}

function drawItems(drawing: Drawing, items: readonly NoteJson[]): ComponentChildren {
	return items.map(({ content }, i) => <li key={i}>{drawAll(drawing, content)}</li>);
}

function drawChecks(drawing: Drawing, items: readonly NoteJson[]): ComponentChildren {
	return items.map((item, i) => {
		const isChecked = item.attrs?.checked === true;
		const [first] = item.content ?? [];
		const label = (first && noteText(first, drawing.names)) || t('minutes_check');
		return (
			<li key={i} class={isChecked ? 'note-check is-checked' : 'note-check'}>
				<span>
					<input type="checkbox" checked={isChecked} disabled aria-label={label} />
				</span>
				<div>{drawAll(drawing, item.content)}</div>
			</li>
		);
	});
}

/* What was amended may begin within one mark and end within another. */
function drawLine(drawing: Drawing, nodes: readonly NoteJson[]): ComponentChildren {
	const words = nodes.map((node) => wordsOf(node, drawing.names));
	const pieces = drawing.amending.take(words.join(''));
	let at = 0;
	return nodes.map((node, i) => {
		const from = at;
		at += words[i]!.length;
		return <Fragment key={i}>{drawInline(node, piecesBetween(pieces, from, at))}</Fragment>;
	});
}

function drawInline(node: NoteJson, pieces: readonly Piece[]): ComponentChildren {
	return drawPieces(pieces, (words) => {
		if (node.type === 'hard_break' && words === '\n') return <br />;
		if (node.type === 'mention') return <span class="mention">{words}</span>;
		return drawMarked(words, node.marks);
	});
}
