/* One line of a note, to read. */
import type { ComponentChildren } from 'preact';
import type { Part } from '../../../state/diff';
import type { NoteJson, NoteLine } from '../../../state/noteLines';
import { Changed, Parts } from '../../changed';
import { drawMarked } from '../../marked';
import { mentionName } from './mentionName';

/* Deeper ones stand no further in. */
const DEPTH_MAX = 6;

interface Props {
	line: NoteLine;
	kind?: Part['kind'];
}

export function NoteLineView({ line, kind = 'same' }: Props) {
	return (
		<Frame line={line} kind={kind}>
			{line.content.length > 0 && <Changed kind={kind}>{line.content.map(inlineView)}</Changed>}
		</Frame>
	);
}

/* A line of which some words are others now. */
export function ChangedLineView({ line, parts }: { line: NoteLine; parts: readonly Part[] }) {
	return (
		<Frame line={line} kind="same">
			<Parts parts={parts} />
		</Frame>
	);
}

function Frame({ line, kind, children }: { line: NoteLine; kind: Part['kind']; children: ComponentChildren }) {
	const { block, level, depth, isQuote, sign } = line;
	const names = ['note-line', `is-${block}`, level > 0 && `is-level-${level}`, `is-depth-${Math.min(depth, DEPTH_MAX)}`, isQuote && 'is-quote', `is-${kind}`];
	return (
		<p class={names.filter(Boolean).join(' ')}>
			{sign !== '' && <span class="note-line-sign">{sign}</span>}
			<span class="note-line-words">{block === 'rule' ? '–––' : children}</span>
		</p>
	);
}

function inlineView(node: NoteJson, i: number) {
	if (node.type === 'hard_break') return <br key={i} />;
	if (node.type === 'mention') return <span key={i}>@{mentionName(node)}</span>;
	return <span key={i}>{drawMarked(node.text, node.marks)}</span>;
}
